/**
 * The beginning of a text table as records of cells, in the dialect that makes most of a table of it: delimiter, quote, and how
 * quotes are escaped. Never a blank or a letter as delimiter, and the sample always ends at a line end: the others' failures
 * in formats/international, 6.1.
 */
import { headingOf } from '../header-words.ts';
import { createRecordSplitter, type Dialect } from '../record-splitter.ts';
import { isAmountLike, isDayLike } from './cell-shapes.ts';

export interface SampleRow {
  readonly cells: readonly string[];
  /** 1-based line that it begins on. */
  readonly line: number;
}

export interface Sample {
  readonly dialect: Dialect;
  readonly rows: readonly SampleRow[];
  /** A quote opened that is not closed within the sample. */
  readonly broken: boolean;
  /** How much of a table this is. */
  readonly score: number;
  /** Delimiters that make nearly as much of a table. */
  readonly rivals: readonly string[];
}

export const delimiters = [';', '\t', ',', '|'] as const;

const mostRows = 250;
/** Rows that the kinds of columns are judged by. */
const judgedRows = 60;

/** `given`: what the layout says already. Null when the text is no table. */
export function sampleOf(
  text: string,
  given: { readonly delimiter: string | null; readonly quote: string | null; readonly firstLine: number },
): Sample | null {
  const quote = given.quote ?? quoteOf(text);
  const excel = /^\uFEFF?sep=(.)\r?\n/i.exec(text)?.[1] ?? null;
  const said = given.delimiter ?? excel;
  const candidates = said === null ? delimiters : [said];
  const found = candidates
    .map((delimiter) =>
      candidate(text, { delimiter, quote, escape: escapeOf(text, quote, delimiter) }, given.firstLine),
    )
    .sort((a, b) => b.score - a.score);
  const [best] = found;
  if (best === undefined || (best.score === 0 && said === null)) return null;
  const rivals = found.slice(1).filter(({ score }) => score > best.score * 0.8);
  return { ...best, rivals: rivals.map(({ dialect }) => dialect.delimiter) };
}

function candidate(text: string, dialect: Dialect, firstLine: number): Omit<Sample, 'rivals'> {
  const { rows, broken } = rowsOf(text, dialect, firstLine);
  return { dialect, rows, broken, score: scoreOf(rows) };
}

export function rowsOf(
  text: string,
  dialect: Dialect,
  firstLine: number,
): { rows: SampleRow[]; broken: boolean } {
  const rows: SampleRow[] = [];
  let broken = false;
  const splitter = createRecordSplitter(dialect, firstLine, {
    record(record) {
      if (rows.length < mostRows) rows.push({ cells: record.cells(), line: record.line });
    },
    problem: () => {
      broken = true;
    },
  });
  splitter.push(text);
  splitter.end();
  return { rows, broken };
}

/** Single quotes only where they stand around cells and double ones do not. */
function quoteOf(text: string): string {
  const around = (mark: string): number =>
    (
      text.match(
        new RegExp(`(?:^|[;,\\t|\\n] ?)${mark}[^${mark}\\n]{0,200}${mark}(?=[;,\\t|\\r\\n])`, 'g'),
      ) ?? []
    ).length;
  const singles = around("'");
  return singles >= 2 && singles > around('"') * 3 ? "'" : '"';
}

function escapeOf(text: string, quote: string, delimiter: string): Dialect['escape'] {
  if (quote !== '' && text.includes(`\\${quote}`)) return 'backslash';
  return new RegExp(`[^\\\\\\d]\\\\[${delimiter === '\t' ? '\\t' : delimiter}] `).test(text)
    ? 'backslash'
    : 'double';
}

/** Share of the rows that have the most common number of cells, weighed by what the cells are. 0: no table. */
function scoreOf(rows: readonly SampleRow[]): number {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const { width, count } = commonWidth(filled);
  if (width < 2) return 0;
  const share = count / filled.length;
  const kinds = kindsOf(filled.filter(({ cells }) => cells.length === width).slice(0, judgedRows), width);
  const isHeaded = filled.slice(0, 40).some(({ cells }) => headingsIn(cells) >= 2);
  const typed = kinds.day && kinds.amount;
  if (!isHeaded && !typed && (count < 2 || share < 0.5)) return 0;
  return (
    share * Math.log2(width + 1) * (1 + (kinds.day ? 1 : 0) + (kinds.amount ? 1 : 0) + (isHeaded ? 2 : 0))
  );
}

/** The most common number of cells above one; of two as common the one that comes first. */
export function commonWidth(rows: readonly SampleRow[]): { width: number; count: number } {
  const counts = new Map<number, number>();
  for (const { cells } of rows)
    if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let best = { width: 1, count: 0 };
  for (const [width, count] of counts) if (count > best.count) best = { width, count };
  return best;
}

function kindsOf(rows: readonly SampleRow[], width: number): { day: boolean; amount: boolean } {
  const shown = Math.min(width, 60);
  let day = false;
  let amount = false;
  for (let at = 0; at < shown; at += 1) {
    const cells = rows.map(({ cells: all }) => all[at] ?? '').filter((cell) => cell !== '');
    if (cells.length === 0) continue;
    const days = cells.filter(isDayLike).length;
    // The header's own cell is no day, and in a file of one row it is half of them.
    if (days > 0 && days >= (cells.length - 1) * 0.8) day = true;
    else if (cells.filter(isAmountLike).length >= Math.max(1, (cells.length - 1) * 0.8)) amount = true;
  }
  return { day, amount };
}

/** How many different things the cells of a row are headings of. */
export function headingsIn(cells: readonly string[]): number {
  if (cells.length > 200) return 0;
  const fields = new Set<string>();
  for (const cell of cells) {
    const heading = headingOf(cell);
    if (heading) fields.add(heading.field);
  }
  return fields.size;
}

/** Excel has wrapped each line in quotes as if it were one cell: `"2026-01-02;Hyra;-100,00"`. */
export function linesAreQuoted(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/, 12).filter((line) => line !== '');
  return lines.length >= 2 && lines.every((line) => /^"[^"]*[;,\t|](?:[^"]|"")*"$/.test(line));
}
