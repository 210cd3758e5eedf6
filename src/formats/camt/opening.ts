/**
 * Opens an entry to its transactions. The entry is what was booked on the account, its transactions explain it: they become
 * rows of their own only when they sum to the entry, or to all but its fees (fact sheet: formats/international, 1.5).
 */
import { type Charge, sumOfCharges } from './charges.ts';
import type { Exact } from './exact.ts';
import type { Invoice } from './invoices.ts';
import type { Transaction } from './transaction.ts';
import type { Transactions } from './transactions.ts';
import type { Money } from './values.ts';

export interface EntrySum {
  /** Signed. */
  readonly exact: Exact;
  readonly currency: string | null;
  readonly credit: boolean;
  readonly charges: readonly Charge[];
}

/** One row of an entry; they sum to it. */
export interface Part {
  /** Signed. */
  readonly exact: Exact;
  /** Null for the fees. */
  readonly transaction: Transaction | null;
  /** Number of the transaction in the entry, from 1. */
  readonly number: number;
  /** One of the invoices that the transaction pays, and its number from 1. */
  readonly invoice?: Invoice;
  readonly invoiceNumber?: number;
}

export interface Opened {
  /** Null: the entry is one row. */
  readonly parts: readonly Part[] | null;
  /** Signed sum of the transactions where it contradicts the entry; null where they agree or say nothing. */
  readonly otherSum: Exact | null;
  /** The entry holds several transactions and yet is one row. */
  readonly unopened: boolean;
}

const whole: Opened = { parts: null, otherSum: null, unopened: false };

export function openEntry(entry: EntrySum, transactions: Transactions): Opened {
  const { each, count } = transactions;
  if (count === 0) return whole;
  if (!each) return { parts: null, otherSum: null, unopened: true };
  const [first] = each;
  if (first && count === 1 && first.invoices.length < 2) {
    const amount = signedAmount(entry, first);
    if (amount === null || amount === entry.exact) return whole;
  }
  const amounts = amountsOf(entry, each);
  if (!amounts) return { parts: null, otherSum: null, unopened: count > 1 };
  const sum = amounts.reduce((total, amount) => total + amount, 0n);
  const rest = entry.exact - sum;
  if (rest !== 0n && !areCharges(rest, entry, each))
    return { parts: null, otherSum: sum, unopened: count > 1 };
  const parts = each.flatMap((transaction, at) =>
    partsOf(transaction, amounts[at] ?? 0n, entry.currency, at + 1),
  );
  if (rest !== 0n) parts.push({ exact: rest, transaction: null, number: count + 1 });
  return parts.length === 1 ? whole : { parts, otherSum: null, unopened: false };
}

/** Signed amounts of all transactions in the entry's currency; null when one has none. */
function amountsOf(entry: EntrySum, each: readonly Transaction[]): Exact[] | null {
  // A single transaction without an amount of its own is the entry.
  if (each.length === 1) return [signedAmount(entry, each[0]) ?? entry.exact];
  const amounts: Exact[] = [];
  for (const transaction of each) {
    const amount = signedAmount(entry, transaction) ?? signedAmount(entry, transaction, 'instructed');
    if (amount === null) return null;
    amounts.push(amount);
  }
  return amounts;
}

function signedAmount(
  entry: EntrySum,
  transaction: Transaction | undefined,
  which: 'amount' | 'instructed' = 'amount',
): Exact | null {
  const amount = inCurrency(transaction?.[which] ?? null, entry.currency);
  if (amount === null) return null;
  return (transaction?.credit ?? entry.credit) ? amount : -amount;
}

function inCurrency(money: Money | null, currency: string | null): Exact | null {
  return money && (money.currency ?? currency) === currency ? money.exact : null;
}

/** The fees of the entry, of its transactions, or of both; by their parts or by their totals. */
function areCharges(rest: Exact, entry: EntrySum, each: readonly Transaction[]): boolean {
  const ofTransactions = each.flatMap(({ charges }) => charges);
  return [false, true].some((totals) => {
    const outer = sumOfCharges(entry.charges, entry.currency, totals);
    const inner = sumOfCharges(ofTransactions, entry.currency, totals);
    return rest === outer || rest === inner || rest === outer + inner;
  });
}

function partsOf(transaction: Transaction, exact: Exact, currency: string | null, number: number): Part[] {
  const { invoices } = transaction;
  const sign = exact < 0n ? -1n : 1n;
  const sameCurrency = invoices.every((invoice) => (invoice.currency ?? currency) === currency);
  const sum = invoices.reduce((total, invoice) => total + invoice.exact, 0n);
  if (invoices.length < 2 || !sameCurrency || sum * sign !== exact) return [{ exact, transaction, number }];
  return invoices.map((invoice, at) => ({
    exact: invoice.exact * sign,
    transaction,
    number,
    invoice,
    invoiceNumber: at + 1,
  }));
}
