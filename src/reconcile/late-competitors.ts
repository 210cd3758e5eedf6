import type { GroupType } from '../domain/group.ts';
import type { Rule } from '../domain/rule.ts';
import { windowsOf } from './families/degrees.ts';
import { createFrame, type Frame } from './frame.ts';
import { type KeyColumn, keyColumn } from './keys.ts';
import type { ExistingMatch } from './late.ts';
import type { LateFlag } from './plan.ts';
import type { RowTable } from './row-table.ts';
import { firstNotBefore } from './sorted-search.ts';

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

interface TakenIndexes {
  readonly left: TakenIndex;
  readonly right: TakenIndex;
}

function indexTaken(earlier: Frame, rule: Rule, matches: readonly ExistingMatch[]): TakenIndexes {
  const keys = keyColumn(earlier, rule);
  const indexOf = (side: 'left' | 'right'): TakenIndex => {
    const entries = matches.flatMap((match) =>
      match[side]
        .map((seq) => earlier.rows.indexOf(seq))
        .filter((row) => row >= 0 && keys.ids[row] !== 0)
        .map((row) => ({ key: keyText(earlier, keys, row), taken: takenOf(earlier, rule, row, match.id) })),
    );
    // By rank first, so that rows of one amount and day stand in an order of their own.
    entries.sort((a, b) => (earlier.rank[a.taken.row] as number) - (earlier.rank[b.taken.row] as number));
    entries.sort((a, b) => a.taken.value - b.taken.value || a.taken.day - b.taken.day);
    const index = new Map<string, Taken[]>();
    for (const { key, taken } of entries) {
      const list = index.get(key ?? '');
      if (list) list.push(taken);
      else index.set(key ?? '', [taken]);
    }
    return index;
  };
  return { left: indexOf('left'), right: indexOf('right') };
}

function takenOf(earlier: Frame, rule: Rule, row: number, match: string): Taken {
  const { value, rows } = earlier;
  const reference = referenceOf(earlier, rule, row);
  return { row, value: value[row] as number, day: rows.day[row] as number, reference, match };
}

/** First position at or after (value, day). */
function positionOf(taken: readonly Taken[], value: number, day: number): number {
  return firstNotBefore(0, taken.length, (i) => {
    const at = taken[i] as Taken;
    return at.value < value || (at.value === value && at.day < day);
  });
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
  if (rule.type === 'unique' && value === 0) return [];
  const [min, max] = [rule.tolerance?.minOre ?? 0, rule.tolerance?.maxOre ?? 0];
  const [lowest, highest] = side === 'left' ? [value - max, value - min] : [value + min, value + max];
  const hits: Taken[] = [];
  let at = positionOf(taken, lowest, Number.NEGATIVE_INFINITY);
  while (at < taken.length && hits.length < flagsPerRow) {
    const amount = (taken[at] as Taken).value;
    if (amount > highest) break;
    if (Math.sign(amount) === Math.sign(value)) hits.push(...ofAmount(late, taken, amount));
    at = positionOf(taken, amount, Number.POSITIVE_INFINITY);
  }
  return hits.slice(0, flagsPerRow);
}

function ofAmount({ frame, rule, row, side }: LateRow, taken: readonly Taken[], amount: number): Taken[] {
  const day = frame.rows.day[row] as number;
  const reference = referenceOf(frame, rule, row);
  const window = windowsOf(rule.days)[side === 'left' ? 'right' : 'left'];
  const hits: Taken[] = [];
  for (let at = positionOf(taken, amount, day + window.from); hits.length < flagsPerRow; at++) {
    const one = taken[at];
    if (one?.value !== amount || one.day > day + window.to) break;
    if (reference === '' || one.reference === '' || one.reference === reference) hits.push(one);
  }
  return hits;
}
