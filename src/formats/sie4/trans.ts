/** The fields of a `#TRANS`, however they are shifted. */
import { type Item, textAt } from './item.ts';
import type { Notices } from './notices.ts';

export interface TransFields {
  readonly account: string;
  readonly objects: Readonly<Record<string, string>> | null;
  readonly amount: string;
  readonly date: string;
  readonly text: string;
}

/** `#TRANS account {objects} amount date text`; the list is left out by some vendors, or written as `""`. */
export function transFields(item: Item, line: number, notices: Notices): TransFields {
  const second = item.fields[1];
  const listed = typeof second === 'object' || (second === '' && item.fields.length > 2);
  if (!listed && second !== undefined) notices.warn('sie-object-list-missing', line);
  const at = listed ? 2 : 1;
  const objects = typeof second === 'object' && second.length > 0 ? objectsOf(second, line, notices) : null;
  const account = textAt(item, 0);
  const amount = textAt(item, at);
  const date = textAt(item, at + 1);
  const text = textAt(item, at + 2);
  if (!isDateLeftOut(date, text)) return { account, objects, amount, date, text };
  notices.warn('sie-row-date-missing', line, { text: date });
  return { account, objects, amount, date: '', text: date };
}

/** `#TRANS 1510 {} 100.00 "Kundfordringar"`: words where the date should be, and no text behind them. */
function isDateLeftOut(date: string, text: string): boolean {
  if (date.length <= 10 && /^[\d-]*$/.test(date)) return false;
  return /\p{L}/u.test(date) && /^[-\d.,]*$/.test(text);
}

function objectsOf(
  list: readonly string[],
  line: number,
  notices: Notices,
): Readonly<Record<string, string>> | null {
  if (list.length % 2 === 1) notices.warn('sie-object-list-unreadable', line, { objects: list.join(' ') });
  return pairs(list);
}

/** Dimension → object; the first where one stands twice. Null for none. */
export function pairs(list: readonly string[]): Readonly<Record<string, string>> | null {
  if (list.length < 2) return null;
  const objects: Record<string, string> = {};
  for (let at = 0; at + 1 < list.length; at += 2) {
    const dimension = (list[at] as string).trim();
    objects[dimension] ??= (list[at + 1] as string).trim();
  }
  return objects;
}
