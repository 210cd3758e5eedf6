/** Accounts by number: rows name the same few again and again, and what is known of them is found without their letters. */
import type { Accounts } from './accounts.ts';
import type { Balances } from './balances.ts';
import type { Sums } from './roll-forward.ts';

export interface PlainAccount {
  readonly text: string;
  readonly sums: Sums;
}

const mostAccounts = 100_000;

export function createPlainAccounts(
  accounts: Accounts,
  balances: Balances,
): (account: number, line: number) => PlainAccount {
  const known = new Map<number, PlainAccount>();
  return (account, line) => {
    const met = known.get(account);
    if (met) return met;
    const text = String(account);
    accounts.use(text, line);
    const fresh = { text, sums: balances.sumsOf(text) };
    if (known.size < mostAccounts) known.set(account, fresh);
    return fresh;
  };
}
