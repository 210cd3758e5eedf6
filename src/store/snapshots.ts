/**
 * `content: snapshot`: the newest file of an import and unit states all open items. Rows that it no longer holds are superseded,
 * rows that it holds again come back. `snapshot_row` is the list as it stands, so a comparison costs what the lists are long,
 * not what has been.
 */
import type { Finding } from '../domain/finding.ts';
import type { Store } from './open.ts';
import { findKnownRows } from './take-rows.ts';
import type { Stated } from './versions.ts';

/** A list that loses this share of its items, and this many, is looked at by a person. */
const shrunkShare = 0.8;
const shrunkRows = 20;

export interface SnapshotOutcome {
  readonly findings: readonly Finding[];
  /** False: the file changes nothing of the list (it is empty, or older than the one that stands). */
  readonly takes: boolean;
}

/** Compares the staged list with the one that stands. */
export function compareSnapshot(store: Store, stated: Stated): SnapshotOutcome {
  const db = store.native;
  const { file, generatedOn } = stated;
  const standing = db
    .prepare('select stated_on as statedOn from snapshot where unit = :unit and import_id = :importId')
    .get(file) as { statedOn: string | null } | undefined;
  if (!standing) beginList(store, stated);
  if (standing?.statedOn && generatedOn !== null && standing.statedOn > generatedOn)
    return leaveOut(store, standing.statedOn);
  const before = db
    .prepare('select count(*) from snapshot_row where unit = :unit and import_id = :importId')
    .pluck()
    .get(file) as number;
  if (db.prepare('select 1 from temp.staged_row').get() === undefined) {
    const empty: Finding = { code: 'snapshot-empty', severity: 'warning', params: { rows: before } };
    return { takes: false, findings: before === 0 ? [] : [empty] };
  }
  findKnownRows(store, file, 'all rows');
  db.exec(
    `insert into temp.back_row (tx_seq)
     select k.tx_seq from temp.known_row k cross join superseded_row x on x.tx_seq = k.tx_seq`,
  );
  const { changes: gone } = db
    .prepare(
      `insert into temp.gone_row (tx_seq)
       select l.tx_seq from snapshot_row l where l.unit = :unit and l.import_id = :importId
         and not exists (select 1 from temp.known_row k where k.tx_seq = l.tx_seq)`,
    )
    .run(file);
  const shrunk: Finding = { code: 'snapshot-shrunk', severity: 'warning', params: { gone, before } };
  return { takes: true, findings: gone >= shrunkRows && gone >= before * shrunkShare ? [shrunk] : [] };
}

/** The import's first list: what its files gave as long as they were events is the list that stood. */
function beginList(store: Store, { file }: Stated): void {
  store.native
    .prepare(
      `insert into snapshot_row (unit, import_id, tx_seq)
       select r.unit, r.import_id, r.seq from source_file f join tx_row r on r.file_id = f.id
       where f.unit = :unit and f.import_id = :importId and not exists (select 1 from superseded_row x where x.tx_seq = r.seq)`,
    )
    .run(file);
}

function leaveOut(store: Store, known: string): SnapshotOutcome {
  store.native.exec('delete from temp.staged_row');
  return { takes: false, findings: [{ code: 'snapshot-older', severity: 'warning', params: { known } }] };
}

/** The staged list is now the one that stands. To be called when its rows are in the books. */
export function takeSnapshot(store: Store, { file, generatedOn }: Stated): void {
  const db = store.native;
  db.prepare('delete from snapshot_row where unit = :unit and import_id = :importId').run(file);
  db.prepare(
    `insert into snapshot_row (unit, import_id, tx_seq)
     select :unit, :importId, tx_seq from temp.known_row union select :unit, :importId, seq from tx_row where file_id = :id`,
  ).run(file);
  db.prepare(
    `insert into snapshot (unit, import_id, file_id, stated_on) values (:unit, :importId, :id, :generatedOn)
     on conflict (unit, import_id) do update set file_id = excluded.file_id, stated_on = excluded.stated_on`,
  ).run({ ...file, generatedOn });
}
