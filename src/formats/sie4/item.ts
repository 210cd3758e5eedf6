/**
 * One line of SIE as label and fields (SIE 4B, 5; fact sheet: formats/swedish, 1.2). Quotes and braces are resolved here:
 * `#TRANS 1930 {1 "0123"} -100.00 "" "Kopp \"te\""` → label `#TRANS`, fields `1930`, `['1', '0123']`, `-100.00`, ``, `Kopp "te"`.
 */
export type Field = string | readonly string[];

export interface Item {
  /** In capitals, with its `#`. */
  readonly label: string;
  /** As written, for the checksum. */
  readonly rawLabel: string;
  readonly fields: readonly Field[];
  /** A quote was open at the end of the line. */
  readonly open: boolean;
}

/** Only these have `{…}` fields; elsewhere a brace is a letter of the text. */
const withObjects = new Set(['#TRANS', '#RTRANS', '#BTRANS', '#OIB', '#OUB', '#PSALDO', '#PBUDGET']);

interface Cursor {
  readonly line: string;
  at: number;
  open: boolean;
}

const blank = 0x20;
const tab = 0x09;
const quote = 0x22;
const backslash = 0x5c;
const braceOpen = 0x7b;
const braceClose = 0x7d;
/** Stops at nothing but blanks. */
const noStop = -1;
const noObjects: readonly string[] = [];

/** Splits a line that begins with `#`. Never fails: an open quote ends at the line's end and is told by `open`. */
export function readItem(line: string): Item {
  const end = labelEnd(line);
  const rawLabel = line.slice(0, end);
  const label = rawLabel.toUpperCase();
  const lists = withObjects.has(label);
  const stop = lists ? braceOpen : noStop;
  const cursor: Cursor = { line, at: end, open: false };
  const fields: Field[] = [];
  for (let code = nextCode(cursor); cursor.at < line.length; code = nextCode(cursor)) {
    if (code === braceOpen && lists) fields.push(readList(cursor));
    else fields.push(code === quote ? readQuoted(cursor) : readBare(cursor, stop));
  }
  return { label, rawLabel, fields, open: cursor.open };
}

function labelEnd(line: string): number {
  for (let at = 0; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (code === blank || code === tab || code === braceOpen || code === quote) return at;
  }
  return line.length;
}

/** The first character that is no blank; NaN at the end of the line. */
function nextCode(cursor: Cursor): number {
  let code = cursor.line.charCodeAt(cursor.at);
  while (code === blank || code === tab) {
    cursor.at += 1;
    code = cursor.line.charCodeAt(cursor.at);
  }
  return code;
}

/** Text without quotes; it also ends before `stop`. */
function readBare(cursor: Cursor, stop: number): string {
  const { line } = cursor;
  // The first character always belongs to the text, so that every call gets on.
  let at = cursor.at + 1;
  for (; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (code === blank || code === tab || code === stop) break;
  }
  const text = line.slice(cursor.at, at);
  cursor.at = at;
  return text;
}

/**
 * `\"` is a quote, every other backslash is itself. Where that leaves the quote open (`"C:\Data\"`), the backslash was
 * meant as itself and the first quote ends the text.
 */
function readQuoted(cursor: Cursor): string {
  const { line } = cursor;
  const from = cursor.at + 1;
  const first = line.indexOf('"', from);
  if (first === -1) {
    cursor.open = true;
    cursor.at = line.length;
    return line.slice(from);
  }
  let end = first;
  while (end !== -1 && line.charCodeAt(end - 1) === backslash) end = line.indexOf('"', end + 1);
  if (end === -1) end = first;
  cursor.at = end + 1;
  const text = line.slice(from, end);
  return end === first ? text : text.replaceAll('\\"', '"');
}

function readList(cursor: Cursor): readonly string[] {
  cursor.at += 1;
  let code = nextCode(cursor);
  if (code === braceClose) {
    cursor.at += 1;
    return noObjects;
  }
  const found: string[] = [];
  for (; cursor.at < cursor.line.length; code = nextCode(cursor)) {
    if (code === braceClose) {
      cursor.at += 1;
      return found;
    }
    found.push(code === quote ? readQuoted(cursor) : readBare(cursor, braceClose));
  }
  return found;
}

/** The text of a field, trimmed; empty where the field is missing or a list. */
export function textAt(item: Item, index: number): string {
  const field = item.fields[index];
  return typeof field === 'string' ? trimmed(field) : '';
}

/** Most texts have no blanks around them, and looking is cheaper than trimming. */
export function trimmed(text: string): string {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  return first > blank && first < 0x7f && last > blank && last < 0x7f ? text : text.trim();
}
