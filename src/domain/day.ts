/** Calendar days: no clock time, no time zone, so leap days and summer time need no special case. */

declare const dayBrand: unique symbol;
/** A day as `YYYY-MM-DD`; as text it sorts in calendar order. */
export type Day = string & { readonly [dayBrand]: 'day' };

const dayMs = 86_400_000;

/** A `Day` when year, month and day of the month make a real date, else null. */
export function makeDay(year: number, month: number, date: number): Day | null {
  const ms = Date.UTC(year, month - 1, date);
  const real = new Date(ms);
  if (year < 1000 || year > 9999 || real.getUTCMonth() !== month - 1 || real.getUTCDate() !== date)
    return null;
  return real.toISOString().slice(0, 10) as Day;
}

/** Reads `YYYY-MM-DD`; null when it is not a real date. */
export function parseIsoDay(text: string): Day | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return m ? makeDay(Number(m[1]), Number(m[2]), Number(m[3])) : null;
}

/** Reads `YYYYMMDD`; null when it is not a real date. */
export function parseCompactDay(text: string): Day | null {
  const m = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return m ? makeDay(Number(m[1]), Number(m[2]), Number(m[3])) : null;
}

/** Days since 1970-01-01. */
export function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}

export function dayFromNumber(number: number): Day {
  return new Date(number * dayMs).toISOString().slice(0, 10) as Day;
}

export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/** The calendar day at an instant (ms since 1970) in a time zone such as `Europe/Stockholm`. */
export function dayAt(epochMs: number, timeZone: string): Day {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(epochMs) as Day;
}
