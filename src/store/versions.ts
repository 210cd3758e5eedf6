/**
 * Versions of what files state again. A ledger file states vouchers: rows of a voucher that the later file does not state are
 * superseded, rows that it states again come back. "Later" goes by the day that the files say they were made, else by arrival.
 * What changes is gathered in `temp.gone_row` and `temp.back_row`; `superseded.ts` carries it out.
 */
import type { Day } from '../domain/day.ts';
import type { Finding } from '../domain/finding.ts';
import type { Store } from './open.ts';
import { findKnownRows, type StagedFile } from './take-rows.ts';

export interface Stated {
  readonly file: StagedFile;
  /** The day the file says it was made. */
  readonly generatedOn: Day | null;
}

/** Empty lists of changes. */
export function beginChanges(store: Store): void {
  store.native.exec(
    'create temp table gone_row (tx_seq integer primary key); create temp table back_row (tx_seq integer primary key)',
  );
}

/** Compares the staged vouchers with what the books hold of them; leaves out of the staging what is older than that. */
export function compareVouchers(store: Store, stated: Stated): Finding[] {
  const known = nameVouchers(store, stated);
  if (known === 0) return [];
  const db = store.native;
  findKnownRows(store, stated.file, 'rows of known vouchers');
  const findings = leaveOutOlder(store);
  db.exec(
    `insert into temp.gone_row (tx_seq)
     select r.seq from (select distinct seq from temp.staged_voucher where known = 1 and older = 0) v
     cross join tx_row r on r.voucher_seq = v.seq
     where not exists (select 1 from temp.known_row k where k.tx_seq = r.seq)
       and not exists (select 1 from superseded_row x where x.tx_seq = r.seq)`,
  );
  db.exec(
    `insert into temp.back_row (tx_seq)
     select k.tx_seq from temp.known_row k cross join superseded_row x on x.tx_seq = k.tx_seq`,
  );
  return findings;
}

/** Gives the staged vouchers their numbers in the books, new ones included, and says how many were known. */
function nameVouchers(store: Store, { file, generatedOn }: Stated): number {
  const db = store.native;
  const number = `update temp.staged_voucher set seq = (
     select v.seq from voucher v where v.unit = :unit and v.year_start = staged_voucher.year_start
       and v.series = staged_voucher.series and v.number = staged_voucher.number) where seq is null`;
  db.prepare(number).run(file);
  const { changes: known } = db
    .prepare('update temp.staged_voucher set known = 1 where seq is not null')
    .run();
  db.prepare(
    `insert into voucher (unit, year_start, series, number, stated_on, stated_by)
     select :unit, year_start, series, number, :generatedOn, :id from temp.staged_voucher where seq is null
     group by year_start, series, number order by min(ord)`,
  ).run({ ...file, generatedOn });
  db.prepare(number).run(file);
  if (known > 0 && generatedOn !== null) {
    db.prepare(
      `update temp.staged_voucher set older = 1
       where known = 1 and (select v.stated_on from voucher v where v.seq = staged_voucher.seq) > ?`,
    ).run(generatedOn);
  }
  db.prepare(
    `update voucher set stated_on = coalesce(:generatedOn, stated_on), stated_by = :id
     where seq in (select seq from temp.staged_voucher where known = 1 and older = 0)`,
  ).run({ ...file, generatedOn });
  return known;
}

/** An older export that comes late: what it says of vouchers that a newer file has stated is left out, and told where it differs. */
function leaveOutOlder(store: Store): Finding[] {
  const db = store.native;
  const older = db.prepare('select 1 from temp.staged_voucher where older = 1').get();
  if (!older) return [];
  const told = db
    .prepare(
      `select count(distinct v.seq) as vouchers, min(v.ord) as first
       from temp.staged_voucher v join temp.staged_row s on s.voucher_ord = v.ord
         left join temp.known_row k on k.row_no = s.row_no left join superseded_row x on x.tx_seq = k.tx_seq
       where v.older = 1 and (k.tx_seq is null or x.tx_seq is not null)`,
    )
    .get() as { vouchers: number; first: number | null };
  db.exec(
    `delete from temp.known_row where row_no in
       (select s.row_no from temp.staged_row s join temp.staged_voucher v on v.ord = s.voucher_ord where v.older = 1);
     delete from temp.staged_row where voucher_ord in (select ord from temp.staged_voucher where older = 1)`,
  );
  if (told.first === null) return [];
  const params = { vouchers: told.vouchers, voucher: voucherAt(store, told.first) };
  return [{ code: 'file-older-than-known', severity: 'warning', params }];
}

function voucherAt(store: Store, ord: number): string {
  return String(
    store.native.prepare('select series || number from temp.staged_voucher where ord = ?').pluck().get(ord),
  );
}

/** How many known vouchers are other than before, told once the new rows are in the books. */
export function correctedVouchers(store: Store, file: StagedFile): Finding[] {
  const db = store.native;
  if (db.prepare('select 1 from temp.staged_voucher where known = 1').get() === undefined) return [];
  const told = db
    .prepare(
      `select count(distinct voucher_seq) as vouchers, min(voucher_seq) as first, sum(new) as added, sum(1 - new) as gone from (
         select r.voucher_seq, 0 as new from temp.gone_row g join tx_row r on r.seq = g.tx_seq
         union all select r.voucher_seq, 1 from temp.back_row b join tx_row r on r.seq = b.tx_seq
         union all select r.voucher_seq, 1 from tx_row r
           where r.file_id = ? and r.voucher_seq in (select seq from temp.staged_voucher where known = 1))`,
    )
    .get(file.id) as { vouchers: number; first: number | null; added: number; gone: number };
  if (told.first === null) return [];
  const voucher = String(
    db.prepare('select series || number from voucher where seq = ?').pluck().get(told.first),
  );
  const { vouchers, added, gone } = told;
  return [{ code: 'voucher-corrected', severity: 'warning', params: { vouchers, voucher, gone, added } }];
}
