/**
 * Finds the records of a text and their cells. A line without a quote, which is nearly every one, is cut by searching for its
 * marks, what the engine does fastest; any other is looked at letter by letter.
 */
import { notQuoted, notWhole, QuotedCell, tooLong } from './quoted-cell.ts';
import { backslashQuote, createUnitsBuffer, TableRecord } from './record.ts';
import type { RecordSink } from './record-splitter.ts';

export interface Dialect {
  readonly delimiter: string;
  /** Empty: nothing stands around cells. */
  readonly quote: string;
  readonly escape: 'double' | 'backslash';
}

export type SplitProblem = 'line-too-long' | 'quote-unclosed';

export const longestLine = 1_048_576;

const lf = 10;
const cr = 13;
const blank = 32;
const slash = 92;

/** Behind every place of a text, and still a small integer to the engine. */
const never = 0x3fffffff;
const found = (at: number): number => (at < 0 ? never : at);

export class RecordScanner {
  stopped = false;
  /** Line that the next record begins on. */
  line = 1;
  private readonly mark: string;
  private readonly delimiter: number;
  private readonly quote: string;
  private readonly quoteCode: number;
  private readonly backslash: boolean;
  private readonly firstLine: number;
  private readonly sink: RecordSink;
  private readonly record = new TableRecord();
  private readonly quoted: QuotedCell;
  private readonly buffer = createUnitsBuffer();
  private units: Uint16Array = new Uint16Array(0);
  private length = 0;
  private quotesOff = false;
  /** Places of the text in hand where each mark stands next; below the place in hand: not looked for yet. */
  private nextLf = -1;
  private nextCr = -1;
  private nextQuote = -1;
  private nextDelimiter = -1;

  constructor(dialect: Dialect, firstLine: number, sink: RecordSink) {
    this.sink = sink;
    this.firstLine = firstLine;
    this.quote = dialect.quote;
    this.mark = dialect.delimiter.slice(0, 1);
    this.delimiter = this.mark.charCodeAt(0);
    this.quoteCode = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
    this.backslash = dialect.escape === 'backslash';
    this.quoted = new QuotedCell(this.quoteCode, this.delimiter, this.backslash);
  }

  stop(kind: SplitProblem, line: number): void {
    this.stopped = true;
    this.sink.problem(kind, line);
  }

  isBelowPreamble(): boolean {
    return this.line >= this.firstLine;
  }

  /** Gives out the records that are whole; where the first one begins that is not. */
  scan(text: string, from: number, isLast: boolean): number {
    const units = this.buffer.write(text);
    this.units = units;
    this.length = text.length;
    this.record.use(text, units, this.quote);
    this.quoted.use(units, text.length);
    this.nextLf = this.nextCr = this.nextQuote = this.nextDelimiter = -1;
    let at = from;
    while (at < text.length && !this.stopped) {
      const next = this.isBelowPreamble() ? this.next(text, at, isLast) : this.passLine(at);
      if (next < 0) return at;
      at = next;
    }
    return at;
  }

  private passLine(from: number): number {
    const { units, length } = this;
    let at = from;
    while (at < length && units[at] !== lf && units[at] !== cr) at += 1;
    if (at === length) return -1;
    this.line += 1;
    return this.behind(at);
  }

  /** Behind a line end that begins at a place. */
  private behind(at: number): number {
    const { units, length } = this;
    return units[at] === cr && at + 1 < length && units[at + 1] === lf ? at + 2 : at + 1;
  }

  private next(text: string, from: number, isLast: boolean): number {
    const end = this.plainEnd(text, from);
    if (end < 0) return this.takeRecord(from, isLast);
    this.takePlain(text, from, end);
    return this.nextLf + 1;
  }

  /** Where a line ends that has no quote and no line end of another kind in it; -1 for any other. */
  private plainEnd(text: string, from: number): number {
    if (this.backslash) return -1;
    if (this.nextLf < from) this.nextLf = found(text.indexOf('\n', from));
    const { nextLf } = this;
    if (nextLf === never || this.hasQuote(text, from, nextLf)) return -1;
    if (this.nextCr < from) this.nextCr = found(text.indexOf('\r', from));
    if (this.nextCr >= nextLf) return nextLf;
    return this.nextCr === nextLf - 1 ? this.nextCr : -1;
  }

  private hasQuote(text: string, from: number, to: number): boolean {
    if (this.quoteCode < 0) return false;
    if (this.nextQuote < from) this.nextQuote = found(text.indexOf(this.quote, from));
    return this.nextQuote < to;
  }

  private takePlain(text: string, from: number, end: number): void {
    const { record, mark } = this;
    record.begin(this.line);
    let { starts, ends } = record;
    let count = 0;
    let start = from;
    let next = this.nextDelimiter < from ? found(text.indexOf(mark, from)) : this.nextDelimiter;
    while (next < end) {
      if (count + 1 === starts.length) {
        record.grow();
        ({ starts, ends } = record);
      }
      starts[count] = start;
      ends[count] = next;
      count += 1;
      start = next + 1;
      next = found(text.indexOf(mark, start));
    }
    this.nextDelimiter = next;
    starts[count] = start;
    ends[count] = end;
    record.count = count + 1;
    this.give(from, end);
  }

  /** Where the next record begins; -1 when this one is not whole. */
  private takeRecord(from: number, isLast: boolean): number {
    const { record, units, length, delimiter, line } = this;
    record.begin(line);
    this.quotesOff = false;
    for (let at = from; ; ) {
      const end = this.takeCell(at, isLast);
      if (end < 0 || (end === length && !isLast)) {
        this.line = line;
        return -1;
      }
      if (end < length && units[end] === delimiter) at = end + 1;
      else {
        this.give(from, end);
        return end === length ? length : this.behind(end);
      }
    }
  }

  /** Adds the cell that begins at a place; where its delimiter or line end stands, -1 when it is not whole. */
  private takeCell(start: number, isLast: boolean): number {
    const open = this.quotesOff ? -1 : this.openingQuote(start);
    if (open < 0) return this.takeBare(start);
    const { quoted, record } = this;
    const end = quoted.scan(open + 1, isLast);
    if (end >= 0) {
      record.addEscaped(open + 1, end, quoted.escaped);
      record.stray ||= quoted.stray;
      this.line += quoted.lines;
      return end + 1;
    }
    if (end === notQuoted) {
      // No cell of the record is quoted from here on.
      this.quotesOff = true;
      record.stray = true;
      return this.takeBare(start);
    }
    if (end === tooLong) this.stop('quote-unclosed', record.line);
    return notWhole;
  }

  /** Blanks may stand before a quote (a delimiter of two characters, `, `). */
  private openingQuote(start: number): number {
    const { units, length } = this;
    let at = start;
    while (at < length && units[at] === blank) at += 1;
    return at < length && units[at] === this.quoteCode ? at : -1;
  }

  private takeBare(start: number): number {
    const { units, length, delimiter, backslash, record } = this;
    let at = start;
    for (; at < length; at += 1) {
      const code = units[at];
      if (code === lf || code === cr) break;
      if (code === delimiter && !(backslash && at > start && units[at - 1] === slash)) break;
    }
    if (backslash) record.addEscaped(start, at, backslashQuote);
    else record.add(start, at);
    return at;
  }

  private give(from: number, end: number): void {
    const { record } = this;
    if (end - from > longestLine) this.stop('line-too-long', record.line);
    else if (end > from) this.sink.record(record);
    this.line += 1;
  }
}
