/**
 * `#VER` and its `#TRANS`. A row goes out as soon as it is read; a voucher is judged when it closes.
 *
 * | state | event → next |
 * | --- | --- |
 * | none | `#VER` → begun; `#TRANS` is an error |
 * | begun | `{` → inside; `#TRANS` stays begun (braces missing); `#VER` closes it, begins the next |
 * | inside | `}` → none; `#TRANS`; `#VER` closes it (brace missing), begins the next; end of file: truncated |
 */
import type { Day } from '../../domain/day.ts';
import { formatDecimal, minorDigits, type Ore } from '../../domain/ore.ts';
import type { Sink } from '../format.ts';
import type { Accounts } from './accounts.ts';
import type { Balances } from './balances.ts';
import type { Header } from './header.ts';
import { type Item, textAt } from './item.ts';
import type { Notices } from './notices.ts';
import { makeRow, type TransFields, transFields, type VoucherWords } from './row.ts';
import { isAccount, readAmount } from './values.ts';
import type { Years } from './years.ts';

export interface VoucherContext {
  readonly sink: Sink;
  readonly notices: Notices;
  readonly header: Header;
  readonly years: Years;
  readonly accounts: Accounts;
  readonly balances: Balances;
  readonly readDay: (text: string, line: number) => Day | null;
  /** Names of customers and suppliers: `dimension object` → name. */
  readonly names: ReadonlyMap<string, string>;
}

interface Voucher extends VoucherWords {
  readonly line: number;
  readonly date: Day | null;
  /** Its rows count in the roll-forward of the file's year. */
  readonly ofYear0: boolean;
  inside: boolean;
  rows: number;
  debit: number;
  credit: number;
  /** A row was refused already: its sum says nothing. */
  faulty: boolean;
}

export interface Vouchers {
  begin(item: Item, line: number): void;
  enter(): void;
  leave(line: number): void;
  trans(item: Item, line: number): void;
  /** Inside a voucher's braces. */
  isInside(): boolean;
  counts(): { readonly rows: number; readonly empty: number };
  finish(line: number): void;
}

export function createVouchers(context: VoucherContext): Vouchers {
  const { notices } = context;
  let current: Voucher | null = null;
  let rows = 0;
  let empty = 0;

  function close(): void {
    if (!current) return;
    if (current.rows === 0 && !current.faulty) {
      empty += 1;
      notices.warn('voucher-empty', current.line, { voucher: nameOf(current) });
    }
    judge(context, current);
    current = null;
  }

  return {
    begin(item, line) {
      if (current && (current.inside || current.rows > 0))
        notices.warn('voucher-braces-missing', current.line, { voucher: nameOf(current) });
      close();
      current = beginVoucher(context, item, line);
    },
    enter() {
      if (current) current.inside = true;
    },
    leave: () => close(),
    trans(item, line) {
      rows += 1;
      if (!current) notices.error('voucher-row-outside', line);
      else readTrans(context, current, { item, line, row: rows });
    },
    isInside: () => current?.inside ?? false,
    counts: () => ({ rows, empty }),
    finish(line) {
      if (current && (current.inside || current.rows === 0))
        notices.error('file-truncated', line, { missing: '}' });
      else {
        if (current) notices.warn('voucher-braces-missing', current.line, { voucher: nameOf(current) });
        close();
      }
    },
  };
}

function nameOf(voucher: VoucherWords): string {
  return voucher.series + voucher.number || '–';
}

function beginVoucher(context: VoucherContext, item: Item, line: number): Voucher {
  const { notices, years } = context;
  const shifted = isSeriesMissing(context, item, line);
  const from = shifted ? -1 : 0;
  const series = shifted ? '' : textAt(item, 0);
  const number = textAt(item, 1 + from);
  const voucher = series + number || '–';
  if (shifted) notices.warn('voucher-series-missing', line, { voucher });
  if (number !== '' && !/^\d{1,8}$/.test(number))
    notices.warn('voucher-number-odd', line, { voucher, number });
  const date = voucherDate(context, { voucher, text: textAt(item, 2 + from), line });
  const year = date === null ? null : years.of(date);
  return {
    series,
    number,
    text: textAt(item, 3 + from),
    line,
    date,
    yearStart: (year ?? years.get(0))?.start ?? null,
    ofYear0: (year?.index ?? 0) === 0,
    inside: false,
    rows: 0,
    debit: 0,
    credit: 0,
    faulty: date === null,
  };
}

