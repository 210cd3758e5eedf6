import type { Rule } from '../domain/rule.ts';
import { type Buckets, bucketRows } from './families/cells.ts';
import type { RunningRule } from './families/family.ts';
import { edgeHolds } from './families/pairs.ts';
import { type Frame, openRows } from './frame.ts';
import { createPairIds } from './pair-ids.ts';
import { firstNotBefore } from './sorted-search.ts';

/** An open row of the other side that one fact keeps from being a candidate. */
export type NearMiss = { readonly row: number; readonly rule: string } & (
  | {
      readonly what: 'same-amount-outside-window';
      /** Days between the two rows, and by how many they lie outside the window. */
      readonly days: number;
      readonly outside: number;
      readonly window: { readonly before: number; readonly after: number };
    }
  | { readonly what: 'same-key-other-amount'; readonly differenceOre: number; readonly transposed: boolean }
  | { readonly what: 'contradicting-reference'; readonly own: string; readonly other: string }
  | { readonly what: 'same-amount-other-key'; readonly own: string | null; readonly other: string | null }
  | { readonly what: 'opposite-sign' }
);

const none: readonly NearMiss[] = [];
const most = 3;
/** Rows of the same amount, or the same key, that are looked at per row and direction. */
const probes = 6;

interface Search {
  readonly frame: Frame;
  readonly pairRules: readonly RunningRule[];
  readonly amounts: AmountIndex;
  readonly keyIndexes: readonly (KeyIndex | null)[];
}

/**
 * Nearest misses of open rows, looked up after all rules: same key with another amount, same amount outside the window
 * or with another reference, and the same amount with the opposite sign. At most three per row; every look-up takes a
 * few neighbours in a sorted list, so a hot amount costs no more than another.
 */
export function createNearMisses(
  frame: Frame,
  running: readonly RunningRule[],
): (row: number) => readonly NearMiss[] {
  const pairRules = running.filter(({ rule }) => rule.type === 'exact' || rule.type === 'unique');
  if (pairRules.length === 0) return () => [];
  const search: Search = {
    frame,
    pairRules,
    amounts: amountIndex(frame),
    keyIndexes: pairRules.map((run) => (run.rule.key.length === 0 ? null : keyIndex(run))),
  };
  return (row) => {
    const found = [...sameKey(search, row), ...sameAmount(search, row), ...oppositeSign(search, row)];
    if (found.length === 0) return none;
    const once = new Map<number, NearMiss>();
    for (const miss of found) if (!once.has(miss.row)) once.set(miss.row, miss);
    return [...once.values()].slice(0, most);
  };
}

interface AmountIndex {
  /** Open rows of the other side with an amount, nearest in days first; at most a few each way. */
  nearest(row: number, value: number): number[];
}

function amountIndex(frame: Frame): AmountIndex {
  const ids = createPairIds(frame.rows.count);
  const amountOf = new Int32Array(frame.rows.count);
  const sides = [openRows(frame, 'left'), openRows(frame, 'right')] as const;
  for (const rows of sides) {
    for (const row of rows)
      amountOf[row] = ids.idOf(frame.rows.currency[row] as number, frame.value[row] as number);
  }
  const known = ids.size;
  const [left, right] = sides.map((rows) => bucketRows(rows, amountOf, known)) as [Buckets, Buckets];
  return {
    nearest(row, value) {
      const id = ids.idOf(frame.rows.currency[row] as number, value);
      if (id > known) return [];
      const { rows, starts } = frame.isRight[row] ? left : right;
      const { day } = frame.rows;
      const own = day[row] as number;
      return around(
        {
          from: starts[id] as number,
          to: starts[id + 1] as number,
          at: (i) => day[rows[i] as number] as number,
        },
        own,
      ).map((i) => rows[i] as number);
    },
  };
}

interface Sorted {
  readonly from: number;
  readonly to: number;
  at(position: number): number;
}

/** A few positions on each side of a number in a sorted stretch, nearest first. */
function around(sorted: Sorted, wanted: number): number[] {
  const high = firstNotBefore(sorted.from, sorted.to, (at) => sorted.at(at) < wanted);
  const positions: number[] = [];
  for (let i = Math.max(sorted.from, high - probes); i < Math.min(sorted.to, high + probes); i++)
    positions.push(i);
  const distance = (i: number) => Math.abs(sorted.at(i) - wanted);
  return positions.sort((a, b) => distance(a) - distance(b) || a - b);
}

interface KeyIndex {
  /** Open rows of the other side with the row's key, nearest in amount first. */
  nearest(row: number): number[];
}

function keyIndex({ turn }: RunningRule): KeyIndex {
  const { frame, keys } = turn;
  const sortedBy = (side: 'left' | 'right') => {
    const rows = openRows(frame, side).sort(
      (a, b) =>
        (frame.value[a] as number) - (frame.value[b] as number) ||
        (frame.rank[a] as number) - (frame.rank[b] as number),
    );
    return bucketRows(rows, keys.ids, keys.size);
  };
  const [left, right] = [sortedBy('left'), sortedBy('right')];
  return {
    nearest(row) {
      const key = keys.ids[row] as number;
      if (key === 0) return [];
      const { rows, starts } = frame.isRight[row] ? left : right;
      const at = (i: number) => frame.value[rows[i] as number] as number;
      const stretch = { from: starts[key] as number, to: starts[key + 1] as number, at };
      return around(stretch, frame.value[row] as number).map((i) => rows[i] as number);
    },
  };
}

