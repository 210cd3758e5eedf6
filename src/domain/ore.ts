/** Money: whole minor units (öre, cent) as safe integers. No floating point touches an amount. */

declare const oreBrand: unique symbol;
/** An amount in the minor unit of its currency; debit and bank deposits are positive. */
export type Ore = number & { readonly [oreBrand]: 'ore' };

/** Asserts that a number is a whole, safe number of minor units. Throws RangeError otherwise. */
export function ore(value: number): Ore {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe whole number of öre: ${value}`);
  return (value === 0 ? 0 : value) as Ore;
}

/** ISO 4217 currencies whose minor unit is not a hundredth. */
const exponents: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

/** Three capital letters, as ISO 4217 writes a currency. */
export function isCurrency(text: string): boolean {
  return /^[A-Z]{3}$/.test(text);
}

/** Number of decimals of a currency's minor unit (SEK 2, JPY 0). */
export function minorDigits(currency: string): number {
  return exponents[currency] ?? 2;
}

export type DecimalFault = 'empty' | 'not-a-number' | 'finer-than-minor-unit' | 'too-large';

/**
 * Reads a plain decimal (`-1234.50`, `.5`, `+3`, leading zeros) with a point as decimal sign into minor units.
 * Never rounds: an amount finer than the minor unit is a fault, zeros after it are not.
 */
export function parseDecimal(text: string, digits = 2): { ore: Ore } | { fault: DecimalFault } {
  const trimmed = text.trim();
  if (trimmed === '') return { fault: 'empty' };
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(trimmed);
  const whole = parts?.[2] ?? '';
  const fraction = parts?.[3] ?? '';
  if (!parts || whole + fraction === '') return { fault: 'not-a-number' };
  if (/[1-9]/.test(fraction.slice(digits))) return { fault: 'finer-than-minor-unit' };
  const units = BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0') || '0');
  if (units > BigInt(Number.MAX_SAFE_INTEGER)) return { fault: 'too-large' };
  return { ore: ore(Number(parts[1] === '-' ? -units : units)) };
}

/** Plain decimal text for logs, CSV and JSON: `-1234.50`. */
export function formatDecimal(amount: Ore, digits = 2): string {
  const sign = amount < 0 ? '-' : '';
  const units = Math.abs(amount)
    .toString()
    .padStart(digits + 1, '0');
  return digits === 0 ? sign + units : `${sign}${units.slice(0, -digits)}.${units.slice(-digits)}`;
}
