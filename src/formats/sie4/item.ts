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

/** Splits a line that begins with `#`. Never fails: an open quote ends at the line's end and is told by `open`. */
export function readItem(line: string): Item {
  const end = labelEnd(line);
  const rawLabel = line.slice(0, end);
  const label = rawLabel.toUpperCase();
  const lists = withObjects.has(label);
  const cursor: Cursor = { line, at: end, open: false };
  const fields: Field[] = [];
  for (skipBlanks(cursor); cursor.at < line.length; skipBlanks(cursor)) {
    if (lists && line[cursor.at] === '{') fields.push(readList(cursor));
    else fields.push(readText(cursor, lists ? '{' : ''));
  }
  return { label, rawLabel, fields, open: cursor.open };
}

function labelEnd(line: string): number {
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at];
    if (char === ' ' || char === '\t' || char === '{' || char === '"') return at;
  }
  return line.length;
}

function skipBlanks(cursor: Cursor): void {
  while (cursor.line[cursor.at] === ' ' || cursor.line[cursor.at] === '\t') cursor.at += 1;
}

/** Quoted or bare text; bare text also stops before `stop`. */
function readText(cursor: Cursor, stop: '' | '{' | '}'): string {
  if (cursor.line[cursor.at] === '"') return readQuoted(cursor);
  const from = cursor.at;
  // The first character always belongs to the text, so that every call gets on.
  for (cursor.at += 1; cursor.at < cursor.line.length; cursor.at += 1) {
    const char = cursor.line[cursor.at];
    if (char === ' ' || char === '\t' || char === stop) break;
  }
  return cursor.line.slice(from, cursor.at);
}

/**
 * `\"` is a quote, every other backslash is itself. Where that leaves the quote open (`"C:\Data\"`), the backslash was
 * meant as itself and the first quote ends the text.
 */
function readQuoted(cursor: Cursor): string {
  const { line } = cursor;
  const from = cursor.at + 1;
  let end = line.indexOf('"', from);
  const first = end;
  while (end > 0 && line[end - 1] === '\\') end = line.indexOf('"', end + 1);
  if (end === -1 && first !== -1) {
    cursor.at = first + 1;
    return line.slice(from, first);
  }
  if (end === -1) {
    cursor.open = true;
    cursor.at = line.length;
    return line.slice(from);
  }
  cursor.at = end + 1;
  const text = line.slice(from, end);
  return text.includes('\\"') ? text.replaceAll('\\"', '"') : text;
}

function readList(cursor: Cursor): string[] {
  const found: string[] = [];
  cursor.at += 1;
  for (skipBlanks(cursor); cursor.at < cursor.line.length; skipBlanks(cursor)) {
    if (cursor.line[cursor.at] === '}') {
      cursor.at += 1;
      return found;
    }
    found.push(readText(cursor, '}'));
  }
  return found;
}

/** The text of a field, trimmed; empty where the field is missing or a list. */
export function textAt(item: Item, index: number): string {
  const field = item.fields[index];
  return typeof field === 'string' ? field.trim() : '';
}
