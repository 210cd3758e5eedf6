/**
 * The payment specification. New layout: the deposit (15), withdrawal (16) or refund (17) opens a section and its payments
 * follow. Old layout: payments only, and one total of all. Both list payments that were stopped among the others.
 */
import type { Day } from '../../domain/day.ts';
import { formatDecimal, type Ore } from '../../domain/ore.ts';
import type { Sink } from '../format.ts';
import type { Checks } from '../giro/checks.ts';
import type { Notices } from '../giro/notices.ts';
import { createDayReader, exactOre, fieldAt, numberAt, oreAt } from '../giro/values.ts';
import { shown } from '../shown.ts';
import type { Opening } from './opening.ts';
import { rowOf } from './payment-row.ts';

export interface PaymentsParts {
  readonly sink: Sink;
  readonly notices: Notices;
  readonly checks: Checks;
  readonly opening: Opening;
  /** Number of the next row in the file. */
  readonly nextRow: () => number;
}

export interface Payments {
  /** TK15, 16, 17. */
  section(code: number, line: string, lineNumber: number): void;
  /** TK82, 32, 77. */
  payment(code: number, line: string, lineNumber: number): void;
  /** TK09: checks the totals, gives the last statement. */
  close(line: string, lineNumber: number): void;
  stopped(): number;
}

/** Which payments a section holds. */
const sectionOf: Readonly<Record<number, number>> = { 82: 15, 32: 16, 77: 17 };

interface Flow {
  sections: number;
  records: number;
  made: number;
  sum: number;
}

const noFlow = (): Flow => ({ sections: 0, records: 0, made: 0, sum: 0 });

interface Current {
  readonly code: number;
  readonly line: string;
  readonly lineNumber: number;
  readonly serial: string;
  readonly day: Day | null;
  readonly flow: Flow;
}

type State = PaymentsParts & {
  readonly readDay: (text: string) => Day | null;
  /** Whole file, by TK15, 16, 17. Sums are of payments made in the new layout, of all in the old one. */
  readonly flows: Readonly<Record<number, Flow>>;
  readonly stopped: { count: number; sum: number };
  current: Current | null;
};

export function createPayments(parts: PaymentsParts): Payments {
  const state: State = {
    ...parts,
    readDay: createDayReader(),
    flows: { 15: noFlow(), 16: noFlow(), 17: noFlow() },
    stopped: { count: 0, sum: 0 },
    current: null,
  };
  const isOld = parts.opening.report === 'autogiro-payments-old';
  return {
    section(code, line, lineNumber) {
      if (isOld)
        parts.notices.error('giro-record-missing', lineNumber, { record: `${code}`, missing: 'BET. SPEC' });
      else openSection(state, code, line, lineNumber);
    },
    payment(code, line, lineNumber) {
      if (isOld)
        takePayment(state, { code, line, lineNumber, day: oldDay(state, line, lineNumber), serial: '' });
      else takeInSection(state, code, line, lineNumber);
    },
    close(line, lineNumber) {
      if (isOld) closeOld(state, line, lineNumber);
      else closeNew(state, line, lineNumber);
      tellStopped(state);
    },
    stopped: () => state.stopped.count,
  };
}

function openSection(state: State, code: number, line: string, lineNumber: number): void {
  closeSection(state);
  const text = line.slice(37, 45);
  const day = state.readDay(text);
  if (day === null) state.notices.error('date-unreadable', lineNumber, { date: shown(text.trim()) });
  const flow = state.flows[code];
  if (flow) flow.sections += 1;
  state.current = { code, line, lineNumber, serial: fieldAt(line, 46, 50), day, flow: noFlow() };
}

function takeInSection(state: State, code: number, line: string, lineNumber: number): void {
  const { current } = state;
  if (current === null || current.code !== sectionOf[code]) {
    const missing = `TK${sectionOf[code] ?? ''}`;
    state.notices.error('giro-record-missing', lineNumber, { record: String(code), missing });
    return;
  }
  takePayment(state, { code, line, lineNumber, day: current.day, serial: current.serial });
}

function oldDay(state: State, line: string, lineNumber: number): Day | null {
  const text = line.slice(2, 10);
  const day = state.readDay(text);
  if (day === null) state.notices.error('date-unreadable', lineNumber, { date: shown(text.trim()) });
  return day;
}

