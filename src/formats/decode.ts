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

/** Node's TextDecoder has no code page 437; the two code pages go the same way. */
function oneByte(encoding: TextEncoding): Decoder | null {
  if (encoding !== 'cp437' && encoding !== 'windows-1252') return null;
  const decoder = iconv.getDecoder(encoding);
  return {
    write: (chunk) => decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)),
    end: () => decoder.end() ?? '',
  };
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
    const text = rest + part;
    rest = '';
    lineNumber += 1;
    if (overflow || text.length > largestCharacters) taker.tooLong(lineNumber);
    else taker.line(text.endsWith(dosEnd) ? text.replaceAll(dosEnd, '') : text, lineNumber);
    overflow = false;
  }

  function keep(part: string): void {
    if (overflow) return;
    rest += part;
    if (rest.length <= largestCharacters) return;
    overflow = true;
    rest = '';
  }

  return {
    push(text) {
      // A chunk may end between CR and LF: the CR already ended the line.
      const whole = afterCr && text.startsWith('\n') ? text.slice(1) : text;
      if (text !== '') afterCr = text.endsWith('\r');
      const lines = whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole;
      let at = 0;
      for (let end = lines.indexOf('\n'); end !== -1; end = lines.indexOf('\n', at)) {
        finish(lines.slice(at, end));
        at = end + 1;
      }
      keep(lines.slice(at));
    },
    end() {
      if (overflow || rest.replaceAll(dosEnd, '') !== '') finish('');
    },
  };
}
