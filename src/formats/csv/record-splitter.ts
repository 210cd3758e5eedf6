/**
 * Text in pieces → records of cells, after RFC 4180 with the deviations banks have: any line end, a stray quote inside a
 * cell, line breaks inside quotes. Holds one record at a time (docs/adr/0005-csv-splitter.md says why it is our own).
 */
import { createLineSplitter, type LineSplitter } from '../decode.ts';

export interface RecordSink {
  record(cells: string[], line: number): void;
  /** The line that was too long, or where the quote opened; nothing more is read after it. */
  problem(kind: 'line-too-long' | 'quote-unclosed', line: number): void;
}

export const longestLine = 1_048_576;
/** A cell with line breaks may be this long; a quote that is never closed is told here and not at the end of the file. */
const longestQuoted = 65_536;

/** Lines before `firstLine` (1-based) are passed over unread: a preamble has its own shape. */
export function createRecordSplitter(delimiter: string, firstLine: number, sink: RecordSink): LineSplitter {
  let open: OpenQuote | null = null;
  let stopped = false;

  function stop(kind: 'line-too-long' | 'quote-unclosed', at: number): void {
    stopped = true;
    sink.problem(kind, at);
  }

  function takeQuoted(text: string, record: OpenQuote): void {
    open = readQuoted(text, record, delimiter) ? null : record;
    if (open === null) sink.record(record.cells, record.line);
    else if (record.characters > longestQuoted) stop('quote-unclosed', record.line);
  }

  function takeLine(text: string, line: number): void {
    if (stopped || line < firstLine) return;
    if (open !== null) takeQuoted(text, open);
    else if (text.includes('"')) takeQuoted(text, { cells: [], pieces: null, characters: 0, line });
    else if (text !== '') sink.record(text.split(delimiter), line);
  }

  const lines = createLineSplitter(
    {
      line: takeLine,
      tooLong: (line) => {
        if (!stopped) stop('line-too-long', line);
      },
    },
    longestLine,
  );
  return {
    push: (text) => lines.push(text),
    end() {
      lines.end();
      if (open !== null && !stopped) stop('quote-unclosed', open.line);
    },
  };
}

/** A record whose last cell is inside quotes. No line of it is looked at twice, so a hostile one costs no more than its length. */
interface OpenQuote {
  readonly cells: string[];
  /** Lines of the quoted cell so far; null when no quote is open. */
  pieces: string[] | null;
  characters: number;
  readonly line: number;
}

/** Adds the cells of one line to a record; false when the line ends inside quotes. */
function readQuoted(line: string, record: OpenQuote, delimiter: string): boolean {
  record.characters += line.length + 1;
  for (let at = 0; ; at += delimiter.length) {
    const open = record.pieces !== null;
    at =
      open || line[at] === '"'
        ? takeCell(line, open ? at : at + 1, record, delimiter)
        : takeBare(line, at, record, delimiter);
    if (at < 0) return false;
    if (at >= line.length) return true;
  }
}

/** A quoted cell, or its next line: gives the place behind its closing quote, -1 when the line ends before it. */
function takeCell(line: string, from: number, record: OpenQuote, delimiter: string): number {
  const end = closingQuote(line, from, delimiter);
  record.pieces ??= [];
  record.pieces.push(line.slice(from, end < 0 ? undefined : end));
  if (end < 0) return -1;
  record.cells.push(record.pieces.join('\n').replaceAll('""', '"'));
  record.pieces = null;
  return end + 1;
}

function takeBare(line: string, from: number, record: OpenQuote, delimiter: string): number {
  const next = line.indexOf(delimiter, from);
  const end = next < 0 ? line.length : next;
  record.cells.push(line.slice(from, end));
  return end;
}

/** A quote closes only before a delimiter or the line's end: some banks put quotes unescaped into texts. */
function closingQuote(line: string, from: number, delimiter: string): number {
  for (let at = line.indexOf('"', from); at >= 0; at = line.indexOf('"', at + 1)) {
    if (at + 1 === line.length || line.startsWith(delimiter, at + 1)) return at;
    if (line[at + 1] === '"') at += 1;
  }
  return -1;
}
