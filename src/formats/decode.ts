/** Bytes to text and text to lines, both streaming: chunks may be cut anywhere, also inside a letter or a line end. */
import iconv from 'iconv-lite';
import type { TextEncoding } from './sniff.ts';

export interface Decoder {
  write(chunk: Uint8Array): string;
  /** The rest: a letter that was cut comes out as U+FFFD. */
  end(): string;
}

/**
 * Decoder of a whole file in chunks. The first `bomBytes` bytes are left out, so that a byte order mark never becomes
 * text. Bytes that are no letter of the encoding become U+FFFD; it never throws.
 */
export function createDecoder(encoding: TextEncoding, bomBytes: number): Decoder {
  const inner = oneByte(encoding) ?? stream(encoding);
  let skip = bomBytes;
  return {
    write(chunk) {
      const from = Math.min(skip, chunk.length);
      skip -= from;
      return inner.write(from === 0 ? chunk : chunk.subarray(from));
    },
    end: () => inner.end(),
  };
}

const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);

/**
 * Node's TextDecoder has no code page 437; both code pages go by a table. Most letters that stand in a file are Latin-1 ones,
 * whatever the code page: such a chunk becomes a text of one byte a letter, which all that follows reads fastest.
 */
function oneByte(encoding: TextEncoding): Decoder | null {
  if (encoding !== 'cp437' && encoding !== 'windows-1252') return null;
  const letters = Uint16Array.from(iconv.decode(everyByte, encoding), (letter) => letter.charCodeAt(0));
  return {
    write: (chunk) =>
      chunk.length < fewBytes ? few(chunk, letters) : (narrow(chunk, letters) ?? wide(chunk, letters)),
    end: () => '',
  };
}

/** So few that making room for them takes longer than they do. */
const fewBytes = 32;

function few(chunk: Uint8Array, letters: Uint16Array): string {
  let text = '';
  for (const byte of chunk) text += String.fromCharCode(letters[byte] as number);
  return text;
}

/** A byte above ASCII in any of four. */
const aboveAscii = 0x80808080;

/** Null when a letter is none of Latin-1. Four bytes are looked at together: most of a file is ASCII, which stays as it is. */
function narrow(chunk: Uint8Array, letters: Uint16Array): string | null {
  const bytes = new Uint8Array(chunk);
  const words = new Uint32Array(bytes.buffer, 0, bytes.length >> 2);
  for (let word = 0; word < words.length; word += 1) {
    if (((words[word] as number) & aboveAscii) === 0) continue;
    if (!putLetters(bytes, { from: word * 4, to: word * 4 + 4 }, letters)) return null;
  }
  if (!putLetters(bytes, { from: words.length * 4, to: bytes.length }, letters)) return null;
  return Buffer.from(bytes.buffer).toString('latin1');
}

function putLetters(
  bytes: Uint8Array,
  { from, to }: { readonly from: number; readonly to: number },
  letters: Uint16Array,
): boolean {
  for (let at = from; at < to; at += 1) {
    const letter = letters[bytes[at] as number] as number;
    if (letter > 0xff) return false;
    bytes[at] = letter;
  }
  return true;
}

function wide(chunk: Uint8Array, letters: Uint16Array): string {
  const units = new Uint16Array(chunk.length);
  for (let at = 0; at < chunk.length; at += 1) units[at] = letters[chunk[at] as number] as number;
  return Buffer.from(units.buffer).toString('utf16le');
}

function stream(encoding: TextEncoding): Decoder {
  const decoder = new TextDecoder(encoding === 'ascii' ? 'utf-8' : encoding, { ignoreBOM: true });
  return {
    write: (chunk) => decoder.decode(chunk, { stream: true }),
    end: () => decoder.decode(),
  };
}

export interface LineSplitter {
  push(text: string): void;
  /** Gives the last line when the file has no final line end. */
  end(): void;
  /** What was pushed ends where a line ends. */
  isBetween(): boolean;
  /** Counts a whole line that the taker read by itself between two pushes; returns its number. */
  pass(): number;
}

export interface LineTaker {
  /** One line without its end; numbers are 1-based. */
  readonly line: (text: string, lineNumber: number) => void;
  /** A line that was longer than allowed: it was skipped whole. */
  readonly tooLong: (lineNumber: number) => void;
}

const dosEnd = '\x1a';

/**
 * Splits text at CRLF, LF and lone CR. A DOS end-of-file mark (0x1A) at the end of a line is dropped, and a last line of
 * nothing but it is no line. At most `largestCharacters` of a line are held.
 */
export function createLineSplitter(taker: LineTaker, largestCharacters: number): LineSplitter {
  let rest = '';
  let overflow = false;
  let afterCr = false;
  let lineNumber = 0;

  function finish(part: string): void {
    const text = rest === '' ? part : rest + part;
    rest = '';
    lineNumber += 1;
    if (overflow) overflow = false;
    else if (text.length > largestCharacters) taker.tooLong(lineNumber);
    else taker.line(text.endsWith(dosEnd) ? text.replaceAll(dosEnd, '') : text, lineNumber);
  }

  function keep(part: string): void {
    if (overflow) return;
    rest += part;
    if (rest.length <= largestCharacters) return;
    overflow = true;
    rest = '';
    // Said at once: the end of the line may be gigabytes away.
    taker.tooLong(lineNumber + 1);
  }

  return {
    push(text) {
      if (text === '') return;
      // A chunk may end between CR and LF: the CR already ended the line.
      const from = afterCr && text.startsWith('\n') ? 1 : 0;
      afterCr = text.endsWith('\r');
      const at = cutLines(text, from, finish);
      if (at < text.length) keep(text.slice(at));
    },
    end() {
      if (overflow || rest.replaceAll(dosEnd, '') !== '') finish('');
    },
    isBetween: () => rest === '' && !overflow,
    pass() {
      afterCr = false;
      lineNumber += 1;
      return lineNumber;
    },
  };
}

/** Gives every line that ends in a text; what comes back is where the one that does not begins. */
function cutLines(text: string, from: number, finish: (line: string) => void): number {
  let at = from;
  let lf = nextOf(text, '\n', at);
  let cr = nextOf(text, '\r', at);
  for (let end = Math.min(lf, cr); end < text.length; end = Math.min(lf, cr)) {
    finish(text.slice(at, end));
    at = lf === cr + 1 ? lf + 1 : end + 1;
    if (lf < at) lf = nextOf(text, '\n', at);
    if (cr < at) cr = nextOf(text, '\r', at);
  }
  return at;
}

/** Where it stands next; beyond every place when it does not stand there any more, so that it is looked for once. */
function nextOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? Number.POSITIVE_INFINITY : at;
}
