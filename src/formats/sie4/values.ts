/** Amounts, dates and account numbers of SIE, with the forms met in practice (fact sheet 1.2 and 1.7). */
import { type Day, parseCompactDay, parseIsoDay } from '../../domain/day.ts';
import { type DecimalFault, minorDigits, type Ore, parseDecimal } from '../../domain/ore.ts';
import type { Notices } from './notices.ts';

const standardAmount = /^-?\d+(?:\.\d{1,2})?$/;

/** Reads an amount; other forms than the standard's (comma, plus, `.5`) are read and noticed. Never rounds. */
export function readAmount(
  text: string,
  currency: string | null,
  where: { readonly notices: Notices; readonly line: number },
): { ore: Ore } | { fault: DecimalFault } {
  const read = parseDecimal(text.replace(',', '.'), minorDigits(currency ?? 'SEK'));
  if ('ore' in read && !standardAmount.test(text))
    where.notices.warn('sie-amount-form', where.line, { amount: text });
  return read;
}

const mostDays = 2000;

/**
 * A reader of `YYYYMMDD` that remembers days it has met (files hold few days and many rows). `YYYY-MM-DD` is read and
 * noticed; anything else is null, also six digits: a century is not guessed.
 */
export function createDayReader(notices: Notices): (text: string, line: number) => Day | null {
  const known = new Map<string, Day | null>();
  return (text, line) => {
    const met = known.get(text);
    const iso = text.length === 10 ? parseIsoDay(text) : null;
    if (iso !== null) notices.warn('sie-date-form', line, { date: text });
    if (met !== undefined) return met;
    const day = iso ?? parseCompactDay(text);
    if (known.size < mostDays && text.length <= 10) known.set(text, day);
    return day;
  };
}

/** An account number is digits only. */
export function isAccount(text: string): boolean {
  return /^\d{1,20}$/.test(text);
}
