import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { historyHash } from '../../src/store/history.ts';
import { runIn } from '../support/in-process.ts';
import { bankCsv, ledgerCsv, makeWorkspace } from '../support/workspace.ts';

async function reconciledWorkspace() {
  const workspace = makeWorkspace();
  workspace.drop('100', 'bok', 'bok.csv', ledgerCsv([['1930', '2026-11-10', '100,00', 'A', 'ett']]));
  workspace.drop('100', 'bank', 'utdrag.csv', bankCsv([['2026-11-11', '100,00', 'A', 'ett']]));
  await runIn(workspace, 'A');
  return workspace;
}

describe('what is written once', () => {
  it('is never changed or removed: matches, their rows, rule texts and the history', async () => {
    using workspace = await reconciledWorkspace();
    const db = new Database(workspace.database);
    try {
      for (const table of ['match', 'match_row', 'rule_text', 'history']) {
        expect(db.prepare(`select count(*) as n from ${table}`).get(), table).not.toEqual({ n: 0 });
        const column =
          table === 'rule_text'
            ? 'hash'
            : table === 'match_row'
              ? 'side'
              : table === 'match'
                ? 'rule_id'
                : 'who';
        expect(() => db.prepare(`update ${table} set ${column} = 'x'`).run(), table).toThrow(/append-only/);
        expect(() => db.prepare(`delete from ${table}`).run(), table).toThrow(/append-only/);
      }
    } finally {
      db.close();
    }
  });

  it('is chained: each history row carries the hash of the row before and of its own content, and who', async () => {
    using workspace = await reconciledWorkspace();
    const rows = workspace.query<{
      at: string;
      who: string;
      run_id: string;
      kind: string;
      subject: string;
      data: string;
      prev_hash: string;
      hash: string;
    }>('select * from history order by seq');
    expect(rows.length).toBeGreaterThan(8);
    let before = '';
    for (const row of rows) {
      expect(row.prev_hash).toBe(before);
      expect(row.hash).toBe(historyHash({ ...row, runId: row.run_id, prevHash: row.prev_hash }));
      expect(row.who).toBe('/A');
      before = row.hash;
    }
  });

  it('is signed by run: engine version, configuration, input and result by hash', async () => {
    using workspace = await reconciledWorkspace();
    const [run] = workspace.query<Record<string, string>>(
      'select engine_version, config_hash, input_hash, result_hash from run',
    );
    const [groupRun] = workspace.query<Record<string, string>>(
      'select engine_version, config_hash, input_hash, result_hash from group_run',
    );
    for (const hashes of [run, groupRun]) {
      for (const name of ['config_hash', 'input_hash', 'result_hash'])
        expect(hashes?.[name]).toMatch(/^[0-9a-f]{64}$/);
      expect(hashes?.['engine_version']).not.toBe('');
    }
  });
});
