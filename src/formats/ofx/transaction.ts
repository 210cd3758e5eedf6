/** One STMTTRN to a row. Fields: design, reconcile, j. */

import type { Code } from '../../domain/codes.ts';
import type { Day } from '../../domain/day.ts';
import type { Params } from '../../domain/finding.ts';
import { minorDigits, type Ore } from '../../domain/ore.ts';
import type { ParsedRow, TextField } from '../../domain/row.ts';
import { shown } from '../shown.ts';
import { ofxAmount, ofxDay } from './values.ts';

/** Values by name; those inside an aggregate with its name before (`PAYEE/NAME`). */
export type Values = ReadonlyMap<string, string>;

/** The values of a transaction that are read. */
export const transactionValues: ReadonlySet<string> = new Set([
  'DTPOSTED',
  'DTAVAIL',
  'TRNAMT',
  'FITID',
  'CORRECTFITID',
  'CORRECTACTION',
  'CHECKNUM',
  'REFNUM',
  'NAME',
  'EXTDNAME',
  'PAYEE/NAME',
  'MEMO',
  'CURRENCY/CURSYM',
]);

export interface Transaction {
  readonly date: Day;
  readonly valueDate: Day | null;
  readonly amountOre: Ore;
  readonly currency: string | null;
}

export interface Unreadable {
  readonly code: Code;
  readonly params: Params;
}

/** The amount as it counts in the sums; its sign is the owner's: TRNTYPE says nothing of it. */
export function amountOf(values: Values, currency: string | null): { readonly ore: Ore } | Unreadable {
  const text = values.get('TRNAMT') ?? '';
  const read = ofxAmount(text, minorDigits(currency ?? 'SEK'));
  if ('ore' in read) return read;
  const finer = read.fault === 'finer-than-minor-unit';
  return {
    code: finer ? 'amount-finer-than-minor-unit' : 'amount-unreadable',
    params: { amount: shown(text), ...(finer ? { currency: shown(currency ?? 'SEK') } : {}) },
  };
}

export function daysOf(values: Values): { readonly date: Day; readonly valueDate: Day | null } | Unreadable {
  const text = values.get('DTPOSTED') ?? '';
  const date = ofxDay(text);
  if (date === null) return { code: 'date-unreadable', params: { date: shown(text) } };
  return { date, valueDate: ofxDay(values.get('DTAVAIL') ?? '') };
}

export function rowOf(
  values: Values,
  transaction: Transaction,
  place: { readonly row: number; readonly account: string | null },
): ParsedRow {
  const { date, valueDate, amountOre, currency } = transaction;
  const id = values.get('FITID') ?? '';
  return {
    row: place.row,
    account: place.account,
    date,
    ...(valueDate ? { valueDate } : {}),
    amountOre,
    currency,
    ...fieldsOf(values),
    // FITID names the transaction within its account, whatever words it comes with; some banks leave it empty.
    identity:
      id === ''
        ? { parts: ['ofx', place.account ?? ''], standsAlone: false }
        : { parts: ['fitid', place.account ?? '', id], standsAlone: true },
  };
}

function fieldsOf(values: Values): Partial<Record<TextField, string>> {
  const folded = (...names: string[]): string | undefined => {
    for (const name of names) {
      const value = values.get(name)?.replace(/\s+/g, ' ').trim();
      if (value) return value;
    }
    return undefined;
  };
  const found = {
    reference: folded('REFNUM', 'CHECKNUM'),
    counterparty: folded('NAME', 'PAYEE/NAME', 'EXTDNAME'),
    text: folded('MEMO', 'EXTDNAME', 'NAME', 'PAYEE/NAME'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
