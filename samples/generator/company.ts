/** What the three made-up companies are made of. Amounts are integer öre, days `YYYY-MM-DD`. */

export interface Party {
  readonly id: string;
  readonly name: string;
}

export interface Company {
  readonly code: string;
  readonly name: string;
  readonly orgNumber: string;
  readonly iban: string;
  readonly bic: string;
  /** Opening balance of the bank account, in the ledger and at the bank. */
  readonly bankOpeningOre: number;
  /** Other opening balances; the rest is equity. */
  readonly otherOpening: readonly (readonly [account: string, ore: number])[];
  readonly sales: { readonly account: string; readonly vatAccount: string; readonly vatPercent: number };
  readonly customers: readonly Party[];
  readonly suppliers: readonly Party[];
}

export interface VoucherLine {
  readonly account: string;
  readonly ore: number;
  readonly text?: string;
  /** Dimension and object: 8 customer, 9 supplier, 10 invoice. */
  readonly objects?: readonly (readonly [dimension: number, object: string])[];
}

export interface Voucher {
  readonly series: string;
  readonly day: string;
  readonly text: string;
  readonly lines: readonly VoucherLine[];
}

export interface BankEntry {
  readonly day: string;
  readonly ore: number;
  /** Structured reference (OCR), or the payer's own (EndToEndId). */
  readonly ocr?: string;
  readonly endToEnd?: string;
  readonly party?: string;
  /** Number of payments in a deposit of several. */
  readonly batchSize?: number;
  readonly info: string;
}

export interface SubLedgerRow {
  readonly day: string;
  readonly invoice: string;
  readonly customer: Party;
  readonly text: string;
  readonly ore: number;
}

export interface Books {
  readonly company: Company;
  readonly vouchers: readonly Voucher[];
  readonly bank: readonly BankEntry[];
  readonly subLedger: readonly SubLedgerRow[];
  /** Opening balances by account; they add up to 0. */
  readonly opening: ReadonlyMap<string, number>;
}

/** First day of the fiscal year and of the data, last day of the data, and when the ledger was exported. */
export const period = {
  start: '2026-10-01',
  yearEnd: '2027-09-30',
  end: '2026-11-20',
  exported: '2026-11-23',
} as const;

/** Kronor and öre as öre. */
export function kr(kronor: number, ore = 0): number {
  return kronor * 100 + (kronor < 0 ? -ore : ore);
}

/** Adds the Luhn (mod 10) check digit: an OCR number from an invoice number. */
export function withCheckDigit(digits: string): string {
  let sum = 0;
  for (const [at, digit] of [...digits].reverse().entries()) {
    const doubled = Number(digit) * (at % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits + ((10 - (sum % 10)) % 10);
}

/** A Swedish IBAN under bank code 999, which no bank has. */
export function fictitiousIban(account: string): string {
  const bban = `999${account.padStart(17, '0')}`;
  // S is 28 and E is 14; 00 stands where the check digits will be (ISO 13616).
  const remainder = BigInt(`${bban}281400`) % 97n;
  return `SE${String(98n - remainder).padStart(2, '0')}${bban}`;
}
