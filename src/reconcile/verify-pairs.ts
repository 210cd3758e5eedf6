import { dayNumber } from '../domain/day.ts';
import type { Rule } from '../domain/rule.ts';
import type { CompleteThrough } from './completeness.ts';
import type { VerifyInput } from './verify.ts';
import { type Competitors, createCompetitors } from './verify-competitors.ts';
import { type Checked, keyTexts, type VerifyRows, type Violation } from './verify-rows.ts';

type Setting = Pick<VerifyInput, 'completeThrough' | 'waitFor' | 'rejected'>;

/** `exact` and `unique`: key, amount, window and references of each pair, and that no other row was a candidate. */
export function checkPairs(rows: VerifyRows, checked: readonly Checked[], setting: Setting): Violation[] {
  const pairs = checked.filter(({ rule }) => rule.type === 'exact' || rule.type === 'unique');
  const keysOf = new Map<string, (string | null)[]>();
  return [...Map.groupBy(pairs, ({ stage }) => stage)].flatMap(([stage, matches]) => {
    const { rule } = matches[0] as Checked;
    const keys = keysOf.get(rule.id) ?? keyTexts(rows, rule);
    keysOf.set(rule.id, keys);
    const competitors = createCompetitors({ rows, rule, keys, stage, rejected: setting.rejected });
    return matches.flatMap((one): Violation[] => {
      const what =
        pairProblem(rows, one, keys) ??
        competitorProblem(one, competitors) ??
        waitProblem(rows, one, setting);
      return what === null ? [] : [{ rule: rule.id, what, rows: [...one.match.left, ...one.match.right] }];
    });
  });
}

/** Every left row must be a candidate of every right row: one pair, or a group of equal counts. */
function pairProblem(rows: VerifyRows, one: Checked, keys: readonly (string | null)[]): string | null {
  const all = [...one.left, ...one.right];
  const key = keys[all[0] as number] ?? null;
  if (key === null || all.some((row) => keys[row] !== key)) return 'keys-differ';
  const sign = Math.sign(rows.valueOf(all[0] as number));
  if (all.some((row) => Math.sign(rows.valueOf(row)) !== sign)) return 'signs-differ';
  if (one.rule.type === 'unique' && sign === 0) return 'zero-amount';
  if (windowBroken(rows, one)) return 'window-exceeded';
  if (referencesClash(rows, one)) return 'references-contradict';
  return sizeProblem(rows, one);
}

/** More than a pair only where the rule groups equal counts of one amount. */
function sizeProblem(rows: VerifyRows, { left, right, rule }: Checked): string | null {
  if (left.length !== right.length) return 'wrong-shape';
  if (left.length === 1) return null;
  if (rule.equalCounts !== 'group') return 'group-not-allowed';
  const amount = rows.valueOf(left[0] as number);
  return [...left, ...right].every((row) => rows.valueOf(row) === amount) ? null : 'amounts-differ';
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

function waitProblem(rows: VerifyRows, one: Checked, setting: Setting): string | null {
  const { rule, left, right } = one;
  const waits = rule.whenComplete || (rule.type === 'unique' && setting.waitFor !== 'none');
  if (!waits) return null;
  const leftDone = left.every((row) =>
    covered(rule, rows.dayOf(row) + (rule.days?.after ?? 0), setting.completeThrough.right),
  );
  const rightDone = right.every((row) =>
    covered(rule, rows.dayOf(row) + (rule.days?.before ?? 0), setting.completeThrough.left),
  );
  return leftDone && rightDone ? null : 'not-complete';
}

function covered(rule: Rule, day: number, through: CompleteThrough): boolean {
  if (through === 'always') return true;
  return rule.days !== null && through !== null && day <= dayNumber(through);
}
