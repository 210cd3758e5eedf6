/** `#TRANS` of a voucher to rows: from an item with all the forms met in practice, or from a plain line. */
import type { Day } from '../../domain/day.ts';
import type { Ore } from '../../domain/ore.ts';
import type { Item } from './item.ts';
import { createPlainAccounts } from './plain-accounts.ts';
import type { Objects } from './plain-lists.ts';
import type { PlainTrans } from './plain-scan.ts';
import { moveIn } from './roll-forward.ts';
import { makeRow } from './row.ts';
import { type TransFields, transFields } from './trans.ts';
import { isAccount, readAmount } from './values.ts';
import { addToVoucher, nameOf, type Voucher } from './voucher.ts';
import type { VoucherContext } from './vouchers.ts';

interface Place {
  readonly line: number;
  readonly row: number;
}

export interface TransReader {
  item(voucher: Voucher, item: Item, place: Place): void;
  plain(voucher: Voucher, trans: PlainTrans, place: Place & { readonly objects: Objects }): void;
}

export function createTransReader(context: VoucherContext): TransReader {
  const { sink, header, accounts, balances, names, years, notices } = context;
  const plainAccount = createPlainAccounts(accounts, balances);

  /** Rows of the voucher's own day, as nearly all are, lie in its year. */
  function noticeYear(voucher: Voucher, date: Day, line: number): void {
    if (date === voucher.date || !voucher.ofYear0) return;
    const year = years.get(0);
    if (year !== null && (date < year.start || date > year.end))
      notices.warn('row-outside-year', line, { voucher: nameOf(voucher), date });
  }

  return {
    item(voucher, item, { line, row }) {
      const read = readTrans(context, voucher, item, line);
      voucher.rows += 1;
      if (read === null) {
        voucher.faulty = true;
        return;
      }
      const { account, text, objects, amountOre, date } = read;
      const { currency } = header;
      noticeYear(voucher, date, line);
      addToVoucher(voucher, amountOre);
      accounts.use(account, line);
      if (voucher.ofYear0) balances.move(account, amountOre);
      const parts = { row, line, account, date, amountOre, currency, text, objects, more: null };
      sink.row(makeRow(parts, voucher, names));
    },
    plain(voucher, trans, { line, row, objects }) {
      const date = plainDate(context, voucher, trans, line);
      voucher.rows += 1;
      if (date === null) {
        voucher.faulty = true;
        return;
      }
      const { amountOre, text } = trans;
      noticeYear(voucher, date, line);
      const { currency } = header;
      const { text: account, sums } = plainAccount(trans.account, line);
      addToVoucher(voucher, amountOre);
      if (voucher.ofYear0) moveIn(sums, amountOre);
      const parts = { row, line, account, date, amountOre, currency, text, objects, more: null };
      sink.row(makeRow(parts, voucher, names));
    },
  };
}

/** Null where it cannot be read, which was told; also when the voucher's own day could not be. */
function plainDate(context: VoucherContext, voucher: Voucher, trans: PlainTrans, line: number): Day | null {
  if (trans.date === 0) return voucher.date;
  const date = context.readDayNumber(trans.date, line);
  if (date === null)
    context.notices.error('date-unreadable', line, { date: String(trans.date).padStart(8, '0') });
  return date;
}

type ReadTrans = Pick<TransFields, 'account' | 'text' | 'objects'> & {
  readonly amountOre: Ore;
  readonly date: Day;
};

/** Null when a field cannot be read, which was told. */
function readTrans(context: VoucherContext, voucher: Voucher, item: Item, line: number): ReadTrans | null {
  const fields = transFields(item, line, context.notices);
  const { account, text, objects } = fields;
  const amountOre = amountOf(context, fields, line);
  const date = dateOf(context, voucher, fields, line);
  if (!isAccount(account)) {
    context.notices.error('voucher-account-unreadable', line, { account, voucher: nameOf(voucher) });
    return null;
  }
  return amountOre === null || date === null ? null : { account, text, objects, amountOre, date };
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
