import { describe, expect, it } from 'vitest';
import type { CsvDialect } from '../../src/domain/source-file.ts';
import { csv } from '../../src/formats/csv/index.ts';
import { readBytes } from '../formats/read-bytes.ts';
import { bytesOf, corpusIsHere, expectationsOf, tell } from './corpus.ts';

/** A collection of hard dialects, most of them no bank's: what is expected of a file is its dialect, and its sums where stated. */
interface ExpectedDialect {
  readonly delimiter: string;
  readonly quotechar: string;
  readonly header_lines: number | null;
  readonly preamble_lines: number;
  readonly decimal?: string | null;
}

interface ExpectedStatement {
  readonly entries: number;
  readonly sumCreditOre: number;
  readonly sumDebitOre: number;
}

/** A blank is never taken for a delimiter: every text has some. The file is refused as one whose columns are not known. */
const divided = 'csv/HPI-Information-Systems__Pollock__file_field_delimiter_0x20.csv';
const empty = 'csv/HPI-Information-Systems__Pollock__file_no_payload.csv';
const garbled = 'csv/sebastienrousseau__bankstatementparser__csv_garbled_amount.csv';

describe.skipIf(!corpusIsHere)('hard dialects of text tables', () => {
  const readable = expectationsOf('csv').filter(({ path }) => ![divided, empty, garbled].includes(path));

  it.each(readable.map((one) => [one.path, one] as const))('%s', (path, expected) => {
    tell(path, 'read');
    const wanted = expected['csv'] as ExpectedDialect;
    const stated = expected['statements'] as ExpectedStatement[];
    const { summary, statements } = readBytes(csv, bytesOf(path));
    expect(shape(summary.csv)).toEqual({
      // The collection has lost the tabs of its own list.
      delimiter: wanted.delimiter || '\t',
      quote: wanted.quotechar,
      headerRows: wanted.header_lines ?? 1,
      preamble: wanted.preamble_lines,
    });
    const { decimal } = summary.csv ?? {};
    if (wanted.decimal && decimal !== null) expect(decimal).toBe(wanted.decimal);
    expect(
      statements.slice(0, stated.length).map(({ entries, sumCreditOre, sumDebitOre }) => ({
        entries,
        sumCreditOre,
        sumDebitOre,
      })),
    ).toEqual(
      stated.map(({ entries, sumCreditOre, sumDebitOre }) => ({ entries, sumCreditOre, sumDebitOre })),
    );
  });

  it('reads those whose columns are certain, and refuses the others with what is not', () => {
    const codes = readable.map(({ path }) => readBytes(csv, bytesOf(path)).errors[0] ?? 'read');
    const count = (code: string): number => codes.filter((one) => one === code).length;
    expect(new Set(codes)).toEqual(
      new Set([
        'read',
        'csv-layout-missing',
        'table-date-ambiguous',
        'table-sign-ambiguous',
        'date-unreadable',
      ]),
    );
    expect(count('read')).toBeGreaterThanOrEqual(16);
  });

  it.each([
    [divided, 'csv-layout-missing'],
    [empty, 'csv-layout-missing'],
    [garbled, 'amount-unreadable'],
  ])('refuses %s', (path, code) => {
    tell(path, 'refused');
    const { errors, rows } = readBytes(csv, bytesOf(path));
    expect(errors).toEqual([code]);
    expect(rows.length).toBeLessThanOrEqual(1);
  });
});

function shape(dialect: CsvDialect | undefined): unknown {
  const { delimiter, quote, headerRow = 0, headerRows = 0 } = dialect ?? {};
  return { delimiter, quote, headerRows, preamble: headerRow - headerRows };
}
