import type { Stretch } from './cells.ts';
import type { RuleTurn } from './family.ts';

/**
 * Degrees of the candidate graph, counted and never listed. `candidate` is the sum of the row indexes of a row's
 * candidates, so where the degree is 1 it is the candidate itself.
 */
export interface Degrees {
  readonly degree: Int32Array;
  readonly candidate: Float64Array;
  /** Rows of the other side with a fitting amount. */
  readonly reach: Int32Array;
  /** Those of them within the window. */
  readonly inWindow: Int32Array;
}

/** Days of the other side relative to a row's own. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

const noWindow: Window = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** The window as a left row sees right rows, and as a right row sees left rows. */
export function windowsOf(days: { readonly before: number; readonly after: number } | null): {
  right: Window;
  left: Window;
} {
  if (!days) return { right: noWindow, left: noWindow };
  return { right: { from: -days.before, to: days.after }, left: { from: -days.after, to: days.before } };
}

export interface DegreeCounter {
  readonly degrees: Degrees;
  /** Adds, for every row of `from`, its candidates in `to`. */
  count(from: Stretch, to: Stretch, window: Window): void;
}

/**
 * Two pointers slide a window over the other side. Contradicting references are left out by counters per reference:
 * a row's candidates are those with its own reference and those with none (all, where it has none itself).
 */
export function createDegreeCounter(turn: RuleTurn): DegreeCounter {
  const { frame, references } = turn;
  const { day, count: rowCount, texts } = frame.rows;
  const degrees: Degrees = {
    degree: new Int32Array(rowCount),
    candidate: new Float64Array(rowCount),
    reach: new Int32Array(rowCount),
    inWindow: new Int32Array(rowCount),
  };
  const counts = new Int32Array(references ? texts + 1 : 1);
  const sums = new Float64Array(counts.length);
  let inside = 0;
  let insideSum = 0;

  function move(row: number, step: 1 | -1): void {
    const reference = references ? (references[row] as number) : 0;
    counts[reference] = (counts[reference] as number) + step;
    sums[reference] = (sums[reference] as number) + step * row;
    inside += step;
    insideSum += step * row;
  }

  function record(row: number, reach: number): void {
    const reference = references ? (references[row] as number) : 0;
    const own = reference === 0 ? inside : (counts[reference] as number) + (counts[0] as number);
    const ownSum = reference === 0 ? insideSum : (sums[reference] as number) + (sums[0] as number);
    degrees.degree[row] = (degrees.degree[row] as number) + own;
    degrees.candidate[row] = (degrees.candidate[row] as number) + ownSum;
    degrees.reach[row] = (degrees.reach[row] as number) + reach;
    degrees.inWindow[row] = (degrees.inWindow[row] as number) + inside;
  }

  return {
    degrees,
    count(from, to, window) {
      let tail = to.start;
      let head = to.start;
      for (let i = from.start; i < from.end; i++) {
        const row = from.rows[i] as number;
        const own = day[row] as number;
        for (; head < to.end && (day[to.rows[head] as number] as number) <= own + window.to; head++) {
          move(to.rows[head] as number, 1);
        }
        for (; tail < head && (day[to.rows[tail] as number] as number) < own + window.from; tail++) {
          move(to.rows[tail] as number, -1);
        }
        record(row, to.end - to.start);
      }
      for (; tail < head; tail++) move(to.rows[tail] as number, -1);
    },
  };
}
