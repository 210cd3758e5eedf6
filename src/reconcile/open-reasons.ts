import { type ReasonCode, reasonPrecedence, type TraceCode } from '../domain/reason.ts';
import { waitsOf } from './completeness.ts';
import type { Component, RuleResult, RunningRule } from './families/family.ts';
import { edgeHolds } from './families/pairs.ts';
import { type Frame, rowOpen, rowReserved } from './frame.ts';
import { keyHash } from './keys.ts';
import type { EarlierKeyMatches } from './late.ts';
import { createNearMisses, type NearMiss } from './near-misses.ts';
import type { ComponentFacts, OpenReason, PlannedMatch, TraceEntry } from './plan.ts';
import { suggestedReasons } from './policy.ts';
import { firstNotBefore } from './sorted-search.ts';

interface ReasonInput {
  readonly frame: Frame;
  readonly running: readonly RunningRule[];
  /** Of the last pass, one per running rule. */
  readonly results: readonly RuleResult[];
  readonly planned: readonly PlannedMatch[];
  readonly late: EarlierKeyMatches;
}

const shown = 10;
/** How many rows of a tie are looked at for a row's own candidates: a hot amount must not cost rows × rows. */
const probes = 64;
const lateAfter = new Set<TraceCode>([
  'one-sided-key',
  'wrong-shape',
  'span-exceeded',
  'sum-differs',
  'net-differs',
]);
const precedence = new Map<string, number>(reasonPrecedence.map((code, at) => [code, at]));

/** One reason per open row: what each rule of the last pass said of it, and the first of that by precedence. */
export function buildOpenReasons(input: ReasonInput): OpenReason[] {
  const { frame } = input;
  const suggested = new Map<number, OpenReason>();
  for (const match of input.planned) {
    if (match.mode === 'suggest')
      for (const reason of suggestedReasons(match)) suggested.set(reason.seq, reason);
  }
  const reasonOf = reasoner(input);
  const order = new Int32Array(frame.rows.count);
  for (const [row, rank] of frame.rank.entries()) order[rank] = row;
  const reasons: OpenReason[] = [];
  for (const row of order) {
    if (frame.state[row] === rowReserved)
      reasons.push(suggested.get(frame.rows.seq[row] as number) as OpenReason);
    if (frame.state[row] === rowOpen) reasons.push(reasonOf(row));
  }
  return reasons;
}

function reasoner(input: ReasonInput): (row: number) => OpenReason {
  const { frame } = input;
  const facts = componentFacts(frame);
  const traceOf = tracer(input.late);
  const nearOf = createNearMisses(frame, input.running);
  const turns = input.running.map((run, i): LastTurn => ({ run, result: input.results[i] as RuleResult }));
  return (row) => {
    const traced = turns.flatMap((turn) => traceOf(turn, row));
    const primary = primaryOf(traced);
    const code = (primary?.entry.code ?? 'no-candidate') as ReasonCode;
    return {
      seq: frame.rows.seq[row] as number,
      side: frame.isRight[row] ? 'right' : 'left',
      code,
      rule: primary?.entry.rule ?? null,
      component: primary?.component ? facts(primary.component) : null,
      trace: traced.map((one) => one.entry),
      // Rows with candidates have nothing nearer to show.
      near: code === 'ambiguous' || code === 'not-complete' ? nothingNear : nearOf(row),
    };
  };
}

const nothingNear: readonly NearMiss[] = [];

interface Traced {
  readonly entry: TraceEntry;
  readonly component: Component | null;
}

function primaryOf(traced: readonly Traced[]): Traced | null {
  let best: Traced | null = null;
  let bestAt = Number.POSITIVE_INFINITY;
  for (const one of traced) {
    const at = precedence.get(one.entry.code) ?? Number.POSITIVE_INFINITY;
    if (at < bestAt) [best, bestAt] = [one, at];
  }
  return best;
}

interface LastTurn {
  readonly run: RunningRule;
  readonly result: RuleResult;
}

function tracer(late: EarlierKeyMatches): (turn: LastTurn, row: number) => readonly Traced[] {
  const candidatesOf = candidateFinder();
  const unseenOf = unseenFinder();
  return ({ run, result }, row) => {
    const { rule } = run;
    const component = result.components[(result.componentOf[row] as number) - 1] ?? null;
    if (!component) return unseenOf(run, row);
    const entry: TraceEntry = { rule: rule.id, code: component.code };
    if (component.code === 'ambiguous') {
      return [{ entry: { ...entry, ...candidatesOf({ run, result }, component, row) }, component }];
    }
    if (component.code === 'not-complete')
      return [{ entry: { ...entry, waits: waitsFor(run, component) }, component }];
    const match = late.any && lateAfter.has(component.code) ? lateFor(late, run, row) : null;
    const traced: Traced[] = [{ entry, component }];
    if (match !== null) traced.push({ entry: { rule: rule.id, code: 'late-row', match }, component });
    return traced;
  };
}

function lateFor(late: EarlierKeyMatches, { rule, turn }: RunningRule, row: number): string | null {
  const { rows } = turn.frame;
  const currency = rows.textOf(rows.currency[row] as number) ?? '';
  return late.matchFor(rule, keyHash(rule.id, currency, turn.keys.partsOf(row)), rows.day[row] as number);
}

