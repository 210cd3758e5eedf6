/**
 * The rows of a sheet as records of a text table. The first ones are kept until the columns are known by their headings (or by
 * the import); then every row is read as a line of a csv is, with its balances, totals and reserved amounts.
 */
import type { CsvLayout } from '../../domain/csv-layout.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Side } from '../../domain/row.ts';
import type { CsvDialect } from '../../domain/source-file.ts';
import { type Columns, findColumns, headerText } from '../csv/columns.ts';
import { nothingGiven, planTable, type TablePlan } from '../csv/detect/plan.ts';
import { TableRecord } from '../csv/record.ts';
import { createTable, type Table } from '../csv/table.ts';
import type { Sink } from '../format.ts';
import { shown } from '../shown.ts';
import type { Cell } from './cell.ts';
import {
  amountText,
  dayText,
  isAmbiguous,
  isoForm,
  plainText,
  type SheetDialect,
  sampleText,
  sheetDialect,
} from './cell-text.ts';
import { columnName, type SheetRow } from './sheet.ts';

export interface TableOf {
  readonly sheet: string;
  readonly is1904: boolean;
  readonly layout: CsvLayout | null;
  readonly feeds: Side | null;
  readonly sink: Sink;
}

export interface SheetTable {
  row(row: SheetRow): void;
  /** The last findings and the statements. */
  end(): { counts: { transactions: number; pending: number }; plan: TablePlan };
}

const sampleRows = 250;
const sampleCharacters = 4_194_304;

/** How a row becomes a record. */
interface Way {
  readonly dialect: SheetDialect;
  readonly plan: TablePlan;
  readonly table: Table;
  /** Kinds of the columns that a field is in, by position. */
  readonly kinds: ReadonlyMap<number, 'money' | 'day' | 'text'>;
  readonly width: number;
}

export function createSheetTable(of: TableOf): SheetTable {
  const kept: SheetRow[] = [];
  const headerRow = of.layout?.headerRow ?? 0;
  const record = new TableRecord();
  let characters = 0;
  let way: Way | null = null;

  function begin(): Way {
    const made = wayOf(of, kept);
    way = made;
    for (const row of kept) take(row, made);
    kept.length = 0;
    return made;
  }

  function take(row: SheetRow, { plan, table, kinds, dialect, width }: Way): void {
    if (row.number < plan.firstLine || plan.layout === null) return;
    const fault = faultIn(row, kinds, dialect);
    if (fault !== null) {
      of.sink.finding(fault);
      return;
    }
    const texts = new Array<string>(width).fill('');
    for (const cell of row.cells) {
      if (cell.column < width) texts[cell.column] = textOf(cell, kinds.get(cell.column), dialect);
    }
    table.record(record.fill(texts, row.number));
  }

  return {
    row(row) {
      if (way !== null) return take(row, way);
      kept.push(row);
      for (const { text } of row.cells) characters += text.length;
      const enough = kept.length >= sampleRows && row.number > headerRow;
      if (enough || characters > sampleCharacters) begin();
    },
    end() {
      const { table, plan } = way ?? begin();
      return { counts: table.end(true), plan };
    },
  };
}

function wayOf(of: TableOf, kept: readonly SheetRow[]): Way {
  const { layout, sink } = of;
  const cells = kept.flatMap((row) => row.cells);
  const dialect = sheetDialect(cells, layout, of.is1904);
  const width = widthOf(kept);
  const rows = kept.map((row) => ({ line: row.number, cells: sampleCells(row, width, dialect) }));
  const given = { ...nothingGiven, ...layout, ...givenOf(layout, dialect) };
  const plan = withSheet(planTable(rows, given, of.feeds), of);
  // A formula that was never worked out may be all there is in a column: that is what has to be told.
  const blocked = plan.layout === null ? kept.map((row) => faultIn(row, null, dialect)).find(Boolean) : null;
  if (blocked) sink.finding(blocked);
  const table = createTable(plan, sink);
  const columns = plan.layout === null ? null : findColumns(plan.layout, plan.header);
  const known = columns === null || 'missing' in columns ? null : columns;
  return {
    dialect,
    plan,
    table,
    kinds: known === null ? new Map() : kindsOf(known),
    width: Math.max(known?.needed ?? 0, plan.header?.length ?? width),
  };
}

/**
 * The header is looked for by the named columns from the first row on: the line 1 that stands for "not said" in a csv says
 * nothing of a sheet. Columns may be letters where there is no header.
 */
