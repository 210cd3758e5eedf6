/**
 * Reads files of Leverantörsbetalningar as their bytes come: any number of sections, each from TK11 to TK29, with seal lines
 * (00, 99) around them. A section of payments that were made gives rows; any other is checked, counted and told.
 */
import type { Day } from '../../domain/day.ts';
import type { FileSummary } from '../../domain/source-file.ts';
import type { Reader, ReadOptions, Sink } from '../format.ts';
import { createChecks } from '../giro/checks.ts';
import { createNotices, type Notices } from '../giro/notices.ts';
import { createRecordCounts, type RecordCounts } from '../giro/record-counts.ts';
import { openRecordLines, type RecordLines } from '../giro/record-lines.ts';
import { shown } from '../shown.ts';
import { type LbReport, readOpening } from './opening.ts';
import { createSection, type Section } from './section.ts';

interface State {
  readonly sink: Sink;
  readonly notices: Notices;
  readonly records: RecordCounts;
  section: Section | null;
  sections: number;
  rows: number;
  generatedOn: Day | null;
  readonly reports: Set<LbReport | 'lb-returned-cash'>;
  /** A record stood where none may: the file is refused, the rest only counted. */
  lost: boolean;
}

export function openLb(options: ReadOptions, sink: Sink): Reader {
  const notices = createNotices(sink);
  const state: State = {
    sink,
    notices,
    records: createRecordCounts(),
    section: null,
    sections: 0,
    rows: 0,
    generatedOn: null,
    reports: new Set(),
    lost: false,
  };
  const lines = openRecordLines(options, {
    sink,
    notices,
    taker: {
      record: (code, line, lineNumber) => take(state, code, line, lineNumber),
      other: (line) => takeOther(state, line),
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

type Take = (section: Section, line: string, lineNumber: number) => void;

const amountOf =
  (code: number): Take =>
  (section, line, lineNumber) =>
    section.amount(code, line, lineNumber);

const monitored: Take = (section) => section.monitored();
const information: Take = (section, line, lineNumber) => section.information(line, lineNumber);

/** Within a section. Fixed texts (12, 13), used credit (20, 21), addresses (27) and reasons (49) explain and are not used. */
const takers: Readonly<Record<number, Take>> = {
  14: amountOf(14),
  15: amountOf(15),
  16: amountOf(16),
  17: amountOf(17),
  54: amountOf(54),
  25: information,
  65: information,
  26: (section, line) => section.name(line),
  40: monitored,
  41: monitored,
  42: monitored,
  43: monitored,
};

const isSeal = (code: number): boolean => code === 0 || code === 99;

function take(state: State, code: number, line: string, lineNumber: number): void {
  state.records.add(code);
  if (state.lost || isSeal(code) || state.reports.has('lb-returned-cash')) return;
  if (code === 11) open(state, line, lineNumber);
  else if (state.section === null) outOfPlace(state, code, lineNumber, 'TK11');
  else if (code === 29) close(state, state.section, line, lineNumber);
  else takers[code]?.(state.section, line, lineNumber);
}

function outOfPlace(state: State, code: number, lineNumber: number, missing: string): void {
  state.notices.error('giro-record-missing', lineNumber, { record: String(code).padStart(2, '0'), missing });
  state.lost = true;
  state.section = null;
}

function open(state: State, line: string, lineNumber: number): void {
  if (state.section) {
    outOfPlace(state, 11, lineNumber, 'TK29');
    return;
  }
  const { sink, notices } = state;
  const opening = readOpening(line);
  state.sections += 1;
  state.generatedOn = opening.fileDay ?? state.generatedOn;
  if (opening.report === null)
    notices.error('giro-report-unknown', lineNumber, { report: shown(`LB ${opening.reportText}`) });
  else state.reports.add(opening.report);
  if (opening.currency === null)
    notices.error('currency-unreadable', lineNumber, { currency: shown(opening.currencyText) });
  if (opening.report === 'lb-specification' && opening.day === null)
    notices.error('date-unreadable', lineNumber, { date: shown(opening.dayText) });
  const nextRow = (): number => {
    state.rows += 1;
    return state.rows;
  };
  state.section = createSection({ sink, notices, checks: createChecks(notices), opening, nextRow });
}

function close(state: State, section: Section, line: string, lineNumber: number): void {
  section.close(line, lineNumber);
  state.section = null;
}

/**
 * Bankgirot's samples have a title; the list of returned cash payments has records of one digit and no TK11, and its layout
 * is not public.
 */
function takeOther(state: State, line: string): boolean {
  if (state.sections > 0 || !/^LBut-\S*terf/.test(line)) return /^LB(?:in|ut)-|^[13][\dÅMD ]{12}/.test(line);
  state.reports.add('lb-returned-cash');
  return true;
}

function conclude(state: State, lines: RecordLines['lines']): FileSummary {
  const { notices, reports, records, sections } = state;
  const missing = state.section
    ? 'TK29'
    : sections === 0 && reports.size === 0 && !state.lost
      ? 'TK11'
      : null;
  if (missing !== null) notices.error('file-truncated', lines.last, { missing });
  for (const report of reports) {
    if (report !== 'lb-specification')
      state.sink.finding({ code: 'giro-no-bookings', severity: 'warning', params: { report } });
  }
  notices.flush();
  return {
    kind: [...reports].sort().join(', ') || 'lb',
    counts: {
      sections,
      payments: records.of(14) + records.of(54),
      deductions: records.of(15),
      creditNotes: records.of(16) + records.of(17),
      ...records.all(),
      lines: lines.lines,
    },
    orgNumber: null,
    generatedOn: state.generatedOn,
    completeness: 'lastRow',
  };
}
