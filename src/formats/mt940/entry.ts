/** One entry to its sums and its row. */
import { minorDigits, type Ore, ore } from '../../domain/ore.ts';
import { shown } from '../shown.ts';
import { Total } from '../total.ts';
import type { About } from './about.ts';
import { readAmount } from './amount.ts';
import { type EntryDays, noDate } from './days.ts';
import { amountFinding, type FileState, refuse } from './file-state.ts';
import { asWritten } from './national-letters.ts';
import { type ReadEntry, rowOf } from './row.ts';

/** What its entries add up to, by the file's own marks. */
export interface Sums {
  entries: number;
  bookedEntries: number;
  readonly credit: Total;
  readonly debit: Total;
  /** Booked entries, signed. */
  readonly net: Total;
  /** An amount could not be held, so its side has no sum. */
  readonly unknown: { credit: boolean; debit: boolean };
}

export function noSums(): Sums {
  return {
    entries: 0,
    bookedEntries: 0,
    credit: new Total(),
    debit: new Total(),
    net: new Total(),
    unknown: { credit: false, debit: false },
  };
}

export function takeEntry(read: ReadEntry, about: About, sums: Sums, file: FileState): void {
  const { entry, line } = read;
  const amount = readAmount(entry.amount, minorDigits(about.currency ?? 'SEK'));
  // A reversal goes the other way than what it reverses: RC out, RD in.
  const credit = entry.mark === 'C' || entry.mark === 'RD' || entry.mark === 'EC';
  if ('fault' in amount) {
    sums.unknown[credit ? 'credit' : 'debit'] = true;
    const found = amountFinding(amount.fault, entry.amount, about.currency);
    refuse(file, found.code, line, found.params);
    return;
  }
  if (amount.odd) file.notices.warn('swift-amount-form', line, { amount: shown(entry.amount) });
  (credit ? sums.credit : sums.debit).add(amount.ore);
  // EC and ED are expected, and an interim report tells what may still change.
  if (!about.interim && !entry.mark.startsWith('E'))
    book(read, ore(credit ? amount.ore : -amount.ore), { about, sums, file });
}

function book(
  read: ReadEntry,
  signed: Ore,
  { about, sums, file }: { about: About; sums: Sums; file: FileState },
): void {
  sums.bookedEntries += 1;
  file.counts.bookedEntries += 1;
  sums.net.add(signed);
  const { valueDate, entryDate } = read.entry;
  const days = file.entryDays(valueDate, entryDate);
  if (days === null) {
    refuse(file, 'date-unreadable', read.line, { date: dateText(valueDate, entryDate) });
    return;
  }
  tellMoved(days, read, file);
  file.sink.row(
    rowOf(read, {
      row: file.counts.entries,
      account: about.account,
      currency: about.currency,
      number: about.sequence > 0 ? `${about.sequence}/${about.page}` : '',
      date: days.booked.day,
      valueDate: days.value.day,
      amountOre: signed,
      letters: about.currency === 'SEK' ? file.letters : asWritten,
    }),
  );
}

function tellMoved({ value, booked }: EntryDays, { entry, line }: ReadEntry, file: FileState): void {
  const moved = value.clamped ? value : booked.clamped ? booked : null;
  if (moved === null) return;
  const date = value.clamped ? dateText(entry.valueDate, noDate) : String(entry.entryDate).padStart(4, '0');
  file.notices.warn('swift-day-moved', line, { date, day: moved.day });
}

/** As the line has it: YYMMDD and MMDD. */
function dateText(yymmdd: number, mmdd: number): string {
  const value = String(yymmdd).padStart(6, '0');
  return mmdd === noDate ? value : value + String(mmdd).padStart(4, '0');
}
