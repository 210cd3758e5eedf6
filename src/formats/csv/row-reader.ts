/** One record of a table → a row, or what else it is. */
import type { TableLayout } from '../../domain/csv-layout.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Columns } from './columns.ts';
import { DayReader } from './day.ts';
import type { Fault, MoneyReader } from './money.ts';
import { type ControlRow, OtherRecords } from './other-records.ts';
import { TableRecord } from './record.ts';
import { type ReadRow, RowBuilder, type RowContext } from './row-builder.ts';

export type { ControlRow } from './other-records.ts';
export type { ReadRow, RowContext } from './row-builder.ts';

/** `none`: a blank row, a repeated header, a heading, a note or a line with only balances. */
export type RecordResult = ReadRow | { readonly control: ControlRow } | 'none' | 'not-booked' | Finding;

export const noContext: RowContext = {
  account: null,
  currency: null,
  credits: null,
  debitIs: 'out',
  balanceBefore: false,
  pendingText: null,
};

export interface RowReader {
  /** Texts of cells → a row, for tables that are not text. */
  read(cells: readonly string[], line: number, row: number): RecordResult;
  take(record: TableRecord, row: number): RecordResult;
  /** What every row that was read comes back in. */
  readonly result: ReadRow;
  readonly money: MoneyReader;
}

export function createRowReader(
  layout: TableLayout,
  columns: Columns,
  context: RowContext = noContext,
): RowReader {
  return new TableRows(layout, columns, context);
}

class TableRows implements RowReader {
  readonly result: ReadRow;
  readonly money: MoneyReader;
  private readonly columns: Columns;
  private readonly days: DayReader;
  private readonly builder: RowBuilder;
  private readonly others: OtherRecords;
  private readonly scratch = new TableRecord();
  private readonly dateAt: number;
  private readonly hasTypes: boolean;
  /** Cells of a row. */
  private readonly fewest: number;
  private readonly most: number;

  constructor(layout: TableLayout, columns: Columns, context: RowContext) {
    const { dateFormat, decimal, sign } = layout;
    this.columns = columns;
    this.days = new DayReader(dateFormat);
    this.builder = new RowBuilder({ columns, dateFormat, decimal, sign, context });
    this.others = new OtherRecords(columns, this.builder);
    this.result = this.builder.result;
    this.money = this.builder.money;
    this.dateAt = columns.core.date ?? -1;
    this.hasTypes = columns.core.rowType !== undefined;
    this.fewest = columns.needed;
    this.most = columns.width ?? Number.MAX_SAFE_INTEGER;
  }

  read(cells: readonly string[], line: number, row: number): RecordResult {
    return this.take(this.scratch.fill(cells, line), row);
  }

  take(record: TableRecord, row: number): RecordResult {
    const result = this.attempt(record, row);
    if (result === this.result) {
      this.others.passRow(record);
      return this.result;
    }
    return typeof result === 'object' && 'code' in result
      ? { ...result, severity: 'error', line: record.line, row }
      : result;
  }

  private attempt(record: TableRecord, row: number): RecordResult | Fault {
    const { dateAt } = this;
    const { count } = record;
    if (count < this.fewest || count > this.most || record.stray) {
      const other = this.unfitting(record);
      if (other !== null) return other;
    }
    const day = this.days.read(record.units, record.starts[dateAt] as number, record.ends[dateAt] as number);
    if (day === null) return this.others.undated(record);
    const other = this.hasTypes ? this.others.byType(record, day) : null;
    return other ?? this.builder.build(record, day, row);
  }

  /**
   * A row cut off, or one that a delimiter inside a text has moved out of its columns; extra empty cells are harmless. With
   * a stray quote in it, the number of cells has to be exactly that of the header.
   */
  private unfitting(record: TableRecord): RecordResult | Fault | null {
    const { needed, width } = this.columns;
    const { count, stray } = record;
    if (record.isEmptyFrom(0)) return 'none';
    const fewest = stray ? Math.max(needed, width ?? 0) : needed;
    if (count < fewest) {
      const other = stray ? null : this.others.short(record);
      return other ?? { code: 'csv-cells-missing', params: { cells: count, needed: fewest } };
    }
    const expected = width ?? count;
    if (count === expected || (!stray && record.isEmptyFrom(expected)) || count < expected) return null;
    return { code: 'csv-cells-extra', params: { cells: count, expected } };
  }
}
