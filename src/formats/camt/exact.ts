/** Amounts as the XML writes them, exact to eighteen decimals: balances come with float noise, and sums must still tell. */
import { minorDigits, type Ore, ore } from '../../domain/ore.ts';

const decimals = 18;

/** A decimal times 10^18. */
export type Exact = bigint;

/** Reads an amount without sign (`15`, `5.5`, `000149.87`); null when it is anything else. ISO amounts are never negative. */
export function parseExact(text: string): Exact | null {
  const parts = /^\+?(\d{0,24})(?:\.(\d{0,18}))?$/.exec(text);
  const digits = (parts?.[1] ?? '') + (parts?.[2] ?? '');
  if (!parts || digits === '') return null;
  return BigInt((parts[1] ?? '') + (parts[2] ?? '').padEnd(decimals, '0'));
}

const unitOf = (currency: string | null): Exact => 10n ** BigInt(decimals - minorDigits(currency ?? 'SEK'));

/** Why an amount cannot be held: finer than the minor unit, or else too large. */
export function isFinerThanUnit(value: Exact, currency: string | null): boolean {
  return value % unitOf(currency) !== 0n;
}

/** In the currency's minor unit; null when it is finer than that or too large to be exact. */
export function exactToOre(value: Exact, currency: string | null): Ore | null {
  if (isFinerThanUnit(value, currency)) return null;
  const whole = Number(value / unitOf(currency));
  return Number.isSafeInteger(whole) ? ore(whole) : null;
}

/** Plain decimal with at least two decimals, no more than needed: `-1349.50`, `100.0000000000005`. */
export function exactText(value: Exact): string {
  const text = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
  const fraction = text.slice(-decimals).replace(/0+$/, '').padEnd(2, '0');
  return `${value < 0n ? '-' : ''}${text.slice(0, -decimals)}.${fraction}`;
}
