/**
 * Bytes of a giro file to its records: lines of 80 characters whose first two are the record code (transaktionskod, TK).
 * Trailing blanks are often gone, so a line is never padded: a field behind its end reads as empty.
 */
import { createDecoder, createLineSplitter } from '../decode.ts';
import type { Reader, ReadOptions, Sink } from '../format.ts';
import { warnOfLetters } from '../letter-warnings.ts';
import { shown } from '../shown.ts';
import { encodingOf } from '../sniff.ts';
import type { Notices } from './notices.ts';

/** Records have 80 characters; this much more is a damaged file or none of these. */
const largestCharacters = 4096;
const recordCharacters = 80;
const tabStop = 8;

export interface RecordLines {
  readonly push: Reader['push'];
  end(): void;
  readonly lines: LineCounts;
}

export interface LineCounts {
  /** Lines that are not blank. */
  lines: number;
  linesNot80: number;
  /** Number of the last line, blank ones counted. */
  last: number;
}

export interface RecordTaker {
  /** `code` is 0 to 99; the line stands as it is in the file, without its end. */
  record(code: number, line: string, lineNumber: number): void;
  /** A line that does not begin with two digits. Without one it is told as `giro-line-unknown`. True: it was known. */
  other?(line: string, lineNumber: number): boolean;
}

export function openRecordLines(
  options: ReadOptions,
  to: { readonly sink: Sink; readonly notices: Notices; readonly taker: RecordTaker },
): RecordLines {
  const { notices, taker } = to;
  const encoding = encodingOf(options.sniffed, 'windows-1252');
  warnOfLetters(options.sniffed, encoding, to.sink);
  const decoder = createDecoder(encoding, options.sniffed.bomBytes);
  const counts: LineCounts = { lines: 0, linesNot80: 0, last: 0 };

  function take(text: string, lineNumber: number): void {
    counts.last = lineNumber;
    const raw = isDigit(text.charCodeAt(0)) ? text : withoutMarks(text);
    if (raw === '') return;
    counts.lines += 1;
    if (raw.length !== recordCharacters) counts.linesNot80 += 1;
    const line = hasControls(raw) ? withoutControls(raw, lineNumber, notices) : raw;
    const code = codeOf(line);
    if (code >= 0) taker.record(code, line, lineNumber);
    else if (!taker.other?.(line, lineNumber))
      notices.warn('giro-line-unknown', lineNumber, { text: shown(line.trim()) });
  }

  const splitter = createLineSplitter(
    { line: take, tooLong: (line) => notices.error('format-line-too-long', line, { largestCharacters }) },
    largestCharacters,
  );
  return {
    lines: counts,
    push: (chunk) => splitter.push(decoder.write(chunk)),
    end() {
      splitter.push(decoder.end());
      splitter.end();
    },
  };
}

/** Files that were put together keep the byte order mark and the DOS end of file of each; a blank line is no record. */
function withoutMarks(line: string): string {
  const bare = line.replace(/^[\uFEFF\p{Cc}]+/u, '');
  return bare.trim() === '' ? '' : bare;
}

const zero = 48;
const isDigit = (letter: number): boolean => letter >= zero && letter <= zero + 9;

function codeOf(line: string): number {
  const tens = line.charCodeAt(0);
  const ones = line.charCodeAt(1);
  return isDigit(tens) && isDigit(ones) ? (tens - zero) * 10 + ones - zero : -1;
}

/** Looked for letter by letter: several times as fast as a pattern, and it is done for every line. */
function hasControls(line: string): boolean {
  for (let at = 0; at < line.length; at += 1) if (line.charCodeAt(at) < 0x20) return true;
  return false;
}

/**
 * Tabs go to the next column of eight, as editors write them for blanks (Bankgirot's own samples have one in TK01), unless
 * the line is whole without that: then each stands for one character. Other control characters are blanks.
 */
function withoutControls(raw: string, lineNumber: number, notices: Notices): string {
  let line = raw;
  if (raw.includes('\t')) {
    notices.warn('giro-tab', lineNumber);
    if (raw.length !== recordCharacters) line = expandTabs(raw);
  }
  return line.replace(/\p{Cc}/gu, ' ');
}

function expandTabs(raw: string): string {
  let line = '';
  for (const part of raw.split('\t')) {
    if (line !== '') line = line.padEnd(line.length + tabStop - (line.length % tabStop));
    line += part;
  }
  return line;
}
