/** The staged rows go into the books: those that an earlier file gave are recognised, the others are new. */
import type { Side } from '../domain/row.ts';
import type { Store } from './open.ts';
import { sharedColumns } from './staging.ts';

/** The file whose rows are staged. */
export interface StagedFile {
  readonly id: string;
  readonly unit: string;
  readonly importId: string;
  readonly side: Side;
}

/**
 * Equal rows of one file are numbered 0, 1, 2 … (occurrence). Nearly all are number 0, so only the others are kept, in
 * `temp.repeated_row`.
 */
export function numberRepeats(store: Store): void {
  store.native.exec(
    `create temp table repeated_row (row_no integer primary key, occurrence integer not null);
     insert into temp.repeated_row
     select row_no, occurrence from
       (select row_no, row_number() over (partition by fingerprint, account order by row_no) - 1 as occurrence from temp.staged_row)
     where occurrence > 0 order by row_no`,
  );
}

/** Of which staged rows it is looked up whether they are in the books: of vouchers that are known, or all of them. */
export type LookUp = 'rows of known vouchers' | 'all rows';

/** Fills `temp.known_row`: which staged row is which row of the books already. */
export function findKnownRows(store: Store, file: StagedFile, which: LookUp): void {
  const from =
    which === 'all rows'
      ? 'temp.staged_row s'
      : 'temp.staged_row s cross join temp.staged_voucher v on v.ord = s.voucher_ord and v.known = 1';
  store.native.exec('create temp table known_row (row_no integer primary key, tx_seq integer not null)');
  store.native
    .prepare(
      `insert into temp.known_row (row_no, tx_seq)
       select s.row_no, r.seq from ${from} left join temp.repeated_row p on p.row_no = s.row_no
       cross join tx_row r on r.unit = :unit and r.side = :side and r.account = s.account
         and r.fingerprint = s.fingerprint and r.occurrence = coalesce(p.occurrence, 0)`,
    )
    .run(file);
  store.native.exec('create index temp.known_row_tx on known_row (tx_seq)');
}

/** Puts the rows that no earlier file gave into the books. Gives how many they are, in all and per account. */
export function insertNewRows(
  store: Store,
  file: StagedFile,
): { total: number; perAccount: Record<string, number> } {
  const db = store.native;
  const exists = (table: string): boolean =>
    db.prepare(`select 1 from temp.sqlite_master where name = ?`).get(table) !== undefined;
  const unknown = exists('known_row')
    ? 'where s.row_no not in (select row_no from temp.known_row)'
    : 'where true';
  db.prepare(
    `insert into tx_row (file_id, unit, import_id, side, voucher_seq, occurrence, row_hash, ${sharedColumns.join(', ')})
     select :id, :unit, :importId, :side, v.seq, coalesce(p.occurrence, 0), s.content_hash || '-' || coalesce(p.occurrence, 0),
       ${sharedColumns.map((column) => `s.${column}`).join(', ')}
     from temp.staged_row s left join temp.repeated_row p on p.row_no = s.row_no
       left join temp.staged_voucher v on v.ord = s.voucher_ord
     ${unknown} order by s.row_no
     on conflict (unit, side, account, fingerprint, occurrence) do nothing`,
  ).run(file);
  const counts = db
    .prepare('select account, count(*) as n from tx_row where file_id = ? group by account')
    .all(file.id) as { account: string; n: number }[];
  return {
    total: counts.reduce((sum, count) => sum + count.n, 0),
    perAccount: Object.fromEntries(counts.map((count) => [count.account, count.n])),
  };
}
