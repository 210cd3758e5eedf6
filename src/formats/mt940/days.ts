/** Days of SWIFT: YYMMDD without a century, and MMDD without a year (fact sheet: formats/international, 4.3). */
import { type Day, dayNumber, makeDay } from '../../domain/day.ts';

export interface ReadDay {
  readonly day: Day;
  /** The 29th or 30th of February where there is none: interest is counted on months of 30 days. */
  readonly clamped: boolean;
}

function dayOf(year: number, month: number, date: number): ReadDay | null {
  const day = makeDay(year, month, date);
  if (day) return { day, clamped: false };
  if (month !== 2 || (date !== 29 && date !== 30)) return null;
  const last = makeDay(year, 2, 29) ?? makeDay(year, 2, 28);
  return last && { day: last, clamped: true };
}

const outOf = (number: number, unit: number): number => Math.floor(number / unit) % 100;

/** The day of YYMMDD as a number: 00 to 79 are of this century. Null when there is no such day. */
export function swiftDay(yymmdd: number): ReadDay | null {
  const year = outOf(yymmdd, 10_000);
  return dayOf(year < 80 ? 2000 + year : 1900 + year, outOf(yymmdd, 100), outOf(yymmdd, 1));
}

/** The MMDD that lies nearest to another day: an entry of 5 January may have the value date 31 December. */
function nearestDay(mmdd: number, to: Day): ReadDay | null {
  const year = Number(to.slice(0, 4));
  const away = ({ day }: ReadDay): number => Math.abs(dayNumber(day) - dayNumber(to));
  const read = [year, year - 1, year + 1]
    .map((candidate) => dayOf(candidate, outOf(mmdd, 100), outOf(mmdd, 1)))
    .filter((candidate) => candidate !== null);
  // A day that exists goes before one that was moved.
  const real = read.filter(({ clamped }) => !clamped);
  return (real.length > 0 ? real : read).reduce<ReadDay | null>(
    (best, candidate) => (best === null || away(candidate) < away(best) ? candidate : best),
    null,
  );
}

export interface EntryDays {
  readonly value: ReadDay;
  /** The entry date where the line has one, else the value date. */
  readonly booked: ReadDay;
}

/** Instead of MMDD where a line has none. */
export const noDate = -1;

/** So many different pairs of days are remembered; a statement has few. */
const remembered = 4096;

export type EntryDayReader = (yymmdd: number, mmdd: number) => EntryDays | null;

/** Makes a reader of the two dates of `:61:`: value date YYMMDD, and entry date MMDD or `noDate`. */
export function createEntryDays(): EntryDayReader {
  const known = new Map<number, Map<number, EntryDays | null>>();
  let count = 0;
  return (yymmdd, mmdd) => {
    const found = known.get(yymmdd)?.get(mmdd);
    if (found !== undefined) return found;
    if (count >= remembered) known.clear();
    count = count >= remembered ? 1 : count + 1;
    const read = readDays(yymmdd, mmdd);
    const ofValue = known.get(yymmdd) ?? new Map<number, EntryDays | null>();
    known.set(yymmdd, ofValue.set(mmdd, read));
    return read;
  };
}

function readDays(yymmdd: number, mmdd: number): EntryDays | null {
  const value = swiftDay(yymmdd);
  if (!value) return null;
  const booked = mmdd === noDate ? value : nearestDay(mmdd, value.day);
  return booked ? { value, booked } : null;
}
