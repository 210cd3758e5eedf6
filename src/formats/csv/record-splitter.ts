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
  let open: { text: string; line: number } | null = null;
  let stopped = false;

  function stop(kind: 'line-too-long' | 'quote-unclosed', at: number): void {
    stopped = true;
    sink.problem(kind, at);
  }

  function takeQuoted(text: string, line: number): void {
    const cells = quotedCells(text, delimiter);
    open = cells === null ? { text, line } : null;
    if (cells !== null) sink.record(cells, line);
    else if (text.length > longestQuoted) stop('quote-unclosed', line);
  }

  function takeLine(text: string, line: number): void {
    if (stopped || line < firstLine) return;
    if (open !== null) takeQuoted(`${open.text}\n${text}`, open.line);
    else if (text.includes('"')) takeQuoted(text, line);
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

/** Cells of a line with quotes; null when the line ends inside quotes. */
function quotedCells(line: string, delimiter: string): string[] | null {
  const cells: string[] = [];
  for (let at = 0; ; at += delimiter.length) {
    if (line[at] === '"') {
      const end = closingQuote(line, at + 1, delimiter);
      if (end < 0) return null;
      cells.push(line.slice(at + 1, end).replaceAll('""', '"'));
      at = end + 1;
    } else {
      const next = line.indexOf(delimiter, at);
      const end = next < 0 ? line.length : next;
      cells.push(line.slice(at, end));
      at = end;
    }
    if (at >= line.length) return cells;
  }
}

/** A quote closes only before a delimiter or the line's end: some banks put quotes unescaped into texts. */
function closingQuote(line: string, from: number, delimiter: string): number {
  for (let at = line.indexOf('"', from); at >= 0; at = line.indexOf('"', at + 1)) {
    if (at + 1 === line.length || line.startsWith(delimiter, at + 1)) return at;
    if (line[at + 1] === '"') at += 1;
  }
  return -1;
}
