/** Values of fixed fields. Positions are 1-based and inclusive, as in Bankgirot's manuals. */
import { type Day, makeDay, parseCompactDay } from '../../domain/day.ts';
import { type Ore, ore } from '../../domain/ore.ts';

/** The field without blanks around; empty behind the end of a trimmed line. */
export function fieldAt(line: string, from: number, to: number): string {
  return line.slice(from - 1, to).trim();
}

const zero = 48;

/** A count or an amount in öre: digits that fill the whole field. Null otherwise, also when too large to be exact. */
export function numberAt(line: string, from: number, to: number): number | null {
  if (line.length < to) return null;
  let value = 0;
  for (let at = from - 1; at < to; at += 1) {
    const digit = line.charCodeAt(at) - zero;
    if (digit < 0 || digit > 9) return null;
    value = value * 10 + digit;
  }
  return Number.isSafeInteger(value) ? value : null;
}

export function oreAt(line: string, from: number, to: number): Ore | null {
  const value = numberAt(line, from, to);
  return value === null ? null : ore(value);
}

/** A sum as it can be told; null when it left the whole numbers that are exact. */
export function exactOre(sum: number): Ore | null {
  return Number.isSafeInteger(sum) ? ore(sum) : null;
}

/** A bankgiro, plusgiro or payer number without the zeros it is filled with; null when there is none. */
export function giroAt(line: string, from: number, to: number): string | null {
  return withoutZeros(fieldAt(line, from, to)) || null;
}

/** Without the zeros in front. */
export function withoutZeros(text: string): string {
  let at = 0;
  while (text.charCodeAt(at) === zero) at += 1;
  return at === 0 ? text : text.slice(at);
}

/** Reads `YYYYMMDD` and remembers the last: a file is of one day or few. */
export function createDayReader(): (text: string) => Day | null {
  let lastText = '';
  let lastDay: Day | null = null;
  return (text) => {
    if (text !== lastText) {
      lastText = text;
      lastDay = parseCompactDay(text);
    }
    return lastDay;
  };
}

/** Reads `YYMMDD`. The service began in 1981 and its files are of days close by: 80 to 99 are of the century before. */
export function shortDay(text: string): Day | null {
  if (!/^\d{6}$/.test(text)) return null;
  const year = Number(text.slice(0, 2));
  return makeDay(year >= 80 ? 1900 + year : 2000 + year, Number(text.slice(2, 4)), Number(text.slice(4)));
}
