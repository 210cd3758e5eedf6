/**
 * Cells → texts of a text table, all in one dialect: days as `yyyy-MM-dd`, numbers with the decimal sign that the texts of the
 * sheet use. In a workbook a column may hold both: days typed as text beside real ones, amounts pasted from a csv.
 */
import type { CsvLayout } from '../../domain/csv-layout.ts';
import type { Day } from '../../domain/day.ts';
import { amountForm, type Decimal } from '../csv/amount.ts';
import { dayReader } from '../csv/cell-values.ts';
import { amountFormsOf } from '../csv/detect/amount-forms.ts';
import { isAmountLike, isDayLike } from '../csv/detect/cell-shapes.ts';
import { dateFormsOf } from '../csv/detect/date-forms.ts';
import type { Cell } from './cell.ts';
import { moneyText } from './number-text.ts';
import { dayOfSerial } from './serial-day.ts';

export interface SheetDialect {
  readonly decimal: Decimal;
  /** Said by the layout, or shown by a text of the sheet; else a text as `1,234` may be one number or another. */
  readonly isDecimalProven: boolean;
  /** Form of days that are texts; null: there are none, or it cannot be told which of several it is. */
  readonly dateFormat: string | null;
  readonly readDay: ((text: string) => Day | null) | null;
  readonly is1904: boolean;
}

export const isoForm = 'yyyy-MM-dd';

/** From the beginning of the sheet, where the layout does not say. */
export function sheetDialect(
  cells: readonly Cell[],
  layout: Pick<CsvLayout, 'decimal' | 'dateFormat'> | null,
  is1904: boolean,
): SheetDialect {
  const texts = cells.filter(({ kind }) => kind === 'text').map(({ text }) => text.trim());
  const shown = amountFormsOf(texts.filter(isAmountLike)).decimal;
  const decimal = layout?.decimal ?? shown;
  // A day may be written as a number too: 20260131.
  const written = cells
    .filter(({ kind }) => kind === 'text' || kind === 'number')
    .map(({ text }) => text.trim());
  const { forms } = dateFormsOf(written.filter(isDayLike), true);
  const dateFormat = layout?.dateFormat ?? (forms.length === 1 ? (forms[0] ?? null) : null);
  return {
    decimal: decimal ?? '.',
    isDecimalProven: decimal !== null,
    dateFormat,
    readDay: dateFormat === null ? null : dayReader(dateFormat),
    is1904,
  };
}

/** What no field of money or days is in, and the rows above the table. */
export function plainText({ kind, text }: Cell, { decimal }: SheetDialect): string {
  if (kind === 'number' && decimal === ',') return text.replace('.', ',');
  return kind === 'text' || kind === 'number' || kind === 'day' ? text : '';
}

/** Of a number the amount that it stands for (see `moneyText`). */
export function amountText(cell: Cell, { decimal }: SheetDialect): string {
  if (cell.kind !== 'number') return cell.text;
  const text = moneyText(cell.text);
  return decimal === ',' ? text.replace('.', ',') : text;
}

/** A text of a column of amounts that is one number with one decimal sign and another with the other. */
export function isAmbiguous({ kind, text }: Cell, { isDecimalProven }: SheetDialect): boolean {
  return kind === 'text' && !isDecimalProven && amountForm(text).evidence === 'either';
}

/** A number in a column of days is a serial number that has lost its format, unless it is written like a day (20260131). */
export function dayText({ kind, text }: Cell, { readDay, is1904 }: SheetDialect): string {
  if (kind !== 'text' && kind !== 'number') return text;
  const day = readDay?.(text) ?? null;
  if (day !== null) return day;
  return kind === 'number' ? (dayOfSerial(text, is1904)?.day ?? text) : text;
}

/** For finding out what the columns are: days of every kind in one form. */
export function sampleText(cell: Cell, dialect: SheetDialect): string {
  const { kind, text } = cell;
  const day =
    (kind === 'text' || kind === 'number') && isDayLike(text.trim())
      ? (dialect.readDay?.(text) ?? null)
      : null;
  return day ?? (kind === 'number' ? amountText(cell, dialect) : plainText(cell, dialect).trim());
}
