/** A voucher while its rows come: what the rows take from it, and whether they balance. */
import type { Day } from '../../domain/day.ts';
import { formatDecimal, minorDigits, type Ore } from '../../domain/ore.ts';
import type { RowIdentity } from '../../domain/row.ts';
import type { Notices } from './notices.ts';

export interface Voucher {
  readonly series: string;
  readonly number: string;
  /** Series and number. */
  readonly name: string;
  readonly text: string;
  /** Null when it could not be read: then no row goes out. */
  readonly date: Day | null;
  /** Fiscal year start, series and number. A pre-system gives no number: then nothing names a row but its words. */
  readonly identity: RowIdentity | null;
  /** Its rows count in the roll-forward of the file's year. */
  readonly ofYear0: boolean;
  rows: number;
  debit: number;
  credit: number;
  /** A row was refused already: its sum says nothing. */
  faulty: boolean;
}

export interface VoucherParts {
  readonly series: string;
  readonly number: string;
  readonly text: string;
  readonly date: Day | null;
  readonly yearStart: Day | null;
  readonly ofYear0: boolean;
}

export function makeVoucher(parts: VoucherParts): Voucher {
  const { series, number, text, date, yearStart, ofYear0 } = parts;
  return {
    series,
    number,
    name: series + number,
    text,
    date,
    identity: number === '' ? null : { parts: [yearStart ?? '', series, number], standsAlone: false },
    ofYear0,
    rows: 0,
    debit: 0,
    credit: 0,
    faulty: date === null,
  };
}

/** How a finding names it. */
export function nameOf(voucher: Pick<Voucher, 'name'>): string {
  return voucher.name || '–';
}

export function addToVoucher(voucher: Voucher, amountOre: Ore): void {
  if (amountOre > 0) voucher.debit += amountOre;
  else voucher.credit -= amountOre;
}

/** Debit equals credit to the öre, or the file is refused: a row is missing, or one is wrong. */
export function judgeVoucher(
  voucher: Voucher,
  told: { readonly notices: Notices; readonly currency: string | null; readonly place: number },
): void {
  const { debit, credit } = voucher;
  if (voucher.faulty) return;
  const exact = Number.isSafeInteger(debit) && Number.isSafeInteger(credit);
  if (exact && debit === credit) return;
  const digits = minorDigits(told.currency ?? 'SEK');
  told.notices.error('voucher-unbalanced', told.place, {
    voucher: nameOf(voucher),
    debit: formatDecimal(debit as Ore, digits),
    credit: formatDecimal(credit as Ore, digits),
  });
}
