/** Which cell of a record each field is in, found once from the header row. */
import type { CsvLayout } from '../../domain/csv-layout.ts';
import { type TextField, textFields } from '../../domain/row.ts';

/** Fields with a meaning of their own; every other column is text. */
const coreFields = [
  'date',
  'amount',
  'debit',
  'credit',
  'valueDate',
  'currency',
  'account',
  'balance',
] as const;
type CoreField = (typeof coreFields)[number];

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
  layout: CsvLayout,
  header: readonly string[] | null,
): Columns | { readonly missing: readonly MissingColumn[] } {
  const folded = header?.map(fold) ?? null;
  const shown = (header ?? []).map((text) => text.trim()).join(', ');
  const missing: MissingColumn[] = [];
  const core: Partial<Record<CoreField, number>> = {};
  const texts: [TextField, number][] = [];
  const objects: [string, number][] = [];
  const extra: [string, number][] = [];
  for (const [field, wanted] of Object.entries(layout.columns)) {
    const at = positionOf(wanted, folded);
    if (at < 0) missing.push({ column: wanted, header: shown });
    else if ((coreFields as readonly string[]).includes(field)) core[field as CoreField] = at;
    else if ((textFields as readonly string[]).includes(field)) texts.push([field as TextField, at]);
    else if (field.startsWith('object.')) objects.push([field.slice('object.'.length), at]);
    else extra.push([field, at]);
  }
  for (const field of unmapped(layout)) missing.push({ column: field, header: shown });
  if (missing.length > 0) return { missing };
  const used = [...Object.values(core), ...[...texts, ...objects, ...extra].map(([, at]) => at)];
  return {
    core,
    texts,
    objects,
    extra,
    needed: Math.max(...used) + 1,
    width: header?.length ?? null,
    dateHeader: folded?.[core.date ?? 0] ?? null,
  };
}

/** Without a date and an amount there is no row. */
function unmapped({ columns }: CsvLayout): string[] {
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
