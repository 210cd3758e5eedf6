import type { Day } from './day.ts';
import type { Ore } from './ore.ts';

/** Which source a row comes from. */
export type Side = 'ledger' | 'bank' | 'external';

/**
 * What a format tells the fingerprint about a row beyond its fields, so that the same row in an overlapping file is
 * recognised and a different one is not.
 * `parts`: SIE fiscal year start, series and number; camt AcctSvcrRef, else NtryRef with the statement's id, else the statement's id.
 * `standsAlone`: the parts name the entry whatever its words are (camt AcctSvcrRef): text and reference stay out of the key.
 */
export interface RowIdentity {
  readonly parts: readonly string[];
  readonly standsAlone: boolean;
}

/** Named text fields of a row (design: reconcile, j). Absent means the row has none. */
export const textFields = [
  'reference',
  'reference2',
  'ocr',
  'voucher',
  'series',
  'number',
  'invoice',
  'counterparty',
  'text',
  'batch',
  'bankgiro',
] as const;
export type TextField = (typeof textFields)[number];

/** One row as a format reads it: `account` is the file's own account (a ledger account for ledger files). */
export interface ParsedRow extends Partial<Readonly<Record<TextField, string>>> {
  /** 1-based number of the row in the file, in file order. */
  readonly row: number;
  readonly line?: number;
  /** Null where the file names no account (a CSV without an account column). */
  readonly account: string | null;
  readonly date: Day;
  readonly valueDate?: Day;
  /** Debit and bank deposits positive. */
  readonly amountOre: Ore;
  /** Null: the account's currency, SEK unless said. */
  readonly currency: string | null;
  /** SIE dimension → object. */
  readonly objects?: Readonly<Record<string, string>>;
  /** Columns of an import definition that are no named field. */
  readonly extra?: Readonly<Record<string, string>>;
  readonly identity: RowIdentity | null;
}
