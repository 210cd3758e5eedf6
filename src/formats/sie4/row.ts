/** A row of a voucher, with the words that matching looks at; SIE 4 and SIE 5 make it alike. */
import type { Day } from '../../domain/day.ts';
import type { Ore } from '../../domain/ore.ts';
import type { ParsedRow, TextField } from '../../domain/row.ts';
import type { Voucher } from './voucher.ts';

export interface RowParts {
  readonly row: number;
  /** Null for formats without lines. */
  readonly line: number | null;
  readonly account: string;
  readonly date: Day;
  readonly amountOre: Ore;
  readonly currency: string | null;
  /** The row's own text. */
  readonly text: string;
  /** Dimension → object; null when it has none. */
  readonly objects: Readonly<Record<string, string>> | null;
  /** Fields beyond those of every row; where they and the objects both know one, these count. */
  readonly more: Readonly<Partial<Record<TextField, string>>> | null;
}

/** `names` gives the name of a customer or supplier: `dimension object` → name. */
export function makeRow(parts: RowParts, voucher: Voucher, names: ReadonlyMap<string, string>): ParsedRow {
  const { row, line, account, date, amountOre, currency, objects, more } = parts;
  const { identity, name, series, number } = voucher;
  const text = joinTexts(parts.text, voucher.text);
  if (line === null || more !== null || series === '' || number === '' || text === '' || hasParty(objects))
    return makeAnyRow(parts, voucher, names);
  // In one piece: the rows of a large file nearly all have just these.
  const reference = parts.text || voucher.text;
  return objects === null
    ? {
        row,
        line,
        account,
        date,
        amountOre,
        currency,
        identity,
        text,
        reference,
        voucher: name,
        series,
        number,
      }
    : {
        row,
        line,
        account,
        date,
        amountOre,
        currency,
        identity,
        text,
        reference,
        voucher: name,
        series,
        number,
        objects,
      };
}

/** An invoice, a customer or a supplier (dimensions 10, 8, 9). */
function hasParty(objects: Readonly<Record<string, string>> | null): boolean {
  return objects !== null && (objects['10'] ?? objects['8'] ?? objects['9']) !== undefined;
}

function makeAnyRow(parts: RowParts, voucher: Voucher, names: ReadonlyMap<string, string>): ParsedRow {
  const { row, account, date, amountOre, currency, text, objects, more } = parts;
  const made: Writable<ParsedRow> = { row, account, date, amountOre, currency, identity: voucher.identity };
  if (parts.line !== null) made.line = parts.line;
  put(made, 'text', joinTexts(text, voucher.text));
  put(made, 'reference', text || voucher.text);
  put(made, 'voucher', voucher.name);
  put(made, 'series', voucher.series);
  put(made, 'number', voucher.number);
  if (objects !== null) {
    put(made, 'invoice', objects['10'] ?? '');
    put(made, 'counterparty', counterparty(objects, names));
    made.objects = objects;
  }
  if (more !== null) Object.assign(made, more);
  return made;
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

/** Row text and voucher text; once where one says what the other does. */
function joinTexts(row: string, voucher: string): string {
  if (row.includes(voucher)) return row;
  return voucher.includes(row) ? voucher : `${row} / ${voucher}`;
}
