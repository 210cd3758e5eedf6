import type { GroupType } from '../../src/domain/group.ts';
import { reasonPrecedence } from '../../src/domain/reason.ts';
import type { Rule } from '../../src/domain/rule.ts';
import { compileNormalisers } from '../../src/reconcile/normalise.ts';
import type { TestRow } from './made-rows.ts';

/** The rules' meaning written down as sets and loops, slow and plain: what the engine is compared with. */
export interface SlowResult {
  /** `rule: left seqs | right seqs`, sorted. */
  readonly matches: string[];
  readonly suggestions: string[];
  /** `seq: code`, sorted. */
  readonly open: string[];
}

interface Slow {
  readonly row: TestRow;
  readonly isRight: boolean;
  readonly value: number;
}

export function reconcileSlowly(
  rows: readonly TestRow[],
  rules: readonly Rule[],
  type: GroupType,
): SlowResult {
  const all = rows.map((row): Slow => {
    const isRight = type === 'ledger' ? row.amountOre < 0 : row.side !== 'ledger';
    return { row, isRight, value: type === 'ledger' ? Math.abs(row.amountOre) : row.amountOre };
  });
  const state: State = { gone: new Set(), reserved: new Set(), matches: [], suggestions: [] };
  let codes = new Map<Slow, string[]>();
  for (let before = -1; before < state.matches.length + state.suggestions.length; ) {
    before = state.matches.length + state.suggestions.length;
    codes = new Map();
    for (const rule of rules) runSlowly(all, rule, state, codes);
  }
  const { gone, reserved, matches, suggestions } = state;
  const primary = (row: Slow) =>
    reserved.has(row)
      ? 'suggested'
      : (reasonPrecedence.find((code) => codes.get(row)?.includes(code)) ?? 'no-candidate');
  const open = all.filter((row) => !gone.has(row)).map((row) => `${row.row.seq}: ${primary(row)}`);
  return { matches: matches.sort(), suggestions: suggestions.sort(), open: open.sort() };
}

interface State {
  readonly gone: Set<Slow>;
  readonly reserved: Set<Slow>;
  readonly matches: string[];
  readonly suggestions: string[];
}

function runSlowly(all: readonly Slow[], rule: Rule, state: State, codes: Map<Slow, string[]>): void {
  const open = all.filter((row) => !state.gone.has(row) && !state.reserved.has(row));
  const grouped = rule.type === 'sum' || rule.type === 'net';
  const { found, said } = grouped ? groups(open, rule) : pairs(open, rule);
  for (const [row, code] of said) codes.set(row, [...(codes.get(row) ?? []), code]);
  const auto = rule.mode === 'auto';
  for (const set of found) {
    for (const row of set) (auto ? state.gone : state.reserved).add(row);
    (auto ? state.matches : state.suggestions).push(`${rule.id}: ${textOf(set)}`);
  }
}

function textOf(set: readonly Slow[]): string {
  const side = (isRight: boolean) =>
    set
      .filter((row) => row.isRight === isRight)
      .map((row) => row.row.seq)
      .sort((a, b) => a - b)
      .join(',');
  return `${side(false)} | ${side(true)}`;
}

interface Said {
  readonly found: Slow[][];
  readonly said: Map<Slow, string>;
}

function keyOf(slow: Slow, rule: Rule): string | null {
  const parts = rule.key.map((part) => {
    const raw = slow.row[(slow.isRight ? part.right : part.left) as 'reference' | 'batch'];
    return raw === null || raw === undefined ? null : compileNormalisers(part.normalise)(raw);
  });
  return parts.includes(null) ? null : JSON.stringify([slow.row.currency ?? 'SEK', ...parts]);
}

const within = (value: number, min: number, max: number) => value >= min && value <= max;

function isEdge(l: Slow, r: Slow, rule: Rule): boolean {
  const key = keyOf(l, rule);
  if (key === null || key !== keyOf(r, rule) || Math.sign(l.value) !== Math.sign(r.value)) return false;
  const { minOre, maxOre } = rule.tolerance ?? { minOre: 0, maxOre: 0 };
  const { before, after } = rule.days ?? { before: 9_999, after: 9_999 };
  const near = within(l.value - r.value, minOre, maxOre) && within(r.row.day - l.row.day, -before, after);
  return near && (rule.type === 'exact' || keylessHolds(l, r, rule));
}