function givenOf(layout: CsvLayout | null, dialect: SheetDialect): Partial<CsvLayout> {
  const headerRow = layout?.headerRow === 1 && layout.columns !== null ? null : (layout?.headerRow ?? null);
  const columns = headerRow === 0 && layout !== null ? byNumber(layout.columns) : (layout?.columns ?? null);
  return {
    headerRow,
    columns,
    decimal: dialect.decimal,
    dateFormat: dialect.dateFormat === null ? null : isoForm,
  };
}

function byNumber(columns: CsvLayout['columns']): CsvLayout['columns'] {
  if (columns === null) return null;
  const number = (name: string): string =>
    /^[A-Z]{1,2}$/.test(name)
      ? String([...name].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0))
      : name;
  return Object.fromEntries(Object.entries(columns).map(([field, name]) => [field, number(name)]));
}

/** Rows with less than this are titles and notes, which may stand anywhere. */
const cellsOfRow = 3;

function widthOf(kept: readonly SheetRow[]): number {
  const last = (row: SheetRow): number => (row.cells.at(-1)?.column ?? -1) + 1;
  const full = kept.filter(({ cells }) => cells.length >= cellsOfRow);
  return (full.length > 0 ? full : kept).reduce((most, row) => Math.max(most, last(row)), 0);
}

function sampleCells(row: SheetRow, width: number, dialect: SheetDialect): string[] {
  const texts = new Array<string>(width).fill('');
  for (const cell of row.cells) if (cell.column < width) texts[cell.column] = sampleText(cell, dialect);
  return texts;
}

/** No row has the headings: that is one problem of the sheet, and not one of each column. */
function withSheet(plan: TablePlan, { sheet, layout }: TableOf): TablePlan {
  const { columns } = layout ?? {};
  if (plan.header !== null || !columns || layout?.headerRow === 0) return plan;
  if (!('missing' in findColumns({ columns }, null))) return plan;
  const params = { sheet: shown(sheet), headers: headerText(Object.values(columns)) };
  return { ...plan, layout: null, problems: [{ code: 'xlsx-header-missing', params }] };
}

function kindsOf({ core, texts, objects, extra }: Columns): Map<number, 'money' | 'day' | 'text'> {
  const kinds = new Map<number, 'money' | 'day' | 'text'>();
  for (const [, at] of [...texts, ...objects, ...extra]) kinds.set(at, 'text');
  for (const at of [core.direction, core.currency, core.clearing, core.account, core.rowType])
    if (at !== undefined) kinds.set(at, 'text');
  for (const at of [core.date, core.valueDate]) if (at !== undefined) kinds.set(at, 'day');
  for (const at of [core.amount, core.debit, core.credit, core.balance])
    if (at !== undefined) kinds.set(at, 'money');
  return kinds;
}

function textOf(cell: Cell, kind: 'money' | 'day' | 'text' | undefined, dialect: SheetDialect): string {
  if (kind === 'money') return amountText(cell, dialect);
  return kind === 'day' ? dayText(cell, dialect) : plainText(cell, dialect);
}

/** A cell of a column in use that has no value, or one that could be two. `kinds` null: any cell. */
function faultIn(row: SheetRow, kinds: Way['kinds'] | null, dialect: SheetDialect): Finding | null {
  for (const cell of row.cells) {
    const kind = kinds?.get(cell.column);
    if (kinds !== null && kind === undefined) continue;
    const code = codeOf(cell, kind, dialect);
    if (code === null) continue;
    const params = { cell: `${columnName(cell.column)}${row.number}`, value: shown(cell.text) };
    return {
      code,
      severity: 'error',
      line: row.number,
      params: code === 'table-decimal-ambiguous' ? { amount: shown(cell.text) } : params,
    };
  }
  return null;
}

function codeOf(
  cell: Cell,
  kind: 'money' | 'day' | 'text' | undefined,
  dialect: SheetDialect,
): Finding['code'] | null {
  if (cell.kind === 'error') return 'xlsx-cell-error';
  if (cell.kind === 'uncalculated') return 'xlsx-cell-uncalculated';
  if (cell.kind === 'unreadable') return 'xlsx-cell-unreadable';
  return kind === 'money' && isAmbiguous(cell, dialect) ? 'table-decimal-ambiguous' : null;
}

/** For people: how the sheet was read. */
export function shownPlan({ seen, known, confidence }: TablePlan, sheet: string): CsvDialect {
  return { sheet: shown(sheet), delimiter: '', quote: 'none', ...seen, known, confidence };
}
