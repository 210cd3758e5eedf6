/**
 * The lines that a large file is made of, read where they stand, without a text or an item for each of them:
 * `#TRANS 1930 {1 "0123"} -100.00 20260215 "Text" 0 "sign"`, `#VER A 7 20260215 "Text" 20260216`. Whatever is written
 * otherwise is left to `readItem`, which reads this form just the same; test/formats/sie4-round.test.ts holds them together.
 */
import type { Ore } from '../../domain/ore.ts';

/** One line between two places of a text, and how far it is read. */
export interface Scan {
  text: string;
  /** Its letters, and a 0 behind the last: quicker to look at than those of a text. */
  codes: Uint16Array;
  at: number;
  /** Behind its last character. */
  end: number;
  /** A tab stood inside the last quotes, where it counts as a blank. */
  tab: boolean;
}

export interface PlainTrans {
  account: number;
  /** Where the object list begins and ends, with its braces. */
  listFrom: number;
  listEnd: number;
  amountOre: Ore;
  /** `YYYYMMDD` as a number; 0 when left out. */
  date: number;
  text: string;
}

export interface PlainVer {
  series: string;
  number: string;
  date: number;
  text: string;
}

const tab = 0x09;
const blank = 0x20;
const quote = 0x22;
const minus = 0x2d;
const point = 0x2e;
const zero = 0x30;
const nine = 0x39;
const backslash = 0x5c;
const braceOpen = 0x7b;
const braceClose = 0x7d;

/** Fills `trans` from behind the label; false when the line is written in another way. Only for two decimals. */
export function scanTrans(scan: Scan, trans: PlainTrans): boolean {
  skipBlanks(scan);
  const from = scan.at;
  const account = readDigits(scan);
  // Up to nine digits, and none that a number would lose.
  const length = scan.at - from;
  if (length < 1 || length > 9 || codeAt(scan, from) === zero) return false;
  trans.account = account;
  skipBlanks(scan);
  if (!findList(scan, trans)) return false;
  skipBlanks(scan);
  if (!readAmount(scan, trans)) return false;
  skipBlanks(scan);
  trans.date = 0;
  if (!isAtEmpty(scan)) {
    trans.date = readDate(scan);
    if (trans.date <= 0) return false;
  }
  return readText(scan, trans) && isClosed(scan);
}

/** Fills `ver` from behind the label; false when the line is written in another way. */
export function scanVer(scan: Scan, ver: PlainVer): boolean {
  const series = readWord(scan);
  const number = readWord(scan);
  if (series === null || number === null || !/^\d{1,8}$/.test(number)) return false;
  ver.series = series;
  ver.number = number;
  skipBlanks(scan);
  ver.date = readDate(scan);
  return ver.date > 0 && readText(scan, ver) && isClosed(scan);
}

function codeAt({ codes }: Scan, at: number): number {
  return codes[at] as number;
}

function isBlank(code: number): boolean {
  return code === blank || code === tab;
}

function skipBlanks(scan: Scan): void {
  const { codes, end } = scan;
  let { at } = scan;
  while (at < end && isBlank(codes[at] as number)) at += 1;
  scan.at = at;
}

/** The digits that stand here as a number; so many that it is no longer exact are told by their length. */
function readDigits(scan: Scan): number {
  const { codes, end } = scan;
  let { at } = scan;
  let value = 0;
  for (; at < end; at += 1) {
    const code = codes[at] as number;
    if (code < zero || code > nine) break;
    value = value * 10 + (code - zero);
  }
  scan.at = at;
  return value;
}

/** A blank or the end of the line: what stood before is a whole field. */
function endsField(scan: Scan): boolean {
  return scan.at === scan.end || isBlank(codeAt(scan, scan.at));
}

/** An object list that ends with the first brace; what is in it is for `plain-lists.ts` to say. */
function findList(scan: Scan, trans: PlainTrans): boolean {
  const { codes, at, end } = scan;
  if ((codes[at] as number) !== braceOpen) return false;
  trans.listFrom = at;
  let close = at + 1;
  // The end of the line is a control character.
  for (let code = codes[close] as number; code !== braceClose; code = codes[close] as number) {
    if (isControl(code)) return false;
    close += 1;
  }
  if (close >= end) return false;
  trans.listEnd = close + 1;
  scan.at = close + 1;
  return true;
}

