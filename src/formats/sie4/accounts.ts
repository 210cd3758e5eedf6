/** The chart of accounts of a file (`#KONTO`), as far as it tells whether the rest of the file is whole. */
import { type Item, textAt } from './item.ts';
import type { Notices } from './notices.ts';
import { isAccount } from './values.ts';

export interface Accounts {
  /** Takes a `#KONTO` item. */
  declare(item: Item, line: number): void;
  /** An account that a row or a balance names. */
  use(account: string, line: number): void;
  /** `demanded`: the file has to declare every account it uses (an export has, a 4I file has not). */
  finish(demanded: boolean): void;
}

const mostAccounts = 100_000;
/** BAS has four digits, sub-accounts up to six; others are read as they stand. */
const usualAccount = /^\d{4,6}$/;

export function createAccounts(notices: Notices): Accounts {
  const declared = new Set<string>();
  const used = new Map<string, number>();
  return {
    declare(item, line) {
      const account = textAt(item, 0);
      if (!isAccount(account)) notices.warn('sie-account-unreadable', line, { account });
      else if (!usualAccount.test(account)) notices.warn('sie-account-length', line, { account });
      if (declared.size < mostAccounts) declared.add(account);
    },
    use(account, line) {
      if (!used.has(account) && used.size < mostAccounts) used.set(account, line);
    },
    finish(demanded) {
      if (!demanded || declared.size === 0 || declared.size >= mostAccounts) return;
      for (const [account, line] of used) {
        if (!declared.has(account)) notices.warn('sie-account-undeclared', line, { account });
      }
    },
  };
}
