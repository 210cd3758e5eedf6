import type { TraceCode } from '../../domain/reason.ts';
import { openRows } from '../frame.ts';
import { bucketRows, stretchOf } from './cells.ts';
import {
  type Component,
  type FoundMatch,
  isRejectedSet,
  type RuleResult,
  type RuleTurn,
  sumValues,
} from './family.ts';

/** What `sum` and `net` share: the open rows are partitioned by key, so there is never a choice to make. */
export interface KeyGroupRules {
  /** Why a run of rows with both sides does not match, or null when it does. */
  refusal(turn: RuleTurn, run: KeyRun): TraceCode | null;
}

/** Rows of one key, cut where two days lie more than `gapDays` apart. */
export interface KeyRun {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly leftSumOre: number;
  readonly rightSumOre: number;
  readonly spanDays: number;
}

export function runKeyGroups(turn: RuleTurn, rules: KeyGroupRules): RuleResult {
  const { frame, keys } = turn;
  const order = mergeByDay(turn);
  const groups = bucketRows(order, keys.ids, keys.size);
  const found: FoundMatch[] = [];
  const components: Component[] = [];
  const componentOf = new Int32Array(frame.rows.count);
  for (let key = 1; key <= keys.size; key++) {
    const { start, end } = stretchOf(groups, key);
    for (const run of runsOf(turn, groups.rows.subarray(start, end))) {
      const code = refusalOf(turn, run, rules);
      if (code === null) {
        found.push({ left: run.left, right: run.right, candidates: null });
        continue;
      }
      components.push({ ...run, code, edges: 0 });
      for (const row of run.left) componentOf[row] = components.length;
      for (const row of run.right) componentOf[row] = components.length;
    }
  }
  return { found, components, componentOf, degree: null, seen: order.length };
}

/** Open rows of both sides by day and hash. */
function mergeByDay(turn: RuleTurn): Int32Array {
  const { frame } = turn;
  const [left, right] = [openRows(frame, 'left'), openRows(frame, 'right')];
  const merged = new Int32Array(left.length + right.length);
  let [l, r] = [0, 0];
  for (let at = 0; at < merged.length; at++) {
    const leftRank = l < left.length ? (frame.rank[left[l] as number] as number) : Number.POSITIVE_INFINITY;
    const rightRank =
      r < right.length ? (frame.rank[right[r] as number] as number) : Number.POSITIVE_INFINITY;
    merged[at] = (leftRank < rightRank ? left[l++] : right[r++]) as number;
  }
  return merged;
}

function* runsOf(turn: RuleTurn, rows: Int32Array): Generator<KeyRun> {
  const { day } = turn.frame.rows;
  const gap = turn.rule.gapDays ?? Number.POSITIVE_INFINITY;
  let start = 0;
  for (let i = 1; i <= rows.length; i++) {
    const apart =
      i === rows.length || (day[rows[i] as number] as number) - (day[rows[i - 1] as number] as number) > gap;
    if (!apart) continue;
    yield runOf(turn, rows.subarray(start, i));
    start = i;
  }
}

function runOf(turn: RuleTurn, rows: Int32Array): KeyRun {
  const { frame } = turn;
  const left: number[] = [];
  const right: number[] = [];
  for (const row of rows) (frame.isRight[row] ? right : left).push(row);
  const first = frame.rows.day[rows[0] as number] as number;
  const last = frame.rows.day[rows.at(-1) as number] as number;
  return {
    left,
    right,
    leftSumOre: sumValues(frame, left),
    rightSumOre: sumValues(frame, right),
    spanDays: last - first,
  };
}

function refusalOf(turn: RuleTurn, run: KeyRun, rules: KeyGroupRules): TraceCode | null {
  if (run.left.length === 0 || run.right.length === 0) return 'one-sided-key';
  if (run.left.length + run.right.length > turn.rule.maxRows) return 'budget';
  return rules.refusal(turn, run) ?? (isRejectedSet(turn, run) ? 'rejected' : null);
}

/** True when the difference of a run lies within the rule's tolerance. */
export function balances(turn: RuleTurn, run: KeyRun): boolean {
  const difference = run.leftSumOre - run.rightSumOre;
  const { tolerance } = turn.rule;
  return difference >= (tolerance?.minOre ?? 0) && difference <= (tolerance?.maxOre ?? 0);
}

export function spanHolds(turn: RuleTurn, run: KeyRun): boolean {
  return turn.rule.spanDays === null || run.spanDays <= turn.rule.spanDays;
}

export function shapeHolds(turn: RuleTurn, run: KeyRun): boolean {
  if (turn.rule.shape === '1:N') return run.left.length === 1;
  return turn.rule.shape !== 'N:1' || run.right.length === 1;
}
