/** Days and clock times as a workbook counts them (ECMA-376-1, 18.17.4.1). */
import { type Day, dayFromNumber } from '../../domain/day.ts';

/** Days from 1899-12-30 and 1904-01-01 to 1970-01-01. */
const epoch1900 = 25_569;
const epoch1904 = 24_107;
/** 9999-12-31 in the 1900 system. */
export const lastSerial = 2_958_465;
const secondsOfDay = 86_400;

/**
 * Serial number → day, and the time of day when it has one (`13:05:00`). Null for numbers that are no day. The 1900 system
 * has a 29 February 1900 that never was (serial 60, kept from Lotus 1-2-3): the days before it are one off.
 */
export function dayOfSerial(serial: string, is1904: boolean): { day: Day; time: string | null } | null {
  const number = Number(serial);
  // Half a second is the precision of a clock time in a sheet; 23:59:59.9 is the next day's midnight.
  const seconds = Math.floor(number * secondsOfDay + 0.5);
  const days = Math.floor(seconds / secondsOfDay);
  if (!Number.isFinite(number) || number < 0 || days > lastSerial || (!is1904 && (days < 1 || days === 60)))
    return null;
  const since1970 = is1904 ? days - epoch1904 : days - epoch1900 + (days < 60 ? 1 : 0);
  const rest = seconds % secondsOfDay;
  return { day: dayFromNumber(since1970), time: rest === 0 ? null : clock(rest) };
}

/** The time of day alone, of a cell whose format shows no day. */
export function timeOfSerial(serial: string): string | null {
  const number = Number(serial);
  if (!Number.isFinite(number) || number < 0 || number > lastSerial) return null;
  return clock(Math.floor(number * secondsOfDay + 0.5) % secondsOfDay);
}

function clock(seconds: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
