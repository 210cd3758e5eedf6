/**
 * One `:61:`: `6!n[4!n]2a[1!a]15d1!a3!c16x[//16x][CRLF 34x]`, with what banks make of it: no type code, blanks for the
 * entry date, references of any length, the amount on the next line (fact sheet: formats/international, 4.3). Read
 * character by character: it is the most frequent line of the format.
 */
import { noDate } from './days.ts';

export interface EntryLine {
  /** YYMMDD as a number. */
  readonly valueDate: number;
  /** MMDD as a number; `noDate` where the line has none. */
  readonly entryDate: number;
  /** C, D, and RC and RD for reversals, EC and ED for expected ones. */
  readonly mark: string;
  readonly amount: string;
  /** There is a transaction type, such as NTRF or S051; some banks leave it out. */
  readonly typed: boolean;
  readonly customerReference: string;
  readonly bankReference: string;
  /** Subfield 9: further information on lines of its own. */
  readonly supplementary: string;
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isUpper = (code: number): boolean => code >= 0x41 && code <= 0x5a;
const blank = 0x20;

/** Null when the line is no entry. */
export function parseEntryLine(text: string): EntryLine | null {
  const end = text.indexOf('\n');
  if (end === -1) return parse(text, '');
  const first = text.slice(0, end);
  const rest = text.slice(end + 1);
  const read = parse(first, rest);
  if (read !== null) return read;
  // Savings banks break the line before the amount.
  const next = rest.indexOf('\n');
  return next === -1 ? parse(first + rest, '') : parse(first + rest.slice(0, next), rest.slice(next + 1));
}

/** End of the digits from a place on, at most so many. */
function digitsEnd(text: string, from: number, most: number): number {
  let end = from;
  while (end < from + most && isDigit(text.charCodeAt(end))) end += 1;
  return end;
}

function numberAt(text: string, from: number, end: number): number {
  let number = 0;
  for (let at = from; at < end; at += 1) number = number * 10 + text.charCodeAt(at) - 0x30;
  return number;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === blank) at += 1;
  return at;
}

const isDirection = (code: number): boolean => code === 0x43 || code === 0x44;
const isBefore = (code: number): boolean => code === 0x52 || code === 0x45;

/** Characters of the mark: R or E may stand before C or D; a C or D alone may be followed by the funds code. 0: none. */
function markLength(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (isDirection(first)) return 1;
  return isBefore(first) && isDirection(text.charCodeAt(at + 1)) ? 2 : 0;
}

function amountEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (!isDigit(code) && code !== 0x2c && code !== 0x2e) return at;
    at += 1;
  }
}

function parse(line: string, supplementary: string): EntryLine | null {
  const start = skipBlanks(line, 0);
  const valueEnd = digitsEnd(line, start, 6);
  const entryEnd = digitsEnd(line, valueEnd, 4);
  if (valueEnd !== start + 6 || (entryEnd !== valueEnd && entryEnd !== valueEnd + 4)) return null;
  const markStart = skipBlanks(line, entryEnd);
  const markEnd = markStart + markLength(line, markStart);
  const amountStart = skipBlanks(line, isUpper(line.charCodeAt(markEnd)) ? markEnd + 1 : markEnd);
  const amountStop = amountEnd(line, amountStart);
  if (markEnd === markStart || amountStop === amountStart) return null;
  const typeStart = skipBlanks(line, amountStop);
  const typed = hasType(line, typeStart);
  const rest = line.slice(typed ? typeStart + 4 : typeStart);
  const cut = referencesCut(rest);
  return {
    valueDate: numberAt(line, start, valueEnd),
    entryDate: entryEnd === valueEnd ? noDate : numberAt(line, valueEnd, entryEnd),
    mark: line.slice(markStart, markEnd),
    amount: line.slice(amountStart, amountStop),
    typed,
    customerReference: (cut === -1 ? rest : rest.slice(0, cut)).trim(),
    bankReference: cut === -1 ? '' : rest.slice(cut + 2).trim(),
    supplementary,
  };
}

/** S, N or F, then three letters or digits, or three blanks. */
function hasType(line: string, at: number): boolean {
  const first = line.charCodeAt(at);
  if (first !== 0x53 && first !== 0x4e && first !== 0x46) return false;
  const [a, b, c] = [line.charCodeAt(at + 1), line.charCodeAt(at + 2), line.charCodeAt(at + 3)];
  if (a === blank) return b === blank && c === blank;
  return isTypeLetter(a) && isTypeLetter(b) && isTypeLetter(c);
}

const isTypeLetter = (code: number): boolean => isUpper(code) || isDigit(code);

/** Where `//` divides the references; three or more slashes belong to a reference. */
function referencesCut(text: string): number {
  for (let at = text.indexOf('//'); at !== -1; ) {
    let end = at + 2;
    while (text[end] === '/') end += 1;
    if (end === at + 2) return at;
    at = text.indexOf('//', end);
  }
  return -1;
}
