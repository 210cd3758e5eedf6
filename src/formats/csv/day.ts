/** Days as tables write them, by a pattern: `yyyy-MM-dd`, `dd.MM.yyyy`, `yyMMdd`, `dd-MMM-yy`. */
import { type Day, makeDay } from '../../domain/day.ts';
import { createUnitsBuffer, isBlank } from './record.ts';

/** Three first letters of the months in Swedish, English, German, Norwegian, Danish and Finnish short forms. */
const months: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mar: 3,
  mär: 3,
  mrz: 3,
  apr: 4,
  maj: 5,
  may: 5,
  mai: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  okt: 10,
  oct: 10,
  nov: 11,
  dec: 12,
  des: 12,
  dez: 12,
};

type Kind = 'year' | 'month' | 'day' | 'name' | 'letter';

interface Part {
  readonly kind: Kind;
  /** Most and fewest digits; of a letter its code. */
  readonly size: number;
  readonly fewest: number;
}

function partsOf(pattern: string): readonly Part[] {
  const short = /[^yMd]/.test(pattern) ? 1 : 2;
  const parts: Readonly<Record<string, Part>> = {
    yyyy: { kind: 'year', size: 4, fewest: 4 },
    yy: { kind: 'year', size: 2, fewest: 2 },
    MMM: { kind: 'name', size: 0, fewest: 0 },
    MM: { kind: 'month', size: 2, fewest: short },
    dd: { kind: 'day', size: 2, fewest: short },
  };
  return Array.from(
    pattern.matchAll(/yyyy|yy|MMM|MM|dd|[\s\S]/g),
    ([word]) => parts[word] ?? { kind: 'letter', size: word.charCodeAt(0), fewest: 1 },
  );
}

const mostDaysKept = 4000;

/**
 * Reads days of one pattern; a clock time behind the day is left out. Days of a file repeat, so each is made once. A class, as
 * all that runs for every row: the engine keeps what it has learnt of one file's reader for the next.
 */
export class DayReader {
  private readonly parts: readonly Part[];
  private readonly fixed: FixedPlaces | null;
  private readonly known = new Map<number, Day | null>();
  private lastKey = -1;
  private lastDay: Day | null = null;

  constructor(pattern: string) {
    this.parts = partsOf(pattern);
    this.fixed = fixedPlaces(pattern);
  }

  /** A cell holds its day from one place to another, outer blanks included. Null: none that the calendar knows. */
  read(units: Uint16Array, from: number, to: number): Day | null {
    let start = from;
    let end = to;
    while (start < end && isBlank(units[start] as number)) start += 1;
    while (end > start && isBlank(units[end - 1] as number)) end -= 1;
    const { fixed } = this;
    const plain = fixed !== null && end - start === fixed.size ? fixedKey(units, start, fixed) : -1;
    const key = plain >= 0 ? plain : keyOf(units, start, end, this.parts);
    if (key < 0) return null;
    return key === this.lastKey ? this.lastDay : this.dayOf(key);
  }

  /** Day of a whole text. */
  readText(text: string): Day | null {
    return text.length > longestDay ? null : this.read(buffer.write(text), 0, text.length);
  }

  private dayOf(key: number): Day | null {
    let day = this.known.get(key);
    if (day === undefined) {
      day = makeDay(Math.floor(key / 10_000), Math.floor(key / 100) % 100, key % 100);
      if (this.known.size < mostDaysKept) this.known.set(key, day);
    }
    this.lastKey = key;
    this.lastDay = day;
    return day;
  }
}

/** Where the digits and separators are in a day of full length with a year of four digits: nearly every day there is. */
interface FixedPlaces {
  readonly size: number;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly mark: number;
  readonly marks: readonly [number, number];
}

function fixedPlaces(pattern: string): FixedPlaces | null {
  const marks = Array.from(pattern.matchAll(/[^yMd]/g));
  const [first, second] = marks;
  if (!pattern.includes('yyyy') || pattern.includes('MMM') || marks.length !== 2 || !first || !second)
    return null;
  if (first[0] !== second[0]) return null;
  return {
    size: pattern.length,
    year: pattern.indexOf('yyyy'),
    month: pattern.indexOf('MM'),
    day: pattern.indexOf('dd'),
    mark: first[0].charCodeAt(0),
    marks: [first.index, second.index],
  };
}

function fixedKey(units: Uint16Array, start: number, places: FixedPlaces): number {
  const { mark, marks } = places;
  if ((units[start + marks[0]] as number) !== mark || (units[start + marks[1]] as number) !== mark) return -1;
  const year = twoDigits(units, start + places.year) * 100 + twoDigits(units, start + places.year + 2);
  return year * 10_000 + twoDigits(units, start + places.month) * 100 + twoDigits(units, start + places.day);
}

function twoDigits(units: Uint16Array, at: number): number {
  const tens = (units[at] as number) - 0x30;
  const ones = (units[at + 1] as number) - 0x30;
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? noDigits : tens * 10 + ones;
}

/** So far below zero that nothing a day has makes up for it. */
const noDigits = -1e12;

/** Year, month and day in one number; -1 where the text does not fit the pattern. */
function keyOf(units: Uint16Array, start: number, end: number, parts: readonly Part[]): number {
  const place = { at: start };
  let key = 0;
  for (const part of parts) {
    const value = take(part, units, place, end);
    if (value < 0) return -1;
    key += value;
  }
  return place.at === end || isClockTime(units, place.at, end) ? key : -1;
}

/** What a part adds to the key; -1 where the text has not got it. Moves the place behind it. */
function take(part: Part, units: Uint16Array, place: { at: number }, end: number): number {
  const { kind, size, fewest } = part;
  if (kind === 'letter') {
    place.at += 1;
    return place.at <= end && units[place.at - 1] === size ? 0 : -1;
  }
  if (kind === 'name') return takeName(units, place, end);
  const from = place.at;
  const value = takeDigits(units, place, Math.min(end, from + size));
  if (place.at - from < fewest) return -1;
  if (kind === 'day') return value;
  if (kind === 'month') return value * 100;
  const century = size === 4 ? 0 : value < 80 ? 2000 : 1900;
  return (century + value) * 10_000;
}

function takeDigits(units: Uint16Array, place: { at: number }, end: number): number {
  let value = 0;
  for (; place.at < end; place.at += 1) {
    const digit = (units[place.at] as number) - 0x30;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  return value;
}

function takeName(units: Uint16Array, place: { at: number }, end: number): number {
  const from = place.at;
  while (place.at < end && isLetter(units[place.at] as number)) place.at += 1;
  const month = months[String.fromCharCode(...units.subarray(from, from + 3)).toLowerCase()];
  if (month === undefined || place.at - from < 3) return -1;
  // An abbreviation may have its full stop.
  if (units[place.at] === 0x2e) place.at += 1;
  return month * 100;
}

const isLetter = (code: number): boolean => (code | 0x20) >= 0x61 && ((code | 0x20) <= 0x7a || code >= 0xc0);

/** `T13:45:00`, ` 12:34:56 +0000`. */
function isClockTime(units: Uint16Array, at: number, end: number): boolean {
  const first = units[at] as number;
  if (first !== 0x20 && first !== 0x54) return false;
  return /^[ T]+\d{1,2}[:.]\d{2}/.test(String.fromCharCode(...units.subarray(at, Math.min(end, at + 12))));
}

const buffer = createUnitsBuffer();

const longestDay = 100;
