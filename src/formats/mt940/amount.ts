/**
 * Amounts of SWIFT (15d): digits with a decimal comma, `0,` and `,02` among them. Banks deviate with leading zeros, a
 * decimal point, digit groups and no decimal sign at all (fact sheet: formats/international, 4.2). Never rounds.
 */
import { type DecimalFault, type Ore, ore, parseDecimal } from '../../domain/ore.ts';

/** `odd`: not as the standard writes it, though only readable in one way. */
export type Amount = { readonly ore: Ore; readonly odd: boolean } | { readonly fault: DecimalFault };

const powers = [1, 10, 100, 1000] as const;
const comma = 0x2c;

/** Reads the whole text as an amount in a currency with so many decimals. */
export function readAmount(text: string, digits: number): Amount {
  const whole = text.indexOf(',');
  const decimals = text.length - whole - 1;
  // Nearly all amounts: short digits, one comma, no more decimals than the currency has.
  if (whole < 0 || text.length > 15 || decimals > digits) return readOdd(text, digits);
  let units = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) units = units * 10 + code - 0x30;
    else if (code !== comma || at !== whole) return readOdd(text, digits);
  }
  if (text.length === 1) return { fault: 'not-a-number' };
  return { ore: ore(units * (powers[digits - decimals] ?? 1)), odd: false };
}

/** Digit groups of three, of one kind, before the decimal sign of the other kind; blanks only as they come. */
const grouped = /^\d{1,3}(?:([., ])\d{3})(?:\1\d{3})*([.,])\d*$/;

function readOdd(text: string, digits: number): Amount {
  const standard = /^\d*,\d*$/.test(text);
  const plain = standard ? text : plainOf(text);
  if (plain === null) return { fault: 'not-a-number' };
  const read = parseDecimal(plain.replace(',', '.'), digits);
  return 'fault' in read ? read : { ore: read.ore, odd: !standard };
}

/** With at most one decimal sign, a comma or a point; null when it may be read in two ways. */
function plainOf(text: string): string | null {
  if (/^\d+$/.test(text)) return text;
  const point = /^\d*\.(\d*)$/.exec(text);
  // `1.234` may be a thousand or a decimal fraction.
  if (point) return point[1]?.length === 3 ? null : text;
  const groups = grouped.exec(text);
  if (groups && groups[1] !== groups[2]) {
    const end = text.lastIndexOf(groups[2] ?? ',');
    return text.slice(0, end).replace(/\D/g, '') + text.slice(end);
  }
  // A blank that fell into the digits; the decimal comma still tells which they are.
  return /^\d[\d ]*,\d*$/.test(text) ? text.replaceAll(' ', '') : null;
}
