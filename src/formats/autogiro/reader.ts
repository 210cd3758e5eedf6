/**
 * Reads Autogiro files as their bytes come. Payment specifications (from 01 to 09) give rows; every other report is of
 * mandates, orders or payments that were not made: it is counted and told, and gives none.
 */
import type { Day } from '../../domain/day.ts';
import type { FileSummary } from '../../domain/source-file.ts';
import type { Reader, ReadOptions, Sink } from '../format.ts';
import { createChecks } from '../giro/checks.ts';
import { createNotices, type Notices } from '../giro/notices.ts';
import { createRecordCounts, type RecordCounts } from '../giro/record-counts.ts';
import { openRecordLines, type RecordLines } from '../giro/record-lines.ts';
import { shown } from '../shown.ts';
import { type AutogiroReport, readOpening } from './opening.ts';
import { createPayments, type Payments } from './payments.ts';

interface State {
  readonly sink: Sink;
  readonly notices: Notices;
  readonly records: RecordCounts;
  readonly reports: Set<AutogiroReport>;
  /** The payment specification that is being read. */
  payments: Payments | null;
  /** A report without bookings is being passed over. */
  passing: boolean;
  rows: number;
  stopped: number;
  generatedOn: Day | null;
  /** A record stood where none may: the file is refused, the rest only counted. */
  lost: boolean;
}

export function openAutogiro(options: ReadOptions, sink: Sink): Reader {
  const notices = createNotices(sink);
  const state: State = {
    sink,
    notices,
    records: createRecordCounts(),
    reports: new Set(),
    payments: null,
    passing: false,
    rows: 0,
    stopped: 0,
    generatedOn: null,
    lost: false,
  };
  const lines = openRecordLines(options, {
    sink,
    notices,
    taker: {
      record: (code, line, lineNumber) => take(state, code, line, lineNumber),
      other: (line) => isSampleTitle(state, line),
    },
  });
  return {
    push: lines.push,
    end() {
      lines.end();
      return conclude(state, lines.lines);
    },
  };
}

/** Bankgirot's own samples begin with a title or a ruler. */
function isSampleTitle({ reports }: State, line: string): boolean {
  return reports.size === 0 && /^(?:Exempelfil|Obs|\[-)/.test(line);
}

function take(state: State, code: number, line: string, lineNumber: number): void {
  state.records.add(code);
  if (state.lost) return;
  if (code === 1 || code === 51) begin(state, line, lineNumber);
  else if (state.payments) takeOfPayments(state, state.payments, code, line, lineNumber);
  else if (!state.passing) first(state, code, line, lineNumber);
}

function begin(state: State, line: string, lineNumber: number): void {
  const opening = readOpening(line);
  if (state.payments) lose(state, line, lineNumber, 'TK09');
  else if (opening === null) lose(state, line, lineNumber, 'AUTOGIRO');
  else if (opening.report === null) {
    state.notices.error('giro-report-unknown', lineNumber, { report: shown(`Autogiro ${opening.title}`) });
    state.lost = true;
  } else {
    const { sink, notices } = state;
    state.reports.add(opening.report);
    state.generatedOn = opening.day ?? state.generatedOn;
    state.passing = !opening.report.startsWith('autogiro-payments');
    const nextRow = (): number => {
      state.rows += 1;
      return state.rows;
    };
    if (!state.passing)
      state.payments = createPayments({ sink, notices, checks: createChecks(notices), opening, nextRow });
  }
}

function lose(state: State, line: string, lineNumber: number, missing: string): void {
  state.notices.error('giro-record-missing', lineNumber, { record: line.slice(0, 2), missing });
  state.lost = true;
  state.payments = null;
}

/** The mandate register has no opening record, only lines of 00. */
function first(state: State, code: number, line: string, lineNumber: number): void {
  if (!/^00\d{48}/.test(line)) {
    lose(state, line, lineNumber, 'TK01');
    return;
  }
  state.reports.add('autogiro-register');
  state.passing = code === 0;
}

function takeOfPayments(
  state: State,
  payments: Payments,
  code: number,
  line: string,
  lineNumber: number,
): void {
  if (code === 82 || code === 32 || code === 77) payments.payment(code, line, lineNumber);
  else if (code >= 15 && code <= 17) payments.section(code, line, lineNumber);
  else if (code === 9) {
    payments.close(line, lineNumber);
    state.stopped += payments.stopped();
    state.payments = null;
  }
}

function conclude(state: State, lines: RecordLines['lines']): FileSummary {
  const { notices, reports, records, sink } = state;
  if (state.payments) notices.error('file-truncated', lines.last, { missing: 'TK09' });
  else if (reports.size === 0 && !state.lost)
    notices.error('file-truncated', lines.last, { missing: 'TK01' });
  for (const report of reports) {
    if (!report.startsWith('autogiro-payments'))
      sink.finding({ code: 'giro-no-bookings', severity: 'warning', params: { report } });
  }
  notices.flush();
  return {
    kind: [...reports].sort().join(', ') || 'autogiro',
    counts: { payments: state.rows, stopped: state.stopped, ...records.all(), lines: lines.lines },
    orgNumber: null,
    generatedOn: state.generatedOn,
    completeness: 'lastRow',
  };
}
