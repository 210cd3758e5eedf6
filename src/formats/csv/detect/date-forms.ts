/**
 * In which form a column writes its days. A form that could be another one is never chosen: `03/04/2026` is 3 April or 4 March,
 * and only a row with a part above twelve tells (formats/international, 6.2, 9).
 */
import { DayReader } from '../day.ts';

/**
 * Forms in use. Points are always day first (no country writes month first with points), and four digits in front are always a
 * year with the month next to it.
 */
const forms = [
  'yyyy-MM-dd',
  'yyyy/MM/dd',
  'yyyy.MM.dd',
  'yyyy.MM.dd.',
  'yyyy MM dd',
  'yyyyMMdd',
  'dd.MM.yyyy',
  'dd/MM/yyyy',
  'MM/dd/yyyy',
  'dd-MM-yyyy',
  'MM-dd-yyyy',
  'yyMMdd',
  'yy-MM-dd',
  'dd-MM-yy',
  'MM-dd-yy',
  'dd/MM/yy',
  'MM/dd/yy',
  'yy/MM/dd',
  'dd.MM.yy',
  'yy.MM.dd',
  'dd MMM yyyy',
  'dd-MMM-yyyy',
  'dd MMM yy',
  'dd-MMM-yy',
  'MMM dd, yyyy',
  'MMM dd yyyy',
] as const;

const readers = new Map(forms.map((form) => [form, new DayReader(form)]));

export interface DateForms {
  /** Those that read most of the cells, at least four of five; several: it cannot be told which. */
  readonly forms: readonly string[];
  readonly cells: number;
  readonly example: string;
}

/** `unseparated`: also six and eight digits in a row, which numbers of other kinds have too. */
export function dateFormsOf(cells: readonly string[], unseparated: boolean): DateForms {
  const days = cells.filter((cell) => /^\d|^\p{L}{3,9}\.? \d/u.test(cell) && cell.length <= 40);
  const counts = forms
    .filter((form) => unseparated || /[^yMd]/.test(form))
    .map((form) => ({ form, count: countOf(form, days) }));
  const most = Math.max(0, ...counts.map(({ count }) => count));
  const enough = most > 0 && most >= days.length * 0.8;
  return {
    forms: enough ? counts.filter(({ count }) => count === most).map(({ form }) => form) : [],
    cells: days.length,
    example: days[0] ?? cells[0] ?? '',
  };
}

function countOf(form: (typeof forms)[number], days: readonly string[]): number {
  const reader = readers.get(form);
  return days.filter((day) => (reader?.readText(day) ?? null) !== null).length;
}

/** What several columns of days leave between them: a file writes all its days alike. */
export function sharedForms(columns: readonly DateForms[]): readonly string[] {
  const [first, ...others] = columns.filter(({ forms: found }) => found.length > 0);
  let left = first?.forms ?? [];
  for (const other of others) {
    const both = left.filter((form) => other.forms.includes(form));
    if (both.length > 0) left = both;
  }
  return left;
}