function daysApart(frame: Frame, row: number, other: number): number {
  const days = (frame.rows.day[other] as number) - (frame.rows.day[row] as number);
  return frame.isRight[row] ? -days : days;
}

/** How many days a pair lies outside a rule's window; 0 within it. */
function outsideBy(rule: Rule, days: number): number {
  if (!rule.days) return 0;
  return Math.max(0, days - rule.days.after, -rule.days.before - days);
}

function sameKey(search: Search, row: number): NearMiss[] {
  return search.pairRules.flatMap((run, i) => {
    const others = search.keyIndexes[i]?.nearest(row).slice(0, most) ?? [];
    return others.map((other) => keyMiss(run, search.frame, row, other)).filter((miss) => miss !== null);
  });
}

/** What keeps two rows with the same key apart: the amount, else the window. */
function keyMiss(run: RunningRule, frame: Frame, row: number, other: number): NearMiss | null {
  const difference = (frame.value[row] as number) - (frame.value[other] as number);
  if (difference === 0) return outsideMiss(run, frame, row, other);
  const differenceOre = frame.isRight[row] ? -difference : difference;
  // Two swapped digits change a number by a multiple of nine: a hint, no proof.
  const transposed = differenceOre % 9 === 0;
  return {
    row: frame.rows.seq[other] as number,
    rule: run.rule.id,
    what: 'same-key-other-amount',
    differenceOre,
    transposed,
  };
}

function outsideMiss(run: RunningRule, frame: Frame, row: number, other: number): NearMiss | null {
  const days = daysApart(frame, row, other);
  const outside = outsideBy(run.rule, days);
  if (outside === 0 || !run.rule.days) return null;
  const { before, after } = run.rule.days;
  const facts = { row: frame.rows.seq[other] as number, rule: run.rule.id };
  return { ...facts, what: 'same-amount-outside-window', days, outside, window: { before, after } };
}

/** The more telling first: a window just missed, then references that contradict, then keys that differ. */
const telling: readonly NearMiss['what'][] = [
  'same-amount-outside-window',
  'contradicting-reference',
  'same-amount-other-key',
];

function sameAmount(search: Search, row: number): NearMiss[] {
  const { frame, pairRules } = search;
  if (frame.value[row] === 0) return [];
  const misses: NearMiss[] = [];
  for (const other of search.amounts.nearest(row, frame.value[row] as number).slice(0, most)) {
    const [left, right] = frame.isRight[row] ? [other, row] : [row, other];
    if (pairRules.some(({ turn }) => edgeHolds(turn, left, right))) continue;
    const ofPair = pairRules.map((run) => amountMiss(run, frame, row, other)).filter((miss) => miss !== null);
    ofPair.sort((a, b) => telling.indexOf(a.what) - telling.indexOf(b.what));
    misses.push(...ofPair.slice(0, 1));
  }
  return misses;
}

/** The one fact that keeps two rows of equal amount apart under a rule; null when there are several, or none. */
function amountMiss(run: RunningRule, frame: Frame, row: number, other: number): NearMiss | null {
  const { keys, references } = run.turn;
  const inWindow = outsideBy(run.rule, daysApart(frame, row, other)) === 0;
  const facts = { row: frame.rows.seq[other] as number, rule: run.rule.id };
  if (keys.ids[row] === 0 || keys.ids[row] !== keys.ids[other]) {
    const [own, theirs] = [keyWords(run, row), keyWords(run, other)];
    if (!inWindow || (own === null && theirs === null)) return null;
    return { ...facts, what: 'same-amount-other-key', own, other: theirs };
  }
  if (!references || !contradict(references, row, other)) return outsideMiss(run, frame, row, other);
  const text = (of: number) => (frame.rows.textOf(references[of] as number) ?? '').trim();
  return inWindow ? { ...facts, what: 'contradicting-reference', own: text(row), other: text(other) } : null;
}

function keyWords({ turn }: RunningRule, row: number): string | null {
  const words = turn.keys.rawOf(row).filter((raw) => raw !== null && raw.trim() !== '');
  return words.length === 0 ? null : words.join(' ');
}

function contradict(references: Int32Array, row: number, other: number): boolean {
  return references[row] !== 0 && references[other] !== 0 && references[row] !== references[other];
}

function oppositeSign(search: Search, row: number): NearMiss[] {
  const { frame, pairRules } = search;
  const value = frame.value[row] as number;
  if (value === 0 || frame.type === 'ledger') return [];
  for (const other of search.amounts.nearest(row, -value).slice(0, 1)) {
    const run = pairRules.find(({ rule }) => outsideBy(rule, daysApart(frame, row, other)) === 0);
    if (run) return [{ row: frame.rows.seq[other] as number, rule: run.rule.id, what: 'opposite-sign' }];
  }
  return [];
}
