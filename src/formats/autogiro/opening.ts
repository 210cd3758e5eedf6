/** The first record of an Autogiro file, which tells which of the many reports it is. */
import type { Day } from '../../domain/day.ts';
import { parseCompactDay } from '../../domain/day.ts';
import { fieldAt, giroAt } from '../giro/values.ts';

export type AutogiroReport =
  | 'autogiro-payments'
  | 'autogiro-payments-old'
  | 'autogiro-orders'
  | 'autogiro-mandates'
  | 'autogiro-e-mandates'
  | 'autogiro-register'
  | 'autogiro-watch'
  | 'autogiro-rejected'
  | 'autogiro-changes';

export interface Opening {
  /** Null when the title is not known. */
  readonly report: AutogiroReport | null;
  readonly title: string;
  readonly day: Day | null;
  /** The payee's bankgiro without filling zeros. */
  readonly account: string | null;
}

const titles: readonly (readonly [RegExp, AutogiroReport])[] = [
  [/^BET\. ?SPEC/, 'autogiro-payments'],
  [/^AG-MEDAVI/, 'autogiro-mandates'],
  [/^AG-EMEDGIV/, 'autogiro-e-mandates'],
  [/^BEVAKNINGSREG/, 'autogiro-watch'],
  [/^(?:AVVISADE BET|FELLISTA)/, 'autogiro-rejected'],
  [/^(?:MAKULERING|MAK\/)/, 'autogiro-changes'],
];

const reportOf = (title: string): AutogiroReport | null =>
  titles.find(([pattern]) => pattern.test(title))?.[1] ?? null;

/** Null when the line opens no file of Autogiro. */
export function readOpening(line: string): Opening | null {
  if (line.startsWith('01AUTOGIRO')) {
    const title = fieldAt(line, 45, 64);
    return { report: reportOf(title), title, day: dayAt(line, 25), account: giroAt(line, 71, 80) };
  }
  if (/^01\d{8}AUTOGIRO/.test(line)) return ofOldLayout(line);
  if (/^[05]1\d{8}9900\d{10}AG-/.test(line)) {
    const title = fieldAt(line, 25, 44);
    return { report: reportOf(title), title, day: dayAt(line, 3), account: giroAt(line, 15, 24) };
  }
  return null;
}

/** Files from Bankgirot have 9900 behind the name, and the payment specification no title; orders to Bankgirot have neither. */
function ofOldLayout(line: string): Opening {
  const title = fieldAt(line, 23, 42);
  const own = { title, day: dayAt(line, 3), account: giroAt(line, 69, 78) };
  if (fieldAt(line, 19, 22) !== '9900') return { ...own, report: 'autogiro-orders' };
  return { ...own, report: title === '' ? 'autogiro-payments-old' : reportOf(title) };
}

const dayAt = (line: string, from: number): Day | null => parseCompactDay(line.slice(from - 1, from + 7));
