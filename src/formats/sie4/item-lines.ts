/**
 * From lines to items. One line is held back: a text may go on in the next line, and the last line of a file that was cut
 * is judged as cut, not as wrong.
 */
import { type Item, readItem, trimmed } from './item.ts';
import type { Notices } from './notices.ts';

export interface ItemTaker {
  readonly notices: Notices;
  item(item: Item, line: number): void;
  enter(): void;
  leave(line: number): void;
  isInside(): boolean;
  /** When the file does not begin as SIE: is it a web page? */
  foreign(): boolean;
  readonly largestCharacters: number;
}

export interface ItemLines {
  take(text: string, line: number): void;
  /** Takes the line that is held: an item or a brace follows. */
  settle(): void;
  /** A line was taken by another way. */
  passes(line: number): void;
  /** The file began as SIE. */
  isSie(): boolean;
  end(): void;
  /** Number of the last line that said anything. */
  last(): number;
}

interface Held {
  text: string;
  line: number;
  /** Lines that were joined to it. */
  joined: number;
  /** A quote is open at its end; null while nobody has looked. */
  open: boolean | null;
}

const hash = 0x23;
const braceOpen = 0x7b;
const braceClose = 0x7d;
const control = /\p{Cc}/u;

export function createItemLines(taker: ItemTaker): ItemLines {
  const { notices } = taker;
  /** No line is held while its text is empty. */
  const held: Held = { text: '', line: 0, joined: 0, open: null };
  let begun = false;
  /** Not SIE at all: one finding says so, the rest of the file has nothing to add. */
  let foreign = false;
  let last = 0;

  function begin(text: string, line: number): void {
    begun = true;
    if (/^#[A-Za-z]/.test(text)) return;
    foreign = true;
    notices.error(taker.foreign() ? 'file-web-page' : 'sie-not-recognised', line);
  }

  /** The line held back is whole when this one does not go on with it; then this one is held. */
  function follow(text: string, line: number): void {
    last = line;
    if (held.text !== '') {
      if (!startsItem(text) && goesOn(held, text, taker.largestCharacters)) {
        notices.warn('sie-text-line-break', held.line);
        join(held, text);
        return;
      }
      takeLine(taker, held.text, held.line);
    }
    held.text = text;
    held.line = line;
    held.joined = 0;
    held.open = null;
  }

  return {
    take(text, line) {
      const clean = control.test(text) ? cleaned(text, line, notices) : trimmed(text);
      if (clean === '') return;
      if (!begun) begin(clean, line);
      if (!foreign) follow(clean, line);
    },
    settle() {
      if (held.text !== '') takeLine(taker, held.text, held.line);
      held.text = '';
    },
    passes(line) {
      last = line;
    },
    isSie: () => begun && !foreign,
    last: () => last,
    end() {
      if (!begun) notices.error('sie-not-recognised', 0);
      if (held.text === '') return;
      const missing = missingAfter(held.text, taker);
      if (missing === null) takeLine(taker, held.text, held.line);
      else notices.error('file-truncated', held.line, { missing });
      held.text = '';
    },
  };
}

function startsItem(text: string): boolean {
  const code = text.charCodeAt(0);
  return code === hash || code === braceOpen || code === braceClose;
}

/** Without blanks around; control characters (forbidden, SIE 4B 5.6) become blanks. */
function cleaned(text: string, line: number, notices: Notices): string {
  const plain = text.trim().replaceAll('\t', ' ');
  if (!control.test(plain)) return plain;
  notices.warn('sie-control-character', line);
  return plain.replace(/\p{Cc}/gu, ' ').trim();
}

function join(held: Held, next: string): void {
  held.text += ` ${next}`;
  held.joined += 1;
  if (next.includes('"')) held.open = null;
}

/** A joined line with quotes makes the item be read again: a text has few, and a hostile file must not cost their square. */
const mostJoined = 50;

function goesOn(held: Held, next: string, largest: number): boolean {
  if (held.joined >= mostJoined) return false;
  if (!held.text.startsWith('#') || held.text.length + next.length >= largest) return false;
  held.open ??= readItem(held.text).open;
  return held.open;
}

/** Inside a voucher nothing but its closing brace can be the last line, and a voucher is more than its `#VER`. */
function missingAfter(text: string, taker: ItemTaker): string | null {
  if (!text.startsWith('#')) return taker.isInside() && !text.endsWith('}') ? '}' : null;
  if (readItem(text).open) return '"';
  return taker.isInside() || /^#VER\b/i.test(text) ? '}' : null;
}

function takeLine(taker: ItemTaker, text: string, line: number): void {
  const code = text.charCodeAt(0);
  if (code === hash) {
    takeItem(taker, text, line);
  } else if (text.length === 1 && code === braceOpen) {
    taker.enter();
  } else if (text.length === 1 && code === braceClose) {
    taker.leave(line);
  } else {
    takeRest(taker, behindBraces(taker, text, line), line);
  }
}

function takeRest(taker: ItemTaker, rest: string, line: number): void {
  if (rest.charCodeAt(0) === hash) takeItem(taker, rest, line);
  else if (rest !== '') taker.notices.warn('sie-line-unreadable', line, { text: rest });
}

/** Takes the braces a line begins with; gives what stands behind them. */
function behindBraces(taker: ItemTaker, text: string, line: number): string {
  let at = 0;
  for (; /[{}\s]/.test(text[at] ?? ''); at += 1) {
    if (text[at] === '{') taker.enter();
    else if (text[at] === '}') taker.leave(line);
  }
  return text.slice(at);
}

function takeItem(taker: ItemTaker, text: string, line: number): void {
  const item = readItem(text);
  if (item.open) taker.notices.warn('sie-quote-open', line);
  // A text that is a brace has quotes around it.
  const opens = item.label === '#VER' && item.fields.at(-1) === '{' && text.endsWith('{');
  taker.item(opens ? { ...item, fields: item.fields.slice(0, -1) } : item, line);
  if (opens) taker.enter();
}
