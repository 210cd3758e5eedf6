/**
 * First pass over a file's bytes: what its beginning is, and which encoding its letters are in. The whole file is looked
 * at, since one letter far down decides between UTF-8, code page 437 and Windows-1252 (fact sheet: formats/swedish, 0).
 */
export type TextEncoding = 'ascii' | 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'cp437';

export interface Sniffed {
  /** The first bytes of the file, at most 64 KiB. */
  readonly head: Uint8Array;
  readonly sizeBytes: number;
  /** Byte order mark at the start, in bytes to skip (0 when none). */
  readonly bomBytes: number;
  /** Decided by byte order mark, then strict UTF-8; null where a one-byte code page must be told by letters. */
  readonly encoding: 'ascii' | 'utf-8' | 'utf-16le' | 'utf-16be' | null;
  /** How many Swedish letters the bytes are in each one-byte code page. */
  readonly letters: { readonly cp437: number; readonly windows1252: number };
  /** U+FFFD stands in the bytes: letters were lost before the file reached us. */
  readonly replacementCharacters: number;
  /** Letters of several encodings stand in one file: one of them is read wrong, whichever is chosen. */
  readonly mixed: boolean;
}

export interface Sniffer {
  push(chunk: Uint8Array): void;
  finish(): Sniffed;
}

const headBytes = 64 * 1024;
const cp437Letter = 1;
const windowsLetter = 2;
/** å ä ö é ü in both cases: the bytes of the two code pages do not overlap, so counting them is enough. */
const letterOf = new Uint8Array(256);
for (const byte of [0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99, 0x82, 0x90, 0x81, 0x9a]) letterOf[byte] = cp437Letter;
for (const byte of [0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6, 0xe9, 0xc9, 0xfc, 0xdc])
  letterOf[byte] = windowsLetter;

/** Where the next byte that is not plain ASCII stands; nearly all bytes of a file cost this comparison and no more. */
function nextOther(chunk: Uint8Array, from: number): number {
  let at = from;
  while (at < chunk.length && (chunk[at] as number) < 0x80) at += 1;
  return at;
}

/** Strict UTF-8 over chunks: no overlong forms, no surrogates, nothing above U+10FFFF. Counts on behind a fault. */
class Utf8Count {
  sequences = 0;
  faults = 0;
  replacements = 0;
  /** Bytes still to come of the sequence that has begun; above 0 at the end the file is cut in a letter. */
  missing = 0;
  cp437 = 0;
  windows1252 = 0;
  private low = 0x80;
  private high = 0xbf;
  private letter = 0;

  push(chunk: Uint8Array): void {
    let expected = 0;
    for (let at = nextOther(chunk, 0); at < chunk.length; at = nextOther(chunk, expected)) {
      if (at > expected && this.missing > 0) this.fail();
      this.take(chunk[at] as number);
      expected = at + 1;
    }
    if (expected < chunk.length && this.missing > 0) this.fail();
  }

  private take(byte: number): void {
    const letter = letterOf[byte];
    if (letter === cp437Letter) this.cp437 += 1;
    else if (letter === windowsLetter) this.windows1252 += 1;
    if (this.missing > 0 && byte >= this.low && byte <= this.high) {
      this.follow(byte);
      return;
    }
    if (this.missing > 0) this.fail();
    this.lead(byte);
  }

  private fail(): void {
    this.faults += 1;
    this.missing = 0;
  }

  private follow(byte: number): void {
    this.letter = ((this.letter << 6) | (byte & 0x3f)) & 0x1fffff;
    this.low = 0x80;
    this.high = 0xbf;
    this.missing -= 1;
    if (this.missing > 0) return;
    this.sequences += 1;
    if (this.letter === 0xfffd) this.replacements += 1;
  }

  private lead(byte: number): void {
    if (byte < 0xc2 || byte > 0xf4) {
      this.faults += 1;
      return;
    }
    this.missing = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    this.letter = byte & (0x3f >> this.missing);
    this.low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    this.high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
  }
}

/** Makes a sniffer: every chunk of the file in order, then `finish`. */
export function createSniffer(): Sniffer {
  const head = new Uint8Array(headBytes);
  const count = new Utf8Count();
  let headLength = 0;
  let sizeBytes = 0;
  return {
    push(chunk) {
      if (headLength < headBytes) {
        const part = chunk.subarray(0, headBytes - headLength);
        head.set(part, headLength);
        headLength += part.length;
      }
      sizeBytes += chunk.length;
      count.push(chunk);
    },
    finish: () => conclude(head.slice(0, headLength), sizeBytes, count),
  };
}

function conclude(head: Uint8Array, sizeBytes: number, count: Utf8Count): Sniffed {
  const letters = { cp437: count.cp437, windows1252: count.windows1252 };
  const base = { head, sizeBytes, letters };
  const wide = wideEncoding(head);
  if (wide) return { ...base, ...wide, replacementCharacters: 0, mixed: false };
  const marked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  const strict = isStrict(count);
  const wholeLetters = count.sequences > 0;
  return {
    ...base,
    bomBytes: marked ? 3 : 0,
    encoding: marked || (strict && wholeLetters) ? 'utf-8' : strict ? 'ascii' : null,
    replacementCharacters: count.replacements,
    mixed: !strict && (wholeLetters || (letters.cp437 > 0 && letters.windows1252 > 0)),
  };
}

/** A file cut inside its last letter is still UTF-8 when it held whole letters before. */
function isStrict(count: Utf8Count): boolean {
  return count.faults === 0 && (count.missing === 0 || count.sequences > 0);
}

/** UTF-16 by its mark, or by the zero bytes of a beginning in plain letters. */
function wideEncoding(
  head: Uint8Array,
): (Pick<Sniffed, 'bomBytes'> & { encoding: 'utf-16le' | 'utf-16be' }) | null {
  const [a = 0, b = 0, c = 0, d = 0] = head;
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', bomBytes: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', bomBytes: 2 };
  if (head.length < 4) return null;
  if (a > 0 && b === 0 && c > 0 && d === 0) return { encoding: 'utf-16le', bomBytes: 0 };
  if (a === 0 && b > 0 && c === 0 && d > 0) return { encoding: 'utf-16be', bomBytes: 0 };
  return null;
}

/** The encoding to read a file in. `fallback` is for bytes whose letters do not tell: cp437 for SIE, else Windows-1252. */
export function encodingOf(sniffed: Sniffed, fallback: 'cp437' | 'windows-1252'): TextEncoding {
  if (sniffed.encoding !== null) return sniffed.encoding;
  const { cp437, windows1252 } = sniffed.letters;
  if (cp437 === windows1252) return fallback;
  return cp437 > windows1252 ? 'cp437' : 'windows-1252';
}