function readAmount(scan: Scan, trans: PlainTrans): boolean {
  const negative = codeAt(scan, scan.at) === minus;
  if (negative) scan.at += 1;
  const first = scan.at;
  const units = readDigits(scan);
  // Thirteen digits and two decimals are a safe integer.
  if (scan.at === first || scan.at - first > 13) return false;
  const cents = readCents(scan);
  const amount = units * 100 + cents;
  trans.amountOre = (negative && amount !== 0 ? -amount : amount) as Ore;
  return cents >= 0 && endsField(scan);
}

/** Below 0 when it is neither nothing nor a point and one or two digits. */
function readCents(scan: Scan): number {
  if (codeAt(scan, scan.at) !== point || scan.at === scan.end) return 0;
  scan.at += 1;
  const first = scan.at;
  const value = readDigits(scan);
  const digits = scan.at - first;
  if (digits === 2) return value;
  return digits === 1 ? value * 10 : -1;
}

/** At the end of the line, or at `""`, which is passed. */
function isAtEmpty(scan: Scan): boolean {
  const { codes, at, end } = scan;
  if (at >= end) return true;
  if ((codes[at] as number) !== quote || (codes[at + 1] as number) !== quote || at + 1 >= end) return false;
  scan.at = at + 2;
  return true;
}

/** Eight digits as a number; below 0 for anything else. */
function readDate(scan: Scan): number {
  const first = scan.at;
  const date = readDigits(scan);
  return scan.at - first === 8 && endsField(scan) ? date : -1;
}

/** A text in quotes, or none at the end of the line. */
function readText(scan: Scan, into: { text: string }): boolean {
  skipBlanks(scan);
  into.text = '';
  if (scan.at >= scan.end) return true;
  if (codeAt(scan, scan.at) !== quote) return false;
  const close = closingQuote(scan);
  if (close < 0) return false;
  const text = scan.text.slice(scan.at + 1, close);
  const isTrimmed = isInk(codeAt(scan, scan.at + 1)) && isInk(codeAt(scan, close - 1));
  into.text = isTrimmed && !scan.tab ? text : text.replaceAll('\t', ' ').trim();
  scan.at = close + 1;
  return true;
}

/** No blank of any kind, for those letters where that is plain to see. */
function isInk(code: number): boolean {
  return code > blank && code < 0x7f;
}

/** Below 0 when there is none in the line, or one that may be part of the text, or a control character before it. */
function closingQuote(scan: Scan): number {
  const { codes, end } = scan;
  let at = scan.at + 1;
  scan.tab = false;
  for (let code = codes[at] as number; code !== quote; code = codes[at] as number) {
    if (code < blank || (code >= 0x7f && code < 0xa0)) {
      if (code !== tab) return -1;
      scan.tab = true;
    }
    at += 1;
  }
  return at >= end || (codes[at - 1] as number) === backslash ? -1 : at;
}

/** But for tabs: lines with one are for `item-lines.ts` to clean. */
function isControl(code: number): boolean {
  return code < blank ? code !== tab : code >= 0x7f && code < 0xa0;
}

/** A field with or without quotes; null when it has a quote or a brace inside. */
function readWord(scan: Scan): string | null {
  skipBlanks(scan);
  if (codeAt(scan, scan.at) === quote && scan.at < scan.end) {
    const word = { text: '' };
    return readText(scan, word) ? word.text : null;
  }
  const from = scan.at;
  return skipBare(scan) && scan.at > from ? scan.text.slice(from, scan.at) : null;
}

/** To the end of a field without quotes; false at a quote or brace, which may mean more. */
function skipBare(scan: Scan): boolean {
  const { codes, end } = scan;
  let { at } = scan;
  for (; at < end; at += 1) {
    const code = codes[at] as number;
    if (isBlank(code)) break;
    if (code === quote || code === braceOpen || code === braceClose || isControl(code)) return false;
  }
  scan.at = at;
  return true;
}

/** Nothing stays open behind the text (quantity, sign, what a vendor adds). */
function isClosed(scan: Scan): boolean {
  for (skipBlanks(scan); scan.at < scan.end; skipBlanks(scan)) {
    if (codeAt(scan, scan.at) !== quote) {
      if (!skipBare(scan)) return false;
      continue;
    }
    const close = closingQuote(scan);
    if (close < 0) return false;
    scan.at = close + 1;
  }
  return true;
}
