/** One `#TRANS` as a row: its fields however they are shifted, and the words that matching looks at. */
import type { Day } from '../../domain/day.ts';
import type { Ore } from '../../domain/ore.ts';
import type { ParsedRow, TextField } from '../../domain/row.ts';
import { type Item, textAt } from './item.ts';
import type { Notices } from './notices.ts';

export interface TransFields {
  readonly account: string;
  readonly objects: readonly string[];
  readonly amount: string;
  readonly date: string;
  readonly text: string;
}

/** `#TRANS account {objects} amount date text`; the list is left out by some vendors, or written as `""`. */
export function transFields(item: Item, line: number, notices: Notices): TransFields {
  const second = item.fields[1];
  const listed = typeof second === 'object' || (second === '' && item.fields.length > 2);
  if (!listed && second !== undefined) notices.warn('sie-object-list-missing', line);
  const at = listed ? 2 : 1;
  const objects = typeof second === 'object' ? second : [];
  if (objects.length % 2 === 1)
    notices.warn('sie-object-list-unreadable', line, { objects: objects.join(' ') });
  const fields = { account: textAt(item, 0), objects, amount: textAt(item, at) };
  const [date, text] = [textAt(item, at + 1), textAt(item, at + 2)];
  if (!isDateLeftOut(date, text)) return { ...fields, date, text };
  notices.warn('sie-row-date-missing', line, { text: date });
  return { ...fields, date: '', text: date };
}

/** `#TRANS 1510 {} 100.00 "Kundfordringar"`: words where the date should be, and no text behind them. */
function isDateLeftOut(date: string, text: string): boolean {
  return /\p{L}/u.test(date) && /^[-\d.,]*$/.test(text);
}

/** What a row takes from its voucher. */
export interface VoucherWords {
  readonly series: string;
  readonly number: string;
  readonly text: string;
  readonly yearStart: Day | null;
}

export interface RowParts {
  readonly row: number;
  readonly line: number;
  readonly fields: TransFields;
  readonly date: Day;
  readonly amountOre: Ore;
  readonly currency: string | null;
}

/** `names` gives the name of a customer or supplier: `dimension object` → name. */
export function makeRow(
  parts: RowParts,
  voucher: VoucherWords,
  names: ReadonlyMap<string, string>,
): ParsedRow {
  const { fields } = parts;
  const { series, number } = voucher;
  const objects = fields.objects.length > 1 ? objectsOf(fields.objects) : null;
  const row: Writable<ParsedRow> = {
    row: parts.row,
    line: parts.line,
    account: fields.account,
    date: parts.date,
    amountOre: parts.amountOre,
    currency: parts.currency,
    // Vouchers of a pre-system get their number in the ledger: without one nothing names the row but its words.
    identity: number === '' ? null : { parts: [voucher.yearStart ?? '', series, number], standsAlone: false },
  };
  put(row, 'text', joinTexts(fields.text, voucher.text));
  put(row, 'reference', fields.text || voucher.text);
  put(row, 'voucher', series + number);
  put(row, 'series', series);
  put(row, 'number', number);
  if (objects === null) return row;
  put(row, 'invoice', objects['10'] ?? '');
  put(row, 'counterparty', counterparty(objects, names));
  row.objects = objects;
  return row;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Absent means that a row has none: an empty text is no field. */
function put(row: Writable<ParsedRow>, field: TextField, value: string): void {
  if (value !== '') row[field] = value;
}

/** Reserved dimensions 8 (customer) and 9 (supplier). */
function counterparty(objects: Readonly<Record<string, string>>, names: ReadonlyMap<string, string>): string {
  for (const dimension of ['8', '9']) {
    const code = objects[dimension];
    if (code) return names.get(`${dimension} ${code}`) || code;
  }
  return '';
}

function objectsOf(list: readonly string[]): Record<string, string> {
  const objects: Record<string, string> = {};
  for (let at = 0; at + 1 < list.length; at += 2) {
    const dimension = (list[at] as string).trim();
    objects[dimension] ??= (list[at + 1] as string).trim();
  }
  return objects;
}

/** Row text and voucher text; once where one says what the other does. */
function joinTexts(row: string, voucher: string): string {
  if (row.includes(voucher)) return row;
  return voucher.includes(row) ? voucher : `${row} / ${voucher}`;
}
