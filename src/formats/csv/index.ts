/** Text tables: bank exports, sub-ledgers, lists of any system. What the import does not say of the layout is found out. */
import type { Finding } from '../../domain/finding.ts';
import type { CsvDialect, FileSummary } from '../../domain/source-file.ts';
import { createDecoder } from '../decode.ts';
import type { Reader, ReadOptions, Sink, StreamFormat } from '../format.ts';
import { warnOfLetters } from '../letter-warnings.ts';
import { type Beginning, beginningOf } from './beginning.ts';
import { encodingFor } from './encoding.ts';
import { createRecordSplitter, longestLine, type SplitProblem } from './record-splitter.ts';
import { createTable } from './table.ts';

export const csv: StreamFormat = {
  id: 'csv',
  about: {
    sv: 'Texttabell (csv, tsv): svenska bankers exporter känns igen på sina rubriker, annars hittas kolumnerna eller anges i importen; varje rad blir en rad, saldon och summarader kontrolleras',
    en: 'Text table (csv, tsv): exports of Swedish banks are known by their headings, else the columns are found or stand in the import; each line becomes a row, balances and totals are checked',
  },
  open: openCsv,
};

function openCsv(options: ReadOptions, sink: Sink): Reader {
  const encoding = encodingFor(options.csv, options.sniffed, sink);
  warnOfLetters(options.sniffed, encoding.encoding, sink);
  const beginning = beginningOf(options.sniffed, encoding, options.csv, options.feeds ?? null);
  if (beginning === null) return refusing(sink);
  const { plan, dialect } = beginning;
  const decoder = createDecoder(encoding.encoding, encoding.bomBytes);
  const table = createTable(plan, sink);
  const firstLine = plan.header === null && plan.layout?.headerRow ? plan.layout.headerRow : plan.firstLine;
  const splitter = createRecordSplitter(dialect, firstLine, {
    record: (record) => table.record(record),
    problem: (kind, line) => sink.finding(splitFault(kind, line)),
  });
  let lineEnded = true;

  function push(text: string): void {
    if (text === '') return;
    lineEnded = '\r\n\x1a'.includes(text.slice(-1));
    splitter.push(text);
  }

  return {
    push: (chunk) => push(decoder.write(chunk)),
    end() {
      push(decoder.end());
      splitter.end();
      return summary(table.end(lineEnded), beginning);
    },
  };
}

function refusing(sink: Sink): Reader {
  sink.finding({ code: 'csv-layout-missing', severity: 'error', params: {} });
  return { push: () => undefined, end: () => summary({ transactions: 0, pending: 0 }, null) };
}

function summary(counts: FileSummary['counts'], beginning: Beginning | null): FileSummary {
  return {
    kind: 'csv',
    counts,
    orgNumber: beginning?.plan.orgNumber ?? null,
    generatedOn: null,
    completeness: 'lastRow',
    ...(beginning === null ? {} : { csv: shownDialect(beginning) }),
  };
}

function shownDialect({ dialect, plan }: Beginning): CsvDialect {
  const { decimal, grouping, dateFormat, headerRow, headerRows, columns, sign } = plan.seen;
  return {
    delimiter: dialect.delimiter,
    quote: dialect.quote === '' ? 'none' : dialect.quote,
    escape: dialect.escape,
    decimal,
    grouping,
    dateFormat,
    headerRow,
    headerRows,
    columns,
    sign,
    known: plan.known,
    confidence: plan.confidence,
  };
}

function splitFault(kind: SplitProblem, line: number): Finding {
  if (kind === 'quote-unclosed') return { code: 'csv-quote-unclosed', severity: 'error', line, params: {} };
  return {
    code: 'format-line-too-long',
    severity: 'error',
    line,
    params: { largestCharacters: longestLine },
  };
}