function voucherDate(
  context: VoucherContext,
  told: { voucher: string; text: string; line: number },
): Day | null {
  const { notices, years } = context;
  const { voucher, text, line } = told;
  if (text === '') {
    notices.error('voucher-date-missing', line, { voucher });
    return null;
  }
  const date = context.readDay(text, line);
  if (date === null) notices.error('date-unreadable', line, { date: text });
  else if (years.get(0) && years.of(date)?.index !== 0)
    notices.warn('voucher-outside-year', line, { voucher, date });
  return date;
}

/** `#VER 1 20180501 …`: the series was left out and all fields stand one to the left (fact sheet 1.7). */
function isSeriesMissing(context: VoucherContext, item: Item, line: number): boolean {
  const second = textAt(item, 1);
  return /^\d{8}$/.test(second) && context.readDay(second, line) !== null && !/^\d{8}$/.test(textAt(item, 2));
}

interface Trans {
  readonly item: Item;
  readonly line: number;
  readonly row: number;
}

function readTrans(context: VoucherContext, voucher: Voucher, trans: Trans): void {
  const fields = transFields(trans.item, trans.line, context.notices);
  const amountOre = amountOf(context, fields, trans.line);
  const date = dateOf(context, voucher, fields, trans.line);
  voucher.rows += 1;
  if (!isAccount(fields.account)) {
    context.notices.error('voucher-account-unreadable', trans.line, {
      account: fields.account,
      voucher: nameOf(voucher),
    });
    voucher.faulty = true;
  } else if (amountOre === null || date === null) {
    voucher.faulty = true;
  } else {
    take(context, voucher, { ...trans, fields, amountOre, date });
  }
}

function take(
  context: VoucherContext,
  voucher: Voucher,
  read: Trans & { fields: TransFields; amountOre: Ore; date: Day },
): void {
  const { fields, amountOre } = read;
  if (amountOre > 0) voucher.debit += amountOre;
  else voucher.credit -= amountOre;
  context.accounts.use(fields.account, read.line);
  if (voucher.ofYear0) context.balances.move(fields.account, amountOre);
  context.sink.row(makeRow({ ...read, currency: context.header.currency }, voucher, context.names));
}

function amountOf(context: VoucherContext, fields: TransFields, line: number): Ore | null {
  const { notices, header } = context;
  const read = readAmount(fields.amount, header.currency, { notices, line });
  if ('ore' in read) return read.ore;
  if (read.fault === 'finer-than-minor-unit') {
    notices.error('amount-finer-than-minor-unit', line, {
      amount: fields.amount,
      currency: header.currency ?? 'SEK',
    });
  } else {
    notices.error('amount-unreadable', line, { amount: fields.amount });
  }
  return null;
}

function dateOf(context: VoucherContext, voucher: Voucher, fields: TransFields, line: number): Day | null {
  if (fields.date === '') return voucher.date;
  const date = context.readDay(fields.date, line);
  if (date === null) context.notices.error('date-unreadable', line, { date: fields.date });
  return date;
}

/** Debit equals credit to the öre, or the file is refused: a row is missing, or one is wrong. */
function judge(context: VoucherContext, voucher: Voucher): void {
  const { debit, credit } = voucher;
  if (voucher.faulty) return;
  const exact = Number.isSafeInteger(debit) && Number.isSafeInteger(credit);
  if (exact && debit === credit) return;
  const digits = minorDigits(context.header.currency ?? 'SEK');
  context.notices.error('voucher-unbalanced', voucher.line, {
    voucher: nameOf(voucher),
    debit: formatDecimal(debit as Ore, digits),
    credit: formatDecimal(credit as Ore, digits),
  });
}
