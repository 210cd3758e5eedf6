/** One record of a text table → a row, or the reason why it is none. */
import type { CsvLayout } from '../../domain/csv-layout.ts';
import type { Day } from '../../domain/day.ts';
import type { Finding } from '../../domain/finding.ts';
import { minorDigits, type Ore, ore } from '../../domain/ore.ts';
import type { ParsedRow } from '../../domain/row.ts';
import { shown } from '../shown.ts';
import { amountReader, dayReader } from './cell-values.ts';
import { type Columns, isHeaderAgain } from './columns.ts';

export interface ReadRow {
  readonly row: ParsedRow;
  /** A reserved amount: no bank has booked it, so it is counted but not taken in. */
  readonly pending: boolean;
  readonly balanceOre: Ore | null;
}

/** `none`: a blank row, a repeated header or a line with only balances. */
export type RecordResult = ReadRow | 'none' | 'not-booked' | Finding;

export interface RowReader {
  read(cells: readonly string[], line: number, row: number): RecordResult;
  /** Credits written with a minus sign, read as they stand. */
  negativeCredits(): number;
}

/** Instead of a day: the bank has reserved the amount, not booked it (`Reserverat`, `PREL-  -  `). */
const notBooked = /^(?:reserver|prel|vänta)/i;
/** A status of its own (Danske Bank: `Väntar`, ICA Banken: `Reserverat belopp`), whatever the balance says. */
const pendingStatus = /^(?:väntar|väntande|reserverat|reserverat belopp|reserverad|preliminär|ej bokförd)$/i;

type Cells = readonly string[];
type Fault = Pick<Finding, 'code' | 'params'>;

const cellOf = (cells: Cells, at: number | undefined): string =>
  at === undefined ? '' : (cells[at]?.trim() ?? '');

export function createRowReader(layout: CsvLayout, columns: Columns): RowReader {
  const { core } = columns;
  const readDay = dayReader(layout.dateFormat);
  const readValueDay = dayReader(layout.dateFormat);
  const money = createMoneyReader(layout, columns);
  const words = [...columns.texts, ...columns.extra].map(([, at]) => at);

  /** A dated row that a text calls reserved. `PREL SKATT` is an everyday text: it counts only where the balance is missing. */
  function isReserved(cells: Cells): boolean {
    const texts = words.map((at) => cellOf(cells, at));
    if (texts.some((text) => pendingStatus.test(text))) return true;
    if (core.balance === undefined) return texts.some((text) => /^reserverat\b/i.test(text));
    return cellOf(cells, core.balance) === '' && texts.some((text) => notBooked.test(text));
  }

  /** A repeated header, a title or a closing line (Skatteverket: the company's name): words where the day should be, and no figure. */
  function isTitle(cells: Cells, dateText: string): boolean {
    if (isHeaderAgain(dateText, columns)) return true;
    return !/^\d/.test(dateText) && !money.isMoved(cells) && cellOf(cells, core.balance) === '';
  }

  function build(cells: Cells, date: Day, at: { line: number; row: number }): ReadRow | Fault {
    const read = money.read(cells);
    if ('code' in read) return read;
    const valueText = cellOf(cells, core.valueDate);
    const valueDate = valueText === '' ? null : readValueDay(valueText);
    if (valueText !== '' && valueDate === null)
      return { code: 'date-unreadable', params: { date: shown(valueText) } };
    const row = {
      ...at,
      account: cellOf(cells, core.account) || null,
      date,
      ...(valueDate ? { valueDate } : {}),
      amountOre: read.amountOre,
      currency: read.currency,
      ...textsOf(cells, columns),
      identity: null,
    };
    return { row, pending: isReserved(cells), balanceOre: read.balanceOre };
  }

  function attempt(cells: Cells, line: number, row: number): RecordResult | Fault {
    const width = judgeWidth(cells, columns);
    if (width !== 'fits') return width;
    const dateText = cellOf(cells, core.date);
    if (dateText === '' || notBooked.test(dateText)) return money.isMoved(cells) ? 'not-booked' : 'none';
    const date = readDay(dateText);
    if (date !== null) return build(cells, date, { line, row });
    return isTitle(cells, dateText) ? 'none' : { code: 'date-unreadable', params: { date: shown(dateText) } };
  }

  return {
    negativeCredits: money.negativeCredits,
    read(cells, line, row) {
      const result = attempt(cells, line, row);
      return typeof result === 'object' && 'code' in result
        ? { ...result, severity: 'error', line, row }
        : result;
    },
  };
}

