/**
 * Numbers of cells as exact decimal text, by string arithmetic alone. A workbook holds binary floating point numbers and
 * writes them with up to 17 digits: `1234.56` may stand as `1234.5600000000001`, `0.3` as `0.30000000000000004`.
 */

/** Digits that Excel itself keeps and shows (its specification: "Number precision: 15 digits"). */
const significantDigits = 15;
const moneyDecimals = 6;
/** No amount, account or reference is longer; it bounds what `1E300` becomes. */
const mostDigits = 40;

const numeral = /^([+-]?)(\d{0,400})(?:\.(\d{0,400}))?(?:[eE]([+-]?\d{1,4}))?$/;

interface Decimal {
  readonly negative: boolean;
  /** Without leading zeros; '' is zero. */
  readonly digits: string;
  /** How many of the digits stand before the decimal point; may be negative, and larger than their number. */
  readonly point: number;
}

/**
 * `<v>` of a number cell → plain decimal text with at most 15 significant digits (half away from zero), which is what a
 * person sees in Excel; null when it is no number or has more than 40 digits before the point.
 */
export function numberText(value: string): string | null {
  if (isPlain(value)) return value;
  const read = readNumeral(value.trim());
  if (read === null) return null;
  const rounded = roundTo(read, significantDigits);
  return rounded.point > mostDigits ? null : write(rounded);
}

/**
 * The same for an amount: from `numberText`, without what binary arithmetic has left behind. The noise of sums and products
 * in a sheet is far below a millionth of a krona, so a number closer than that to a whole öre is that öre; any other decimal
 * stays, and the amount is refused as finer than the minor unit. Nothing is rounded that a person could have meant.
 */
export function moneyText(number: string): string {
  if (isPlain(number)) return number;
  const read = readNumeral(number);
  return read === null ? number : write(roundTo(read, read.point + moneyDecimals));
}

/** A whole number with more digits than Excel keeps: an identity number that has lost its last digits. */
export function hasLostDigits(value: string): boolean {
  if (value.length <= significantDigits && !/[eE]/.test(value)) return false;
  const read = readNumeral(value.trim());
  return read !== null && read.point > significantDigits;
}

const plain = /^-?(?:0|[1-9]\d*)(?:\.\d{0,5}[1-9])?$/;

/** Nearly every number: within both limits, and written as `write` would. */
function isPlain(text: string): boolean {
  return text.length <= significantDigits && plain.test(text) && text !== '-0';
}

function readNumeral(text: string): Decimal | null {
  const found = numeral.exec(text);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = found ?? [];
  if (!found || whole + fraction === '') return null;
  const all = whole + fraction;
  const digits = all.replace(/^0+/, '');
  return {
    negative: sign === '-',
    digits,
    point: whole.length + Number(exponent) - (all.length - digits.length),
  };
}

/** Keeps `count` digits. */
function roundTo(read: Decimal, count: number): Decimal {
  const { negative, digits, point } = read;
  if (count >= digits.length) return read;
  if (count < 0) return { negative, digits: '', point: 0 };
  const up = (digits[count] ?? '0') >= '5';
  const kept = (BigInt(digits.slice(0, count) || '0') + (up ? 1n : 0n)).toString();
  // 9.99 → 10.0: one digit more before the point.
  return {
    negative,
    digits: kept === '0' ? '' : kept,
    point: point + (kept.length > count ? kept.length - count : 0),
  };
}

function write({ negative, digits, point }: Decimal): string {
  if (digits === '' || point < -mostDigits) return '0';
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const fraction = (point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits).replace(/0+$/, '');
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return negative && text !== '0' ? `-${text}` : text;
}
