/**
 * Notices a file that was cut inside its last amount: `-12345,00` without its end reads as `-12`, a wrong amount and no
 * unreadable one. Only where the amount stands last and every row before had two decimals, so nothing else is accused.
 */
import type { Columns } from './columns.ts';

export interface CutWatch {
  see(cells: readonly string[]): void;
  /** Of the last record, which ended without a line end. */
  isCut(): boolean;
}

/** Rows that must have agreed before one is called different. */
const fewestRows = 3;
const twoDecimals = /\d[.,]\d\d(?:\s*(?:kr|sek))?-?$/i;

export function createCutWatch({ core, width }: Columns): CutWatch {
  const figures = new Set([core.amount, core.debit, core.credit, core.balance]);
  let alike = 0;
  let different = 0;
  let last = false;
  return {
    see(cells) {
      const at = cells.length - 1;
      const text = cells[at]?.trim() ?? '';
      last = figures.has(at) && (width === null || cells.length === width) && /\d/.test(text);
      if (!last) return;
      last = !twoDecimals.test(text);
      if (last) different += 1;
      else alike += 1;
    },
    isCut: () => last && different === 1 && alike >= fewestRows,
  };
}