/** Most open rows of a young group are seen by no rule: what is said of them is made once per rule and shared. */
function unseenFinder(): (run: RunningRule, row: number) => readonly Traced[] {
  const shared = new Map<string, readonly Traced[]>();
  return (run, row) => {
    const { rule, turn } = run;
    const missing = turn.keys.ids[row] === 0 ? missingPart(run, row) : null;
    if (missing) {
      const entry: TraceEntry = { rule: rule.id, code: 'no-key', missing };
      if (missing.raw !== null) return [{ entry, component: null }];
      return once(shared, `${missing.field} ${rule.id}`, entry);
    }
    const zero = rule.type === 'unique' && turn.frame.value[row] === 0;
    const code = zero ? 'zero-amount' : 'no-candidate';
    return once(shared, `${code} ${rule.id}`, { rule: rule.id, code });
  };
}

function once(shared: Map<string, readonly Traced[]>, name: string, entry: TraceEntry): readonly Traced[] {
  const traced = shared.get(name) ?? [{ entry, component: null }];
  shared.set(name, traced);
  return traced;
}

function missingPart({ rule, turn }: RunningRule, row: number): { field: string; raw: string | null } {
  const at = turn.keys.partsOf(row).indexOf(null);
  const part = rule.key[at];
  const field = (turn.frame.isRight[row] ? part?.right : part?.left) ?? '';
  return { field, raw: turn.keys.rawOf(row)[at] ?? null };
}

function waitsFor({ rule, turn }: RunningRule, component: Component) {
  const { day } = turn.frame.rows;
  const last = (rows: readonly number[]) =>
    rows.reduce((latest, row) => Math.max(latest, day[row] as number), Number.NEGATIVE_INFINITY);
  return waitsOf(rule, last(component.left), last(component.right), turn.complete);
}

type Candidates = Required<Pick<TraceEntry, 'candidates' | 'more'>>;

/** Rows of a tie with the same side, day, amount and reference have the same candidates: they are looked up once. */
function candidateFinder(): (turn: LastTurn, component: Component, row: number) => Candidates {
  const known = new Map<Component, Map<string, Candidates>>();
  return (last, component, row) => {
    const { frame, references } = last.run.turn;
    const ofComponent = known.get(component) ?? new Map<string, Candidates>();
    known.set(component, ofComponent);
    const alike = `${frame.isRight[row]} ${frame.rows.day[row]} ${frame.value[row]} ${references?.[row] ?? 0}`;
    const found = ofComponent.get(alike) ?? findCandidates(last, component, row);
    ofComponent.set(alike, found);
    return found;
  };
}

/** The rows of a tie nearest in days that are candidates of this row: nearest first, then amount and hash. */
function findCandidates({ run, result }: LastTurn, component: Component, row: number): Candidates {
  const { frame } = run.turn;
  const { day } = frame.rows;
  const isRight = frame.isRight[row] === 1;
  const own = day[row] as number;
  const holds = (other: number) =>
    isRight ? edgeHolds(run.turn, other, row) : edgeHolds(run.turn, row, other);
  const found = nearestFirst(isRight ? component.left : component.right, day, own).filter(holds);
  const distance = (other: number) => Math.abs((day[other] as number) - own);
  found.sort(
    (a, b) =>
      distance(a) - distance(b) ||
      (frame.value[a] as number) - (frame.value[b] as number) ||
      (frame.rank[a] as number) - (frame.rank[b] as number),
  );
  const candidates = found.slice(0, shown).map((other) => frame.rows.seq[other] as number);
  return { candidates, more: (result.degree?.[row] ?? 0) - candidates.length };
}

/** Up to `probes` rows of a list in order of day, going outwards from a day. */
function nearestFirst(rows: readonly number[], day: Int32Array, own: number): number[] {
  let high = firstNotBefore(0, rows.length, (at) => (day[rows[at] as number] as number) < own);
  let low = high - 1;
  const dayAt = (at: number) => day[rows[at] as number] ?? Number.NaN;
  const nearest: number[] = [];
  for (let count = 0; count < probes && (low >= 0 || high < rows.length); count++) {
    // Past an end the comparison is with NaN, hence false: the other direction is taken.
    const takeLow = high >= rows.length || own - dayAt(low) < dayAt(high) - own;
    nearest.push((takeLow ? rows[low--] : rows[high++]) as number);
  }
  return nearest;
}

function componentFacts(frame: Frame): (component: Component) => ComponentFacts {
  const made = new Map<Component, ComponentFacts>();
  const seqs = (rows: readonly number[]) => rows.slice(0, shown).map((row) => frame.rows.seq[row] as number);
  return (component) => {
    const known = made.get(component);
    if (known) return known;
    const facts: ComponentFacts = {
      left: seqs(component.left),
      right: seqs(component.right),
      leftCount: component.left.length,
      rightCount: component.right.length,
      edges: component.edges,
      leftSumOre: component.leftSumOre,
      rightSumOre: component.rightSumOre,
    };
    made.set(component, facts);
    return facts;
  };
}
