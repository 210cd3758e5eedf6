/** Fiscal years of a file (`#RAR`): the days that balances stand for, and the year a voucher belongs to. */
import type { Day } from '../../domain/day.ts';
import { dayNumber } from '../../domain/day.ts';
import { type Item, textAt } from './item.ts';
import type { Notices } from './notices.ts';

export interface FiscalYear {
  /** 0 is the year of the file, -1 the one before. */
  readonly index: number;
  readonly start: Day;
  readonly end: Day;
}

export interface Years {
  /** Takes a `#RAR` item. */
  add(item: Item, line: number): void;
  get(index: number): FiscalYear | null;
  /** The year a day lies in; null outside all. */
  of(day: Day): FiscalYear | null;
}

/** More years than these are no company's file. */
const mostYears = 50;
/** 18 months, the longest fiscal year the law allows. */
const longestDays = 550;

export function createYears(notices: Notices, readDay: (text: string, line: number) => Day | null): Years {
  const years = new Map<number, FiscalYear>();
  return {
    add(item, line) {
      const texts = { year: textAt(item, 0), start: textAt(item, 1), end: textAt(item, 2) };
      const index = yearIndex(texts.year);
      const start = readDay(texts.start, line);
      const end = readDay(texts.end, line);
      if (index === null || start === null || end === null || start > end) {
        // Older years hold no row: only this year's days must be right.
        if (index === 0 || index === null) notices.error('sie-fiscal-year-unreadable', line, texts);
        else notices.warn('sie-fiscal-year-odd', line, texts);
        return;
      }
      if (isOddYear(start, end) || isRestated(years.get(index), start, end))
        notices.warn('sie-fiscal-year-odd', line, texts);
      if (years.size < mostYears) years.set(index, { index, start, end });
    },
    get: (index) => years.get(index) ?? null,
    of(day) {
      const current = years.get(0);
      if (current && day >= current.start && day <= current.end) return current;
      for (const year of years.values()) if (day >= year.start && day <= year.end) return year;
      return null;
    },
  };
}

/** Year index of an item: 0, -1, -2 …; null when it is none. */
export function yearIndex(text: string): number | null {
  return /^-?\d{1,2}$/.test(text) ? Number(text) || 0 : null;
}

/** Two files in one, or a slip: the later days count. */
function isRestated(known: FiscalYear | undefined, start: Day, end: Day): boolean {
  return known !== undefined && (known.start !== start || known.end !== end);
}

/** A year that is longer than the law allows, or does not end with its month (leap years told wrong). */
export function isOddYear(start: Day, end: Day): boolean {
  const length = dayNumber(end) - dayNumber(start) + 1;
  const after = new Date((dayNumber(end) + 1) * 86_400_000).getUTCDate();
  return length > longestDays || after !== 1;
}
