/**
 * Amounts as they are written in Swedish bank and system exports (fact sheet: formats/swedish, 7): `1 234,56`, `−12,00 kr`,
 * `(500,00)`, `4.558,07`, `12,00-`. Money is never guessed: `1.234` and `1,234` are one number or another by the decimal
 * sign, and where nothing tells which it is, the amount is not read.
 */
import { type DecimalFault, parseDecimal } from '../../domain/ore.ts';
import { isBlank } from './record.ts';

export type Decimal = ',' | '.';
export type AmountFault = DecimalFault | 'decimal-unknown';

export interface ReadAmount {
  /** Minor units; NaN when there is a fault. */
  readonly ore: number;
  readonly fault: AmountFault | null;
  /** ISO code of a currency sign in the cell, where it says more than `kr`. */
  readonly currency: string | null;
}

const comma = 0x2c;
const point = 0x2e;
const minus = 0x2d;
const plus = 0x2b;
const zero = 0x30;
const nine = 0x39;
/** U+2212 and the en dash. */
const minusSign = 0x2212;
const enDash = 0x2013;

/** Digits that are a safe integer whatever they are. */
const safeDigits = 15;

const isDigit = (code: number): boolean => code >= zero && code <= nine;
const isMinus = (code: number): boolean => code === minus || code === minusSign || code === enDash;
const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019;

/**
 * The plain form of nearly every amount: a sign, digits without groups, a decimal sign and at most `digits` decimals.
 * NaN for anything else, which `readAmount` looks at more closely.
 */
export function plainAmount(
  units: Uint16Array,
  from: number,
  to: number,
  decimal: number,
  digits: number,
): number {
  let at = from;
  let end = to;
  while (at < end && isBlank(units[at] as number)) at += 1;
  while (end > at && isBlank(units[end - 1] as number)) end -= 1;
  if (at === end) return Number.NaN;
  const first = units[at] as number;
  if (isDigit(first)) return magnitude(units, at, end, decimal, digits);
  if (first === plus) return magnitude(units, at + 1, end, decimal, digits);
  return isMinus(first) ? 0 - magnitude(units, at + 1, end, decimal, digits) : Number.NaN;
}

function magnitude(units: Uint16Array, from: number, end: number, decimal: number, digits: number): number {
  if (from === end || end - from > safeDigits + 1) return Number.NaN;
  let value = 0;
  let mark = end;
  for (let at = from; at < end; at += 1) {
    const code = units[at] as number;
    if (code >= zero && code <= nine) value = value * 10 + (code - zero);
    else if (code === decimal && mark === end) mark = at;
    else return Number.NaN;
  }
  // `,5` has no figure before its sign, which is read more closely.
  if (mark === from) return Number.NaN;
  return scaled(value, Math.max(end - mark - 1, 0), digits);
}

function scaled(value: number, decimals: number, digits: number): number {
  if (decimals > digits) return Number.NaN;
  let units = value;
  for (let missing = digits - decimals; missing > 0; missing -= 1) units *= 10;
  return units <= Number.MAX_SAFE_INTEGER ? units : Number.NaN;
}

/** Body of an amount, between sign and unit, with what stood around it. */
interface Bare {
  readonly body: string;
  readonly negative: boolean;
  readonly currency: string | null;
}

/** A dollar is of many countries, so it is no sign of a currency here. */
const signs: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP' };
const kronor = /^(?:kr|sek|:-)\.?$/i;
const unit = '(?:kr|[a-z]{3}|€|£|:-)\\.?';
const unitBehind = new RegExp(`^(.*?\\d[.,]?[)\\-−–]?)\\s*(${unit})$`, 'iu');
const unitBefore = new RegExp(`^([+\\-−–]?)\\s*(${unit})\\s*([+\\-−–(]?\\s*\\d.*)$`, 'iu');

/** Longer than any amount. */
const longestAmount = 64;

function bare(cell: string): Bare | null {
  if (cell.length > longestAmount) return null;
  const { text, currency } = withoutUnit(cell.trim());
  const bracketed = /^\((.*)\)$/.exec(text);
  if (bracketed) return { body: (bracketed[1] ?? '').trim(), negative: true, currency };
  if (isMinus(text.charCodeAt(text.length - 1)) && isDigit(text.charCodeAt(0)))
    return { body: text.slice(0, -1).trim(), negative: true, currency };
  const first = text.charCodeAt(0);
  const negative = isMinus(first);
  return { body: negative || first === plus ? text.slice(1).trim() : text, negative, currency };
}

function withoutUnit(text: string): { text: string; currency: string | null } {
  const behind = unitBehind.exec(text);
  if (behind) return { text: behind[1] ?? '', currency: currencyOf(behind[2] ?? '') };
  const before = unitBefore.exec(text);
  if (before) return { text: `${before[1] ?? ''}${before[3] ?? ''}`, currency: currencyOf(before[2] ?? '') };
  return { text, currency: null };
}

