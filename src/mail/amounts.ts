/** Amounts, shares and times as Swedish readers write them; blanks in numbers are hard (U+00A0) so that no line breaks there. */
import { dayAt } from '../domain/day.ts';
import { formatDecimal, minorDigits, ore } from '../domain/ore.ts';
import type { Language } from '../i18n/text.ts';

const hardBlank = '\u00a0';

/** `−1 234,50 kr`; another currency by its code. English readers get the same with a hyphen for minus. */
export function amountText(amountOre: number, currency: string | null, language: Language): string {
  const digits = minorDigits(currency ?? 'SEK');
  const [whole = '', fraction] = formatDecimal(ore(Math.abs(amountOre)), digits).split('.');
  const minus = language === 'sv' ? '\u2212' : '-';
  const unit = currency === null || currency === 'SEK' ? 'kr' : currency;
  return `${amountOre < 0 ? minus : ''}${groupThousands(whole)}${fraction ? `,${fraction}` : ''}${hardBlank}${unit}`;
}

function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, hardBlank);
}

export function countText(count: number): string {
  return groupThousands(String(count));
}

/** `98,2 %`, rounded down: 100 only when nothing is left. Null when there is nothing to share. */
export function shareText(part: number, whole: number): string | null {
  if (whole <= 0) return null;
  const permille = Number((BigInt(part) * 1000n) / BigInt(whole));
  return `${Math.trunc(permille / 10)},${permille % 10}${hardBlank}%`;
}

/** `2026-11-25 09:10` in a time zone. */
export function timeText(iso: string, timeZone: string): string {
  const ms = Date.parse(iso);
  const clock = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return `${dayAt(ms, timeZone)} ${clock.format(ms)}`;
}
