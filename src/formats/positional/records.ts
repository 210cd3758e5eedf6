/** Text in pieces → records: lines, or pieces of one length in files without line ends. The first and last may be left out. */
import type { PositionalLayout } from '../../domain/positional-layout.ts';
import { createLineSplitter } from '../decode.ts';

/** Long enough for any layout, and short enough for a pattern that is slow on long lines. */
export const longestRecord = 10_000;

export interface RecordTaker {
  /** 1-based number of the line, or of the record. */
  record(text: string, line: number): void;
  tooLong(line: number): void;
}

export interface Records {
  push(text: string): void;
  end(): void;
}

export function createRecords(
  { recordLength, skip }: Pick<PositionalLayout, 'recordLength' | 'skip'>,
  taker: RecordTaker,
): Records {
  /** The last lines, of which nobody knows yet whether they are the last. */
  const held: (readonly [string, number])[] = [];
  let at = 0;

  function give(text: string, line: number): void {
    if (line <= skip.first || text.trim() === '') return;
    if (skip.last === 0) {
      taker.record(text, line);
      return;
    }
    const oldest = held.length < skip.last ? undefined : held[at];
    held[at] = [text, line];
    at = (at + 1) % skip.last;
    if (oldest !== undefined) taker.record(oldest[0], oldest[1]);
  }

  return recordLength === null
    ? createLineSplitter({ line: give, tooLong: (line) => taker.tooLong(line) }, longestRecord)
    : createLengthSplitter(recordLength, give);
}

/** Line ends that are there after all stand between records, not in them. */
function createLengthSplitter(length: number, give: (text: string, line: number) => void): Records {
  let rest = '';
  let line = 0;

  function cut(): void {
    let at = 0;
    for (;;) {
      while (rest[at] === '\r' || rest[at] === '\n') at += 1;
      if (rest.length - at < length) break;
      line += 1;
      give(rest.slice(at, at + length), line);
      at += length;
    }
    rest = rest.slice(at);
  }

  return {
    push(text) {
      rest += text;
      if (rest.length >= length) cut();
    },
    end() {
      cut();
      const last = rest.replaceAll('\x1a', '').replace(/[\r\n]+$/, '');
      if (last !== '') give(last, line + 1);
    },
  };
}
