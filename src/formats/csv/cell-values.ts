/** Readers of single cells, for tables whose cells are texts already. */
import type { Day } from '../../domain/day.ts';
import { DayReader } from './day.ts';

/** Makes the reader of days of one pattern; a clock time behind the day is left out. */
export function dayReader(pattern: string): (text: string) => Day | null {
  const reader = new DayReader(pattern);
  return (text) => reader.readText(text);
}
