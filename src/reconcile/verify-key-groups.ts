import type { Rule } from '../domain/rule.ts';
import { type Checked, keyTexts, type VerifyRows, type Violation } from './verify-rows.ts';

/** `sum` and `net`: one key on all rows, the whole key group taken, shape, span and size as the rule says. */
export function checkKeyGroups(rows: VerifyRows, checked: readonly Checked[]): Violation[] {
  const grouped = checked.filter(({ rule }) => rule.type === 'sum' || rule.type === 'net');
  const byRule = Map.groupBy(grouped, ({ rule }) => rule.id);
  return [...byRule.values()].flatMap((matches) => {
    const keys = keyTexts(rows, (matches[0] as Checked).rule);
    const groups = Map.groupBy(keys.keys(), (row) => keys[row] ?? null);
    return matches.flatMap((one): Violation[] => {
      const what = groupProblem(rows, one, keys, groups);
      return what === null
        ? []
        : [{ rule: one.rule.id, what, rows: [...one.match.left, ...one.match.right] }];
    });
  });
}

function groupProblem(
  rows: VerifyRows,
  { rule, stage, left, right }: Checked,
  keys: readonly (string | null)[],
  groups: ReadonlyMap<string | null, readonly number[]>,
): string | null {
  const mine = [...left, ...right].sort((a, b) => rows.dayOf(a) - rows.dayOf(b));
  const key = keys[mine[0] as number] ?? null;
  if (key === null || mine.some((row) => keys[row] !== key)) return 'keys-differ';
  if (!shapeFits(rule, left.length, right.length)) return 'wrong-shape';
  if (mine.length > rule.maxRows) return 'too-many-rows';
  const span = rows.dayOf(mine.at(-1) as number) - rows.dayOf(mine[0] as number);
  if (rule.spanDays !== null && span > rule.spanDays) return 'span-exceeded';
  const open = (groups.get(key) ?? []).filter((row) => (rows.usedAt[row] as number) >= stage);
  return isWholeRun(rows, mine, open, rule.gapDays) ? null : 'key-group-not-whole';
}

function shapeFits({ shape }: Rule, left: number, right: number): boolean {
  return shape === 'N:M' || (shape === '1:N' ? left : right) === 1;
}

/** Without a gap the run is all open rows of the key; with one, all between two gaps that are wide enough. */
function isWholeRun(
  rows: VerifyRows,
  mine: readonly number[],
  open: readonly number[],
  gap: number | null,
): boolean {
  if (gap === null) return mine.length === open.length;
  const first = rows.dayOf(mine[0] as number);
  const last = rows.dayOf(mine.at(-1) as number);
  const near = open.filter((row) => rows.dayOf(row) >= first - gap && rows.dayOf(row) <= last + gap);
  const joined = mine.every(
    (row, i) => i === 0 || rows.dayOf(row) - rows.dayOf(mine[i - 1] as number) <= gap,
  );
  return joined && near.length === mine.length;
}
