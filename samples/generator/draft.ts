/** Books while they are written, and what every kind of event needs. */
import type { BankEntry, Company, Party, SubLedgerRow, Voucher } from './company.ts';

/** How an event differs between the books; left out, they agree. */
export interface Oddity {
  /** The bank's day, amount or reference, when they are other than the ledger's. */
  readonly bankDay?: string;
  readonly bankOre?: number;
  readonly bankReference?: string;
  /** The books that know of it; all of them unless said. */
  readonly only?: readonly ('ledger' | 'bank' | 'subLedger')[];
  /** How many times the bank has it. */
  readonly bankTimes?: number;
  /** The sub-ledger's amount. */
  readonly subLedgerOre?: number;
}

export interface Invoice {
  readonly party: Party;
  readonly ore: number;
}

export interface Draft {
  readonly company: Company;
  readonly vouchers: Voucher[];
  readonly bank: BankEntry[];
  readonly subLedger: SubLedgerRow[];
  readonly receivables: Map<string, Invoice>;
  readonly payables: Map<string, Invoice>;
  oldReceivablesOre: number;
}

/** Whether a book knows of the event. */
export const known = (odd: Oddity, book: 'ledger' | 'bank' | 'subLedger') => odd.only?.includes(book) ?? true;

export function lookUp(invoices: ReadonlyMap<string, Invoice>, number: string): Invoice {
  const found = invoices.get(number);
  if (!found) throw new Error(`no invoice ${number}`);
  return found;
}

export function party(parties: readonly Party[], at: number): Party {
  const found = parties[at];
  if (!found) throw new Error(`no party ${at}`);
  return found;
}

/** Amounts are chosen so that this is a whole number of öre; the writers refuse others. */
export function vatOf({ sales }: Company, netOre: number): number {
  return (netOre * sales.vatPercent) / 100;
}

export function addBank(draft: Draft, odd: Oddity, entry: BankEntry): void {
  if (!known(odd, 'bank')) return;
  const told = { ...entry, day: odd.bankDay ?? entry.day, ore: odd.bankOre ?? entry.ore };
  for (let i = 0; i < (odd.bankTimes ?? 1); i++) draft.bank.push(told);
}
