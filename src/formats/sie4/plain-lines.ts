/**
 * Takes the plain lines of a chunk where they stand and leaves the others, and what a chunk cuts, to the line splitter. A plain
 * line is only taken when another item or brace follows: the last line of a file is judged by `item-lines.ts`.
 */
import type { LineSplitter } from '../decode.ts';
import type { LinePlace } from './checksum.ts';
import { createPlainLists, type Objects, type PlainLists } from './plain-lists.ts';
import { type PlainTrans, type PlainVer, type Scan, scanTrans, scanVer } from './plain-scan.ts';

export interface PlainTaker {
  /** An item or a brace begins: what was held before it is whole. */
  settle(): void;
  /** Plain lines may be taken now: the file has begun, and its amounts have two decimals. */
  isReady(): boolean;
  passes(line: number): void;
  isSumming(): boolean;
  /** What the checksum of the file is over, where it has one. */
  sum(text: string, place: LinePlace): void;
  trans(trans: PlainTrans, objects: Objects, line: number): void;
  ver(ver: PlainVer, line: number): void;
  enter(): void;
  leave(line: number): void;
}

export interface PlainLines {
  push(text: string): void;
}

const tab = 0x09;
const carriageReturn = 0x0d;
const blank = 0x20;
const hash = 0x23;
const letterT = 0x54;
const braceOpen = 0x7b;
const braceClose = 0x7d;
const nowhere = -1;
const usualCharacters = 32_768;
const codesOf = (label: string): readonly number[] => [...label].map((letter) => letter.charCodeAt(0));
const transLabel = codesOf('#TRANS');
const verLabel = codesOf('#VER');

/** A chunk being read, and what its plain lines fill again and again. */
interface Run {
  readonly splitter: LineSplitter;
  readonly taker: PlainTaker;
  readonly lists: PlainLists;
  readonly scan: Scan;
  readonly trans: PlainTrans;
  readonly ver: PlainVer;
}

export function createPlainLines(
  splitter: LineSplitter,
  taker: PlainTaker,
  largestCharacters: number,
): PlainLines {
  const run: Run = {
    ...{ splitter, taker, lists: createPlainLists() },
    scan: { text: '', codes: new Uint16Array(usualCharacters + 1), at: 0, end: 0, tab: false },
    trans: {
      account: 0,
      listFrom: 0,
      listEnd: 0,
      amountOre: 0 as PlainTrans['amountOre'],
      date: 0,
      text: '',
    },
    ver: { series: '', number: '', date: 0, text: '' },
  };
  const { scan } = run;

  /** Takes what is plain from a line's beginning on; returns where the first line stands that is not. */
  function takeFrom(at: number): number {
    if (!splitter.isBetween() || !startsItem(scan.codes, skipBlanks(scan.codes, at))) return at;
    taker.settle();
    return taker.isReady() ? takeLines(run, at, largestCharacters) : at;
  }

  return {
    push(text) {
      let at = 0;
      setText(scan, text);
      for (let next = 0; next !== nowhere; ) {
        at = takeFrom(at);
        next = nextLine(text, at);
        if (next === nowhere) break;
        splitter.push(text.slice(at, next));
        at = next;
      }
      if (at < text.length) splitter.push(text.slice(at));
      scan.text = '';
    },
  };
}

function setText(scan: Scan, text: string): void {
  if (scan.codes.length <= text.length) scan.codes = new Uint16Array(text.length + 1);
  Buffer.from(scan.codes.buffer).write(text, 'utf16le');
  scan.codes[text.length] = 0;
  scan.text = text;
}

function takeLines(run: Run, from: number, largestCharacters: number): number {
  const { scan } = run;
  let start = from;
  for (let next = nextLine(scan.text, start); next !== nowhere; next = nextLine(scan.text, start)) {
    // The file has to go on behind it with another item or brace.
    const isWhole = startsItem(scan.codes, skipBlanks(scan.codes, next));
    if (!isWhole || next - start > largestCharacters) return start;
    scan.at = skipBlanks(scan.codes, start);
    scan.end = contentEnd(scan.codes, next - 1);
    if (!take(run)) return start;
    start = next;
  }
  return start;
}

/** True when the line that `scan` stands at the first character of was taken. */
function take(run: Run): boolean {
  const { scan } = run;
  const code = scan.codes[scan.at] as number;
  if (code === braceOpen || code === braceClose) return takeBrace(run, code);
  if (code !== hash) return false;
  if (scan.codes[scan.at + 1] === letterT) return isAt(scan, transLabel) && takeTrans(run);
  return isAt(scan, verLabel) && takeVer(run);
}

/** Passes a label that is followed by a blank. */
function isAt(scan: Scan, label: readonly number[]): boolean {
  for (const code of label) {
    if (scan.codes[scan.at] !== code) return false;
    scan.at += 1;
  }
  return isBlank(scan.codes[scan.at] as number);
}

function takeTrans({ scan, trans, lists, splitter, taker }: Run): boolean {
  const from = scan.at - transLabel.length;
  if (!scanTrans(scan, trans)) return false;
  const objects = lists.of(scan.text, trans.listFrom, trans.listEnd);
  if (objects === undefined) return false;
  const line = splitter.pass();
  taker.passes(line);
  if (taker.isSumming())
    taker.sum(scan.text, { from, end: scan.end, listFrom: trans.listFrom, listEnd: trans.listEnd });
  taker.trans(trans, objects, line);
  return true;
}

function takeVer({ scan, ver, splitter, taker }: Run): boolean {
  const from = scan.at - verLabel.length;
  if (!scanVer(scan, ver)) return false;
  const line = splitter.pass();
  taker.passes(line);
  if (taker.isSumming()) taker.sum(scan.text, { from, end: scan.end, listFrom: nowhere, listEnd: nowhere });
  taker.ver(ver, line);
  return true;
}

function takeBrace({ scan, splitter, taker }: Run, code: number): boolean {
  if (scan.at + 1 !== scan.end) return false;
  const line = splitter.pass();
  taker.passes(line);
  if (code === braceOpen) taker.enter();
  else taker.leave(line);
  return true;
}

/** Where the line behind the one at a place begins. */
function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? nowhere : end + 1;
}

function contentEnd(codes: Uint16Array, lineEnd: number): number {
  let end = lineEnd;
  if (end > 0 && codes[end - 1] === carriageReturn) end -= 1;
  while (end > 0 && isBlank(codes[end - 1] as number)) end -= 1;
  return end;
}

function isBlank(code: number): boolean {
  return code === blank || code === tab;
}

function skipBlanks(codes: Uint16Array, from: number): number {
  let at = from;
  while (isBlank(codes[at] as number)) at += 1;
  return at;
}

function startsItem(codes: Uint16Array, at: number): boolean {
  const code = codes[at];
  return code === hash || code === braceOpen || code === braceClose;
}
