import type { Tolerance } from '../../domain/rule.ts';
import { openRows } from '../frame.ts';
import { createPairIds, type PairIds } from '../pair-ids.ts';
import type { RuleTurn } from './family.ts';

/** A stretch of row indexes in order of day. */
export interface Stretch {
  readonly rows: Int32Array;
  readonly start: number;
  readonly end: number;
}

/** Rows grouped by bucket in compressed form: bucket b's rows are `rows[starts[b] .. starts[b + 1])`, still by day. */
export interface Buckets {
  readonly rows: Int32Array;
  readonly starts: Int32Array;
}

/** Stable counting sort by bucket; bucket 0 is left out. */
export function bucketRows(order: Int32Array, bucketOf: Int32Array, buckets: number): Buckets {
  const starts = new Int32Array(buckets + 2);
  for (const row of order)
    starts[(bucketOf[row] as number) + 1] = (starts[(bucketOf[row] as number) + 1] as number) + 1;
  starts[1] = 0;
  for (let b = 1; b <= buckets; b++) starts[b + 1] = (starts[b + 1] as number) + (starts[b] as number);
  const next = starts.slice();
  const rows = new Int32Array(starts[buckets + 1] as number);
  for (const row of order) {
    const bucket = bucketOf[row] as number;
    if (bucket === 0) continue;
    rows[next[bucket] as number] = row;
    next[bucket] = (next[bucket] as number) + 1;
  }
  return { rows, starts };
}

export function stretchOf(buckets: Buckets, bucket: number): Stretch {
  return {
    rows: buckets.rows,
    start: buckets.starts[bucket] as number,
    end: buckets.starts[bucket + 1] as number,
  };
}

/** Open rows by cell: one key and one amount. */
export interface Cells {
  readonly ids: PairIds;
  readonly left: Buckets;
  readonly right: Buckets;
  /** Filled cells of a side by key, then amount; sorted when first asked for. */
  sorted(side: 'left' | 'right'): Int32Array;
}

export function buildCells(turn: RuleTurn): Cells {
  const { frame, keys, rule } = turn;
  const left = openRows(frame, 'left');
  const right = openRows(frame, 'right');
  const ids = createPairIds(left.length + right.length);
  const cellOf = new Int32Array(frame.rows.count);
  for (const rows of [left, right]) {
    for (const row of rows) {
      const key = keys.ids[row] as number;
      const value = frame.value[row] as number;
      if (key !== 0 && (rule.type === 'exact' || value !== 0)) cellOf[row] = ids.idOf(key, value);
    }
  }
  const buckets = { left: bucketRows(left, cellOf, ids.size), right: bucketRows(right, cellOf, ids.size) };
  const orders: Partial<Record<'left' | 'right', Int32Array>> = {};
  return {
    ids,
    ...buckets,
    sorted(side) {
      orders[side] ??= sortedCells(ids, buckets[side]);
      return orders[side];
    },
  };
}

const filled = (buckets: Buckets, cell: number) =>
  (buckets.starts[cell] as number) < (buckets.starts[cell + 1] as number);

/** Calls `visit` for each pair of filled cells (left, right) whose amounts the rule lets meet. */
export function eachCellPair(
  cells: Cells,
  tolerance: Tolerance | null,
  visit: (left: Stretch, right: Stretch) => void,
): void {
  if (tolerance) {
    eachCellBand(cells, tolerance, visit);
    return;
  }
  for (let cell = 1; cell <= cells.ids.size; cell++) {
    if (filled(cells.left, cell) && filled(cells.right, cell)) {
      visit(stretchOf(cells.left, cell), stretchOf(cells.right, cell));
    }
  }
}

/** Cells of one side by key, then amount. */
function sortedCells(ids: PairIds, side: Buckets): Int32Array {
  const list: number[] = [];
  for (let cell = 1; cell <= ids.size; cell++) if (filled(side, cell)) list.push(cell);
  return Int32Array.from(list).sort(
    (a, b) => ids.firstOf(a) - ids.firstOf(b) || ids.secondOf(a) - ids.secondOf(b),
  );
}

/** With a tolerance amounts cannot be hashed: both sides' cells are sorted and the band moves with the left amount. */
function eachCellBand(
  cells: Cells,
  tolerance: Tolerance,
  visit: (left: Stretch, right: Stretch) => void,
): void {
  const { ids } = cells;
  const rights = cells.sorted('right');
  let first = 0;
  for (const left of cells.sorted('left')) {
    const key = ids.firstOf(left);
    const value = ids.secondOf(left);
    while (first < rights.length && isBefore(ids, rights[first] as number, key, value - tolerance.maxOre))
      first += 1;
    for (let i = first; i < rights.length; i++) {
      const right = rights[i] as number;
      if (!isBefore(ids, right, key, value - tolerance.minOre + 1)) break;
      // A tolerance may not cross zero, and 0 meets only 0.
      if (Math.sign(ids.secondOf(right)) !== Math.sign(value)) continue;
      visit(stretchOf(cells.left, left), stretchOf(cells.right, right));
    }
  }
}

function isBefore(ids: PairIds, cell: number, key: number, value: number): boolean {
  return ids.firstOf(cell) < key || (ids.firstOf(cell) === key && ids.secondOf(cell) < value);
}
