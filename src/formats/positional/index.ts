/** Text in fixed positions, by the layout of the import definition: no such file says by itself what stands where. */
import type { TableLayout } from '../../domain/csv-layout.ts';
import { PrickakontoError } from '../../domain/error.ts';
import type { Finding } from '../../domain/finding.ts';
import type { PositionalLayout } from '../../domain/positional-layout.ts';
import { createAccountTotals } from '../csv/account-totals.ts';
import { findColumns } from '../csv/columns.ts';
import { encodingFor } from '../csv/encoding.ts';
import { createRowReader, noContext, type ReadRow, type RecordResult } from '../csv/row-reader.ts';
import { createDecoder } from '../decode.ts';
import type { Reader, ReadOptions, Sink, StreamFormat } from '../format.ts';
import { warnOfLetters } from '../letter-warnings.ts';
import { createControl } from './control.ts';
import { charactersOf, createCutter } from './cutter.ts';
import { createRecords, longestRecord } from './records.ts';

export const positional: StreamFormat = {
  id: 'positional',
  about: {
    sv: 'Text med fasta positioner enligt importens upplägg: varje rad (eller varje rad av ett slag) blir en rad; löpande saldo och summaposter kontrolleras',
    en: 'Text in fixed positions by the layout of the import: each line (or each line of a kind) becomes a row; a running balance and records of totals are checked',
  },
  open: openPositional,
};

function openPositional(options: ReadOptions, sink: Sink): Reader {
  const layout = options.positional ?? null;
  if (layout === null) throw new PrickakontoError('positional-layout-missing');
  const encoding = encodingFor(layout, options.sniffed, sink);
  warnOfLetters(options.sniffed, encoding.encoding, sink);
  const decoder = createDecoder(encoding.encoding, encoding.bomBytes);
  const lines = createLines(layout, options.feeds === 'ledger' ? 'in' : 'out', sink);
  const records = createRecords(layout, {
    record: lines.take,
    tooLong: (line) => {
      const params = { largestCharacters: longestRecord };
      sink.finding({ code: 'format-line-too-long', severity: 'error', line, params });
    },
  });
  return {
    push: (chunk) => records.push(decoder.write(chunk)),
    end() {
      records.push(decoder.end());
      records.end();
      return {
        kind: 'positional',
        counts: lines.end(),
        orgNumber: null,
        generatedOn: null,
        completeness: 'lastRow',
      };
    },
  };
}

interface Lines {
  take(text: string, line: number): void;
  end(): { transactions: number; pending: number; otherLines: number };
}

function createLines(layout: PositionalLayout, debitIs: 'in' | 'out', sink: Sink): Lines {
  const cutter = createCutter(layout);
  const table = tableOf(layout, cutter.columns);
  const columns = findColumns(table, null);
  if ('missing' in columns) throw new PrickakontoError('positional-layout-missing');
  const reader = createRowReader(table, columns, { ...noContext, debitIs });
  const totals = createAccountTotals(table);
  const control = createControl(layout, cutter, sink);
  const only = layout.only === null ? null : new RegExp(layout.only, 'u');
  const turn = layout.sign === 'inverted' ? -1 : 1;
  const counts = { transactions: 0, pending: 0, otherLines: 0 };
  let rows = 0;

  function fault(found: Pick<Finding, 'code' | 'params'>, line: number): void {
    rows += 1;
    sink.finding({ ...found, severity: 'error', line, row: rows });
  }

  function keepRow(read: ReadRow): void {
    if (read.pending) counts.pending += 1;
    totals.add(read);
    control.add(read.row.amountOre * turn);
    if (!read.pending) sink.row(read.row);
  }

  function keep(result: Exclude<RecordResult, 'none'>): void {
    if (typeof result === 'object' && 'control' in result) {
      totals.control(result.control);
      return;
    }
    rows += 1;
    if (typeof result === 'object' && 'code' in result) {
      sink.finding(result);
      return;
    }
    counts.transactions += 1;
    if (result === 'not-booked') counts.pending += 1;
    else keepRow(result);
  }

  return {
    take(text, line) {
      const record = charactersOf(text);
      if (control.take(record, text, line)) return;
      if (only !== null && !only.test(text)) {
        counts.otherLines += 1;
        return;
      }
      const cells = cutter.cut(record);
      if ('code' in cells) {
        fault(cells, line);
        return;
      }
      const result = reader.read(cells, line, rows + 1);
      if (result === 'none') counts.otherLines += 1;
      else keep(result);
    },
    end() {
      if (rows === 0 && counts.otherLines > 0) {
        const params = { lines: counts.otherLines };
        sink.finding({ code: 'positional-nothing-read', severity: 'error', params });
      }
      control.end();
      if (counts.pending > 0)
        sink.finding({ code: 'rows-not-booked', severity: 'warning', params: { count: counts.pending } });
      totals.end(sink);
      return counts;
    },
  };
}

/** The row reader of text tables, with one cell for each field. */
function tableOf(layout: PositionalLayout, columns: Readonly<Record<string, string>>): TableLayout {
  const { decimal, dateFormat, sign } = layout;
  return { headerRow: 0, decimal: decimal === 'none' ? '.' : decimal, dateFormat, columns, sign };
}
