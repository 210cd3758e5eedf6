/** The amount, balance and currency of a record. */
import type { Finding } from '../../domain/finding.ts';
import { minorDigits } from '../../domain/ore.ts';
import { ownCopy } from '../own-copy.ts';
import { shown } from '../shown.ts';
import { type Decimal, decimalCode, plainAmount, readAmount } from './amount.ts';
import type { Columns } from './columns.ts';
import { directionOf } from './direction.ts';
import type { TableRecord } from './record.ts';

export type Fault = Pick<Finding, 'code' | 'params'>;

export interface MoneyLayout {
  readonly decimal: Decimal | null;
  readonly sign: 'asIs' | 'inverted';
  /**
   * How the credit column writes money out, as the beginning of the file shows it: `plain` without a minus, `minus` with
   * one; the other way round is a correction. Null: both are money out.
   */
  readonly credits: 'plain' | 'minus' | null;
  /** Which way `D` in a direction column goes: out of a bank account, into a ledger account. */
  readonly debitIs: 'in' | 'out';
  /** Of the amounts where no column says: from a heading or a preamble. */
  readonly currency: string | null;
}

export type Figure = 'amount' | 'debit' | 'credit' | 'balance';

export interface MoneyReader {
  /** Reads the record's amount and balance into the fields below; what is wrong with it, or null. */
  read(record: TableRecord): Fault | null;
  amountOre: number;
  /** NaN: the record states none. */
  balanceOre: number;
  currency: string | null;
  /** Some amount stands in the record. */
  isMoved(record: TableRecord): boolean;
  /** Currency of a record that is no booking, as it stands. */
  currencyOf(record: TableRecord): string | null;
  /** One figure of a record that is no booking; null where it has none. */
  figure(record: TableRecord, figure: Figure): number | null | Fault;
  /** Credits written with a minus sign and read as money out; and those read as corrections, the other way. */
  readonly counts: { minusCredits: number; corrections: number };
}

const amountFields = ['amount', 'debit', 'credit'] as const;

export function createMoneyReader(layout: MoneyLayout, columns: Columns): MoneyReader {
  return new TableMoney(layout, columns);
}

class TableMoney implements MoneyReader {
  amountOre = 0;
  balanceOre = Number.NaN;
  currency: string | null;
  readonly counts = { minusCredits: 0, corrections: 0 };
  private readonly layout: MoneyLayout;
  private readonly core: Columns['core'];
  /** Places of the cells, -1 where a table has none of it. */
  private readonly amountAt: number;
  private readonly balanceAt: number;
  private readonly currencyAt: number;
  private readonly directionAt: number;
  private readonly turn: 1 | -1;
  private decimal: Decimal | null;
  private code: number;
  private digits: number;
  private currencyText: string | null = null;
  private fault: Fault | null = null;

  constructor(layout: MoneyLayout, { core }: Columns) {
    this.layout = layout;
    this.core = core;
    this.amountAt = core.amount ?? -1;
    this.balanceAt = core.balance ?? -1;
    this.currencyAt = core.currency ?? -1;
    this.directionAt = core.direction ?? -1;
    this.turn = layout.sign === 'inverted' ? -1 : 1;
    this.decimal = layout.decimal;
    this.code = decimalCode(layout.decimal);
    this.currency = layout.currency;
    this.digits = minorDigits(layout.currency ?? 'SEK');
  }

  read(record: TableRecord): Fault | null {
    this.fault = null;
    if (this.currencyAt >= 0) this.setCurrency(record.cell(this.currencyAt));
    else if (this.currency !== this.layout.currency) this.useCurrency(this.layout.currency);
    const at = this.amountAt;
    const value = at < 0 ? this.twoColumns(record) : this.valueOf(record, at, false);
    const amount = this.directionAt < 0 || at < 0 ? value : this.directed(record, value);
    if (this.fault !== null) return this.fault;
    if (!Number.isSafeInteger(amount)) return unreadable(this.writtenAmount(record));
    this.amountOre = amount * this.turn || 0;
    if (this.balanceAt < 0) return null;
    const stated = this.valueOf(record, this.balanceAt, true);
    this.balanceOre = stated === 0 ? 0 : stated * this.turn;
    return this.fault;
  }

  private setCurrency(text: string): void {
    if (text === this.currencyText) return;
    if (text !== '' && !/^[a-z]{3}$/i.test(text)) {
      this.fault = { code: 'table-currency-unreadable', params: { currency: shown(text) } };
      return;
    }
    this.currencyText = ownCopy(text);
    this.useCurrency(text === '' ? this.layout.currency : ownCopy(text.toUpperCase()));
  }

