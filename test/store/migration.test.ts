import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { Migration0001Initial } from '../../src/store/migrations/sqlite/migration-0001-initial.ts';
import { closeStore, openStore } from '../../src/store/open.ts';
import { makeWorkspace } from '../support/workspace.ts';

/** A database as the first release left it, filled by hand. */
function firstRelease(path: string): void {
  const db = new Database(path);
  const statements: string[] = [];
  const collector = { addSql: (sql: string) => statements.push(sql) };
  Migration0001Initial.prototype.up.call(collector as never);
  for (const sql of statements) db.exec(sql);
  db.exec(`
    create table mikro_orm_migrations (id integer primary key autoincrement, name text, executed_at datetime default current_timestamp);
    insert into mikro_orm_migrations (name) values ('Migration0001Initial');
    insert into source_file (id, unit, import_id, name, name_bytes, inbox_path, size_bytes, mtime_ns, ctime_ns, ino, state, format,
      received_at, claimed_day, owner, fence) values ('F1', '100', 'bok', 'a.se', 'a', '/i', 1, '1', '1', '1', 'done', 'sie4', 't', 'd', 'r', 1);
    insert into balance (file_id, unit, account, kind, day, amount_ore) values
      ('F1', '100', '1930', 'opening', '2025-07-01', 0), ('F1', '100', '1930', 'opening', '2026-07-01', 0);
    insert into tx_row (file_id, row_no, unit, import_id, side, account, day, amount_ore, currency, series, number, fingerprint, occurrence, row_hash) values
      ('F1', 1, '100', 'bok', 'ledger', '1930', 20600, 100, 'SEK', 'A', '1', 'f1', 0, 'h1'),
      ('F1', 2, '100', 'bok', 'ledger', '3000', 20600, -100, 'SEK', 'A', '1', 'f2', 0, 'h2'),
      ('F1', 3, '100', 'bok', 'ledger', '1930', 20700, 5, 'SEK', null, '1', 'f3', 0, 'h3'),
      ('F1', 4, '100', 'bok', 'ledger', '1930', 20000, 7, 'EUR', 'A', '1', 'f4', 0, 'h4');
    insert into run (id, mode, who, started_at, engine_version, program_version, config_hash) values ('r1', 'A', '/A', 't', '1', '1', 'c');
    insert into recon_window (id, group_id, unit, seq, state, opened_at, last_commit_at, deadline_at, quiet_ms, on_missing)
      values ('w1', 'bank', '100', 1, 'done', 't', 't', 't', 1, 'warn');
    insert into group_run (id, run_id, group_id, unit, window_id, started_at, ended_at, engine_version, config_hash, input_hash, result_hash,
      high_water, noop, passes, matched, suggested, open, ambiguous, open_amount_ore, report, fence)
      values ('g1', 'r1', 'bank', '100', 'w1', 't', 't', '1', 'c', 'i', 'o', 4, 0, 1, 2, 0, 2, 0, 0, '{}', 1);
    insert into match (seq, run_id, group_run_id, group_id, unit, rule_id, rule_hash, family, status, pass, difference_ore, row_set_hash, day_min, day_max, certificate)
      values (1, 'r1', 'g1', 'bank', '100', 'x', 'h', 'exact', 'auto', 1, 0, 's', 1, 2, '{}');
    insert into match_flag (match_seq, tx_seq, code, group_run_id, at) values (1, 1, 'late-competitor', 'g1', 't');
  `);
  db.close();
}

describe('a database of the first release', () => {
  it('is brought up: vouchers get their fiscal year, accounts their currencies, flags stay and stay guarded', async () => {
    using workspace = makeWorkspace();
    firstRelease(workspace.database);
    await closeStore(await openStore(`sqlite:${workspace.database}`));
    expect(
      workspace.query(
        'select year_start, series, number, (select count(*) from tx_row r where r.voucher_seq = v.seq) as rows from voucher v order by 1',
      ),
    ).toEqual([
      { year_start: '2025-07-01', series: 'A', number: '1', rows: 2 },
      { year_start: '2026-07-01', series: '', number: '1', rows: 1 },
    ]);
    // Before the first fiscal year that is known there is no telling.
    expect(workspace.query('select row_no from tx_row where voucher_seq is null')).toEqual([{ row_no: 4 }]);
    expect(workspace.query('select account, currency from account_currency order by 1, 2')).toEqual([
      { account: '1930', currency: 'EUR' },
      { account: '1930', currency: 'SEK' },
      { account: '3000', currency: 'SEK' },
    ]);
    expect(workspace.query('select code, group_run_id, file_id from match_flag')).toEqual([
      { code: 'late-competitor', group_run_id: 'g1', file_id: null },
    ]);
    const db = new Database(workspace.database);
    try {
      for (const table of ['match_flag', 'row_event']) {
        if (table === 'row_event')
          db.exec(
            `insert into row_event (tx_seq, kind, reason, file_id, at) values (1, 'superseded', 'voucher', 'F1', 't')`,
          );
        expect(() => db.exec(`delete from ${table}`), table).toThrow(/append-only/);
        expect(() => db.exec(`update ${table} set at = 'x'`), table).toThrow(/append-only/);
      }
    } finally {
      db.close();
    }
  });
});