interface Money {
  readonly amountOre: Ore;
  readonly balanceOre: Ore | null;
  readonly currency: string | null;
}

interface MoneyReader {
  read(cells: Cells): Money | Fault;
  /** Some amount stands in the row. */
  isMoved(cells: Cells): boolean;
  negativeCredits(): number;
}

function createMoneyReader(layout: CsvLayout, { core }: Columns): MoneyReader {
  const readAmount = amountReader(layout.decimal);
  const turn = layout.sign === 'inverted' ? -1 : 1;
  const fields = (['amount', 'debit', 'credit'] as const).filter((field) => core[field] !== undefined);
  let negativeCredits = 0;

  function oreOf(text: string, currency: string): number | Fault {
    const read = readAmount(text, minorDigits(currency));
    if (!('fault' in read)) return read.ore;
    return read.fault === 'finer-than-minor-unit'
      ? { code: 'amount-finer-than-minor-unit', params: { amount: shown(text), currency: shown(currency) } }
      : { code: 'amount-unreadable', params: { amount: shown(text) } };
  }

  /** Banks write withdrawals with a minus or without: both are money out. */
  function credited(value: number): number {
    if (value < 0) negativeCredits += 1;
    return -Math.abs(value);
  }

  function amountOf(cells: Cells, currency: string): number | Fault {
    const written = fields
      .map((field) => ({ field, text: cellOf(cells, core[field]) }))
      .filter(({ text }) => text !== '');
    let sum = 0;
    for (const { field, text } of written) {
      const value = oreOf(text, currency);
      if (typeof value !== 'number') return value;
      sum += field === 'credit' ? credited(value) : value;
    }
    const readable = written.length > 0 && Number.isSafeInteger(sum);
    return readable ? sum : { code: 'amount-unreadable', params: { amount: shown(written[0]?.text ?? '') } };
  }

  /** Handelsbanken writes `*` where the balance is not known. */
  function balanceOf(cells: Cells, currency: string): number | null | Fault {
    const text = cellOf(cells, core.balance);
    return text === '' || text === '*' ? null : oreOf(text, currency);
  }

  return {
    read(cells) {
      const currency = cellOf(cells, core.currency).toUpperCase() || null;
      const amount = amountOf(cells, currency ?? 'SEK');
      if (typeof amount !== 'number') return amount;
      const balance = balanceOf(cells, currency ?? 'SEK');
      if (balance !== null && typeof balance !== 'number') return balance;
      return {
        amountOre: ore(amount * turn),
        balanceOre: balance === null ? null : ore(balance * turn),
        currency,
      };
    },
    isMoved: (cells) => fields.some((field) => cellOf(cells, core[field]) !== ''),
    negativeCredits: () => negativeCredits,
  };
}

/** A row cut off, or one that a delimiter inside a text has moved out of its columns; extra empty cells are harmless. */
function judgeWidth(cells: Cells, { needed, width }: Columns): Fault | 'none' | 'fits' {
  const blankFrom = (from: number): boolean => cells.slice(from).every((cell) => cell.trim() === '');
  if (cells.length >= needed && (width === null || cells.length <= width)) return 'fits';
  if (blankFrom(0)) return 'none';
  if (cells.length < needed) return { code: 'csv-cells-missing', params: { cells: cells.length, needed } };
  const expected = width ?? cells.length;
  return blankFrom(expected)
    ? 'fits'
    : { code: 'csv-cells-extra', params: { cells: cells.length, expected } };
}

function textsOf(cells: Cells, columns: Columns): Partial<ParsedRow> {
  const pick = (list: readonly (readonly [string, number])[]): Record<string, string> => {
    const values: Record<string, string> = {};
    for (const [field, at] of list) {
      const text = cells[at]?.trim();
      if (text) values[field] = text;
    }
    return values;
  };
  return {
    ...pick(columns.texts),
    ...(columns.objects.length > 0 ? { objects: pick(columns.objects) } : {}),
    ...(columns.extra.length > 0 ? { extra: pick(columns.extra) } : {}),
  };
}
