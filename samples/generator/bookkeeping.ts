/** The events of a small company, each written into the books it belongs in: ledger, bank statement, sub-ledger. */
import { total } from './amounts.ts';
import { bankEvents } from './bank-events.ts';
import { type Books, type Company, kr, period, type Voucher } from './company.ts';
import { customerEvents } from './customer-events.ts';
import type { Draft, Oddity } from './draft.ts';
import { supplierEvents } from './supplier-events.ts';

export interface Bookkeeping {
  /** An invoice of last year that is still unpaid: an opening balance on 1510. */
  oldInvoice(number: string, customer: number, ore: number): void;
  /** A customer's invoice: net amount, VAT on top. */
  invoice(number: string, day: string, customer: number, netOre: number, odd?: Oddity): void;
  credit(number: string, day: string, netOre: number, odd?: Oddity): void;
  /** A customer pays an invoice by its OCR number; `ore` when it is not the whole. */
  paid(number: string, day: string, odd?: Oddity & { readonly ore?: number }): void;
  /** Payments that reach the bank account as one deposit with a serial number. */
  deposit(serial: number, day: string, numbers: readonly string[], bankDeposits?: readonly number[]): void;
  supplierInvoice(number: string, day: string, supplier: number, netOre: number, account: string): void;
  paySupplier(number: string, day: string, reference: string, odd?: Oddity & { readonly ore?: number }): void;
  card(day: string, shop: string, ore: number, account: string, odd?: Oddity): void;
  /** The day's takings by mobile payment: booked per till, paid by the bank as one sum. */
  takings(day: string, tills: readonly number[], bankOre?: number | null): void;
  /** Any other event on the bank account. */
  other(day: string, words: OtherWords, ore: number, account: string, odd?: Oddity): void;
  /** A voucher that does not touch the bank account. */
  voucher(series: string, day: string, text: string, lines: Voucher['lines']): void;
  books(): Books;
}

export interface OtherWords {
  readonly series: string;
  readonly text: string;
  /** Stands as the row's text in the ledger and as EndToEndId at the bank. */
  readonly reference?: string;
  /** The bank's words. */
  readonly info: string;
}

const shareCapital = kr(100_000);

const byDay = (a: { readonly day: string }, b: { readonly day: string }): number =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : 0;

export function keepBooks(company: Company): Bookkeeping {
  const draft: Draft = {
    company,
    vouchers: [],
    bank: [],
    subLedger: [],
    receivables: new Map(),
    payables: new Map(),
    oldReceivablesOre: 0,
  };
  return {
    ...customerEvents(draft),
    ...supplierEvents(draft),
    ...bankEvents(draft),
    books() {
      const opening = new Map([
        ['1510', draft.oldReceivablesOre],
        ['1930', company.bankOpeningOre],
        ['2081', -shareCapital],
        ...company.otherOpening,
      ]);
      opening.set('2091', -total(opening.values()));
      for (const { day } of [...draft.vouchers, ...draft.bank, ...draft.subLedger])
        if (day < period.start || day > period.end) throw new Error(`${day} is outside the period`);
      return {
        company,
        vouchers: draft.vouchers.toSorted(byDay),
        bank: draft.bank.toSorted(byDay),
        subLedger: draft.subLedger.toSorted(byDay),
        opening,
      };
    },
  };
}
