/** A record of one payment: 82 (in), 32 (out) or 77 (an earlier payment that went back), the same in both layouts. */
import type { Day } from '../../domain/day.ts';
import { type Ore, ore } from '../../domain/ore.ts';
import type { ParsedRow, TextField } from '../../domain/row.ts';
import { fieldAt, giroAt } from '../giro/values.ts';

export interface RowParts {
  readonly row: number;
  readonly line: number;
  readonly account: string | null;
  readonly code: number;
  /** The day the money moved. */
  readonly day: Day;
  /** Serial number of the deposit or withdrawal; empty in the old layout. */
  readonly serial: string;
  readonly amount: Ore;
}

export function rowOf(line: string, parts: RowParts): ParsedRow {
  const { code, serial } = parts;
  const account = parts.account ?? giroAt(line, 44, 53);
  const payer = giroAt(line, 16, 31) ?? '';
  const fields: Partial<Record<TextField, string>> = {};
  const reference = fieldAt(line, 54, 69);
  if (reference !== '') fields.reference = reference;
  // The payer's number, often the customer's: what a ledger has of a payer instead of a name.
  if (payer !== '') fields.reference2 = payer;
  if (serial !== '') fields.batch = serial;
  if (account !== null) fields.bankgiro = account;
  return {
    row: parts.row,
    line: parts.line,
    account,
    date: parts.day,
    amountOre: code === 82 ? parts.amount : ore(-parts.amount),
    currency: 'SEK',
    ...fields,
    ...(code === 77 ? { extra: refundOf(line) } : {}),
    identity: {
      parts: ['autogiro', account ?? '', String(code), serial, payer, fieldAt(line, 3, 10)],
      standsAlone: false,
    },
  };
}

/** The day of the payment that went back, and why: 01 no mandate, 02 mandate withdrawn, 03 unreasonable amount. */
function refundOf(line: string): Record<string, string> {
  const code = fieldAt(line, 78, 79);
  return { paidOn: fieldAt(line, 3, 10), ...(code === '' ? {} : { refundCode: code }) };
}
