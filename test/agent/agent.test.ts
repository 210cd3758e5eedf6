import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { violations } from '../support/invariants.ts';
import { documentOf } from '../support/json.ts';
import { type Running, run, start, until } from '../support/program.ts';
import { bankCsv, ledgerCsv, makeWorkspace, manyBankRows, type Workspace } from '../support/workspace.ts';

// Without events the folders are only scanned: the same assertions, longer limits.
const patienceMs = process.env['PK_TEST_WATCH'] === 'none' ? 40_000 : 20_000;
const timeout = { timeout: 90_000 };

async function startAgent(workspace: Workspace): Promise<Running> {
  const agent = start(['agent', '--config', workspace.configPath, '--json']);
  await until('the agent has its lease', () => holdsLease(workspace), patienceMs);
  return agent;
}

function holdsLease(workspace: Workspace): boolean {
  try {
    return workspace.query(`select name from lease where name = 'agent' and owner is not null`).length > 0;
  } catch {
    return false;
  }
}

async function stopped(agent: Running): Promise<{ code: number | null; stdout: string; stderr: string }> {
  agent.child.kill('SIGTERM');
  return agent.ended;
}

const inState = (workspace: Workspace, state: string): number =>
  workspace.query('select id from source_file where state = ?', state).length;

const ledger = ledgerCsv([
  ['1930', '2026-11-10', '100,00', 'A', 'ett'],
  ['1930', '2026-11-11', '200,00', 'B', 'två'],
  ['5010', '2026-11-11', '7,00', '', 'hyra'],
]);
const bank = bankCsv([
  ['2026-11-11', '100,00', 'A', 'ett'],
  ['2026-11-12', '250,00', 'B', 'två'],
]);

