/** A `LedgerEntry` as a row, when its element has ended. */
import type { Day } from '../../domain/day.ts';
import type { Ore } from '../../domain/ore.ts';
import { addToVoucher, isAccount, makeRow, nameOf, readAmount, type Voucher } from '../sie4/index.ts';
import type { XmlAttributes } from '../xml/xml-push.ts';
import type { JournalContext } from './journals.ts';
import { readDate } from './values.ts';

/** An element that has not ended: what strikes it out stands inside. */
export interface PendingRow {
  readonly attributes: XmlAttributes;
  objects: Record<string, string> | null;
  objectId: string | null;
  struck: boolean;
}

/** More dimensions than these are none of a row; a hostile one is not held. */
const mostObjects = 100;
const noNames: ReadonlyMap<string, string> = new Map();

export function addObject(pending: PendingRow, attributes: XmlAttributes): void {
  const dimension = (attributes['dimId'] ?? '').trim();
  const object = (attributes['objectId'] ?? '').trim();
  pending.objects ??= {};
  if (Object.keys(pending.objects).length < mostObjects) pending.objects[dimension] ??= object;
}

export interface ReadRow {
  readonly account: string;
  readonly date: Day;
  readonly amountOre: Ore;
  readonly pending: PendingRow;
}

/** Null when a field cannot be read, which was told. */
export function readRow(
  context: JournalContext,
  pending: PendingRow,
  { voucher, row }: { voucher: Voucher; row: number },
): ReadRow | null {
  const { notices } = context;
  const account = (pending.attributes['accountId'] ?? '').trim();
  const amountOre = amountOf(context, (pending.attributes['amount'] ?? '').trim(), row);
  const date = rowDate(context, pending, { voucher, row });
  if (!isAccount(account)) {
    notices.error('voucher-account-unreadable', row, { account, voucher: nameOf(voucher) });
    return null;
  }
  return amountOre === null || date === null ? null : { account, date, amountOre, pending };
}

function amountOf({ notices, info }: JournalContext, amount: string, row: number): Ore | null {
  const { currency } = info;
  const read = readAmount(amount, currency, { notices, line: row });
  if ('ore' in read) return read.ore;
  if (read.fault === 'finer-than-minor-unit')
    notices.error('amount-finer-than-minor-unit', row, { amount, currency: currency ?? 'SEK' });
  else notices.error('amount-unreadable', row, { amount });
  return null;
}

/** The day it was posted to the ledger, where that is another than the voucher's. */
function rowDate(
  { notices }: JournalContext,
  pending: PendingRow,
  { voucher, row }: { voucher: Voucher; row: number },
): Day | null {
  const text = (pending.attributes['ledgerDate'] ?? '').trim();
  if (text === '') return voucher.date;
  const date = readDate(text);
  if (date === null) notices.error('date-unreadable', row, { date: text });
  return date;
}

export function sendRow(
  context: JournalContext,
  voucher: Voucher,
  read: ReadRow & { readonly row: number; readonly reference: string },
): void {
  const { sink, accounts, balances, subLedgers, info } = context;
  const { row, account, date, amountOre, pending } = read;
  const year = info.years.primary();
  const isOwnDay = date !== voucher.date && voucher.ofYear0;
  if (isOwnDay && year !== null && (date < year.start || date > year.end))
    context.notices.warn('row-outside-year', row, { voucher: nameOf(voucher), date });
  addToVoucher(voucher, amountOre);
  accounts.use(account, row);
  if (voucher.ofYear0) balances.move(account, amountOre, date);
  const invoice = pending.objectId ? subLedgers.fieldsOf(account, pending.objectId) : {};
  const more = read.reference === '' ? invoice : { ...invoice, reference2: read.reference };
  const text = (pending.attributes['text'] ?? '').trim();
  const { currency } = info;
  const parts = { row, line: null, account, date, amountOre, currency, text, objects: pending.objects, more };
  sink.row(makeRow(parts, voucher, noNames));
}
