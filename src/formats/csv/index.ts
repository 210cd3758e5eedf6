/** Text tables with a configured layout: bank exports, sub-ledgers, lists of any system. */
import type { CsvLayout } from '../../domain/csv-layout.ts';
import { PrickakontoError } from '../../domain/error.ts';
import type { Finding } from '../../domain/finding.ts';
import { createDecoder } from '../decode.ts';
import type { Format, Reader, ReadOptions, Sink } from '../format.ts';
import { warnOfLetters } from '../letter-warnings.ts';
import { createAccountTotals } from './account-totals.ts';
import { type Columns, findColumns } from './columns.ts';
import { encodingFor } from './encoding.ts';
import { createRecordSplitter, longestLine } from './record-splitter.ts';
import { createRowReader, type RowReader } from './row-reader.ts';

export const csv: Format = {
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
  return {
    push: (chunk) => splitter.push(decoder.write(chunk)),
    end() {
      splitter.push(decoder.end());
      splitter.end();
      return {
        kind: 'csv',
        counts: table.end(),
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
  /** The counts, after the last findings and statements. */
  end(): { transactions: number; pending: number };
}

function createTable(layout: CsvLayout, sink: Sink): Table {
  const totals = createAccountTotals(layout);
  let reader: RowReader | null = null;
  let stage: 'header' | 'rows' | 'refused' = 'header';
  let rows = 0;
  const counts = { transactions: 0, pending: 0 };

  function begin(header: readonly string[] | null): void {
    const columns = findColumns(layout, header);
    stage = 'missing' in columns ? 'refused' : 'rows';
    if ('missing' in columns) {
      for (const params of columns.missing)
        sink.finding({ code: 'csv-column-missing', severity: 'error', params: { ...params } });
    } else {
      reader = createRowReader(layout, columns satisfies Columns);
    }
  }

  function data(cells: readonly string[], line: number): void {
    const result = reader?.read(cells, line, rows + 1) ?? 'none';
    if (result === 'none') return;
    rows += 1;
    if (result === 'not-booked') {
      counts.transactions += 1;
      counts.pending += 1;
    } else if ('code' in result) {
      sink.finding(result);
    } else {
      counts.transactions += 1;
      counts.pending += result.pending ? 1 : 0;
      totals.add(result);
      if (!result.pending) sink.row(result.row);
    }
  }

  return {
    record(cells, line) {
      if (stage === 'rows') return data(cells, line);
      if (stage === 'refused') return;
      if (layout.headerRow > 0) {
        // Excel's own hint about the delimiter may stand above the header.
        if (!/^\uFEFF?sep=/i.test(cells[0] ?? '')) begin(cells);
        return;
      }
      begin(null);
      if (stage === ('rows' as typeof stage)) data(cells, line);
    },
    end() {
      if (stage === 'header' && layout.headerRow > 0) {
        sink.finding({
          code: 'csv-header-missing',
          severity: 'error',
          params: { headerRow: layout.headerRow },
        });
      }
      if (counts.pending > 0)
        sink.finding({ code: 'rows-not-booked', severity: 'warning', params: { count: counts.pending } });
      const negative = reader?.negativeCredits() ?? 0;
      if (negative > 0) {
        sink.finding({
          code: 'csv-credit-negative',
          severity: 'warning',
          params: { count: negative, column: layout.columns['credit'] ?? '' },
        });
      }
      totals.end(sink);
      return counts;
    },
  };
}
