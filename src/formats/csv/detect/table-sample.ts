/** The rows of a sample below its header, by column. */
import type { Decimal } from '../amount.ts';
import { TableRecord } from '../record.ts';
import { accountHeading } from '../undated.ts';
import { oresOf } from './amount-forms.ts';
import { mayBeDay } from './cell-shapes.ts';
import { type Proof, proofOf } from './proof.ts';
import type { SampleRow } from './sample.ts';

export interface TableSample {
  readonly header: readonly string[] | null;
  readonly width: number;
  /** Rows below the header that hold a day; others are headings, totals, notes. */
  readonly rows: readonly SampleRow[];
  /** Some line below the header names an account (`1930 Företagskonto`). */
  readonly hasAccountHeadings: boolean;
  /** Cells of a column, without outer blanks. */
  column(at: number): readonly string[];
  /** Whether balances follow from amounts, column for column; `credit` is taken from `amount`. */
  proof(
    columns: { amount: number; credit?: number; balance: number },
    decimal: Decimal | null,
    balanceIs?: 'before',
  ): Proof;
}

export function tableSample(header: readonly string[] | null, below: readonly SampleRow[]): TableSample {
  const rows = below.filter(({ cells }) => cells.length < 500 && cells.some(mayBeDay));
  const width = header?.length ?? Math.max(0, ...rows.map(({ cells }) => cells.length));
  const columns = new Map<number, readonly string[]>();
  const column = (at: number): readonly string[] => {
    const known = columns.get(at) ?? rows.map(({ cells }) => cells[at] ?? '');
    columns.set(at, known);
    return known;
  };
  return {
    header,
    width,
    rows,
    hasAccountHeadings: hasHeadings(below),
    column,
    proof({ amount, credit, balance }, decimal, balanceIs) {
      const amounts = oresOf(column(amount), decimal);
      const credits = credit === undefined ? null : oresOf(column(credit), decimal);
      const sums = credits === null ? amounts : amounts.map((value, at) => net(value, credits[at] as number));
      const stated = oresOf(column(balance), decimal);
      const balances =
        balanceIs === 'before' ? stated.map((value, at) => value + (sums[at] as number)) : stated;
      return proofOfParts(sums, balances, breaks(below, rows));
    },
  };
}

function net(amount: number, credit: number): number {
  if (Number.isNaN(amount) && Number.isNaN(credit)) return Number.NaN;
  return (Number.isNaN(amount) ? 0 : amount) - (Number.isNaN(credit) ? 0 : Math.abs(credit));
}

function hasHeadings(below: readonly SampleRow[]): boolean {
  const record = new TableRecord();
  return below.some(
    ({ cells, line }) => cells.length < 500 && accountHeading(record.fill(cells, line)) !== null,
  );
}

/** Indexes of rows before which something else stood: another account may begin there. */
function breaks(below: readonly SampleRow[], rows: readonly SampleRow[]): ReadonlySet<number> {
  const places = new Map(below.map((row, at) => [row, at]));
  const found = new Set<number>();
  rows.forEach((row, at) => {
    const before = rows[at - 1];
    if (before && (places.get(row) ?? 0) - (places.get(before) ?? 0) > 1) found.add(at);
  });
  return found;
}

function proofOfParts(
  amounts: readonly number[],
  balances: readonly number[],
  at: ReadonlySet<number>,
): Proof {
  const edges = [0, ...at, amounts.length];
  let met = 0;
  let broken = 0;
  for (let part = 0; part + 1 < edges.length; part += 1) {
    const [from, to] = [edges[part], edges[part + 1]];
    const found = proofOf(amounts.slice(from, to), balances.slice(from, to));
    met += found.met;
    broken += found.broken;
  }
  return { met, broken };
}
