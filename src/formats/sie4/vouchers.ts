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
import type { Sink } from '../format.ts';
import type { Accounts } from './accounts.ts';
import type { Balances } from './balances.ts';
import type { Header } from './header.ts';
import { type Item, textAt } from './item.ts';
import type { Notices } from './notices.ts';
import type { Objects } from './plain-lists.ts';
import type { PlainTrans, PlainVer } from './plain-scan.ts';
import { createTransReader } from './trans-reader.ts';
import type { ReadDay, ReadDayNumber } from './values.ts';
import { judgeVoucher, makeVoucher, nameOf, type Voucher } from './voucher.ts';
import type { Years } from './years.ts';

export interface VoucherContext {
  readonly sink: Sink;
  readonly notices: Notices;
  readonly header: Header;
  readonly years: Years;
  readonly accounts: Accounts;
  readonly balances: Balances;
  readonly readDay: ReadDay;
  readonly readDayNumber: ReadDayNumber;
  /** Names of customers and suppliers: `dimension object` → name. */
  readonly names: ReadonlyMap<string, string>;
}

export interface Vouchers {
  begin(item: Item, line: number): void;
  enter(): void;
  leave(line: number): void;
  trans(item: Item, line: number): void;
  /** The same of lines whose fields are all as they should be. */
  beginPlain(ver: PlainVer, line: number): void;
  plainTrans(trans: PlainTrans, objects: Objects, line: number): void;
  /** Inside a voucher's braces. */
  isInside(): boolean;
  counts(): { readonly rows: number; readonly empty: number };
  finish(line: number): void;
}

export function createVouchers(context: VoucherContext): Vouchers {
  const { notices, header } = context;
  const reader = createTransReader(context);
  let current: Voucher | null = null;
  /** Line of its `#VER`. */
  let begunAt = 0;
  let inside = false;
  let rows = 0;
  let empty = 0;

  function close(): void {
    inside = false;
    if (!current) return;
    if (current.rows === 0 && !current.faulty) {
      empty += 1;
      notices.warn('voucher-empty', begunAt, { voucher: nameOf(current) });
      if (current.identity) context.sink.emptyVoucher?.(current.identity);
    }
    judgeVoucher(current, { notices, currency: header.currency, place: begunAt });
    current = null;
  }

  function closeBefore(): void {
    if (current && (inside || current.rows > 0))
      notices.warn('voucher-braces-missing', begunAt, { voucher: nameOf(current) });
    close();
  }

  return {
    begin(item, line) {
      closeBefore();
      current = beginVoucher(context, item, line);
      begunAt = line;
    },
    beginPlain(ver, line) {
      closeBefore();
      current = beginPlain(context, ver, line);
      begunAt = line;
    },
    enter() {
      if (current) inside = true;
    },
    leave: () => close(),
    trans(item, line) {
      rows += 1;
      if (!current) notices.error('voucher-row-outside', line);
      else reader.item(current, item, { line, row: rows });
    },
    plainTrans(trans, objects, line) {
      rows += 1;
      if (!current) notices.error('voucher-row-outside', line);
      else reader.plain(current, trans, { objects, line, row: rows });
    },
    isInside: () => inside,
    counts: () => ({ rows, empty }),
    finish(line) {
      if (current && (inside || current.rows === 0)) notices.error('file-truncated', line, { missing: '}' });
      else {
        if (current) notices.warn('voucher-braces-missing', begunAt, { voucher: nameOf(current) });
        close();
      }
    },
  };
}

function beginVoucher(context: VoucherContext, item: Item, line: number): Voucher {
  const { notices } = context;
  const shifted = isSeriesMissing(context, item, line);
  const from = shifted ? -1 : 0;
  const series = shifted ? '' : textAt(item, 0);
  const number = textAt(item, 1 + from);
  const voucher = nameOf({ name: series + number });
  if (shifted) notices.warn('voucher-series-missing', line, { voucher });
  if (number !== '' && !/^\d{1,8}$/.test(number))
    notices.warn('voucher-number-odd', line, { voucher, number });
  const date = voucherDate(context, { voucher, text: textAt(item, 2 + from), line });
  return make(context, { series, number, text: textAt(item, 3 + from), date }, line);
}

function beginPlain(context: VoucherContext, ver: PlainVer, line: number): Voucher {
  const { series, number, text } = ver;
  const date = context.readDayNumber(ver.date, line);
  if (date === null)
    context.notices.error('date-unreadable', line, { date: String(ver.date).padStart(8, '0') });
  return make(context, { series, number, text, date }, line);
}

function make(
  { years, notices }: VoucherContext,
  told: Pick<Voucher, 'series' | 'number' | 'text' | 'date'>,
  line: number,
): Voucher {
  const { series, number, text, date } = told;
  const year0 = years.get(0);
  const year = date === null ? null : years.of(date);
  if (date !== null && year0 && year?.index !== 0)
    notices.warn('voucher-outside-year', line, { voucher: nameOf({ name: series + number }), date });
  const yearStart = (year ?? year0)?.start ?? null;
  return makeVoucher({ series, number, text, date, yearStart, ofYear0: (year?.index ?? 0) === 0 });
}

function voucherDate(
  context: VoucherContext,
  { voucher, text, line }: { voucher: string; text: string; line: number },
): Day | null {
  const { notices } = context;
  if (text === '') {
    notices.error('voucher-date-missing', line, { voucher });
    return null;
  }
  const date = context.readDay(text, line);
  if (date === null) notices.error('date-unreadable', line, { date: text });
  return date;
}

/** `#VER 1 20180501 …`: the series was left out and all fields stand one to the left (fact sheet 1.7). */
function isSeriesMissing(context: VoucherContext, item: Item, line: number): boolean {
  const second = textAt(item, 1);
  return (
    second.length === 8 &&
    /^\d{8}$/.test(second) &&
    context.readDay(second, line) !== null &&
    !/^\d{8}$/.test(textAt(item, 2))
  );
}
