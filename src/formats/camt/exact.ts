/** Amounts as the XML writes them, exact to eighteen decimals: balances come with float noise, and sums must still tell. */
import { minorDigits, type Ore, ore } from '../../domain/ore.ts';

const decimals = 18;

/** A decimal times 10^18. */
export type Exact = bigint;

const scale = 10n ** BigInt(decimals);
const hundredth = scale / 100n;

/** Reads an amount without sign (`15`, `5.5`, `000149.87`); null when it is anything else. ISO amounts are never negative. */
export function parseExact(text: string): Exact | null {
  // Nearly every amount: two decimals, and small enough that the number is exact.
  if (/^\d{1,12}\.\d\d$/.test(text)) return BigInt(Number(text.slice(0, -3) + text.slice(-2))) * hundredth;
  const parts = /^\+?(\d{0,24})(?:\.(\d{0,18}))?$/.exec(text);
  const digits = (parts?.[1] ?? '') + (parts?.[2] ?? '');
  if (!parts || digits === '') return null;
  return BigInt((parts[1] ?? '') + (parts[2] ?? '').padEnd(decimals, '0'));
}

/** One minor unit of currencies with 0 to 4 decimals. */
const units = [0, 1, 2, 3, 4].map((digits) => 10n ** BigInt(decimals - digits));

const unitOf = (currency: string | null): Exact => units[minorDigits(currency ?? 'SEK')] ?? hundredth;

/** Why an amount cannot be held: finer than the minor unit, or else too large. */
export function isFinerThanUnit(value: Exact, currency: string | null): boolean {
  return value % unitOf(currency) !== 0n;
}

/** In the currency's minor unit; null when it is finer than that or too large to be exact. */
export function exactToOre(value: Exact, currency: string | null): Ore | null {
  const unit = unitOf(currency);
  const whole = value / unit;
  if (whole * unit !== value) return null;
  const number = Number(whole);
  return Number.isSafeInteger(number) ? ore(number) : null;
}

/** Plain decimal with at least two decimals, no more than needed: `-1349.50`, `100.0000000000005`. */
export function exactText(value: Exact): string {
  const text = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
  const fraction = text.slice(-decimals).replace(/0+$/, '').padEnd(2, '0');
  return `${value < 0n ? '-' : ''}${text.slice(0, -decimals)}.${fraction}`;
}
