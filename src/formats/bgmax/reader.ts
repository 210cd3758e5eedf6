/**
 * Reads BgMax as its bytes come: 01, then sections of 05, payments (20, 21 with the records that follow them) and 15, then 70.
 *
 * | where      | goes on with                                   | by  |
 * | ---------- | ---------------------------------------------- | --- |
 * | `outside`  | TK01 → `file`                                  | start, and after TK70: files are met put together |
 * | `file`     | TK05 → `section`, TK70 → `outside`             | TK01, TK15 |
 * | `section`  | TK20 … TK29 stay, TK15 → `file`                | TK05 |
 * | `lost`     | nothing: records are only counted              | the first record out of its place, which refuses the file |
 */
import type { Day } from '../../domain/day.ts';
import type { FileSummary } from '../../domain/source-file.ts';
import type { Reader, ReadOptions, Sink } from '../format.ts';
import { type Checks, createChecks } from '../giro/checks.ts';
import { createNotices, type Notices } from '../giro/notices.ts';
import { openRecordLines } from '../giro/record-lines.ts';
import { createDayReader, fieldAt, giroAt } from '../giro/values.ts';
import { shown } from '../shown.ts';
import { createSection, type Section } from './section.ts';

interface Counts {
  files: number;
  payments: number;
  deductions: number;
  extraReferences: number;
  infoRecords: number;
  names: number;
  sections: number;
  deposits: number;
  otherRecords: number;
}

interface State {
  readonly sink: Sink;
  readonly notices: Notices;
  readonly checks: Checks;
  readonly readDay: (text: string) => Day | null;
  readonly counts: Counts;
  /** The counts when the file in hand began: TK70 counts its own. */
  before: Counts;
  where: 'outside' | 'file' | 'section' | 'lost';
  section: Section | null;
  rows: number;
  generatedOn: Day | null;
}

export function openBgMax(options: ReadOptions, sink: Sink): Reader {
  const notices = createNotices(sink);
  const state = createState(sink, notices);
  const records = openRecordLines(options, {
    sink,
    notices,
    taker: { record: (code, line, lineNumber) => take(state, code, line, lineNumber) },
  });
  return {
    push: records.push,
    end() {
      records.end();
      return conclude(state, records.lines);
    },
  };
}

const noCounts = (): Counts => ({
  files: 0,
  payments: 0,
  deductions: 0,
  extraReferences: 0,
  infoRecords: 0,
  names: 0,
  sections: 0,
  deposits: 0,
  otherRecords: 0,
});

function createState(sink: Sink, notices: Notices): State {
  return {
    sink,
    notices,
    checks: createChecks(notices),
    readDay: createDayReader(),
    counts: noCounts(),
    before: noCounts(),
    where: 'outside',
    section: null,
    rows: 0,
    generatedOn: null,
  };
}

type Take = (state: State, line: string, lineNumber: number) => void;

const takers: Readonly<Record<number, Take>> = {
  1: begin,
  5: openSection,
  15: closeSection,
  20: payment,
  21: payment,
  22: detail('extraReferences', (section, line, at) => section.reference(line, at)),
  23: detail('extraReferences', (section, line, at) => section.reference(line, at)),
  25: detail('infoRecords', (section, line, at) => section.information(line, at)),
  26: detail('names', (section, line) => section.name(line)),
  // Address: not used.
  27: () => undefined,
  28: () => undefined,
  29: (state, line) => state.section?.orgNumber(line),
  70: finish,
};

/** Record codes that are not known yet must be passed over (manual, 4.1). */
function take(state: State, code: number, line: string, lineNumber: number): void {
  const taker = takers[code];
  if (taker) taker(state, line, lineNumber);
  else state.counts.otherRecords += 1;
}

/** False when the record stands where none of its kind may: rows would be lost, so the file is refused. */
function isAt(
  state: State,
  where: 'outside' | 'file' | 'section',
  line: string,
  lineNumber: number,
): boolean {
  if (state.where === where) return true;
  if (state.where !== 'lost') {
    state.notices.error('giro-record-missing', lineNumber, {
      record: line.slice(0, 2),
      missing: missingBefore(state.where, where),
    });
  }
  state.where = 'lost';
  state.section = null;
  return false;
}

