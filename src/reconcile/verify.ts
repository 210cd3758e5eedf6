import type { GroupType, WaitFor } from '../domain/group.ts';
import type { Rule } from '../domain/rule.ts';
import type { CompleteThrough } from './completeness.ts';
import type { Plan, PlannedMatch, Rejection } from './plan.ts';
import type { RowTable } from './row-table.ts';
import { checkKeyGroups } from './verify-key-groups.ts';
import { checkPairs } from './verify-pairs.ts';
import { type Checked, createVerifyRows, type VerifyRows, type Violation } from './verify-rows.ts';

export interface VerifyInput {
  readonly plan: Plan;
  /** Read again from the configuration, in priority order. */
  readonly rules: readonly Rule[];
  readonly type: GroupType;
  /** The group's open rows, read again from the store. */
  readonly rows: RowTable;
  readonly completeThrough: { readonly left: CompleteThrough; readonly right: CompleteThrough };
  readonly waitFor: WaitFor;
  /** Row sets people have refused: no candidates. */
  readonly rejected: readonly Rejection[];
}

/** No plan is committed with a violation; the first hundred are enough to see what is wrong. */
const most = 100;

/**
 * Checks a plan against the rows, by ways of its own: it shares the normalisers with the planner and nothing else.
 * Empty when every match holds, and was the only one possible among the rows open when its rule ran.
 */
export function verifyPlan(input: VerifyInput): Violation[] {
  const rows = createVerifyRows(input.rows, input.type);
  const { checked, violations } = checkRows(rows, input);
  for (const one of checked) {
    const what = moneyProblem(rows, one);
    if (what !== null) violations.push(violation(one.match, what));
  }
  // With rows missing or used twice there is no telling what was open when a rule ran.
  if (violations.length > 0) return violations.slice(0, most);
  for (const one of checked) {
    for (const row of [...one.left, ...one.right]) rows.usedAt[row] = one.stage;
  }
  return [
    ...openProblems(input),
    ...checkPairs(rows, checked, input),
    ...checkKeyGroups(rows, checked),
  ].slice(0, most);
}

function violation(match: PlannedMatch, what: string): Violation {
  return { rule: match.rule, what, rows: [...match.left, ...match.right] };
}

/** The matches whose rule and rows exist, are open, on the right side and used once; and what is wrong with the others. */
function checkRows(rows: VerifyRows, input: VerifyInput): { checked: Checked[]; violations: Violation[] } {
  const violations: Violation[] = [];
  const checked: Checked[] = [];
  const used = new Uint8Array(rows.table.count);
  const priorities = new Map(input.rules.map((rule, at) => [rule.id, at]));
  for (const match of [...input.plan.matches, ...input.plan.suggestions]) {
    const priority = priorities.get(match.rule) ?? -1;
    const rule = input.rules[priority];
    const problem = rule ? rowsProblem(rows, match, used) : 'unknown-rule';
    if (problem !== null || !rule) {
      violations.push(violation(match, problem ?? 'unknown-rule'));
      continue;
    }
    const [left, right] = [match.left, match.right].map((seqs) => seqs.map((seq) => rows.table.indexOf(seq)));
    const stage = match.pass * input.rules.length + priority;
    checked.push({ match, rule, stage, left: left ?? [], right: right ?? [] });
  }
  return { checked, violations };
}

function rowsProblem(rows: VerifyRows, match: PlannedMatch, used: Uint8Array): string | null {
  if (match.left.length === 0 || match.right.length === 0) return 'side-empty';
  for (const side of ['left', 'right'] as const) {
    for (const seq of match[side]) {
      const problem = rowProblem(rows, seq, side, used);
      if (problem !== null) return problem;
      used[rows.table.indexOf(seq)] = 1;
    }
  }
  return null;
}

function rowProblem(rows: VerifyRows, seq: number, side: 'left' | 'right', used: Uint8Array): string | null {
  const row = rows.table.indexOf(seq);
  if (row < 0) return 'row-not-open';
  if (used[row] === 1) return 'row-used-twice';
  return rows.sideOf(row) === side ? null : 'row-on-wrong-side';
}

function moneyProblem(rows: VerifyRows, { match, rule, left, right }: Checked): string | null {
  const currency = rows.currencyOf(left[0] as number);
  if ([...left, ...right].some((row) => rows.currencyOf(row) !== currency)) return 'currencies-differ';
  let difference = 0n;
  for (const row of left) difference += BigInt(rows.valueOf(row));
  for (const row of right) difference -= BigInt(rows.valueOf(row));
  if (difference !== BigInt(match.differenceOre)) return 'difference-misstated';
  const min = BigInt(rule.tolerance?.minOre ?? 0);
  const max = BigInt(rule.tolerance?.maxOre ?? 0);
  if (difference < min || difference > max) return 'difference-outside-tolerance';
  const expected = difference === 0n ? null : (rule.tolerance?.class ?? null);
  return match.differenceClass === expected ? null : 'difference-class-misstated';
}

const unnamed = 0;
const matched = 1;
const suggested = 2;

/** Every row is either matched, or open with exactly one reason: nothing is lost between the plan's lists. */
function openProblems({ plan, rows }: VerifyInput): Violation[] {
  const outcome = new Uint8Array(rows.count);
  const reasons = new Uint8Array(rows.count);
  const mark = (matches: readonly PlannedMatch[], as: number) => {
    for (const { left, right } of matches) {
      for (const seq of left) outcome[rows.indexOf(seq)] = as;
      for (const seq of right) outcome[rows.indexOf(seq)] = as;
    }
  };
  mark(plan.matches, matched);
  mark(plan.suggestions, suggested);
  for (const { seq, code } of plan.open) {
    const row = rows.indexOf(seq);
    const expected = code === 'suggested' ? suggested : unnamed;
    if (row < 0 || outcome[row] !== expected || reasons[row] !== 0) {
      return [{ rule: '', what: 'open-rows-misstated', rows: [seq] }];
    }
    reasons[row] = 1;
  }
  const lost = reasons.findIndex((reason, row) => reason === 0 && outcome[row] !== matched);
  return lost < 0 ? [] : [{ rule: '', what: 'open-rows-misstated', rows: [rows.seq[lost] as number] }];
}
