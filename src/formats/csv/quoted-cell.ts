/** A cell inside quotes: where it ends, and what has to be changed in it. */
import { backslashQuote, doubledQuote, lineBreak } from './record.ts';

/** What a scan comes to instead of a place. */
export const notWhole = -1;
export const notQuoted = -2;
export const tooLong = -3;
const closed = -4;

/** A cell with line breaks may be this long; a quote that is never closed is told here and not at the end of the file. */
const longestQuoted = 65_536;

const lf = 10;
const cr = 13;
const slash = 92;

/** Beside the kinds of escaped quotes. */
const closes = -1;
const strays = 0;

export class QuotedCell {
  /** Bits of `record.ts`. */
  escaped = 0;
  /** A quote stood in it that is neither doubled nor its end. */
  stray = false;
  /** Line ends inside it. */
  lines = 0;
  private readonly quote: number;
  private readonly delimiter: number;
  private readonly backslash: boolean;
  private units: Uint16Array = new Uint16Array(0);
  private length = 0;

  constructor(quote: number, delimiter: number, backslash: boolean) {
    this.quote = quote;
    this.delimiter = delimiter;
    this.backslash = backslash;
  }

  use(units: Uint16Array, length: number): void {
    this.units = units;
    this.length = length;
  }

  /**
   * The place of the closing quote of a cell that begins at a place, behind its opening one. A quote closes only before a
   * delimiter or a line end: some banks put quotes unescaped into texts. When such a stray one has been met and the line ends,
   * the opening quote was part of the text (`"Kalle" AB`).
   */
  scan(from: number, isLast: boolean): number {
    const { units, length, quote } = this;
    this.escaped = 0;
    this.stray = false;
    this.lines = 0;
    for (let at = from; at < length; at += 1) {
      const code = units[at];
      if (code !== quote && code !== lf && code !== cr) continue;
      const next = code === quote ? this.atQuote(at, from, isLast) : this.atLineEnd(at, from);
      if (next === closed) return at;
      if (next < 0) return next;
      at = next;
    }
    return isLast && this.stray ? notQuoted : notWhole;
  }

  /** The last place of what stands here, or what the scan comes to. */
  private atQuote(at: number, from: number, isLast: boolean): number {
    const kind = this.kindOf(at, from);
    if (kind === closes) return at + 1 === this.length && !isLast ? notWhole : closed;
    return kind === doubledQuote ? at + 1 : at;
  }

  private atLineEnd(at: number, from: number): number {
    if (this.stray) return notQuoted;
    return at - from > longestQuoted ? tooLong : this.passLineEnd(at);
  }

  private passLineEnd(at: number): number {
    this.lines += 1;
    this.escaped |= lineBreak;
    return this.units[at] === cr && this.units[at + 1] === lf ? at + 1 : at;
  }

  /** What a quote inside the cell is: its end, an escaped one, or a stray one. */
  private kindOf(at: number, from: number): number {
    const kind = this.lookAt(at, from);
    if (kind > 0) this.escaped |= kind;
    else if (kind === strays) this.stray = true;
    return kind;
  }

  private lookAt(at: number, from: number): number {
    const { units } = this;
    if (this.backslash && at > from && units[at - 1] === slash) return backslashQuote;
    if (at + 1 === this.length) return closes;
    const next = units[at + 1];
    if (next === this.delimiter || next === lf || next === cr) return closes;
    return next === this.quote ? doubledQuote : strays;
  }
}
