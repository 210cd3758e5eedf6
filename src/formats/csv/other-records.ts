/** Records of a table that are no bookings: control lines, headings of accounts, notes, amounts that are only reserved. */
import type { Day } from '../../domain/day.ts';
import { shown } from '../shown.ts';
import { type Columns, isHeaderAgain } from './columns.ts';
import type { Fault, Figure } from './money.ts';
import { notBooked } from './pending.ts';
import type { TableRecord } from './record.ts';
import type { RowBuilder } from './row-builder.ts';
import { accountHeading, type ControlWord, controlWord, isNote } from './undated.ts';

/** A line that states a balance or a total of other rows. */
export interface ControlRow extends ControlWord {
  readonly account: string | null;
  readonly currency: string | null;
  readonly line: number;
  readonly figures: Readonly<Partial<Record<Figure, number>>>;
}

export type OtherResult = { readonly control: ControlRow } | 'none' | 'not-booked' | Fault;

const figuresLookedAt = ['amount', 'debit', 'credit', 'balance'] as const;
/** Row types of the Baltic banks that are balances; 20 is a booking, 82 the turnover of a column. */
const balanceTypes: Readonly<Record<string, 'opening' | 'closing'>> = { '10': 'opening', '86': 'closing' };

export class OtherRecords {
  private readonly columns: Columns;
  private readonly builder: RowBuilder;
  /** First cell of the record before, to know the beginning of another one that was cut. */
  private before = '';
  private beforeStart = 0;
  private beforeEnd = 0;

  constructor(columns: Columns, builder: RowBuilder) {
    this.columns = columns;
    this.builder = builder;
  }

  /** A row was read. */
  passRow(record: TableRecord): void {
    this.before = record.text;
    this.beforeStart = record.starts[0] as number;
    this.beforeEnd = record.ends[0] as number;
  }

  /** A record without a day. */
  undated(record: TableRecord): OtherResult {
    const { core } = this.columns;
    const dateText = record.cell(core.date as number);
    if (isHeaderAgain(dateText, this.columns)) return 'none';
    const isMoved = this.builder.money.isMoved(record);
    const hasFigure = isMoved || (core.balance !== undefined && !record.isEmpty(core.balance));
    if (hasFigure) return this.withFigure(record, dateText, isMoved);
    if (this.isHeading(record)) return 'none';
    // A title or a closing line (Skatteverket: the company's name): words where the day should be, and no figure.
    return dateText === '' || !/^\d/.test(dateText) ? 'none' : unreadable(dateText);
  }

  private withFigure(record: TableRecord, dateText: string, isMoved: boolean): OtherResult {
    const word = controlWord(record);
    if (word !== null) return this.controlRow(record, word);
    if (dateText !== '' && !notBooked.test(dateText)) return unreadable(dateText);
    return isMoved ? 'not-booked' : 'none';
  }

  /** Too few cells for a row. Headings and notes need no more; the beginning of a row that was cut is null. */
  short(record: TableRecord): 'none' | null {
    if (this.isHeading(record)) return 'none';
    // A text that goes on in a line of its own below its row: no day and no figure.
    const date = this.columns.core.date as number;
    if (date < record.count && record.isEmpty(date) && !this.builder.money.isMoved(record)) return 'none';
    if (!isNote(record)) return null;
    const first = record.cell(0);
    const before = this.before.slice(this.beforeStart, this.beforeEnd).trim();
    return record.count === 1 && first !== before && before.startsWith(first) ? null : 'none';
  }

  private isHeading(record: TableRecord): boolean {
    if (this.columns.core.account !== undefined) return false;
    const account = accountHeading(record);
    if (account === null) return false;
    this.builder.account = account;
    return true;
  }

  private controlRow(record: TableRecord, word: ControlWord): OtherResult {
    const { money } = this.builder;
    const figures: Partial<Record<Figure, number>> = {};
    for (const figure of figuresLookedAt) {
      const value = money.figure(record, figure);
      if (value !== null && typeof value === 'object') return value;
      if (value !== null) figures[figure] = value;
    }
    const account = this.builder.accountOf(record);
    const currency = money.currencyOf(record);
    return { control: { ...word, account, currency, line: record.line, figures } };
  }

  /** By the column that says what a record is; null: a booking. */
  byType(record: TableRecord, day: Day): OtherResult | null {
    const { builder } = this;
    const label = record.cell(this.columns.core.rowType as number);
    if (label === '20') return null;
    const kind = balanceTypes[label];
    if (kind === undefined) return 'none';
    const fault = builder.money.read(record);
    if (fault !== null) return fault;
    const { amountOre, currency } = builder.money;
    const account = builder.accountOf(record);
    return {
      control: { kind, label, day, account, currency, line: record.line, figures: { balance: amountOre } },
    };
  }
}

const unreadable = (date: string): Fault => ({ code: 'date-unreadable', params: { date: shown(date) } });
