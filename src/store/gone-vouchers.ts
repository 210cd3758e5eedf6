/**
 * A year file that leaves out a voucher it should hold. Nothing is superseded for it: a selection may leave vouchers out, and
 * books never lose one; so a person is asked, once per voucher, and the question closes when a file states the voucher again.
 */
import type { Finding } from '../domain/finding.ts';
import type { Store } from './open.ts';
import type { Stated } from './versions.ts';

export interface GoneVouchers {
  readonly finding: Finding;
  readonly seqs: readonly number[];
}

const shownVouchers = 10;

/**
 * Vouchers with rows in the books that the file does not state, of the years and series it states: their number lies between
 * the file's numbers of the series, or their day between the first and last day of its rows.
 */
export function findGoneVouchers(store: Store, { file, generatedOn }: Stated): GoneVouchers | null {
  const gone = store.native
    .prepare(
      `with scope as materialized (
         select year_start, series, min(cast(number as integer)) as least, max(cast(number as integer)) as most
         from temp.staged_voucher group by 1, 2),
       days as materialized (
         select v.year_start, min(s.day) as first, max(s.day) as last
         from temp.staged_row s join temp.staged_voucher v on v.ord = s.voucher_ord group by 1),
       stated as materialized (select distinct seq from temp.staged_voucher)
       select v.seq, v.series || v.number as name
       from scope cross join voucher v on v.unit = :unit and v.year_start = scope.year_start and v.series = scope.series
         left join days on days.year_start = v.year_start
       where v.seq not in (select seq from stated) and v.gone_question is null
         and (:generatedOn is null or v.stated_on is null or v.stated_on <= :generatedOn)
         and (select case when count(*) = 0 then 0
                when v.number not glob '*[^0-9]*' and cast(v.number as integer) between scope.least and scope.most then 1
                else min(r.day) between days.first and days.last end
              from tx_row r where r.voucher_seq = v.seq
                and not exists (select 1 from superseded_row x where x.tx_seq = r.seq))
       order by v.series, cast(v.number as integer), v.number`,
    )
    .all({ ...file, generatedOn }) as { seq: number; name: string }[];
  if (gone.length === 0) return null;
  const names = gone.slice(0, shownVouchers).map(({ name }) => name);
  const more = gone.length - names.length;
  const params = { vouchers: gone.length, names: names.join(', '), more };
  return {
    finding: { code: 'voucher-gone', severity: 'warning', params },
    seqs: gone.map(({ seq }) => seq),
  };
}

export function rememberGone(store: Store, seqs: readonly number[], question: number): void {
  const remember = store.native.prepare('update voucher set gone_question = ? where seq = ?');
  for (const seq of seqs) remember.run(question, seq);
}

/** Vouchers that the file states again are no longer missed. Gives the questions that are about none any more. */
export function forgetGone(store: Store): number[] {
  const db = store.native;
  const asked = db.prepare(
    `update voucher set gone_question = null
       where gone_question is not null and seq in (select seq from temp.staged_voucher) returning gone_question as question`,
  );
  const questions = db
    .prepare(
      `select distinct gone_question from voucher
       where gone_question is not null and seq in (select seq from temp.staged_voucher)`,
    )
    .pluck()
    .all() as number[];
  asked.all();
  const left = db.prepare('select 1 from voucher where gone_question = ?');
  return questions.filter((question) => left.get(question) === undefined);
}
