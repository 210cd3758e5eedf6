/**
 * Rows of reversals (RvslInd) until their statement ends. By the standard CdtDbtInd says which way a reversal went; some banks
 * write the direction of the original there. Only the balances tell: where they fit with exactly the reversals turned, those
 * are turned (fact sheet: formats/international, 1.4).
 */
import { ore } from '../../domain/ore.ts';
import type { Exact } from './exact.ts';
import { type CamtRow, ownRow } from './rows.ts';

/** A statement with more reversals than this is taken as the standard says. */
const mostHeld = 10_000;

export interface Reversals {
  /** Signed sum of what was held, as the file writes it; 0 when there were too many. */
  sum(): Exact;
  count(): number;
  /** Takes rows of a reversal, `signed` their sum. False: they are not held and go out as they are. */
  hold(rows: readonly CamtRow[], signed: Exact): boolean;
  /** Gives the rows back, turned or not. */
  release(turned: boolean): CamtRow[];
}

export function createReversals(emit: (row: CamtRow) => void): Reversals {
  let held: CamtRow[] = [];
  let sum = 0n;
  let count = 0;
  let given = false;

  return {
    sum: () => sum,
    count: () => count,
    hold(rows, signed) {
      if (given) return false;
      if (held.length + rows.length > mostHeld) {
        given = true;
        for (const row of held) emit(row);
        held = [];
        sum = 0n;
        return false;
      }
      for (const row of rows) held.push(ownRow(row));
      sum += signed;
      count += 1;
      return true;
    },
    release(turned) {
      const rows = turned ? held.map((row) => ({ ...row, amountOre: ore(-row.amountOre) })) : held;
      held = [];
      return rows;
    },
  };
}
