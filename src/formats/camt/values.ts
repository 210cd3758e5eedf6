/** Single values of a message: amounts, directions, days. */
import { type Day, parseIsoDay } from '../../domain/day.ts';
import { type Exact, parseExact } from './exact.ts';
import { child, onlyText, path, textAt, type XmlNode } from './xml-node.ts';

/** The calendar day as written, never moved by a time zone (`2024-01-01T00:30:00+01:00` is 2024-01-01). */
export function writtenDay(text: string | undefined): Day | null {
  // Behind the day a clock time or an offset, never more digits.
  if (text === undefined || isDigit(text.charCodeAt(10))) return null;
  const day = text.slice(0, 10);
  // Through the 28th every month has every day, so no calendar is needed.
  if (/^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/.test(day)) return day as Day;
  return parseIsoDay(day);
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** The text of a date choice: `Dt/Dt`, `Dt/DtTm`, or the day without either. */
export function dateText(node: XmlNode, name: string): string | undefined {
  const choice = child(node, name);
  if (!choice) return undefined;
  return textAt(choice, dt) ?? textAt(choice, dtTm) ?? (choice.text.trim() || undefined);
}

const dt = path('Dt');
const dtTm = path('DtTm');

/** True for CRDT, false for DBIT; null when it says neither, or both. */
export function isCredit(node: XmlNode): boolean | null {
  const { text } = onlyText(node, 'CdtDbtInd');
  return text === 'CRDT' ? true : text === 'DBIT' ? false : null;
}

export interface Money {
  readonly exact: Exact;
  readonly currency: string | null;
}

/** The amount of a node's element, null when it has none that is plainly one. */
export function moneyOf(node: XmlNode | undefined, name: string): Money | null {
  if (!node) return null;
  const { text, plain, currency } = onlyText(node, name);
  const exact = plain ? parseExact(text) : null;
  return exact === null ? null : { exact, currency };
}
