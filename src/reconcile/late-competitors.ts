import type { GroupType } from '../domain/group.ts';
import type { Rule } from '../domain/rule.ts';
import { windowsOf } from './families/degrees.ts';
import { createFrame, type Frame } from './frame.ts';
import { type KeyColumn, keyColumn } from './keys.ts';
import type { ExistingMatch } from './late.ts';
import type { LateFlag } from './plan.ts';
import type { RowTable } from './row-table.ts';

/** A hot amount may compete with thousands of matches; the nearest are enough to make a person look. */
const flagsPerRow = 10;

interface LateInput {
  readonly type: GroupType;
  readonly rules: readonly Rule[];
  readonly existing: readonly ExistingMatch[];
  readonly existingRows: RowTable;
}

/** A row of an earlier match, with what decides whether another row would have been its candidate. */
interface Taken {
  readonly row: number;
  readonly value: number;
  readonly day: number;
  readonly reference: string;
  readonly match: string;
}

/** By key, rows of one side in order of amount and day. */
type TakenIndex = ReadonlyMap<string, readonly Taken[]>;

/**
 * Rows that would have been candidates in a 1:1 match already made: the match stays, yet someone should look. All rows
 * of the input count as new, matched in this run or not.
 */
export function findLateFlags(input: LateInput, frame: Frame): LateFlag[] {
  const earlier = createFrame(input.existingRows, input.type);
  return input.rules
    .filter((rule) => rule.type === 'exact' || rule.type === 'unique')
    .flatMap((rule) => {
      const matches = input.existing.filter((match) => match.rule === rule.id);
      return matches.length === 0 ? [] : flagsOfRule({ rule, matches, earlier, frame });
    });
}

interface RuleInput {
  readonly rule: Rule;
  readonly matches: readonly ExistingMatch[];
  readonly earlier: Frame;
  readonly frame: Frame;
}

function flagsOfRule(input: RuleInput): LateFlag[] {
  const { rule, matches, earlier, frame } = input;
  const indexes = indexTaken(earlier, rule, matches);
  const keys = keyColumn(frame, rule);
  const flags: LateFlag[] = [];
  for (const side of ['left', 'right'] as const) {
    const others = side === 'left' ? indexes.right : indexes.left;
    for (const row of frame[side]) {
      const taken = others.get(keyText(frame, keys, row) ?? '');
      if (!taken) continue;
      const hits = competitors({ frame, rule, row, side }, taken);
      const names = new Set(hits.map((hit) => hit.match));
      for (const match of names)
        flags.push({ match, row: frame.rows.seq[row] as number, code: 'late-competitor' });
    }
  }
  return flags;
}

function keyText(frame: Frame, keys: KeyColumn, row: number): string | null {
  if (keys.ids[row] === 0) return null;
  return JSON.stringify([frame.rows.textOf(frame.rows.currency[row] as number), ...keys.partsOf(row)]);
}

function referenceOf(frame: Frame, rule: Rule, row: number): string {
  if (rule.type !== 'unique' || rule.referenceConflict === 'ignore') return '';
  return (frame.rows.textOf(frame.rows.column('reference')[row] as number) ?? '').trim();
}

function indexTaken(
  earlier: Frame,
  rule: Rule,
  matches: readonly ExistingMatch[],
): { left: TakenIndex; right: TakenIndex } {
  const keys = keyColumn(earlier, rule);
  const sides = { left: new Map<string, Taken[]>(), right: new Map<string, Taken[]>() };
  for (const match of matches) {
    for (const side of ['left', 'right'] as const) {
      for (const seq of match[side]) {
        const row = earlier.rows.indexOf(seq);
        const key = row < 0 ? null : keyText(earlier, keys, row);
        if (key === null) continue;
        const list = sides[side].get(key) ?? [];
        sides[side].set(key, list);
        list.push({
          row,
          value: earlier.value[row] as number,
          day: earlier.rows.day[row] as number,
          reference: referenceOf(earlier, rule, row),
          match: match.id,
        });
      }
    }
  }
  for (const index of [sides.left, sides.right]) {
    for (const list of index.values()) {
      list.sort(
        (a, b) =>
          a.value - b.value ||
          a.day - b.day ||
          (earlier.rank[a.row] as number) - (earlier.rank[b.row] as number),
      );
    }
  }
  return sides;
}

/** First position at or after (value, day). */
function lowerBound(taken: readonly Taken[], value: number, day: number): number {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = taken[middle] as Taken;
    if (at.value < value || (at.value === value && at.day < day)) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface LateRow {
  readonly frame: Frame;
  readonly rule: Rule;
  readonly row: number;
  readonly side: 'left' | 'right';
}

/** Amount by amount within the tolerance, and in each only the days of the window. */
function competitors(late: LateRow, taken: readonly Taken[]): Taken[] {
  const { frame, rule, row, side } = late;
  const value = frame.value[row] as number;
  const day = frame.rows.day[row] as number;
  if (rule.type === 'unique' && value === 0) return [];
  const reference = referenceOf(frame, rule, row);
  const [min, max] = [rule.tolerance?.minOre ?? 0, rule.tolerance?.maxOre ?? 0];
  const [lowest, highest] = side === 'left' ? [value - max, value - min] : [value + min, value + max];
  const window = windowsOf(rule.days)[side === 'left' ? 'right' : 'left'];
  const hits: Taken[] = [];
  let at = lowerBound(taken, lowest, Number.NEGATIVE_INFINITY);
  while (hits.length < flagsPerRow) {
    const amount = taken[at]?.value;
    if (amount === undefined || amount > highest) break;
    if (Math.sign(amount) === Math.sign(value)) {
      at = lowerBound(taken, amount, day + window.from);
      for (
        let one = taken[at];
        one?.value === amount && one.day <= day + window.to && hits.length < flagsPerRow;
        one = taken[at]
      ) {
        if (reference === '' || one.reference === '' || one.reference === reference) hits.push(one);
        at += 1;
      }
    }
    at = lowerBound(taken, amount, Number.POSITIVE_INFINITY);
  }
  return hits;
}
