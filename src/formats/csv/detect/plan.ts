/**
 * How a table is to be read, from its beginning and what the import definition says: the definition wins key by key, the rest
 * is found out. What cannot be found out for certain is a problem that refuses the file and says which key to set.
 */
import type { CsvLayout, TableLayout } from '../../../domain/csv-layout.ts';
import type { Side } from '../../../domain/row.ts';
import type { Decimal } from '../amount.ts';
import { findColumns } from '../columns.ts';
import { knownExport } from '../known-exports.ts';
import type { RowContext } from '../row-reader.ts';
import type { Problem } from './amount-columns.ts';
import { type Chosen, chooseColumns, type TableParts } from './choose-columns.ts';
import type { TableKind } from './columns-of.ts';
import { contextOf, positiveIsCredit } from './context-of.ts';
import { type FoundHeader, headerIn } from './header-row.ts';
import { type Preamble, preambleOf } from './preamble.ts';
import type { SampleRow } from './sample.ts';
import { knownShape } from './shapes.ts';
import { tableSample } from './table-sample.ts';
import { amountsOf, datesOf, placesOf } from './values-of.ts';

export type Confidence = 'certain' | 'likely' | 'guess';

export interface TablePlan {
  /** Null where a problem leaves something open. */
  readonly layout: TableLayout | null;
  /** One way that the open points could be meant: enough to tell what the file states of its totals, never to read a row. */
  readonly provisional: TableLayout | null;
  /** A form that the days may have, where several are possible. */
  readonly dateGuess: string | null;
  /** As far as it could be found out, for people. */
  readonly seen: {
    readonly headerRow: number;
    readonly headerRows: number;
    readonly decimal: Decimal | null;
    readonly grouping: string;
    readonly dateFormat: string | null;
    readonly columns: Readonly<Record<string, string>> | null;
    readonly sign: 'asIs' | 'inverted' | null;
  };
  /** Headings, those of several rows joined; null: none, or not in the sample. */
  readonly header: readonly string[] | null;
  /** Records before this line are no rows. */
  readonly firstLine: number;
  readonly context: RowContext;
  readonly period: Preamble['period'];
  readonly positiveIsCredit: boolean;
  readonly known: string | null;
  readonly kind: TableKind;
  readonly orgNumber: string | null;
  readonly confidence: Confidence;
  readonly problems: readonly Problem[];
}

export type GivenLayout = Pick<CsvLayout, 'headerRow' | 'decimal' | 'dateFormat' | 'columns' | 'sign'>;

export const nothingGiven: GivenLayout = {
  headerRow: null,
  decimal: null,
  dateFormat: null,
  columns: null,
  sign: null,
};

/** `rows`: the first records of the table, all of them where it is small. */
export function planTable(rows: readonly SampleRow[], given: GivenLayout, feeds: Side | null): TablePlan {
  const header = headerOf(rows, given);
  const firstRow = header === null ? 0 : header.at + header.rows;
  const below = rows.slice(firstRow);
  const table = tableSample(header?.cells ?? null, below);
  const known = header === null ? null : knownExport(header.cells);
  const shape = header === null ? knownShape(rows, table) : null;
  const preamble = preambleOf(rows.slice(0, header?.at ?? 0));
  const headerRow = given.headerRow ?? (header === null ? 0 : (rows[firstRow - 1]?.line ?? 0));
  const parts = { given, feeds, header, table, known: known ?? shape, preamble };
  return finish({ ...parts, columns: chooseColumns(parts) }, headerRow, below[0]?.line ?? headerRow + 1);
}

/** The header that the layout names by line or by its columns, else the one that the words tell. */
function headerOf(rows: readonly SampleRow[], given: GivenLayout): FoundHeader | null {
  if (given.headerRow === 0) return null;
  if (given.headerRow !== null) {
    const at = rows.findIndex(({ line }) => line >= (given.headerRow ?? 0));
    return at < 0 ? null : { cells: rows[at]?.cells ?? [], at, rows: 1 };
  }
  if (given.columns !== null) {
    const columns = given.columns;
    const at = rows.slice(0, 100).findIndex(({ cells }) => !('missing' in findColumns({ columns }, cells)));
    const byName = Object.values(columns).some((name) => !/^\d+$/.test(name));
    if (at >= 0 && byName) return { cells: rows[at]?.cells ?? [], at, rows: 1 };
  }
  return headerIn(rows);
}

type Parts = TableParts & { readonly columns: Chosen };

function finish(parts: Parts, headerRow: number, firstLine: number): TablePlan {
  const { given, header, table, known, preamble, columns: chosen } = parts;
  const { columns, problems: open } = chosen;
  const places = placesOf(columns, header?.cells ?? null);
  const dates = datesOf(places, table, given.dateFormat);
  const amounts = amountsOf(places, table, given.decimal, known?.decimal ?? null);
  const sign = signOf(parts);
  const found = [...open, ...dates.problems, ...amounts.problems];
  const problems = found.length === 0 && dates.form === null ? unplaced(parts) : found;
  const { decimal, grouping } = amounts;
  const provisional =
    amounts.problems.length > 0
      ? null
      : layoutOf({
          headerRow,
          decimal,
          dateFormat: dates.first,
          columns,
          sign: sign ?? 'asIs',
        });
  const layout = problems.length === 0 ? provisional : null;
  return {
    layout,
    provisional,
    dateGuess: dates.first,
    seen: {
      headerRow,
      headerRows: header?.rows ?? 0,
      decimal,
      grouping,
      dateFormat: dates.form,
      columns,
      sign,
    },
    header: header?.cells ?? null,
    firstLine,
    context: contextOf(parts, places, decimal),
    period: preamble.period,
    positiveIsCredit: positiveIsCredit(parts, places),
    known: known?.name ?? null,
    kind: chosen.kind,
    orgNumber: known?.orgNumber ?? null,
    confidence: confidenceOf(parts, layout),
    problems,
  };
}

type Open<T> = { readonly [K in keyof T]: T[K] | null };

function layoutOf({
  dateFormat,
  columns,
  ...rest
}: Open<Pick<TableLayout, 'dateFormat' | 'columns'>> &
  Omit<TableLayout, 'dateFormat' | 'columns'>): TableLayout | null {
  return dateFormat === null || columns === null ? null : { ...rest, dateFormat, columns };
}

function confidenceOf({ known }: Parts, layout: TableLayout | null): Confidence {
  if (known?.name) return 'certain';
  return layout === null ? 'guess' : 'likely';
}

/** Null: a known export whose sign is of two kinds. */
function signOf({ given, known, columns }: Parts): 'asIs' | 'inverted' | null {
  if (given.sign !== null) return given.sign;
  return known === null ? (columns.money?.sign ?? 'asIs') : known.sign;
}

/** The definition names columns that are not there, or a header that is not. */
function unplaced({ header, given, columns: { columns: chosen } }: Parts): Problem[] {
  if (chosen === null) return [];
  if (header === null) return [{ code: 'csv-header-missing', params: { headerRow: given.headerRow ?? 1 } }];
  const columns = findColumns({ columns: given.columns ?? {} }, header.cells);
  const missing = 'missing' in columns ? columns.missing : [];
  return missing.map((params) => ({ code: 'csv-column-missing', params: { ...params } }));
}
