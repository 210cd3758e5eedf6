/** Amounts, dates and account numbers of SIE, with the forms met in practice (fact sheet 1.2 and 1.7). */
import { type Day, parseCompactDay, parseIsoDay } from '../../domain/day.ts';
import { type DecimalFault, minorDigits, type Ore, ore, parseDecimal } from '../../domain/ore.ts';
import type { Notices } from './notices.ts';

const zero = 0x30;
const minus = 0x2d;
const point = 0x2e;

function isDigit(code: number): boolean {
  return code >= zero && code <= 0x39;
}

const standardAmount = /^-?\d+(?:\.\d{1,2})?$/;

export type ReadAmount = { readonly ore: Ore } | { readonly fault: DecimalFault };

/** Reads an amount; other forms than the standard's (comma, plus, `.5`) are read and noticed. Never rounds. */
export function readAmount(
  text: string,
  currency: string | null,
  where: { readonly notices: Notices; readonly line: number },
): ReadAmount {
  const digits = currency === null ? 2 : minorDigits(currency);
  const plain = digits === 2 ? plainAmount(text) : null;
  if (plain !== null) return { ore: plain };
  const read = parseDecimal(text.replace(',', '.'), digits);
  if ('ore' in read && !standardAmount.test(text))
    where.notices.warn('sie-amount-form', where.line, { amount: text });
  return read;
}

/** Öre of an amount as the standard writes it (`1250.00`, `-9.5`, `100`), as nearly all are; null for any other. */
function plainAmount(text: string): Ore | null {
  // Thirteen digits and two decimals are a safe integer.
  if (text.length === 0 || text.length > 15) return null;
  const from = text.charCodeAt(0) === minus ? 1 : 0;
  let at = from;
  let units = 0;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (!isDigit(code)) break;
    units = units * 10 + (code - zero);
  }
  const cents = at === from ? null : centsFrom(text, at);
  if (cents === null) return null;
  const amount = units * 100 + cents;
  // Fifteen digits without a point are none: read more closely, and refused.
  return Number.isSafeInteger(amount) ? ore(from === 1 ? -amount : amount) : null;
}

/** What stands behind the whole number: nothing, or a point and one or two digits. */
function centsFrom(text: string, at: number): number | null {
  const length = text.length - at;
  if (length === 0) return 0;
  if (length < 2 || length > 3 || text.charCodeAt(at) !== point) return null;
  const tens = text.charCodeAt(at + 1);
  const ones = length === 3 ? text.charCodeAt(at + 2) : zero;
  return isDigit(tens) && isDigit(ones) ? (tens - zero) * 10 + (ones - zero) : null;
}

const mostDays = 2000;

export type ReadDay = (text: string, line: number) => Day | null;

/**
 * A reader of `YYYYMMDD` that remembers days it has met (files hold few days and many rows). `YYYY-MM-DD` is read and
 * noticed; anything else is null, also six digits: a century is not guessed.
 */
export function createDayReader(notices: Notices): ReadDay {
  const known = new Map<string, Day | null>();
  return (text, line) => {
    const met = known.get(text);
    if (met !== undefined) return met;
    const iso = text.length === 10 ? parseIsoDay(text) : null;
    if (iso !== null) {
      notices.warn('sie-date-form', line, { date: text });
      return iso;
    }
    const day = parseCompactDay(text);
    if (known.size < mostDays && text.length <= 10) known.set(text, day);
    return day;
  };
}

export type ReadDayNumber = (date: number, line: number) => Day | null;

/** The same for eight digits that were read as a number: rows of one day stand together. */
export function createDayNumbers(readDay: ReadDay): ReadDayNumber {
  const known = new Map<number, Day | null>();
  let lastDate = -1;
  let lastDay: Day | null = null;
  return (date, line) => {
    if (date === lastDate) return lastDay;
    const met = known.get(date);
    lastDay = met === undefined ? readDay(String(date).padStart(8, '0'), line) : met;
    lastDate = date;
    if (met === undefined && known.size < mostDays) known.set(date, lastDay);
    return lastDay;
  };
}

/** An account number is digits only. */
export function isAccount(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (!isDigit(text.charCodeAt(at))) return false;
  return text.length > 0 && text.length <= 20;
}
