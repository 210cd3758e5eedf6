/**
 * Notices a file that was cut inside its last amount: `-12345,00` without its end reads as `-12`, a wrong amount and no
 * unreadable one. Only where the amount stands last and the rows before had two decimals, so nothing else is accused.
 */
import type { Columns } from './columns.ts';
import type { TableRecord } from './record.ts';

/** Rows that must have agreed before one is called different. */
const fewestRows = 3;
const unitBehind = /[)\s\u2212-]*(?:kr|sek)?[)\u2212-]*$/i;

function hasTwoDecimals(text: string): boolean {
  return /\d[.,]\d\d$/.test(text) || /\d[.,]\d\d$/.test(text.slice(-40).replace(unitBehind, ''));
}

/** Rows at the beginning that are looked at, beside the last. */
export const rowsWatched = 1000;

export class CutWatch {
  private readonly figures: readonly (number | undefined)[];
  private readonly width: number | null;
  private alike = 0;
  private different = 0;

  constructor({ core, width }: Columns) {
    this.figures = [core.amount, core.debit, core.credit, core.balance];
    this.width = width;
  }

  /** One of the first rows. */
  see(record: TableRecord): void {
    const text = this.figureAtEnd(record);
    if (text === null) return;
    if (hasTwoDecimals(text)) this.alike += 1;
    else this.different += 1;
  }

  /** Of the last record, where it ended without a line end. `seen`: it was one of the first rows. */
  isCut(record: TableRecord, seen: boolean): boolean {
    const text = this.figureAtEnd(record);
    if (text === null || hasTwoDecimals(text)) return false;
    return this.different === (seen ? 1 : 0) && this.alike >= fewestRows;
  }

  private figureAtEnd(record: TableRecord): string | null {
    const at = record.count - 1;
    if (!this.figures.includes(at) || (this.width !== null && record.count !== this.width)) return null;
    const text = record.cell(at);
    return /\d/.test(text) ? text : null;
  }
}
