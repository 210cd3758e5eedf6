/**
 * Which row holds the headings: found by its words, past a preamble, and where no word is known by its cells being none of the
 * days and amounts that the rows below are. A header may stand on two rows, or be repeated.
 */
import { isAmountLike, isDayLike } from './cell-shapes.ts';
import { commonWidth, headingsIn, type SampleRow } from './sample.ts';

export interface FoundHeader {
  /** One heading per column: those of several rows are joined. */
  readonly cells: readonly string[];
  /** Index of its first row, and how many there are. */
  readonly at: number;
  readonly rows: number;
}

const rowsLookedAt = 40;

const isRow = ({ cells }: SampleRow): boolean =>
  cells.length < 500 && cells.some(isDayLike) && cells.some((cell) => isAmountLike(cell) && !isDayLike(cell));

/** Null: the table has none, and its first row is a row. */
export function headerIn(rows: readonly SampleRow[]): FoundHeader | null {
  const head = rows.slice(0, rowsLookedAt);
  const firstRow = head.findIndex(isRow);
  const before = firstRow < 0 ? head : head.slice(0, firstRow);
  // A line above the header may hold a day and an amount too (a balance of some day).
  const counts = head.map((row) => (isRow(row) ? 0 : headingsIn(row.cells)));
  const most = Math.max(0, ...counts);
  if (most >= 2) return joined(head, counts.indexOf(most));
  return withoutWords(rows, before);
}

/** The row right above the first one, or the first of its width, when it is words alone. */
function withoutWords(rows: readonly SampleRow[], before: readonly SampleRow[]): FoundHeader | null {
  const { width } = commonWidth(rows);
  const at = before.findIndex(({ cells }) => cells.length === width && isWords(cells));
  return at < 0 ? null : { cells: before[at]?.cells ?? [], at, rows: 1 };
}

function isWords(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length >= 2 && filled.every((cell) => !/^[\d+\-−]/.test(cell) && !isAmountLike(cell));
}

function joined(head: readonly SampleRow[], at: number): FoundHeader {
  let cells = head[at]?.cells ?? [];
  let rows = 1;
  for (const row of head.slice(at + 1)) {
    const more = row.cells;
    if (isRow(row) || more.length !== cells.length || !more.some((cell) => cell !== '')) break;
    const isAgain = more.every((cell, column) => cell === cells[column]);
    const split = cells.map((cell, column) => together(cell, more[column] ?? ''));
    if (!isAgain && headingsIn(split) <= headingsIn(cells)) break;
    if (!isAgain) cells = split;
    rows += 1;
  }
  return { cells, at, rows };
}

/** A heading that goes on in the row below: `Bokförings-` and `datum`. */
function together(above: string, below: string): string {
  if (below === '') return above;
  if (above === '') return below;
  return above.endsWith('-') ? above.slice(0, -1) + below : `${above} ${below}`;
}
