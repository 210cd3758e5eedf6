/** One statement response (STMTRS, CCSTMTRS, INVSTMTRS) while it is read. */

import type { Day } from '../../domain/day.ts';
import { isCurrency, minorDigits, type Ore, ore } from '../../domain/ore.ts';
import type { Statement } from '../../domain/source-file.ts';
import type { Sink } from '../format.ts';
import type { Notices } from '../giro/notices.ts';
import { ownCopy } from '../own-copy.ts';
import { shown } from '../shown.ts';
import { Total } from '../total.ts';
import { amountOf, daysOf, rowOf, type Unreadable, type Values } from './transaction.ts';
import { ofxAmount, ofxDay } from './values.ts';

export interface OfxFile {
  readonly sink: Sink;
  readonly notices: Notices;
  readonly counts: { statements: number; entries: number; bookedEntries: number; pending: number };
}

export class StatementReader {
  account: string | null = null;
  currency: string | null = null;
  private readonly file: OfxFile;
  private readonly credit = new Total();
  private readonly debit = new Total();
  private entries = 0;
  private bookedEntries = 0;
  /** An amount could not be held, so its side has no sum. */
  private readonly unknown = { credit: false, debit: false };
  private closingOre: Ore | null = null;
  private closingDay: Day | null = null;
  private mixed = false;
  private withoutAccount = false;
  private securities = false;

  constructor(file: OfxFile) {
    this.file = file;
  }

  /** A leaf of the statement itself or of an aggregate in it (`BANKACCTFROM/ACCTID`). */
  value(name: string, value: string): void {
    if (name === 'CURDEF') this.currency = this.readCurrency(value);
    else if (/ACCTFROM\/ACCTID$/.test(name)) this.account ??= ownCopy(value) || null;
    else if (name === 'LEDGERBAL/BALAMT') this.readBalance(value);
    else if (name === 'LEDGERBAL/DTASOF') this.closingDay = ofxDay(value);
  }

  /** Bought or sold securities: not a movement of an account with a balance. */
  hasSecurities(): void {
    this.securities = true;
  }

  transaction(values: Values): void {
    const { file } = this;
    this.entries += 1;
    file.counts.entries += 1;
    const currency = this.currencyOf(values);
    const amount = amountOf(values, currency);
    if ('code' in amount) {
      this.cannotSum(values.get('TRNAMT') ?? '');
      this.refuse(amount);
      return;
    }
    if (amount.ore >= 0) this.credit.add(amount.ore);
    else this.debit.add(ore(-amount.ore));
    if (this.takesBack(values)) return;
    const days = daysOf(values);
    if ('code' in days) {
      this.refuse(days);
      return;
    }
    this.bookedEntries += 1;
    file.counts.bookedEntries += 1;
    this.withoutAccount ||= this.account === null;
    const place = { row: file.counts.entries, account: this.account };
    file.sink.row(rowOf(values, { ...days, amountOre: amount.ore, currency }, place));
  }

  end(): void {
    const { file, account, currency } = this;
    file.counts.statements += 1;
    if (account === null || this.withoutAccount)
      file.sink.finding({
        code: 'statement-account-missing',
        severity: 'warning',
        params: { statement: String(file.counts.statements) },
      });
    if (this.mixed)
      file.sink.finding({
        code: 'statement-currency-mixed',
        severity: 'warning',
        params: { account: shown(account ?? '-'), currency: shown(currency ?? '') },
      });
    if (this.securities) file.notices.warn('ofx-securities-not-read', 0, { account: shown(account ?? '-') });
    file.sink.statement(this.statement());
  }

  private statement(): Statement {
    return {
      account: this.account,
      currency: this.currency,
      // OFX has no opening balance; what LEDGERBAL states is of the day it was fetched.
      openingOre: null,
      closingOre: this.closingOre,
      ...(this.closingDay ? { closingDay: this.closingDay } : {}),
      entries: this.entries,
      bookedEntries: this.bookedEntries,
      sumCreditOre: this.unknown.credit ? null : this.credit.ore(),
      sumDebitOre: this.unknown.debit ? null : this.debit.ore(),
    };
  }

  private cannotSum(amount: string): void {
    if (!/^\s*-\d/.test(amount)) this.unknown.credit = true;
    if (!/^\s*\+?\d/.test(amount)) this.unknown.debit = true;
  }

  /** CURRENCY says that the amount is in another currency; ORIGCURRENCY only from which it was exchanged. */
  private currencyOf(values: Values): string | null {
    const own = values.get('CURRENCY/CURSYM');
    if (own === undefined || own === this.currency) return this.currency;
    this.mixed = true;
    return this.readCurrency(own) ?? this.currency;
  }

  /** Null when it is none: the file is refused. */
  private readCurrency(text: string): string | null {
    const currency = text.toUpperCase();
    if (isCurrency(currency)) return ownCopy(currency);
    this.file.sink.finding({
      code: 'currency-unreadable',
      severity: 'error',
      params: { currency: shown(text) },
    });
    return null;
  }

  /** A correction of a transaction that came before; DELETE only takes it back. */
  private takesBack(values: Values): boolean {
    const of = values.get('CORRECTFITID');
    if (of === undefined) return false;
    const action = values.get('CORRECTACTION') ?? '';
    this.file.notices.warn('ofx-transaction-corrected', 0, { action: shown(action), fitid: shown(of) });
    return action === 'DELETE';
  }

  private readBalance(text: string): void {
    const read = ofxAmount(text, minorDigits(this.currency ?? 'SEK'));
    if ('ore' in read) {
      this.closingOre = read.ore;
      return;
    }
    const finer = read.fault === 'finer-than-minor-unit';
    this.file.sink.finding({
      code: finer ? 'amount-finer-than-minor-unit' : 'amount-unreadable',
      severity: finer ? 'warning' : 'error',
      params: { amount: shown(text), ...(finer ? { currency: shown(this.currency ?? 'SEK') } : {}) },
    });
  }

  private refuse({ code, params }: Unreadable): void {
    const { sink, counts } = this.file;
    sink.finding({ code, severity: 'error', row: counts.entries, params });
  }
}
