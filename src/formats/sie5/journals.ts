/**
 * `JournalEntry` and its `LedgerEntry`: vouchers and rows, as in SIE 4. A row goes out when its element ends, since what
 * strikes it out stands inside; a voucher is judged when it ends.
 */
import type { Day } from '../../domain/day.ts';
import type { Sink } from '../format.ts';
import {
  type Accounts,
  judgeVoucher,
  makeVoucher,
  type Notices,
  nameOf,
  type Voucher,
} from '../sie4/index.ts';
import type { XmlAttributes } from '../xml/xml-push.ts';
import type { AccountBalances } from './balances.ts';
import type { FileInfo } from './file-info.ts';
import { addObject, type PendingRow, readRow, sendRow } from './ledger-entry.ts';
import type { SubLedgers } from './sub-ledgers.ts';
import { readDate } from './values.ts';

export interface JournalContext {
  readonly sink: Sink;
  readonly notices: Notices;
  readonly accounts: Accounts;
  readonly balances: AccountBalances;
  readonly subLedgers: SubLedgers;
  readonly info: FileInfo;
}

export interface JournalCounts {
  vouchers: number;
  emptyVouchers: number;
  lockedVouchers: number;
  corrections: number;
  transactions: number;
  struckRows: number;
}

export interface Journals {
  journal(attributes: XmlAttributes): void;
  entry(attributes: XmlAttributes): void;
  entryLocked(): void;
  entryCorrected(): void;
  entryEnds(): void;
  row(attributes: XmlAttributes): void;
  rowObject(attributes: XmlAttributes): void;
  rowInvoice(attributes: XmlAttributes): void;
  rowStruck(): void;
  rowEnds(): void;
  counts(): Readonly<JournalCounts>;
  lastDay(): Day | null;
}

export function createJournals(context: JournalContext): Journals {
  const { notices, info } = context;
  const counts: JournalCounts = {
    ...{ vouchers: 0, emptyVouchers: 0, lockedVouchers: 0, corrections: 0, transactions: 0, struckRows: 0 },
  };
  let series = '';
  let voucher: Voucher | null = null;
  let reference = '';
  let pending: PendingRow | null = null;
  /** Number of the row, struck ones counted. */
  let row = 0;
  let lastDay: Day | null = null;

  function takeRow(from: PendingRow, of: Voucher): void {
    of.rows += 1;
    if (from.struck) {
      counts.struckRows += 1;
      return;
    }
    counts.transactions += 1;
    const made = readRow(context, from, { voucher: of, row });
    if (made === null) {
      of.faulty = true;
      return;
    }
    if (lastDay === null || made.date > lastDay) lastDay = made.date;
    sendRow(context, of, { ...made, row, reference });
  }

  return {
    journal(attributes) {
      series = (attributes['id'] ?? '').trim();
    },
    entry(attributes) {
      counts.vouchers += 1;
      voucher = beginVoucher(context, { series, attributes, row: row + 1 });
      reference = (attributes['referenceId'] ?? '').trim();
    },
    entryLocked() {
      counts.lockedVouchers += 1;
    },
    entryCorrected() {
      counts.corrections += 1;
    },
    entryEnds() {
      if (!voucher) return;
      if (voucher.rows === 0) {
        counts.emptyVouchers += 1;
        notices.warn('voucher-empty', row, { voucher: nameOf(voucher) });
        if (voucher.identity) context.sink.emptyVoucher?.(voucher.identity);
      }
      judgeVoucher(voucher, { notices, currency: info.currency, place: row });
      voucher = null;
    },
    row(attributes) {
      row += 1;
      pending = { attributes, objects: null, objectId: null, struck: false };
    },
    rowObject(attributes) {
      if (pending) addObject(pending, attributes);
    },
    rowInvoice(attributes) {
      if (pending) pending.objectId ??= (attributes['objectId'] ?? '').trim();
    },
    rowStruck() {
      if (pending) pending.struck = true;
    },
    rowEnds() {
      if (pending && voucher) takeRow(pending, voucher);
      pending = null;
    },
    counts: () => counts,
    lastDay: () => lastDay,
  };
}

function beginVoucher(
  context: JournalContext,
  told: { readonly series: string; readonly attributes: XmlAttributes; readonly row: number },
): Voucher {
  const { notices, info } = context;
  const { series, attributes, row } = told;
  const number = (attributes['id'] ?? '').trim();
  const name = nameOf({ name: series + number });
  if (number !== '' && !/^\d{1,8}$/.test(number))
    notices.warn('voucher-number-odd', row, { voucher: name, number });
  const date = voucherDate(context, { voucher: name, text: (attributes['journalDate'] ?? '').trim(), row });
  const primary = info.years.primary();
  const year = date === null ? null : info.years.of(date);
  const ofYear0 = year === null || year.start === primary?.start;
  if (date !== null && primary !== null && (year === null || !ofYear0))
    notices.warn('voucher-outside-year', row, { voucher: name, date });
  return makeVoucher({
    series,
    number,
    text: (attributes['text'] ?? '').trim(),
    date,
    yearStart: (year ?? primary)?.start ?? null,
    ofYear0,
  });
}

function voucherDate(
  { notices }: JournalContext,
  { voucher, text, row }: { voucher: string; text: string; row: number },
): Day | null {
  if (text === '') {
    notices.error('voucher-date-missing', row, { voucher });
    return null;
  }
  const date = readDate(text);
  if (date === null) notices.error('date-unreadable', row, { date: text });
  return date;
}
