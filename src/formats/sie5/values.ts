/** Days and months of XML Schema (`xsd:date`, `xsd:gYearMonth`); a time zone behind them says nothing of the day meant. */
import { type Day, dayFromNumber, dayNumber, makeDay, parseIsoDay } from '../../domain/day.ts';

const zone = /(?:Z|[+-]\d\d:\d\d)$/;

/** `2026-02-15`, `2026-02-15Z`, `2026-02-15+01:00`; null for anything else. */
export function readDate(text: string): Day | null {
  return parseIsoDay(text.length > 10 ? text.slice(0, 20).replace(zone, '') : text);
}

/** The day of `2026-02-15T12:14:44+01:00`, as the one who wrote it counted. */
export function readDateOfTime(text: string): Day | null {
  return /^\d{4}-\d\d-\d\d(?:T|$)/.test(text) ? parseIsoDay(text.slice(0, 10)) : null;
}

export interface Month {
  readonly first: Day;
  readonly last: Day;
}

const month = /^(\d{4})-(\d{2})$/;

/** `2026-02`; null for anything else. */
export function readMonth(text: string): Month | null {
  const parts = month.exec(text.length > 7 ? text.slice(0, 20).replace(zone, '') : text);
  const year = Number(parts?.[1]);
  const number = Number(parts?.[2]);
  const first = parts ? makeDay(year, number, 1) : null;
  if (first === null) return null;
  const next = number === 12 ? makeDay(year + 1, 1, 1) : makeDay(year, number + 1, 1);
  return next === null ? null : { first, last: dayFromNumber(dayNumber(next) - 1) };
}
