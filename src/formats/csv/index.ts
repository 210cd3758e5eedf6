/** Text tables with a configured layout: bank exports, sub-ledgers, lists of any system. */
import type { CsvLayout } from '../../domain/csv-layout.ts';
import { PrickakontoError } from '../../domain/error.ts';
import type { Finding } from '../../domain/finding.ts';
import { createDecoder } from '../decode.ts';
import type { Reader, ReadOptions, Sink, StreamFormat } from '../format.ts';
import { warnOfLetters } from '../letter-warnings.ts';
import { createAccountTotals } from './account-totals.ts';
import { findColumns } from './columns.ts';
import { type CutWatch, createCutWatch } from './cut-watch.ts';
import { encodingFor } from './encoding.ts';
import { createRecordSplitter, longestLine } from './record-splitter.ts';
import { createRowReader, type RecordResult, type RowReader } from './row-reader.ts';

export const csv: StreamFormat = {
  id: 'csv',
  about: {
    sv: 'Texttabell (csv) med angiven uppställning: varje rad blir en rad, och saldokolumnen kontrolleras rad för rad',
    en: 'Text table (csv) with a configured layout: each line becomes a row, and the balance column is checked row by row',
  },
  open: openCsv,
};

function openCsv(options: ReadOptions, sink: Sink): Reader {
  const layout = options.csv;
  if (layout === null) throw new PrickakontoError('csv-layout-missing');
  const encoding = encodingFor(layout, options.sniffed, sink);
  warnOfLetters(options.sniffed, encoding.encoding, sink);
  const decoder = createDecoder(encoding.encoding, encoding.bomBytes);
  const table = createTable(layout, sink);
  const splitter = createRecordSplitter(delimiterOf(layout), Math.max(layout.headerRow, 1), {
    record: table.record,
    problem: (kind, line) => sink.finding(splitFault(kind, line)),
  });
  let lineEnded = true;

  function push(text: string): void {
    if (text !== '') lineEnded = '\r\n\x1a'.includes(text.slice(-1));
    splitter.push(text);
  }

  return {
    push: (chunk) => push(decoder.write(chunk)),
    end() {
      push(decoder.end());
      splitter.end();
      return {
        kind: 'csv',
        counts: table.end(lineEnded),
        orgNumber: null,
        generatedOn: null,
        completeness: 'lastRow',
        csv: {
          delimiter: layout.delimiter,
          decimal: layout.decimal,
          dateFormat: layout.dateFormat,
          headerRow: layout.headerRow,
        },
      };
    },
  };
}

/** A tab may be written as a word, since YAML shows none. */
function delimiterOf({ delimiter }: CsvLayout): string {
  return /^(?:tab|\\t)$/i.test(delimiter) ? '\t' : delimiter || ';';
}

function splitFault(kind: 'line-too-long' | 'quote-unclosed', line: number): Finding {
  if (kind === 'quote-unclosed') return { code: 'csv-quote-unclosed', severity: 'error', line, params: {} };
  return {
    code: 'format-line-too-long',
    severity: 'error',
    line,
    params: { largestCharacters: longestLine },
  };
}

interface Table {
  record(cells: string[], line: number): void;
  /** The counts, after the last findings and statements. `lineEnded`: the last line had its line end. */
  end(lineEnded: boolean): { transactions: number; pending: number };
}

function createTable(layout: CsvLayout, sink: Sink): Table {
  const totals = createAccountTotals(layout);
  /** Null before the header; `refused` when columns are missing. */
  let reader: RowReader | 'refused' | null = null;
  let cut: CutWatch | null = null;
  const counts = { rows: 0, transactions: 0, pending: 0 };

  function begin(header: readonly string[] | null): RowReader | 'refused' {
    const columns = findColumns(layout, header);
    if (!('missing' in columns)) {
      cut = createCutWatch(columns);
      return createRowReader(layout, columns);
    }
    for (const params of columns.missing)
      sink.finding({ code: 'csv-column-missing', severity: 'error', params: { ...params } });
    return 'refused';
  }

  function count(pending: boolean): void {
    counts.transactions += 1;
    if (pending) counts.pending += 1;
  }

  function take(result: Exclude<RecordResult, 'none'>): void {
    counts.rows += 1;
    if (result === 'not-booked') {
      count(true);
    } else if ('code' in result) {
      sink.finding(result);
    } else {
      count(result.pending);
      totals.add(result);
      if (!result.pending) sink.row(result.row);
    }
  }

  function record(cells: string[], line: number): void {
    if (reader === null && layout.headerRow > 0) {
      // Excel's own hint about the delimiter may stand above the header.
      if (!/^\uFEFF?sep=/i.test(cells[0] ?? '')) reader = begin(cells);
      return;
    }
    reader ??= begin(null);
    cut?.see(cells);
    const result = reader === 'refused' ? 'none' : reader.read(cells, line, counts.rows + 1);
    if (result !== 'none') take(result);
  }

  return {
    record,
    end(lineEnded) {
      if (!lineEnded && cut?.isCut())
        sink.finding({ code: 'file-truncated', severity: 'error', params: { missing: 'CR/LF' } });
      if (reader === null && layout.headerRow > 0) {
        sink.finding({
          code: 'csv-header-missing',
          severity: 'error',
          params: { headerRow: layout.headerRow },
        });
      }
      const negative = reader === null || reader === 'refused' ? 0 : reader.negativeCredits();
      tellCounts(layout, { pending: counts.pending, negative }, sink);
      totals.end(sink);
      return { transactions: counts.transactions, pending: counts.pending };
    },
  };
}

function tellCounts(
  layout: CsvLayout,
  { pending, negative }: { pending: number; negative: number },
  sink: Sink,
): void {
  if (pending > 0) sink.finding({ code: 'rows-not-booked', severity: 'warning', params: { count: pending } });
  if (negative === 0) return;
  sink.finding({
    code: 'csv-credit-negative',
    severity: 'warning',
    params: { count: negative, column: layout.columns['credit'] ?? '' },
  });
}