describe('the agent', timeout, () => {
  it('takes dropped files through to reconciled accounts and a mail, and ends with 143 on SIGTERM', async () => {
    using workspace = makeWorkspace({ expects: ['bok', 'bank'] });
    const agent = await startAgent(workspace);
    workspace.drop('100', 'bok', 'bok.csv', ledger);
    workspace.drop('100', 'bank', 'utdrag.csv', bank);
    await until(
      'a mail is out',
      () => workspace.query(`select id from outbox_mail where state = 'sent'`).length > 0,
      patienceMs,
    );
    const ended = await stopped(agent);
    expect(ended.code, ended.stderr).toBe(143);
    expect(workspace.query('select rule_id, status from match')).toEqual([
      { rule_id: 'referens', status: 'auto' },
    ]);
    expect(workspace.query(`select reason, state from recon_window`)).toEqual([
      { reason: 'complete', state: 'done' },
    ]);
    const dropped = [
      { unit: '100', importId: 'bok', name: 'bok.csv', content: ledger },
      { unit: '100', importId: 'bank', name: 'utdrag.csv', content: bank },
    ];
    expect(violations(workspace, dropped, { rows: 5 })).toEqual([]);
    const document = documentOf(ended.stdout);
    expect(document.files).toEqual({
      found: 2,
      imported: 2,
      byOthers: 0,
      duplicate: 0,
      quarantined: 0,
      waiting: 0,
    });
    expect(document.groups).toEqual([
      { group: 'bank', unit: '100', matched: 2, suggested: 0, open: 2, ambiguous: 0, openAmountOre: 45_000 },
    ]);
  });

  it('takes a file that is written in place only when it is complete', async () => {
    using workspace = makeWorkspace({ quietMs: 400 });
    const agent = await startAgent(workspace);
    const path = join(workspace.inbox('100', 'bank'), 'vaxer.csv');
    const whole = manyBankRows(300);
    for (let part = 1; part <= 6; part++) {
      writeFileSync(path, whole.slice(0, Math.floor((whole.length * part) / 6)));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await until('the file is archived', () => inState(workspace, 'done') === 1, patienceMs);
    await stopped(agent);
    expect(
      violations(workspace, [{ unit: '100', importId: 'bank', name: 'vaxer.csv', content: whole }], {
        rows: 300,
      }),
    ).toEqual([]);
  });

  it('takes up what lay in the folders, and an open window, when it starts again', async () => {
    using workspace = makeWorkspace({ windowQuiet: '600s', windowLongest: '700s' });
    workspace.drop('100', 'bok', 'bok.csv', ledger);
    const first = await startAgent(workspace);
    await until('the file is archived', () => inState(workspace, 'done') === 1, patienceMs);
    await stopped(first);
    expect(workspace.query('select state from recon_window')).toEqual([{ state: 'open' }]);
    workspace.drop('100', 'bank', 'utdrag.csv', bank);
    const second = await startAgent(workspace);
    await until('the second file is archived', () => inState(workspace, 'done') === 2, patienceMs);
    await stopped(second);
    expect(
      workspace.query('select state, (select count(*) from window_file) as files from recon_window'),
    ).toEqual([{ state: 'open', files: 2 }]);
    const reconciled = await run(['/R', '--config', workspace.configPath, '--json']);
    expect(documentOf(reconciled.stdout).groups[0]).toMatchObject({ matched: 2, open: 2 });
    expect(workspace.query('select state, reason from recon_window')).toEqual([
      { state: 'done', reason: 'command' },
    ]);
  });

  it('closes a window after its longest time, names the import that did not come, and mails the error', async () => {
    using workspace = makeWorkspace({ expects: ['bok', 'bank'], windowLongest: '2s' });
    const agent = await startAgent(workspace);
    workspace.drop('100', 'bok', 'bok.csv', ledger);
    await until(
      'the mail is out',
      () => workspace.query(`select id from outbox_mail where state = 'sent'`).length > 0,
      patienceMs,
    );
    await stopped(agent);
    expect(workspace.query('select reason, missing from recon_window')).toEqual([
      { reason: 'longest', missing: '["bank"]' },
    ]);
    expect(
      workspace.query(
        `select severity from outbox_entry where json_extract(entry, '$.kind') = 'window-reconciled'`,
      ),
    ).toEqual([{ severity: 'error' }]);
  });

  it('refuses to be two, and says who works', async () => {
    using workspace = makeWorkspace();
    const first = await startAgent(workspace);
    const second = await run(['agent', '--config', workspace.configPath, '--json']);
    expect(second.code).toBe(170);
    expect(JSON.parse(second.stdout).error.code).toBe('agent-already-runs');
    await stopped(first);
  });

  it('keeps the other units working while the folders of one are gone, tells it once, and catches up when they are back', async () => {
    using workspace = makeWorkspace({ units: ['100', '200'] });
    const agent = await startAgent(workspace);
    const away = join(workspace.folder, 'borta');
    renameSync(workspace.archive('100', 'bank'), away);
    workspace.drop('100', 'bank', 'a.csv', manyBankRows(2, 1));
    workspace.drop('200', 'bank', 'b.csv', manyBankRows(2, 2));
    await until('the other unit is done', () => inState(workspace, 'done') === 1, patienceMs);
    await until(
      'the fault is on record',
      () => workspace.query('select key from incident').length === 1,
      patienceMs,
    );
    expect(workspace.query('select unit from source_file')).toEqual([{ unit: '200' }]);
    renameSync(away, workspace.archive('100', 'bank'));
    await until('the first unit is done', () => inState(workspace, 'done') === 2, patienceMs);
    await stopped(agent);
    const told = workspace.query<{ kind: string }>(
      `select json_extract(entry, '$.kind') as kind from outbox_entry where json_extract(entry, '$.kind') like 'path%'`,
    );
    expect(told).toEqual([{ kind: 'path-held' }, { kind: 'path-ok-again' }]);
  });

  it('imports 200 files dropped at once over 20 units, each once, and a lost race leaves no row', async () => {
    const units = Array.from({ length: 20 }, (_, i) => String(100 + i));
    using workspace = makeWorkspace({ units });
    const agent = await startAgent(workspace);
    const dropped = Array.from({ length: 200 }, (_, i) => ({
      unit: units[i % 20] as string,
      importId: 'bank',
      name: `fil-${i}.csv`,
      content: manyBankRows(3, i),
    }));
    for (const file of dropped) workspace.drop(file.unit, file.importId, file.name, file.content);
    await until('all are archived', () => inState(workspace, 'done') === 200, 60_000);
    await stopped(agent);
    expect(violations(workspace, dropped, { rows: 600 })).toEqual([]);
    expect(workspace.query('select id from source_file')).toHaveLength(200);
  });
});

describe('an agent and three one-shot runs at the same time', timeout, () => {
  it('import 500 files, each row once, each file by one of them', async () => {
    using workspace = makeWorkspace({ units: ['100', '200'], windowQuiet: '60s', windowLongest: '600s' });
    const dropped = Array.from({ length: 500 }, (_, i) => ({
      unit: i % 2 ? '100' : '200',
      importId: 'bank',
      name: `fil-${i}.csv`,
      content: manyBankRows(2, i),
    }));
    for (const file of dropped) workspace.drop(file.unit, file.importId, file.name, file.content);
    const agent = start(['agent', '--config', workspace.configPath, '--json']);
    const runs = Array.from({ length: 3 }, () => start(['/U', '--config', workspace.configPath, '--json']));
    const documents = [];
    for (const ended of await Promise.all(runs.map((one) => one.ended))) {
      expect(ended.code, ended.stdout + ended.stderr).toBe(0);
      documents.push(documentOf(ended.stdout));
    }
    const ended = await stopped(agent);
    expect(ended.code).toBe(143);
    expect(violations(workspace, dropped, { rows: 1_000 })).toEqual([]);
    const byRuns = documents.reduce((sum, document) => sum + document.files.imported, 0);
    const byAgent =
      workspace.query<{ n: number }>(
        `select count(*) as n from history where kind = 'file.committed' and who = 'agent'`,
      )[0]?.n ?? 0;
    expect(byRuns + byAgent).toBe(500);
    for (const document of documents) {
      const { found, imported, byOthers, duplicate, quarantined, waiting } = document.files;
      expect(found).toBe(imported + byOthers + duplicate + quarantined + waiting);
      expect({ duplicate, quarantined, waiting }).toEqual({ duplicate: 0, quarantined: 0, waiting: 0 });
    }
    rmSync(join(workspace.folder, 'logg'), { recursive: true, force: true });
  }, 150_000);
});