function keylessHolds(l: Slow, r: Slow, rule: Rule): boolean {
  return l.value !== 0 && !(rule.referenceConflict === 'veto' && clash(l, r));
}

function clash(l: Slow, r: Slow): boolean {
  const [a, b] = [l.row.reference?.trim() ?? '', r.row.reference?.trim() ?? ''];
  return a !== '' && b !== '' && a !== b;
}

function pairs(open: readonly Slow[], rule: Rule): Said {
  const found: Slow[][] = [];
  const said = new Map<Slow, string>();
  for (const component of components(open, rule)) {
    if (component.length === 2 || isGroup(component, rule)) found.push(component);
    else for (const row of component) said.set(row, 'ambiguous');
  }
  return { found, said };
}

/** The parts of the candidate graph that hang together; rows without a candidate are left out. */
function components(open: readonly Slow[], rule: Rule): Slow[][] {
  const candidates = (l: Slow, r: Slow) => !l.isRight && r.isRight && isEdge(l, r, rule);
  const meets = (a: Slow, b: Slow) => candidates(a, b) || candidates(b, a);
  const seen = new Set<Slow>();
  const parts = open.map((start) => {
    if (seen.has(start)) return [];
    const part = reachable(start, open, meets);
    for (const row of part) seen.add(row);
    return part;
  });
  return parts.filter((part) => part.length > 1);
}

function reachable(start: Slow, open: readonly Slow[], meets: (a: Slow, b: Slow) => boolean): Slow[] {
  const reached = new Set([start]);
  // A set is walked to its end, also over what is added meanwhile.
  for (const row of reached) for (const next of open.filter((other) => meets(row, other))) reached.add(next);
  return [...reached];
}

function isGroup(component: readonly Slow[], rule: Rule): boolean {
  const lefts = component.filter((row) => !row.isRight);
  const rights = component.filter((row) => row.isRight);
  const whole = lefts.every((l) => rights.every((r) => isEdge(l, r, rule)));
  const oneAmount = new Set(component.map((row) => row.value)).size === 1;
  return rule.equalCounts === 'group' && lefts.length === rights.length && whole && oneAmount;
}

function groups(open: readonly Slow[], rule: Rule): Said {
  const found: Slow[][] = [];
  const said = new Map<Slow, string>();
  const byKey = Map.groupBy(open, (row) => keyOf(row, rule));
  byKey.delete(null);
  for (const group of byKey.values()) {
    for (const run of cut(
      [...group].sort((a, b) => a.row.day - b.row.day),
      rule.gapDays,
    )) {
      const code = refusal(run, rule);
      if (code === null) found.push(run);
      else for (const row of run) said.set(row, code);
    }
  }
  return { found, said };
}

function cut(rows: readonly Slow[], gapDays: number | null): Slow[][] {
  const runs: Slow[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && (gapDays === null || row.row.day - last.row.day <= gapDays)) run.push(row);
    else runs.push([row]);
  }
  return runs;
}

function refusal(run: readonly Slow[], rule: Rule): string | null {
  const lefts = run.filter((row) => !row.isRight);
  const rights = run.filter((row) => row.isRight);
  if (lefts.length === 0 || rights.length === 0) return 'one-sided-key';
  if (run.length > rule.maxRows) return 'budget';
  const single = { '1:N': lefts.length, 'N:1': rights.length, 'N:M': 1 }[rule.shape];
  if (single !== 1) return 'wrong-shape';
  const days = run.map((row) => row.row.day);
  if (Math.max(...days) - Math.min(...days) > (rule.spanDays ?? 9_999)) return 'span-exceeded';
  const sum = (of: readonly Slow[]) => of.reduce((total, row) => total + row.value, 0);
  if (within(sum(lefts) - sum(rights), rule.tolerance?.minOre ?? 0, rule.tolerance?.maxOre ?? 0)) return null;
  return rule.type === 'sum' ? 'sum-differs' : 'net-differs';
}
