/** The beginning of a text table: its dialect and the plan to read it by. */
import type { CsvLayout } from '../../domain/csv-layout.ts';
import type { Side } from '../../domain/row.ts';
import { createDecoder } from '../decode.ts';
import type { Sniffed, TextEncoding } from '../sniff.ts';
import { nothingGiven, planTable, type TablePlan } from './detect/plan.ts';
import { linesAreQuoted, rowsOf, type Sample, sampleOf } from './detect/sample.ts';
import type { Dialect } from './record-splitter.ts';

export interface Beginning {
  readonly dialect: Dialect;
  readonly plan: TablePlan;
  /** Other delimiters that make nearly as much of a table. */
  readonly rivals: readonly string[];
}

/** Null when the text is no table and no layout says otherwise. */
export function beginningOf(
  sniffed: Sniffed,
  encoding: { readonly encoding: TextEncoding; readonly bomBytes: number },
  layout: CsvLayout | null,
  feeds: Side | null,
): Beginning | null {
  const text = headText(sniffed, encoding);
  const said = {
    delimiter: delimiterOf(layout),
    quote: layout?.quote === 'none' ? '' : (layout?.quote ?? null),
    firstLine: Math.max(layout?.headerRow ?? 1, 1),
  };
  const isQuoted = said.delimiter === null && linesAreQuoted(text);
  const sample = isQuoted
    ? unsampled({ ...said, delimiter: ';' })
    : (sampleOf(text, said) ?? unsampled(said));
  if (sample === null) return null;
  const plan = planTable(rowsToPlan(text, sample, layout), layout ?? nothingGiven, feeds);
  return { dialect: sample.dialect, plan: isQuoted ? refused(plan) : plan, rivals: sample.rivals };
}

/** A layout may be right about a file of which the beginning shows nothing. */
function unsampled(said: { delimiter: string | null; quote: string | null }): Sample | null {
  if (said.delimiter === null) return null;
  const dialect: Dialect = { delimiter: said.delimiter, quote: said.quote ?? '"', escape: 'double' };
  return { dialect, rows: [], broken: false, score: 0, rivals: [] };
}

const refused = (plan: TablePlan): TablePlan => ({
  ...plan,
  layout: null,
  provisional: null,
  problems: [{ code: 'table-lines-quoted', params: {} }],
});

/** Rows with the lines above the header among them, so that an account named there is found. */
function rowsToPlan(text: string, sample: Sample, layout: CsvLayout | null): Sample['rows'] {
  const headerRow = layout?.headerRow ?? 1;
  if (headerRow <= 1 && !sample.broken) return sample.rows;
  const lines = text.split(/\r\n|\r|\n/, mostPreamble);
  const above = lines.slice(0, headerRow > 1 ? headerRow - 1 : mostPreamble).map((line, at) => ({
    cells: rowsOf(line, { ...sample.dialect, quote: '' }, 1).rows[0]?.cells ?? [],
    line: at + 1,
  }));
  if (headerRow > 1) return [...above, ...sample.rows];
  // A quote that opens above the header swallows it: lines show where the table begins, and it is split from there.
  const at = planTable(above, nothingGiven, null).seen.headerRow;
  if (at <= 1) return sample.rows;
  return [...above.slice(0, at - 1), ...rowsOf(text, sample.dialect, at).rows];
}

const mostPreamble = 60;

/** The first bytes as text, cut at a line end where the file goes on. */
export function headText(
  sniffed: Sniffed,
  { encoding, bomBytes }: { readonly encoding: TextEncoding; readonly bomBytes: number },
): string {
  const text = createDecoder(encoding, bomBytes).write(sniffed.head);
  if (sniffed.head.length >= sniffed.sizeBytes) return text;
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  return end < 0 ? '' : text.slice(0, end + 1);
}

/** A tab may be written as a word, since YAML shows none. */
export function delimiterOf(layout: CsvLayout | null): string | null {
  const delimiter = layout?.delimiter ?? null;
  return delimiter !== null && /^(?:tab|\\t)$/i.test(delimiter) ? '\t' : delimiter;
}
