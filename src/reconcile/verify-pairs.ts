import { dayNumber } from '../domain/day.ts';
import type { Rule } from '../domain/rule.ts';
import type { CompleteThrough } from './completeness.ts';
import type { VerifyInput } from './verify.ts';
import { type Competitors, createCompetitors } from './verify-competitors.ts';
import { type Checked, keyTexts, type VerifyRows, type Violation } from './verify-rows.ts';

type Waiting = Pick<VerifyInput, 'completeThrough' | 'waitFor'>;

/** `exact` and `unique`: key, amount, window and references of each pair, and that no other row was a candidate. */
export function checkPairs(rows: VerifyRows, checked: readonly Checked[], waiting: Waiting): Violation[] {
  const stages = new Map<number, Checked[]>();
  for (const one of checked) {
    if (one.rule.type !== 'exact' && one.rule.type !== 'unique') continue;
    const list = stages.get(one.stage) ?? [];
    stages.set(one.stage, list);
    list.push(one);
  }
  const violations: Violation[] = [];
  const keysOf = new Map<string, (string | null)[]>();
  for (const [stage, matches] of stages) {
    const { rule } = matches[0] as Checked;
    const keys = keysOf.get(rule.id) ?? keyTexts(rows, rule);
    keysOf.set(rule.id, keys);
    const competitors = createCompetitors({ rows, rule, keys, stage });
    for (const one of matches) {
      const what =
        pairProblem(rows, one, keys) ??
        competitorProblem(one, competitors) ??
        waitProblem(rows, one, waiting);
      if (what !== null)
        violations.push({ rule: rule.id, what, rows: [...one.match.left, ...one.match.right] });
    }
  }
  return violations;
}

/** Every left row must be a candidate of every right row: one pair, or a group of equal counts. */
function pairProblem(rows: VerifyRows, one: Checked, keys: readonly (string | null)[]): string | null {
  const { left, right, rule } = one;
  if (left.length !== right.length) return 'wrong-shape';
  if (left.length > 1) {
    if (rule.equalCounts !== 'group') return 'group-not-allowed';
    const amount = rows.valueOf(left[0] as number);
    if ([...left, ...right].some((row) => rows.valueOf(row) !== amount)) return 'amounts-differ';
  }
  const key = keys[left[0] as number] ?? null;
  if (key === null || [...left, ...right].some((row) => keys[row] !== key)) return 'keys-differ';
  if (rule.type === 'unique' && [...left, ...right].some((row) => rows.valueOf(row) === 0))
    return 'zero-amount';
  if (windowBroken(rows, one)) return 'window-exceeded';
  if (Math.sign(rows.valueOf(left[0] as number)) !== Math.sign(rows.valueOf(right[0] as number)))
    return 'signs-differ';
  return referencesClash(rows, one) ? 'references-contradict' : null;
}

/** The extremes of a group decide for all its pairs. */
function windowBroken(rows: VerifyRows, { left, right, rule }: Checked): boolean {
  if (!rule.days) return false;
  const days = (of: readonly number[]) => of.map((row) => rows.dayOf(row));
  const [least, greatest] = [
    (of: number[]) => of.reduce((a, b) => Math.min(a, b)),
    (of: number[]) => of.reduce((a, b) => Math.max(a, b)),
  ];
  return (
    least(days(right)) - greatest(days(left)) < -rule.days.before ||
    greatest(days(right)) - least(days(left)) > rule.days.after
  );
}

function referencesClash(rows: VerifyRows, { left, right, rule }: Checked): boolean {
  if (rule.type !== 'unique' || rule.referenceConflict === 'ignore') return false;
  const named = (of: readonly number[]) =>
    new Set(of.map((row) => rows.referenceOf(row)).filter((text) => text !== ''));
  const [lefts, rights] = [named(left), named(right)];
  if (lefts.size === 0 || rights.size === 0) return false;
  const all = new Set([...lefts, ...rights]);
  return all.size > 1;
}

/** A row of the match may have no more candidates than the match's other side holds. */
function competitorProblem({ left, right }: Checked, competitors: Competitors): string | null {
  const alone =
    left.every((row) => competitors.countUpTo(row, right.length + 1) === right.length) &&
    right.every((row) => competitors.countUpTo(row, left.length + 1) === left.length);
  return alone ? null : 'not-the-only-candidate';
}

function waitProblem(rows: VerifyRows, one: Checked, waiting: Waiting): string | null {
  const { rule, left, right } = one;
  const waits = rule.whenComplete || (rule.type === 'unique' && waiting.waitFor !== 'none');
  if (!waits) return null;
  const leftDone = left.every((row) =>
    covered(rule, rows.dayOf(row) + (rule.days?.after ?? 0), waiting.completeThrough.right),
  );
  const rightDone = right.every((row) =>
    covered(rule, rows.dayOf(row) + (rule.days?.before ?? 0), waiting.completeThrough.left),
  );
  return leftDone && rightDone ? null : 'not-complete';
}

function covered(rule: Rule, day: number, through: CompleteThrough): boolean {
  if (through === 'always') return true;
  return rule.days !== null && through !== null && day <= dayNumber(through);
}