interface PaymentRecord {
  readonly code: number;
  readonly line: string;
  readonly lineNumber: number;
  readonly day: Day | null;
  readonly serial: string;
}

function takePayment(state: State, record: PaymentRecord): void {
  const { code, line, lineNumber, day, serial } = record;
  const amount = oreAt(line, 32, 43);
  if (amount === null) {
    state.notices.error('amount-unreadable', lineNumber, { amount: shown(fieldAt(line, 32, 43)) });
    return;
  }
  // 0 or nothing: made. 1 no funds, 2 account closed, 9 no funds and tried again later. TK77 has no status.
  const made = code === 77 || /^0?$/.test(fieldAt(line, 80, 80));
  count(state, code, amount, made);
  if (!made || day === null) return;
  const at = { row: state.nextRow(), line: lineNumber, account: state.opening.account };
  state.sink.row(rowOf(line, { ...at, code, day, serial, amount }));
}

function count(state: State, code: number, amount: Ore, made: boolean): void {
  const whole = state.flows[sectionOf[code] ?? 0];
  for (const flow of [whole, state.current?.flow]) {
    if (!flow) continue;
    flow.records += 1;
    if (made) flow.made += 1;
    if (made || state.current === null) flow.sum += amount;
  }
  if (made) return;
  state.stopped.count += 1;
  state.stopped.sum += amount;
}

/** The section's amount and count are of the payments that were made. */
function closeSection(state: State): void {
  const { current, checks, sink, opening } = state;
  state.current = null;
  if (current === null) return;
  const { code, line, lineNumber, serial, day, flow } = current;
  const name = `TK${code} ${serial}`.trim();
  checks.sum(name, flow.sum, { line, lineNumber, from: 51, to: 68 });
  checks.count(`${name} (TK82, TK32, TK77)`, flow.made, { line, lineNumber, from: 72, to: 79 });
  sink.statement({
    account: opening.account,
    currency: 'SEK',
    id: `${day ?? ''}/${code}/${serial}`,
    openingOre: null,
    closingOre: null,
    entries: flow.records,
    bookedEntries: flow.made,
    sumCreditOre: exactOre(code === 15 ? flow.sum : 0),
    sumDebitOre: exactOre(code === 15 ? 0 : flow.sum),
  });
}

/** TK09 counts sections and records of each kind; of the records those that were made, or all: both are in Bankgirot's samples. */
function closeNew(state: State, line: string, lineNumber: number): void {
  closeSection(state);
  for (const [code, from] of [
    [15, 15],
    [16, 33],
    [17, 51],
  ] as const) {
    const flow = state.flows[code] ?? noFlow();
    state.checks.count(`TK09 (TK${code})`, flow.sections, { line, lineNumber, from, to: from + 5 });
    const at = { line, lineNumber, from: from + 6, to: from + 17 };
    const all = numberAt(line, at.from, at.to) === flow.records;
    state.checks.count(`TK09 (TK${code}: TK82, TK32, TK77)`, all ? flow.records : flow.made, at);
  }
}

function closeOld(state: State, line: string, lineNumber: number): void {
  const { checks, flows, opening, sink } = state;
  const { 15: inward = noFlow(), 16: outward = noFlow() } = flows;
  const at = { line, lineNumber };
  checks.sum('TK09 (TK32)', outward.sum, { ...at, from: 29, to: 40 });
  checks.count('TK09 (TK32)', outward.records, { ...at, from: 41, to: 46 });
  checks.count('TK09 (TK82)', inward.records, { ...at, from: 47, to: 52 });
  checks.sum('TK09 (TK82)', inward.sum, { ...at, from: 57, to: 68 });
  sink.statement({
    account: opening.account,
    currency: 'SEK',
    openingOre: null,
    closingOre: null,
    entries: inward.records + outward.records,
    bookedEntries: inward.made + outward.made,
    sumCreditOre: exactOre(inward.sum),
    sumDebitOre: exactOre(outward.sum),
  });
}

function tellStopped({ stopped, sink }: State): void {
  if (stopped.count === 0) return;
  const sum = exactOre(stopped.sum);
  const params = { stopped: stopped.count, amount: sum === null ? String(stopped.sum) : formatDecimal(sum) };
  sink.finding({ code: 'autogiro-payments-stopped', severity: 'warning', params });
}