  private useCurrency(currency: string | null): void {
    this.currency = currency;
    this.digits = minorDigits(currency ?? 'SEK');
  }

  private directed(record: TableRecord, value: number): number {
    if (this.fault !== null) return value;
    const word = record.cell(this.directionAt);
    const way = directionOf(word, this.layout.debitIs);
    if (way === 0 || (value < 0 && way > 0)) {
      const params = { direction: shown(word), amount: shown(record.cell(this.amountAt)) };
      this.fault = { code: 'table-direction-unreadable', params };
    }
    return value < 0 ? value : value * way;
  }

  private twoColumns(record: TableRecord): number {
    const { debit, credit } = this.core;
    let sum = 0;
    let written = false;
    if (debit !== undefined && !record.isEmpty(debit)) {
      sum += this.valueOf(record, debit, false);
      written = true;
    }
    if (credit !== undefined && !record.isEmpty(credit)) {
      sum += this.credited(this.valueOf(record, credit, false));
      written = true;
    }
    return written ? sum : Number.NaN;
  }

  /** Banks write withdrawals with a minus or without: both are money out, unless the file does both. */
  private credited(value: number): number {
    if (value === 0 || Number.isNaN(value)) return value;
    const { credits } = this.layout;
    if (value < 0 && credits !== 'plain') {
      this.counts.minusCredits += 1;
      return value;
    }
    if (credits === 'minus' || value < 0) {
      this.counts.corrections += 1;
      return Math.abs(value);
    }
    return -value;
  }

  /** NaN for an empty cell that may be empty (Handelsbanken: `*` where the balance is not known), or with a fault. */
  private valueOf(record: TableRecord, at: number, mayBeEmpty: boolean): number {
    const from = record.starts[at] as number;
    const value = plainAmount(record.units, from, record.ends[at] as number, this.code, this.digits);
    if (!Number.isNaN(value)) return value;
    const text = record.cell(at);
    if (mayBeEmpty && (text === '' || text === '*')) return Number.NaN;
    return this.closely(text);
  }

  private closely(text: string): number {
    const read = readAmount(text, this.decimal, this.digits);
    if (read.fault !== null) {
      this.fault = amountFault(read.fault, text, this.currency);
      return Number.NaN;
    }
    if (read.currency !== null && read.currency !== this.currency) {
      if (this.currency !== null || this.core.currency !== undefined || minorDigits(read.currency) !== 2) {
        this.fault = unreadable(text);
        return Number.NaN;
      }
      this.useCurrency(read.currency);
    }
    // The first amount that shows its decimal sign shows that of all.
    if (this.decimal === null && /[.,]/.test(text)) this.settle(text);
    return read.ore;
  }

  private settle(text: string): void {
    for (const decimal of [',', '.'] as const) {
      if (readAmount(text, decimal, this.digits).fault !== null) continue;
      this.decimal = decimal;
      this.code = decimalCode(decimal);
      return;
    }
  }

  private writtenAmount(record: TableRecord): string {
    const at = amountFields.map((field) => this.core[field]).find((place) => place !== undefined);
    return at === undefined ? '' : record.cell(at);
  }

  isMoved(record: TableRecord): boolean {
    return amountFields.some((field) => {
      const at = this.core[field];
      return at !== undefined && !record.isEmpty(at);
    });
  }

  currencyOf(record: TableRecord): string | null {
    const text = this.currencyAt < 0 ? '' : record.cell(this.currencyAt);
    return /^[a-z]{3}$/i.test(text) ? ownCopy(text.toUpperCase()) : this.layout.currency;
  }

  figure(record: TableRecord, figure: Figure): number | null | Fault {
    const at = this.core[figure];
    if (at === undefined || record.isEmpty(at)) return null;
    this.fault = null;
    const value = this.valueOf(record, at, true);
    if (this.fault !== null) return this.fault;
    if (Number.isNaN(value)) return null;
    return value;
  }
}

function unreadable(text: string): Fault {
  return { code: 'amount-unreadable', params: { amount: shown(text) } };
}

function amountFault(
  fault: Exclude<ReturnType<typeof readAmount>['fault'], null>,
  text: string,
  currency: string | null,
): Fault {
  if (fault === 'finer-than-minor-unit')
    return {
      code: 'amount-finer-than-minor-unit',
      params: { amount: shown(text), currency: shown(currency ?? 'SEK') },
    };
  if (fault === 'decimal-unknown')
    return { code: 'table-decimal-ambiguous', params: { amount: shown(text) } };
  return unreadable(text);
}
