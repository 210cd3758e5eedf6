/**
 * Text in pieces → records of cells, after RFC 4180 with the deviations banks have: any line end, a stray quote inside a
 * cell, line breaks inside quotes, another quote, a backslash before it. Holds one record at a time
 * (docs/adr/0005-csv-splitter.md says why it is our own).
 */
import type { TableRecord } from './record.ts';
import { type Dialect, longestLine, RecordScanner, type SplitProblem } from './record-scanner.ts';

export { type Dialect, longestLine, type SplitProblem } from './record-scanner.ts';

export interface RecordSink {
  record(record: TableRecord): void;
  /** The line that was too long, or where the quote opened; nothing more is read after it. */
  problem(kind: SplitProblem, line: number): void;
}

export interface RecordSplitter {
  push(text: string): void;
  /** Gives the last record when the text has no final line end. */
  end(): void;
}

const lf = 10;
const cr = 13;
const dosEnd = 0x1a;

/** Lines before `firstLine` (1-based) are passed over unread: a preamble has its own shape. */
export function createRecordSplitter(dialect: Dialect, firstLine: number, sink: RecordSink): RecordSplitter {
  return new Splitter(new RecordScanner(dialect, firstLine, sink));
}

class Splitter implements RecordSplitter {
  private readonly scanner: RecordScanner;
  /** What has come and is not given out: from the beginning of a record on, in pieces. */
  private pieces: string[] = [];
  private length = 0;
  private afterCr = false;

  constructor(scanner: RecordScanner) {
    this.scanner = scanner;
  }

  /**
   * The record that a chunk ends in the middle of is joined with its rest alone, and not with the next chunk: V8 reads a joined
   * text several times slower than one in a piece.
   */
  push(text: string): void {
    if (this.scanner.stopped || text === '') return;
    // A chunk may end between CR and LF: the CR already ended the line.
    let from = this.afterCr && text.charCodeAt(0) === lf ? 1 : 0;
    this.afterCr = text.charCodeAt(text.length - 1) === cr;
    if (this.length > 0) from = this.finishRest(text, from);
    if (from < 0 || from === text.length) return;
    this.hold(text.slice(this.scanner.scan(text, from, false)));
  }

  /** Takes lines of the text until the record that was cut is whole; where the next one begins, -1 when it is still not. */
  private finishRest(text: string, start: number): number {
    let from = start;
    for (let atLeast = 0; from < text.length; atLeast = Math.max(1024, atLeast * 2)) {
      const end = lineEndFrom(text, from + atLeast);
      this.hold(text.slice(from, end < 0 ? undefined : end));
      if (end < 0 || this.scanner.stopped) return -1;
      from = end;
      const joined = this.joined();
      const next = this.scanner.scan(joined, 0, false);
      if (next === joined.length) return from;
      this.hold(joined.slice(next));
    }
    return -1;
  }

  private hold(piece: string): void {
    if (piece === '' || this.scanner.stopped) return;
    this.pieces.push(piece);
    this.length += piece.length;
    if (this.length > longestLine) this.scanner.stop('line-too-long', this.scanner.line);
  }

  private joined(): string {
    const text = this.pieces.join('');
    this.pieces = [];
    this.length = 0;
    return text;
  }

  end(): void {
    const { scanner } = this;
    if (scanner.stopped) return;
    let text = this.joined();
    while (text.charCodeAt(text.length - 1) === dosEnd) text = text.slice(0, -1);
    const isOpen = text !== '' && scanner.scan(text, 0, true) < text.length && scanner.isBelowPreamble();
    if (isOpen && !scanner.stopped) scanner.stop('quote-unclosed', scanner.line);
  }
}

/** Behind the first line end from a place on; -1 without one. */
function lineEndFrom(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  const before = feed < 0 ? text : text.slice(from, feed);
  const back = before.indexOf('\r', feed < 0 ? from : 0);
  if (back < 0) return feed < 0 ? -1 : feed + 1;
  const carriage = feed < 0 ? back : from + back;
  return carriage + 1 === feed ? feed + 1 : carriage + 1;
}