const currencyOf = (unit: string): string | null =>
  kronor.test(unit) ? null : (signs[unit] ?? unit.toUpperCase());

/** Which sign an amount shows to be the decimal one. `none`: no separator; `either`: it could be a group; `bad`: no amount. */
export type Evidence = Decimal | 'none' | 'either' | 'bad';

interface Form {
  readonly evidence: Evidence;
  /** Blanks or apostrophes stand between groups. */
  readonly grouping: ' ' | "'" | Decimal | '';
}

/** What one cell shows of how amounts are written. */
export function amountForm(cell: string): Form {
  const found = bare(cell);
  if (!found || !/^[\d.,]/.test(found.body) || !/\d$|\d[.,]$/.test(found.body)) return bad;
  return formOf(found.body);
}

const bad: Form = { evidence: 'bad', grouping: '' };

function formOf(body: string): Form {
  const [whole, outer] = withoutBlankGroups(body);
  if (whole === null) return bad;
  const marks = whole.replace(/\d/g, '');
  if (marks === '') return { evidence: 'none', grouping: outer };
  if (!/^(?:[.,]|[.]+,?|,+[.]?)$/.test(marks)) return bad;
  if (marks.length === 1) return oneMark(whole, marks as Decimal, outer);
  // Several marks: all alike are groups, and where the last is another one, it is the decimal sign.
  if (outer !== '') return bad;
  const last = marks[marks.length - 1] as Decimal;
  const group = marks[0] as Decimal;
  const hasDecimals = last !== group;
  const groups = hasDecimals ? whole.slice(0, whole.lastIndexOf(last)) : whole;
  if (!isGrouped(groups, group)) return bad;
  return { evidence: hasDecimals ? last : other(group), grouping: group };
}

const other = (mark: Decimal): Decimal => (mark === ',' ? '.' : ',');

function oneMark(whole: string, mark: Decimal, outer: Form['grouping']): Form {
  const [before = '', after = ''] = whole.split(mark);
  const canBeGroup = after.length === 3 && /^[1-9]\d{0,2}$/.test(before) && outer === '';
  return { evidence: canBeGroup ? 'either' : mark, grouping: outer };
}

const isGrouped = (text: string, mark: string): boolean =>
  text.split(mark).every((part, at) => (at === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(part));

const groupMark = (code: number): ' ' | "'" | '' => (isBlank(code) ? ' ' : isApostrophe(code) ? "'" : '');

/** Takes away blanks or apostrophes between groups of three; null where they stand elsewhere. */
function withoutBlankGroups(body: string): readonly [string | null, ' ' | "'" | ''] {
  const marks = new Set(Array.from(body, (letter) => groupMark(letter.charCodeAt(0))));
  marks.delete('');
  const [mark = ''] = marks;
  if (mark === '') return [body, ''];
  if (marks.size > 1) return [null, ''];
  const text = Array.from(body, (letter) => groupMark(letter.charCodeAt(0)) || letter).join('');
  const decimals = text.search(/[.,]/);
  const groups = decimals < 0 ? text : text.slice(0, decimals);
  if (!isGrouped(groups, mark) || (decimals >= 0 && text.includes(mark, decimals))) return [null, ''];
  return [text.replaceAll(mark, ''), mark];
}

/** Any form of amount, with the reason where it is none. `decimal` null: the amount has to show it by itself. */
export function readAmount(cell: string, decimal: Decimal | null, digits: number): ReadAmount {
  if (cell.trim() === '') return faulty('empty');
  const found = bare(cell);
  if (!found || !/^[\d.,]/.test(found.body)) return faulty('not-a-number');
  const { evidence } = formOf(found.body);
  if (evidence === 'bad') return faulty('not-a-number');
  if (evidence === 'either' && decimal === null) return faulty('decimal-unknown');
  const mark = evidence === 'either' || evidence === 'none' ? decimal : evidence;
  // The layout says the other sign: what looks like its decimals is none of its numbers.
  if (decimal !== null && mark !== decimal) return faulty('not-a-number');
  const read = parseDecimal(pointed(found.body, mark), digits);
  if ('fault' in read) return faulty(read.fault);
  return { ore: found.negative ? 0 - read.ore : read.ore, fault: null, currency: found.currency };
}

/** The same number with a point as decimal sign and no groups. */
function pointed(body: string, mark: Decimal | null): string {
  const figures = body.replace(/[^\d.,]/gu, '');
  return mark === null ? figures : figures.replaceAll(other(mark), '').replace(',', '.');
}

const faulty = (fault: AmountFault): ReadAmount => ({ ore: Number.NaN, fault, currency: null });

export const decimalCode = (decimal: Decimal | null): number =>
  decimal === null ? -1 : decimal === ',' ? comma : point;
