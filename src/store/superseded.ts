/**
 * Rows that leave and come back. A superseded row stays in `tx_row` and in the matches it is in; it is no open item any more,
 * and a match that holds it is flagged for a person. Nothing is undone by itself.
 */
import type { Finding } from '../domain/finding.ts';
import type { ImportedGroup } from '../domain/group.ts';
import type { Store } from './open.ts';
import type { StagedFile } from './take-rows.ts';

export interface Changing {
  readonly file: StagedFile;
  readonly at: string;
  readonly reason: 'voucher' | 'snapshot' | 'answer';
  readonly groups: readonly ImportedGroup[];
}

export interface Changed {
  readonly gone: number;
  readonly back: number;
  /** Accounts whose open items are other than before. */
  readonly accounts: ReadonlySet<string>;
  readonly findings: readonly Finding[];
}

/** Carries out what `temp.gone_row` and `temp.back_row` say; called when the new rows are in the books. */
export function carryOutChanges(store: Store, changing: Changing): Changed {
  const db = store.native;
  const { file, at, reason } = changing;
  const count = (table: string): number =>
    db.prepare(`select count(*) from temp.${table}`).pluck().get() as number;
  const [gone, back] = [count('gone_row'), count('back_row')];
  if (gone + back === 0) return { gone, back, accounts: new Set(), findings: [] };
  const facts = { file: file.id, at, reason };
  const event = `insert into row_event (tx_seq, kind, reason, file_id, at) select tx_seq, ?, :reason, :file, :at from temp.`;
  db.prepare(`${event}gone_row order by tx_seq`).run('superseded', facts);
  db.prepare(`${event}back_row order by tx_seq`).run('restored', facts);
  db.prepare(
    'insert into superseded_row (tx_seq, reason, file_id, at) select tx_seq, :reason, :file, :at from temp.gone_row',
  ).run(facts);
  db.exec(
    `delete from superseded_row where tx_seq in (select tx_seq from temp.back_row);
     delete from open_reason where tx_seq in (select tx_seq from temp.gone_row)`,
  );
  const findings = flagMatches(store, changing);
  const accounts = new Set(
    db
      .prepare(
        `select distinct r.account from (select tx_seq from temp.gone_row union all select tx_seq from temp.back_row) c
         join tx_row r on r.seq = c.tx_seq`,
      )
      .pluck()
      .all() as string[],
  );
  noteInGroups(store, changing, accounts);
  return { gone, back, accounts, findings };
}

/**
 * A ledger row in a match that is no longer in its voucher is flagged always. An open item that leaves its list has been paid,
 * which is what its match says; it is flagged only when the list holds the same item (invoice, else reference) in another row:
 * then the match stands on an amount that is no longer true.
 */
function flagMatches(store: Store, { file, at, reason }: Changing): Finding[] {
  const db = store.native;
  const code = reason === 'snapshot' ? 'open-item-changed' : 'ledger-row-superseded';
  const stillListed =
    reason !== 'snapshot'
      ? ''
      : `join tx_row r on r.seq = g.tx_seq and (r.account, coalesce(r.invoice, r.reference)) in
           (select account, coalesce(invoice, reference) from tx_row where file_id = :file)`;
  const matched = db
    .prepare(
      `insert into match_flag (match_seq, tx_seq, code, file_id, at)
       select a.match_seq, g.tx_seq, :code, :file, :at from temp.gone_row g cross join active_row a on a.tx_seq = g.tx_seq
       ${stillListed} where true on conflict do nothing returning match_seq as match, tx_seq as row`,
    )
    .all({ code, file: file.id, at }) as { match: number; row: number }[];
  const first = matched[0];
  if (!first) return [];
  const matches = new Set(matched.map((flag) => flag.match)).size;
  const rows = new Set(matched.map((flag) => flag.row)).size;
  const params = { matches, rows, match: `m${first.match}`, row: `t${first.row}` };
  return [{ code, severity: 'warning', params }];
}

/** The groups' open items are other than before: a plan made on the earlier ones is not committed, and the next run is not idle. */
function noteInGroups(store: Store, { file, groups }: Changing, accounts: ReadonlySet<string>): void {
  const note = store.native.prepare(
    `insert into group_state (group_id, unit, revision) values (?, ?, 1)
     on conflict (group_id, unit) do update set revision = revision + 1`,
  );
  for (const group of groups)
    if (group.accounts.some((account) => accounts.has(account))) note.run(group.id, file.unit);
}
