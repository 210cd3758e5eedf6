import { type Checked, keyTexts, type VerifyRows, type Violation } from './verify-rows.ts';

/** `sum` and `net`: one key on all rows, the whole key group taken, shape, span and size as the rule says. */
export function checkKeyGroups(rows: VerifyRows, checked: readonly Checked[]): Violation[] {
  const byRule = new Map<string, Checked[]>();
  for (const one of checked) {
    if (one.rule.type !== 'sum' && one.rule.type !== 'net') continue;
    const list = byRule.get(one.rule.id) ?? [];
    byRule.set(one.rule.id, list);
    list.push(one);
  }
  const violations: Violation[] = [];
  for (const matches of byRule.values()) {
    const keys = keyTexts(rows, (matches[0] as Checked).rule);
    const groups = new Map<string, number[]>();
    for (const [row, key] of keys.entries()) {
      if (key === null) continue;
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
    for (const group of groups.values()) group.sort((a, b) => rows.dayOf(a) - rows.dayOf(b));
    for (const one of matches) {
      const what = groupProblem(rows, one, keys, groups);
      if (what !== null)
        violations.push({ rule: one.rule.id, what, rows: [...one.match.left, ...one.match.right] });
    }
  }
  return violations;
}

function groupProblem(
  rows: VerifyRows,
  { rule, stage, left, right }: Checked,
  keys: readonly (string | null)[],
  groups: ReadonlyMap<string, readonly number[]>,
): string | null {
  const mine = [...left, ...right].sort((a, b) => rows.dayOf(a) - rows.dayOf(b));
  const key = keys[mine[0] as number] ?? null;
  if (key === null || mine.some((row) => keys[row] !== key)) return 'keys-differ';
  if (rule.shape === '1:N' && left.length !== 1) return 'wrong-shape';
  if (rule.shape === 'N:1' && right.length !== 1) return 'wrong-shape';
  if (mine.length > rule.maxRows) return 'too-many-rows';
  const first = rows.dayOf(mine[0] as number);
  const last = rows.dayOf(mine.at(-1) as number);
  if (rule.spanDays !== null && last - first > rule.spanDays) return 'span-exceeded';
  const open = (groups.get(key) ?? []).filter((row) => (rows.usedAt[row] as number) >= stage);
  return isWholeRun(rows, mine, open, rule.gapDays) ? null : 'key-group-not-whole';
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
