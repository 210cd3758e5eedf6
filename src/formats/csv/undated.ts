/**
 * Records without a day: control lines of ledgers and statements (opening and closing balances, totals), headings that name
 * the account of the rows below (`1930 Företagskonto`), notes below a table (fact sheet: formats/swedish, 8).
 */
import { type Day, parseIsoDay } from '../../domain/day.ts';
import { amountForm } from './amount.ts';
import type { TableRecord } from './record.ts';

export type ControlKind = 'opening' | 'closing' | 'total';

export interface ControlWord {
  readonly kind: ControlKind;
  readonly label: string;
  /** Day in the label (`Utgående saldo 2026-01-31`). */
  readonly day: Day | null;
}

const words: readonly (readonly [ControlKind, RegExp])[] = [
  [
    'opening',
    /^(?:ingående(?: |$|:)|ing\.? ?(?:saldo|bal)|ib(?:[ :]|$)|startsaldo|opening balance|balance brought forward|start balance|ingoing balance|anfangssaldo)/,
  ],
  [
    'closing',
    /^(?:utgående(?: |$|:)|utg\.? ?(?:saldo|bal)|ub(?:[ :]|$)|slutsaldo|closing balance|balance carried forward|end balance|endsaldo|saldo(?: |$|:))/,
  ],
  [
    'total',
    /^(?:omslutning|summa|summering|delsumma|slutsumma|sum(?: |$|:)|total(?:t|summa)?(?: |$|:)|totaler|subtotal|grand total|periodens (?:omslutning|summa)|turnover|gesamt)/,
  ],
];

/** Cells before the figures that the word may be in. */
const cellsLookedAt = 8;

export function controlWord(record: TableRecord): ControlWord | null {
  let seen = 0;
  for (let at = 0; at < record.count && seen < cellsLookedAt; at += 1) {
    const label = record.cell(at);
    if (label === '') continue;
    seen += 1;
    const word = label.toLowerCase().slice(0, 60);
    const found = words.find(([, pattern]) => pattern.test(word));
    if (found) {
      const day = /\d{4}-\d{2}-\d{2}/.exec(label)?.[0];
      return { kind: found[0], label, day: day === undefined ? null : parseIsoDay(day) };
    }
  }
  return null;
}

const headingCell = /^(?:konto:? *)?(\d{4,8})(?:[ \u00a0]*[-–:.]?[ \u00a0]*\p{L}.*)?$/iu;

/** The account that a heading names; null when the record is none. */
export function accountHeading(record: TableRecord): string | null {
  const texts: string[] = [];
  for (let at = 0; at < record.count; at += 1) {
    const text = record.cell(at);
    if (text !== '') texts.push(text);
    if (texts.length > 3) return null;
  }
  // `Konto` may stand in a cell of its own, and so may the account's name.
  if (/^konto:?$/i.test(texts[0] ?? '')) texts.shift();
  const [first = '', name = ''] = texts;
  const account = headingCell.exec(first)?.[1];
  if (account === undefined || texts.length > 2) return null;
  const hasName = /\p{L}/u.test(first) || (/^\p{L}/u.test(name) && controlLike(name) === false);
  return hasName ? account : null;
}

const controlLike = (text: string): boolean => words.some(([, pattern]) => pattern.test(text.toLowerCase()));

/** Words alone, without a figure or a day: a title, a page heading, a note below the table. */
export function isNote(record: TableRecord): boolean {
  let filled = 0;
  for (let at = 0; at < record.count; at += 1) {
    const text = record.cell(at);
    if (text === '') continue;
    filled += 1;
    if (filled > cellsLookedAt || !/^[^\d]*\p{L}/u.test(text) || amountForm(text).evidence !== 'bad')
      return false;
  }
  return filled > 0;
}
