/** The chart of accounts of a file (`#KONTO`, `Account`), as far as it tells whether the rest of the file is whole. */
import { ownCopy } from '../own-copy.ts';
import type { Notices } from './notices.ts';
import { isAccount } from './values.ts';

export interface Accounts {
  declare(account: string, place: number): void;
  /** An account that a row or a balance names. */
  use(account: string, place: number): void;
  /** `demanded`: the file has to declare every account it uses (an export has, a 4I file has not). */
  finish(demanded: boolean): void;
}

const mostAccounts = 100_000;
/** What is longer is no account, and is not kept. */
const longestAccount = 64;
/** BAS has four digits, sub-accounts up to six; others are read as they stand. */
const usualAccount = /^\d{4,6}$/;

export function createAccounts(notices: Notices): Accounts {
  const declared = new Set<string>();
  const used = new Map<string, number>();
  return {
    declare(account, place) {
      if (!isAccount(account)) notices.warn('sie-account-unreadable', place, { account });
      else if (!usualAccount.test(account)) notices.warn('sie-account-length', place, { account });
      if (declared.size < mostAccounts && account.length <= longestAccount) declared.add(ownCopy(account));
    },
    use(account, place) {
      if (used.has(account) || used.size >= mostAccounts || account.length > longestAccount) return;
      used.set(ownCopy(account), place);
    },
    finish(demanded) {
      if (!demanded || declared.size === 0 || declared.size >= mostAccounts) return;
      for (const [account, place] of used) {
        if (!declared.has(account)) notices.warn('sie-account-undeclared', place, { account });
      }
    },
  };
}
