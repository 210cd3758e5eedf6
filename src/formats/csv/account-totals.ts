/** Balances and totals per account of a table that states a running balance; nothing where it does not. */
import type { CsvLayout } from '../../domain/csv-layout.ts';
import { type Ore, ore } from '../../domain/ore.ts';
import type { Sink } from '../format.ts';
import { type BalanceChain, createBalanceChain } from './balance-chain.ts';
import type { ReadRow } from './row-reader.ts';

interface AccountTotals {
  readonly account: string | null;
  readonly currency: string | null;
  readonly chain: BalanceChain;
  entries: number;
  bookedEntries: number;
  positive: number;
  negative: number;
}

const whole = (sum: number): Ore | null => (Number.isSafeInteger(sum) ? ore(sum) : null);

export function createAccountTotals(layout: CsvLayout): { add(read: ReadRow): void; end(sink: Sink): void } {
  const accounts = new Map<string, AccountTotals>();
  if (!Object.hasOwn(layout.columns, 'balance')) return { add: () => undefined, end: () => undefined };
  // With one amount column a deposit is the bank's credit; with two columns the file itself says which is which.
  const positiveIsCredit = Object.hasOwn(layout.columns, 'amount');

  function of({ account, currency }: ReadRow['row']): AccountTotals {
    const key = `${account ?? ''} ${currency ?? ''}`;
    const known = accounts.get(key);
    if (known) return known;
    const made = {
      account,
      currency,
      chain: createBalanceChain(),
      entries: 0,
      bookedEntries: 0,
      positive: 0,
      negative: 0,
    };
    accounts.set(key, made);
    return made;
  }

  return {
    add({ row, pending, balanceOre }) {
      const totals = of(row);
      totals.entries += 1;
      if (row.amountOre > 0) totals.positive += row.amountOre;
      else totals.negative -= row.amountOre;
      if (pending) return;
      totals.bookedEntries += 1;
      totals.chain.add({
        row: row.row,
        line: row.line ?? 0,
        day: row.date,
        amountOre: row.amountOre,
        balanceOre,
      });
    },
    end(sink) {
      for (const {
        account,
        currency,
        chain,
        entries,
        bookedEntries,
        positive,
        negative,
      } of accounts.values()) {
        const [credit, debit] = positiveIsCredit ? [positive, negative] : [negative, positive];
        chain.end(sink, {
          account,
          currency,
          entries,
          bookedEntries,
          sumCreditOre: whole(credit),
          sumDebitOre: whole(debit),
        });
      }
    },
  };
}