/** The record that should have come between. */
function missingBefore(is: 'outside' | 'file' | 'section', should: 'outside' | 'file' | 'section'): string {
  if (is === 'section') return 'TK15';
  if (is === 'outside') return 'TK01';
  return should === 'outside' ? 'TK70' : 'TK05';
}

function begin(state: State, line: string, lineNumber: number): void {
  if (!isAt(state, 'outside', line, lineNumber)) return;
  if (fieldAt(line, 3, 22) !== 'BGMAX') {
    state.notices.error('giro-record-missing', lineNumber, { record: '01', missing: 'BGMAX' });
    state.where = 'lost';
    return;
  }
  const version = fieldAt(line, 23, 24);
  if (version !== '01') state.notices.warn('bgmax-version-unknown', lineNumber, { version });
  if (fieldAt(line, 45, 45) === 'T') state.notices.warn('bgmax-test-file', lineNumber);
  state.generatedOn = state.readDay(line.slice(24, 32)) ?? state.generatedOn;
  state.before = { ...state.counts };
  state.counts.files += 1;
  state.where = 'file';
}

function openSection(state: State, line: string, lineNumber: number): void {
  state.counts.sections += 1;
  if (!isAt(state, 'file', line, lineNumber)) return;
  state.where = 'section';
  state.section = createSection({
    sink: state.sink,
    notices: state.notices,
    checks: state.checks,
    account: giroAt(line, 3, 12) ?? giroAt(line, 13, 22),
    currency: fieldAt(line, 23, 25),
    readDay: state.readDay,
  });
}

function payment(state: State, line: string, lineNumber: number): void {
  const { counts } = state;
  if (line.startsWith('20')) counts.payments += 1;
  else counts.deductions += 1;
  state.rows += 1;
  if (isAt(state, 'section', line, lineNumber))
    state.section?.payment(line, { row: state.rows, line: lineNumber });
}

function detail(
  count: 'extraReferences' | 'infoRecords' | 'names',
  give: (section: Section, line: string, lineNumber: number) => void,
): Take {
  return (state, line, lineNumber) => {
    state.counts[count] += 1;
    if (state.section) give(state.section, line, lineNumber);
  };
}

function closeSection(state: State, line: string, lineNumber: number): void {
  state.counts.deposits += 1;
  if (!isAt(state, 'section', line, lineNumber)) return;
  state.section?.close(line, lineNumber);
  state.section = null;
  state.where = 'file';
}

function finish(state: State, line: string, lineNumber: number): void {
  if (!isAt(state, 'file', line, lineNumber)) return;
  const { counts, before, checks } = state;
  const at = { line, lineNumber };
  checks.count('TK70 (TK20)', counts.payments - before.payments, { ...at, from: 3, to: 10 });
  checks.count('TK70 (TK21)', counts.deductions - before.deductions, { ...at, from: 11, to: 18 });
  const extra = counts.extraReferences - before.extraReferences;
  checks.count('TK70 (TK22+TK23)', extra, { ...at, from: 19, to: 26 });
  checks.count('TK70 (TK15)', counts.deposits - before.deposits, { ...at, from: 27, to: 34 });
  state.where = 'outside';
}

function conclude(state: State, lines: { lines: number; linesNot80: number; last: number }): FileSummary {
  const { counts, notices } = state;
  const missing = missingAtEnd(state);
  if (missing !== null) notices.error('file-truncated', lines.last, { missing: shown(missing) });
  notices.flush();
  return {
    // The only version there is.
    kind: '01',
    counts: { ...counts, lines: lines.lines, linesNot80: lines.linesNot80 },
    orgNumber: null,
    generatedOn: state.generatedOn,
    completeness: 'lastRow',
  };
}

function missingAtEnd({ where, counts }: State): string | null {
  if (where === 'section') return 'TK15, TK70';
  if (where === 'file') return 'TK70';
  return where === 'outside' && counts.files === 0 ? 'TK01' : null;
}
