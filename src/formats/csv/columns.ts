/** Which cell of a record each field is in, found once from the header row. */
import type { TableLayout } from '../../domain/csv-layout.ts';
import { type TextField, textFields } from '../../domain/row.ts';

/** Fields with a meaning of their own; every other column is text. */
const coreFields = [
  'date',
  'amount',
  'debit',
  'credit',
  /** `D`/`K`, `+`/`-`, `in`/`ut` beside an amount without sign. */
  'direction',
  'valueDate',
  'currency',
  /** Clearing number, in front of the account's. */
  'clearing',
  'account',
  'balance',
  /** Kind of record of the Baltic banks: 10 opening balance, 20 booking, 82 turnover, 86 closing balance. */
  'rowType',
] as const;
export type CoreField = (typeof coreFields)[number];

export interface Columns {
  /** 0-based position of the cell. */
  readonly core: Partial<Readonly<Record<CoreField, number>>>;
  readonly texts: readonly (readonly [TextField, number])[];
  /** Objects of dimensions (`object.1`) by dimension. */
  readonly objects: readonly (readonly [string, number])[];
  readonly extra: readonly (readonly [string, number])[];
  /** Cells a row must have. */
  readonly needed: number;
  /** Cells of the header row; null without one. */
  readonly width: number | null;
  /** Text of the date column's header, to recognise a header repeated further down. */
  readonly dateHeader: string | null;
}

export interface MissingColumn {
  readonly column: string;
  readonly header: string;
}

/** Header texts are compared without case, outer blanks and the difference between one blank and many. */
const fold = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

function positionOf(wanted: string, header: readonly string[] | null): number {
  const named = header?.indexOf(fold(wanted)) ?? -1;
  if (named >= 0) return named;
  // A number names a column where no header does; with a header row it still may.
  return /^[1-9]\d{0,3}$/.test(wanted) && (header === null || Number(wanted) <= header.length)
    ? Number(wanted) - 1
    : -1;
}

/** `header` is null when the layout has no header row. Gives the columns, or those that are missing. */
export function findColumns(
  layout: Pick<TableLayout, 'columns'>,
  header: readonly string[] | null,
): Columns | { readonly missing: readonly MissingColumn[] } {
  const folded = header?.map(fold) ?? null;
  const headers = headerText(header ?? []);
  const found = Object.entries(layout.columns).map(([field, wanted]) => ({
    field,
    wanted,
    at: positionOf(wanted, folded),
  }));
  const absent = [...found.filter(({ at }) => at < 0).map(({ wanted }) => wanted), ...unmapped(layout)];
  if (absent.length > 0) return { missing: absent.map((column) => ({ column, header: headers })) };
  const sorted = sortFields(found);
  const needed = Math.max(...found.map(({ at }) => at)) + 1;
  return {
    ...sorted,
    needed,
    width: header?.length ?? null,
    dateHeader: folded?.[sorted.core.date ?? 0] ?? null,
  };
}

/** A line that is no header may be very long. */
const longestHeaders = 1000;

export function headerText(header: readonly string[]): string {
  let text = '';
  for (const cell of header) {
    text += `${text === '' ? '' : ', '}${cell.trim()}`;
    if (text.length > longestHeaders) break;
  }
  return text.slice(0, longestHeaders);
}

function sortFields(
  found: readonly { field: string; at: number }[],
): Pick<Columns, 'core' | 'texts' | 'objects' | 'extra'> {
  const core: Partial<Record<CoreField, number>> = {};
  const texts: [TextField, number][] = [];
  const objects: [string, number][] = [];
  const extra: [string, number][] = [];
  for (const { field, at } of found) {
    if (isCore(field)) core[field] = at;
    else if (isText(field)) texts.push([field, at]);
    else if (field.startsWith('object.')) objects.push([field.slice('object.'.length), at]);
    else extra.push([field, at]);
  }
  return { core, texts, objects, extra };
}

const isCore = (field: string): field is CoreField => (coreFields as readonly string[]).includes(field);
const isText = (field: string): field is TextField => (textFields as readonly string[]).includes(field);

/** Without a date and an amount there is no row. */
function unmapped({ columns }: Pick<TableLayout, 'columns'>): string[] {
  const has = (field: string): boolean => Object.hasOwn(columns, field);
  return [
    ...(has('date') ? [] : ['date']),
    ...(has('amount') || has('debit') || has('credit') ? [] : ['amount']),
  ];
}

/** A header row repeated on a later page of the export. */
export function isHeaderAgain(cell: string, columns: Columns): boolean {
  return columns.dateHeader !== null && columns.dateHeader !== '' && fold(cell) === columns.dateHeader;
}
