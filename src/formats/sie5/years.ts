/** Fiscal years of a file (`FiscalYear`): the primary one is the year of the file, the one before it may have balances too. */
import type { Day } from '../../domain/day.ts';
import { isOddYear, type Notices } from '../sie4/index.ts';
import type { XmlAttributes } from '../xml/xml-push.ts';
import { readDate, readMonth } from './values.ts';

export interface FiscalYear {
  readonly start: Day;
  readonly end: Day;
  readonly primary: boolean;
  /** Through this day all its transactions are in the file, where the file says so. */
  readonly lastCovered: Day | null;
}

export interface Years {
  /** Takes a `FiscalYear`. */
  add(attributes: XmlAttributes): void;
  /** The year of the file: the one marked as primary, else the last one. */
  primary(): FiscalYear | null;
  /** The year a day lies in; null outside all. */
  of(day: Day): FiscalYear | null;
}

/** More years than these are no company's file. */
const mostYears = 50;

export function createYears(notices: Notices): Years {
  const years: FiscalYear[] = [];
  return {
    add(attributes) {
      const year = readYear(attributes, notices);
      if (year === null) return;
      const twice = years.some(({ start, primary }) => start === year.start || (year.primary && primary));
      if (twice || isOddYear(year.start, year.end)) notices.warn('sie-fiscal-year-odd', 0, told(attributes));
      if (years.length < mostYears) years.push(year);
    },
    primary: () => years.find(({ primary }) => primary) ?? lastOf(years),
    of: (day) => years.find(({ start, end }) => day >= start && day <= end) ?? null,
  };
}

function told(attributes: XmlAttributes): { year: string; start: string; end: string } {
  const [start, end] = [attributes['start'] ?? '', attributes['end'] ?? ''];
  return { year: start, start, end };
}

/** Null when it cannot be read, which was told. */
function readYear(attributes: XmlAttributes, notices: Notices): FiscalYear | null {
  const texts = told(attributes);
  const start = readMonth(texts.start)?.first ?? null;
  const end = readMonth(texts.end)?.last ?? null;
  const primary = attributes['primary'] === 'true' || attributes['primary'] === '1';
  const lastCovered = readDate(attributes['lastCoveredDate'] ?? '');
  if (start !== null && end !== null && start <= end) return { start, end, primary, lastCovered };
  // Other years hold no row: only the days of this one must be right.
  if (primary) notices.error('sie-fiscal-year-unreadable', 0, texts);
  else notices.warn('sie-fiscal-year-odd', 0, texts);
  return null;
}

function lastOf(years: readonly FiscalYear[]): FiscalYear | null {
  return years.reduce<FiscalYear | null>(
    (last, year) => (last === null || year.start > last.start ? year : last),
    null,
  );
}
