/** Values of OFX: escapes, days, amounts. */
import { type Day, parseCompactDay } from '../../domain/day.ts';
import { type DecimalFault, type Ore, parseDecimal } from '../../domain/ore.ts';

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Each escape becomes one character, so nothing grows. A bare `&` and unknown names, which banks write, stay as they are. */
export function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
      const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return isLetter(point) ? String.fromCodePoint(point) : whole;
    },
  );
}

/** No control characters, no halves of surrogate pairs, nothing beyond Unicode. */
function isLetter(point: number): boolean {
  if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return false;
  return point >= 0x20 || point === 0x09 || point === 0x0a;
}

/** `YYYYMMDD[HHMMSS[.fff]][[±h:TZ]]`: the calendar day as written, never moved by the time zone. */
export function ofxDay(text: string): Day | null {
  return /^\d{8}(?:\D|\d{4}(?:\D|\d{2}(?:\D|$)|$)|$)/.test(text) ? parseCompactDay(text.slice(0, 8)) : null;
}

/**
 * An amount with its sign, the decimal sign a point or a comma. The standard has no digit groups; where the other sign
 * groups them by three they can only be read in one way. One sign before three last digits may be either.
 */
export function ofxAmount(
  text: string,
  digits: number,
): { readonly ore: Ore } | { readonly fault: DecimalFault } {
  const trimmed = text.trim().replace(/^\u2212/, '-');
  if (/^[+-]?\d+[.,]\d{3}$/.test(trimmed) && digits !== 3) return { fault: 'not-a-number' };
  const groups = /^([+-]?)(\d{1,3}(?:([., ])\d{3})(?:\3\d{3})*)([.,])(\d{1,2})$/.exec(trimmed);
  if (groups && groups[3] !== groups[4]) {
    const whole = (groups[2] ?? '').replace(/\D/g, '');
    return parseDecimal(`${groups[1]}${whole}.${groups[5]}`, digits);
  }
  return parseDecimal(trimmed.replace(',', '.'), digits);
}
