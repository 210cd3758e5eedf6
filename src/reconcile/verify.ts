import type { GroupType, WaitFor } from '../domain/group.ts';
import type { Rule } from '../domain/rule.ts';
import type { CompleteThrough } from './completeness.ts';
import type { Plan, PlannedMatch } from './plan.ts';
import type { RowTable } from './row-table.ts';
import { checkKeyGroups } from './verify-key-groups.ts';
import { checkPairs } from './verify-pairs.ts';
import { type Checked, createVerifyRows, type Violation } from './verify-rows.ts';

export interface VerifyInput {
  readonly plan: Plan;
  /** Read again from the configuration, in priority order. */
  readonly rules: readonly Rule[];
  readonly type: GroupType;
  /** The group's open rows, read again from the store. */
  readonly rows: RowTable;
  readonly completeThrough: { readonly left: CompleteThrough; readonly right: CompleteThrough };
  readonly waitFor: WaitFor;
}

/** No plan is committed with a violation; the first hundred are enough to see what is wrong. */
const most = 100;

/**
 * Checks a plan against the rows, by ways of its own: it shares the normalisers with the planner and nothing else.
 * Empty when every match holds, and was the only one possible among the rows open when its rule ran.
 */
export function verifyPlan(input: VerifyInput): Violation[] {
  const rows = createVerifyRows(input.rows, input.type);
  const violations: Violation[] = [];
  const checked: Checked[] = [];
  const used = new Set<number>();
  const priorities = new Map(input.rules.map((rule, at) => [rule.id, at]));
  for (const match of [...input.plan.matches, ...input.plan.suggestions]) {
    const priority = priorities.get(match.rule);
    const rule = priority === undefined ? undefined : input.rules[priority];
    const problem = rule ? rowProblem(rows, match, used) : 'unknown-rule';
    if (problem !== null || !rule || priority === undefined) {
      violations.push({
        rule: match.rule,
        what: problem ?? 'unknown-rule',
        rows: [...match.left, ...match.right],
      });
      continue;
    }
    for (const seq of [...match.left, ...match.right]) used.add(seq);
    const indexes = (seqs: readonly number[]) => seqs.map((seq) => input.rows.indexOf(seq));
    checked.push({
      match,
      rule,
      stage: match.pass * input.rules.length + priority,
      left: indexes(match.left),
      right: indexes(match.right),
    });
  }
  for (const one of checked) {
    const problem = moneyProblem(rows, one);
    if (problem !== null)
      violations.push({ rule: one.rule.id, what: problem, rows: [...one.match.left, ...one.match.right] });
  }
  // With rows missing or used twice there is no telling what was open when a rule ran.
  if (violations.length > 0) return violations.slice(0, most);
  for (const one of checked) {
    for (const row of [...one.left, ...one.right]) rows.usedAt[row] = one.stage;
  }
  violations.push(...openProblems(input, used));
  violations.push(...checkPairs(rows, checked, input), ...checkKeyGroups(rows, checked));
  return violations.slice(0, most);
}

type Rows = ReturnType<typeof createVerifyRows>;

function rowProblem(rows: Rows, match: PlannedMatch, used: ReadonlySet<number>): string | null {
  if (match.left.length === 0 || match.right.length === 0) return 'side-empty';
  const inMatch = new Set<number>();
  for (const [side, seqs] of [
    ['left', match.left],
    ['right', match.right],
  ] as const) {
    for (const seq of seqs) {
      const row = rows.table.indexOf(seq);
      if (row < 0) return 'row-not-open';
      if (used.has(seq) || inMatch.has(seq)) return 'row-used-twice';
      inMatch.add(seq);
      if (rows.sideOf(row) !== side) return 'row-on-wrong-side';
    }
  }
  return null;
}

function moneyProblem(rows: Rows, { match, rule, left, right }: Checked): string | null {
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

/** Every row is either matched, or open with exactly one reason: nothing is lost between the plan's lists. */
function openProblems(input: VerifyInput, used: ReadonlySet<number>): Violation[] {
  const matched = new Set(input.plan.matches.flatMap((match) => [...match.left, ...match.right]));
  const open = new Set<number>();
  for (const reason of input.plan.open) {
    if (open.has(reason.seq) || matched.has(reason.seq)) {
      return [{ rule: reason.rule ?? '', what: 'open-row-matched-or-twice', rows: [reason.seq] }];
    }
    if (used.has(reason.seq) !== (reason.code === 'suggested')) {
      return [{ rule: reason.rule ?? '', what: 'suggested-misstated', rows: [reason.seq] }];
    }
    open.add(reason.seq);
  }
  for (let row = 0; row < input.rows.count; row++) {
    const seq = input.rows.seq[row] as number;
    if (!matched.has(seq) && !open.has(seq)) return [{ rule: '', what: 'row-without-outcome', rows: [seq] }];
  }
  return [];
}
