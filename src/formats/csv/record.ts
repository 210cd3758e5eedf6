/** One record of a table: cells are pieces of one text, so that nobody pays for the cells that no field is in. */

/** NBSP, narrow NBSP, figure and thin blanks, byte order mark. Control characters count as blanks too (NUL, 0x1A). */
export function isBlank(code: number): boolean {
  if (code <= 0x20) return true;
  if (code < 0xa0) return code === 0x7f;
  return (
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** What has to be changed in a quoted cell to get its text: bits, 0 for nearly every cell. */
export const doubledQuote = 1;
/** A quote or a delimiter with a backslash before it. */
export const backslashQuote = 2;
export const lineBreak = 4;

/** Filled again for each record; a cell's text is taken out before the next one comes. */
export class TableRecord {
  text = '';
  /** The text's character codes: read several times faster than out of the text, at the same places. */
  units: Uint16Array = new Uint16Array(0);
  /** Cells of the record; those behind it in the lists are left from others. */
  count = 0;
  /** 1-based line of the file that the record begins on. */
  line = 0;
  /** A quote stood inside a quoted cell without being doubled: the number of cells has to be right. */
  stray = false;
  /** First letter of the cell that was taken out last. */
  first = 0;
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  private escaped = new Uint8Array(64);
  /** Some cell has escapes. */
  private hasEscapes = false;
  private quote = '"';
  private own: UnitsBuffer | null = null;

  /** The text that the next records are in. */
  use(text: string, units: Uint16Array, quote: string): void {
    this.text = text;
    this.units = units;
    this.quote = quote;
  }

  begin(line: number): void {
    this.line = line;
    this.count = 0;
    this.stray = false;
    this.hasEscapes = false;
  }

  /** Adds a cell from a place to a place of the text. */
  add(start: number, end: number): void {
    const at = this.count;
    if (at === this.starts.length) this.grow();
    this.starts[at] = start;
    this.ends[at] = end;
    this.count = at + 1;
  }

  /** Adds a cell whose text has escapes (bits as above). */
  addEscaped(start: number, end: number, escaped: number): void {
    this.add(start, end);
    if (escaped === 0 && !this.hasEscapes) return;
    if (!this.hasEscapes) this.escaped.fill(0, 0, this.count);
    this.hasEscapes = true;
    this.escaped[this.count - 1] = escaped;
  }

  grow(): void {
    const size = this.starts.length * 4;
    const [starts, ends, escaped] = [this.starts, this.ends, this.escaped];
    this.starts = new Int32Array(size);
    this.starts.set(starts);
    this.ends = new Int32Array(size);
    this.ends.set(ends);
    this.escaped = new Uint8Array(size);
    this.escaped.set(escaped);
  }

  /** Takes cells that are texts already (a workbook's, a positional line's). */
  fill(cells: readonly string[], line: number): this {
    const text = cells.join('');
    this.own ??= createUnitsBuffer();
    this.use(text, this.own.write(text), '"');
    this.begin(line);
    let at = 0;
    for (const cell of cells) {
      this.add(at, at + cell.length);
      at += cell.length;
    }
    return this;
  }

  /** Whether a cell is missing or has nothing but blanks. */
  isEmpty(at: number): boolean {
    if (at < 0 || at >= this.count) return true;
    const end = this.ends[at] as number;
    for (let i = this.starts[at] as number; i < end; i += 1)
      if (!isBlank(this.units[i] as number)) return false;
    return true;
  }

  /** Whether every cell from one on is empty. */
  isEmptyFrom(first: number): boolean {
    for (let at = first; at < this.count; at += 1) if (!this.isEmpty(at)) return false;
    return true;
  }

  /** A cell's text without outer blanks; empty where there is none. */
  cell(at: number): string {
    if (at < 0 || at >= this.count) return '';
    const { units } = this;
    let start = this.starts[at] as number;
    let end = this.ends[at] as number;
    while (start < end && isBlank(units[start] as number)) start += 1;
    while (end > start && isBlank(units[end - 1] as number)) end -= 1;
    if (start === end) return '';
    this.first = units[start] as number;
    const escaped = this.hasEscapes ? (this.escaped[at] as number) : 0;
    if (escaped === 0 && this.first !== equals) return this.text.slice(start, end);
    return this.unescape(this.text.slice(start, end), escaped);
  }

  /** Excel keeps leading zeros as a formula: `="0123"`. */
  private unescape(piece: string, escaped: number): string {
    const { quote } = this;
    let text = piece;
    if (escaped & doubledQuote) text = text.replaceAll(quote + quote, quote);
    if (escaped & backslashQuote) text = text.replace(/\\([^\w\s\\])/g, '$1');
    if (escaped & lineBreak) text = text.replace(/\r\n?/g, '\n');
    return text.startsWith('="') && text.endsWith('"') && text.length > 2 ? text.slice(2, -1) : text;
  }

  cells(): string[] {
    return Array.from({ length: this.count }, (_, at) => this.cell(at));
  }
}

export interface UnitsBuffer {
  /** The character codes of a text, good until the next one is written. */
  write(text: string): Uint16Array;
}

export function createUnitsBuffer(): UnitsBuffer {
  let bytes = Buffer.alloc(0);
  let units = new Uint16Array(0);
  return {
    write(text) {
      if (units.length < text.length) {
        const size = Math.max(256, 2 ** Math.ceil(Math.log2(text.length)));
        bytes = Buffer.alloc(size * 2);
        units = new Uint16Array(bytes.buffer, bytes.byteOffset, size);
      }
      bytes.write(text, 0, 'utf16le');
      return units;
    },
  };
}

const equals = 0x3d;
