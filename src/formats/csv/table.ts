/** Records of a table → rows, statements and findings: the part that text tables, workbooks and others share. */
import type { Finding } from '../../domain/finding.ts';
import type { Sink } from '../format.ts';
import { createAccountTotals, type TableTotals } from './account-totals.ts';
import { type Columns, findColumns } from './columns.ts';
import { CutWatch, rowsWatched } from './cut-watch.ts';
import type { TablePlan } from './detect/plan.ts';
import type { TableRecord } from './record.ts';
import { createRowReader, type ReadRow, type RecordResult, type RowReader } from './row-reader.ts';

export interface Table {
  record(record: TableRecord): void;
  /** The counts, after the last findings and statements. `lineEnded`: the last line had its line end. */
  end(lineEnded: boolean): { transactions: number; pending: number };
}

export function createTable(plan: TablePlan, sink: Sink): Table {
  const { layout, provisional } = plan;
  for (const { code, params } of plan.problems) sink.finding({ code, severity: 'error', params });
  if (layout !== null) return new PlannedTable({ ...plan, layout }, sink);
  if (provisional === null) return { record: () => undefined, end: () => ({ transactions: 0, pending: 0 }) };
  return new PlannedTable({ ...plan, layout: provisional }, totalsOnly(sink));
}

/** A refused table still tells what it states, so that a person sees which file it is; on what days is what is not known. */
function totalsOnly(sink: Sink): Sink {
  const nothing = (): void => undefined;
  return {
    row: nothing,
    balance: nothing,
    finding: nothing,
    statement({ openingDay: _opening, closingDay: _closing, ...statement }) {
      sink.statement(statement);
    },
  };
}

type ReadyPlan = TablePlan & { readonly layout: NonNullable<TablePlan['layout']> };

class PlannedTable implements Table {
  private readonly plan: ReadyPlan;
  private readonly sink: Sink;
  private readonly totals: TableTotals;
  private reader: RowReader | null = null;
  private refused = false;
  private cut: CutWatch | null = null;
  private last: TableRecord | null = null;
  private rows = 0;
  private transactions = 0;
  private pending = 0;

  constructor(plan: ReadyPlan, sink: Sink) {
    this.plan = plan;
    this.sink = sink;
    const { positiveIsCredit, period } = plan;
    this.totals = createAccountTotals(plan.layout, { positiveIsCredit, period });
    if (plan.header !== null || plan.layout.headerRow === 0) this.begin(plan.header);
  }

  private begin(header: readonly string[] | null): void {
    const { layout, context } = this.plan;
    const columns = findColumns(layout, header);
    if ('missing' in columns) this.refuse(columns.missing);
    else this.start(columns, createRowReader(layout, columns, context));
  }

  private start(columns: Columns, reader: RowReader): void {
    this.cut = new CutWatch(columns);
    this.reader = reader;
  }

  private refuse(missing: readonly { column: string; header: string }[]): void {
    this.refused = true;
    for (const params of missing)
      this.sink.finding({ code: 'csv-column-missing', severity: 'error', params: { ...params } });
  }

  record(record: TableRecord): void {
    this.last = record;
    const { reader, rows } = this;
    if (reader !== null) {
      if (rows < rowsWatched) this.cut?.see(record);
      this.take(reader.take(record, rows + 1), reader);
    } else if (!this.refused && record.line >= this.plan.layout.headerRow) this.begin(record.cells());
  }

  private take(result: RecordResult, reader: RowReader): void {
    if (result === reader.result) this.takeRow(result);
    else if (result === 'none') return;
    else if (result === 'not-booked') this.count(true);
    else if ('control' in result) this.totals.control(result.control);
    else if ('code' in result) {
      this.rows += 1;
      this.sink.finding(result);
    } else this.takeRow(result);
  }

  private takeRow(read: ReadRow): void {
    this.count(read.pending);
    this.totals.add(read);
    if (!read.pending) this.sink.row(read.row);
  }

  private count(pending: boolean): void {
    this.rows += 1;
    this.transactions += 1;
    if (pending) this.pending += 1;
  }

  end(lineEnded: boolean): { transactions: number; pending: number } {
    const { sink, plan, transactions, pending } = this;
    if (!lineEnded && this.last !== null && this.cut?.isCut(this.last, this.rows <= rowsWatched))
      sink.finding({ code: 'file-truncated', severity: 'error', params: { missing: 'CR/LF' } });
    if (this.reader === null && !this.refused) {
      const { headerRow } = plan.layout;
      sink.finding({ code: 'csv-header-missing', severity: 'error', params: { headerRow } });
    }
    this.tellCounts();
    this.totals.end(sink);
    return { transactions, pending };
  }

  private tellCounts(): void {
    const warn = (code: Finding['code'], params: Finding['params']): void =>
      this.sink.finding({ code, severity: 'warning', params });
    if (this.pending > 0) warn('rows-not-booked', { count: this.pending });
    const { minusCredits = 0, corrections = 0 } = this.reader?.money.counts ?? {};
    const column = this.plan.layout.columns['credit'] ?? '';
    if (minusCredits > 0) warn('csv-credit-negative', { count: minusCredits, column });
    if (corrections > 0) warn('table-credit-corrections', { count: corrections, column });
  }
}
