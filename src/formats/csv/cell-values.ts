/** Amounts and days as they are written in Swedish bank and system exports (fact sheet: formats/swedish, 7). */
import { type Day, makeDay } from '../../domain/day.ts';
import { type DecimalFault, type Ore, parseDecimal } from '../../domain/ore.ts';

/** Makes the reader of amounts with one decimal sign: `1 234,56`, `−12,00 kr`, `(500,00)`, `4.558,07`, `12,00-`. */
export function amountReader(
  decimal: ',' | '.',
): (text: string, digits: number) => { ore: Ore } | { fault: DecimalFault } {
  const mark = decimal === ',' ? ',' : '\\.';
  const other = decimal === ',' ? '\\.' : ',';
  const plain = new RegExp(`^[+-]?\\d*(?:${mark}\\d*)?$`);
  const grouped = new RegExp(`^[+-]?\\d{1,3}(?:[ '’${other}]\\d{3})+(?:${mark}\\d*)?$`);
  const separators = new RegExp(`[ '’${other}]`, 'g');
  return (text, digits) => {
    let body = text.trim();
    if (!plain.test(body)) {
      body = withSignFirst(body);
      if (grouped.test(body)) body = body.replace(separators, '');
      else if (!plain.test(body)) return { fault: 'not-a-number' };
    }
    return parseDecimal(decimal === ',' ? body.replace(',', '.') : body, digits);
  };
}

/** Unit away, every blank an ordinary one, and the minus (U+2212, brackets, at the end) as `-` in front. */
function withSignFirst(text: string): string {
  const body = text
    .replace(/\s+/g, ' ')
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/ ?(?:kr|sek)\.?$/i, '')
    .replace(/^(?:kr|sek) ?/i, '');
  const bracketed = /^\((.*)\)$/.exec(body) ?? /^([^-]*\d)-$/.exec(body);
  return bracketed ? `-${bracketed[1]?.trim()}` : body.replace(/^([+-]) /, '$1');
}

const parts: Readonly<Record<string, string>> = {
  yyyy: '(?<y>\\d{4})',
  yy: '(?<y>\\d{2})',
  MM: '(?<m>\\d{1,2})',
  dd: '(?<d>\\d{1,2})',
};

/** Makes the reader of days of one pattern (`yyyy-MM-dd`, `dd.MM.yyyy`, `yyMMdd`); a clock time behind the day is left out. */
export function dayReader(pattern: string): (text: string) => Day | null {
  const separated = /[^yMd]/.test(pattern);
  const source = pattern
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replace(
      /yyyy|yy|MM|dd/g,
      (part) => (separated ? parts[part] : parts[part]?.replace('{1,2}', '{2}')) ?? part,
    );
  const regex = new RegExp(`^${source}(?:[ T]\\d{1,2}[:.]\\d{2}.*)?$`);
  const known = new Map<string, Day | null>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const day = readDay(regex.exec(text)?.groups);
    // A file has few days and many rows; what it has beyond any calendar is not kept.
    if (known.size < mostDaysKept) known.set(text, day);
    return day;
  };
}

const mostDaysKept = 2000;

function readDay(groups: Partial<Record<string, string>> | undefined): Day | null {
  const year = groups?.['y'];
  if (year === undefined) return null;
  const century = year.length === 4 ? 0 : Number(year) < 80 ? 2000 : 1900;
  return makeDay(century + Number(year), Number(groups?.['m']), Number(groups?.['d']));
}
