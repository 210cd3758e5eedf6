/** How the columns of money write their amounts: the decimal sign that some cell proves, and what groups digits. */
import { amountForm, type Decimal, readAmount } from '../amount.ts';

export interface AmountForms {
  /** Null: no cell has decimals, or none proves which sign they have. */
  readonly decimal: Decimal | null;
  /** A cell that would be another number with the other sign, where nothing proves which it is. */
  readonly ambiguous: string | null;
  /** Two cells that prove different signs. */
  readonly conflict: readonly [string, string] | null;
  readonly grouping: string;
}

export function amountFormsOf(cells: readonly string[]): AmountForms {
  const proof: Partial<Record<Decimal, string>> = {};
  let either: string | null = null;
  let grouping = '';
  for (const cell of cells) {
    const form = amountForm(cell);
    grouping ||= form.grouping;
    if (form.evidence === ',' || form.evidence === '.') proof[form.evidence] ??= cell;
    else if (form.evidence === 'either') either ??= cell;
  }
  const [comma, point] = [proof[','], proof['.']];
  if (comma !== undefined && point !== undefined)
    return { decimal: null, ambiguous: null, conflict: [comma, point], grouping };
  const decimal = comma !== undefined ? ',' : point !== undefined ? '.' : null;
  return { decimal, ambiguous: decimal === null ? either : null, conflict: null, grouping };
}

/** Share of the filled cells that are amounts: with a sign of any currency, since that is another question. */
export function amountShare(cells: readonly string[]): number {
  const filled = cells.filter((cell) => cell !== '' && cell !== '*');
  if (filled.length === 0) return 0;
  return filled.filter((cell) => amountForm(cell).evidence !== 'bad').length / filled.length;
}

/** Minor units of each cell; NaN where there is none. */
export function oresOf(cells: readonly string[], decimal: Decimal | null): number[] {
  return cells.map((cell) => readAmount(cell, decimal, 2).ore);
}
