import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runIn } from '../support/in-process.ts';
import { violations } from '../support/invariants.ts';
import { run } from '../support/program.ts';
import { bankCsv, ledgerCsv, makeWorkspace, type Workspace } from '../support/workspace.ts';

const rows = (workspace: Workspace) =>
  workspace
    .query<{ reference: string; n: number }>(
      'select reference, count(*) as n from tx_row group by reference order by reference',
    )
    .map((row) => `${row.reference}×${row.n}`);

const day = '2026-11-10';
const a = [day, '100,00', 'A', 'kaffe'] as const;
const b = [day, '200,00', 'B', 'bulle'] as const;
const c = [day, '300,00', 'C', 'te'] as const;

describe('importing', () => {
  it('keeps rows that are repeated within a file, and adds of an overlapping file only what is new', async () => {
    using workspace = makeWorkspace();
    workspace.drop('100', 'bank', 'måndag.csv', bankCsv([a, a, b]));
    await runIn(workspace, 'U');
    expect(rows(workspace)).toEqual(['A×2', 'B×1']);
    workspace.drop('100', 'bank', 'tisdag.csv', bankCsv([a, a, a, c]));
    const second = await runIn(workspace, 'U');
    expect(rows(workspace)).toEqual(['A×3', 'B×1', 'C×1']);
    expect(second.rows).toEqual({ imported: 2, alreadyKnown: 2 });
  });

  it('keeps the rows of two units apart', async () => {
    using workspace = makeWorkspace({ units: ['100', '200'] });
    workspace.drop('100', 'bank', 'u.csv', bankCsv([a]));
    workspace.drop('200', 'bank', 'u.csv', bankCsv([a]));
    expect((await runIn(workspace, 'U')).files).toMatchObject({ imported: 2, duplicate: 0 });
    expect(rows(workspace)).toEqual(['A×2']);
  });

  it('records the same content again as a duplicate, archives it apart and imports nothing of it', async () => {
    using workspace = makeWorkspace();
    const content = bankCsv([a, b]);
    workspace.drop('100', 'bank', 'ett.csv', content);
    await runIn(workspace, 'U');
    workspace.drop('100', 'bank', 'två.csv', content);
    const second = await runIn(workspace, 'U');
    expect(second.files).toMatchObject({ found: 1, imported: 0, duplicate: 1 });
    expect(second.exitCode).toBe(0);
    const [first, duplicate] = workspace.query<{ archived_as: string; dup_of: string; id: string }>(
      'select id, archived_as, dup_of from source_file order by id',
    );
    expect(duplicate?.dup_of).toBe(first?.id);
    expect(duplicate?.archived_as).toMatch(
      /arkiv\/100\/bank\/duplicates\/\d{4}-\d\d-\d\d\/[0-9A-Z]{26}~två\.csv$/,
    );
    expect(readFileSync(duplicate?.archived_as ?? '', 'utf8')).toBe(content);
    const drops = [
      { unit: '100', importId: 'bank', name: 'ett.csv', content },
      { unit: '100', importId: 'bank', name: 'två.csv', content },
    ];
    expect(violations(workspace, drops, { rows: 2 })).toEqual([]);
  });

  it('puts a bad file in quarantine with the reason beside it, and nothing of it in the books', async () => {
    using workspace = makeWorkspace();
    workspace.drop('100', 'bank', 'dålig.csv', bankCsv([a, [day, 'hundra', 'X', 'fel']]));
    workspace.drop('100', 'bank', 'bra.csv', bankCsv([b]));
    const result = await runIn(workspace, 'U');
    expect(result.files).toMatchObject({ imported: 1, quarantined: 1 });
    expect(result.exitCode).toBe(13);
    expect(result.errors).toMatchObject([{ code: 'amount-unreadable', file: 'dålig.csv' }]);
    expect(rows(workspace)).toEqual(['B×1']);
    const [file] = workspace.query<{ quarantined_as: string }>(
      `select quarantined_as from source_file where state = 'quarantined'`,
    );
    expect(basename(file?.quarantined_as ?? '')).toMatch(/^[0-9A-Z]{26}~dålig\.csv$/);
    const told = readFileSync(`${file?.quarantined_as}.orsak.txt`, 'utf8');
    expect(told).toContain('dålig.csv');
    expect(told).toContain('hundra');
    expect(told).toContain('rad 3');
    expect(JSON.parse(readFileSync(`${file?.quarantined_as}.reason.json`, 'utf8'))).toMatchObject({
      code: 'amount-unreadable',
      line: 3,
      tries: 1,
    });
  });

  it('takes a refused file up again when the fault is mended', async () => {
    using workspace = makeWorkspace();
    const config = readFileSync(workspace.configPath, 'utf8');
    writeFileSync(
      workspace.configPath,
      config.replace('"account": "1930"', '"accounts": { "SE35 5000 0000 0549 1000 0003": "1930" }'),
    );
    workspace.drop('100', 'bank', 'u.csv', bankCsv([a]));
    expect((await runIn(workspace, 'U')).errors).toMatchObject([{ code: 'import-account-unmapped' }]);
    writeFileSync(workspace.configPath, config);
    const [file] = workspace.query<{ id: string; quarantined_as: string }>(
      'select id, quarantined_as from source_file',
    );
    const retried = await run(['files', 'retry', file?.id ?? '', '--config', workspace.configPath, '--json']);
    expect(retried.code, retried.stdout + retried.stderr).toBe(0);
    expect(rows(workspace)).toEqual(['A×1']);
    expect(
      violations(workspace, [{ unit: '100', importId: 'bank', name: 'u.csv', content: bankCsv([a]) }], {
        rows: 1,
      }),
    ).toEqual([]);
  });

  it('leaves files where they are, and says 3, while the archive folder is missing', async () => {
    using workspace = makeWorkspace();
    rmSync(workspace.archive('100', 'bank'), { recursive: true });
    workspace.drop('100', 'bank', 'u.csv', bankCsv([a]));
    const held = await runIn(workspace, 'U', { waitMs: 1_000 });
    expect(held.exitCode).toBe(3);
    expect(held.errors).toMatchObject([
      { code: 'path-missing', params: { path: workspace.archive('100', 'bank') } },
    ]);
    expect(workspace.files(workspace.inbox('100', 'bank'))).toEqual(['u.csv']);
    mkdirSync(workspace.archive('100', 'bank'));
    expect((await runIn(workspace, 'U')).files).toMatchObject({ imported: 1 });
  });

  it('says 3 when an import folder is missing, and imports the others', async () => {
    using workspace = makeWorkspace({ units: ['100', '200'] });
    rmSync(workspace.inbox('100', 'bank'), { recursive: true });
    workspace.drop('200', 'bank', 'u.csv', bankCsv([a]));
    const result = await runIn(workspace, 'U', { waitMs: 2_000 });
    expect(result.exitCode).toBe(3);
    expect(result.files).toMatchObject({ imported: 1 });
  });

  it('leaves hidden and temporary files, links and folders alone', async () => {
    using workspace = makeWorkspace();
    const inbox = workspace.inbox('100', 'bank');
    writeFileSync(join(workspace.folder, 'utanför.csv'), bankCsv([a]));
    symlinkSync(join(workspace.folder, 'utanför.csv'), join(inbox, 'länk.csv'));
    writeFileSync(join(inbox, '.dold.csv'), bankCsv([a]));
    writeFileSync(join(inbox, 'halv.csv.part'), bankCsv([a]));
    mkdirSync(join(inbox, 'mapp.csv'));
    expect((await runIn(workspace, 'U')).files).toMatchObject({ found: 0 });
    expect(workspace.query('select id from source_file')).toEqual([]);
  });

  it('takes names that are long, or not valid UTF-8, and keeps them at the end of the new one', async () => {
    using workspace = makeWorkspace();
    const inbox = workspace.inbox('100', 'bank');
    const latin = Buffer.concat([
      Buffer.from(`${inbox}/`),
      Buffer.from([0xe5, 0xe4, 0xf6]),
      Buffer.from('.csv'),
    ]);
    writeFileSync(latin, bankCsv([a]));
    writeFileSync(join(inbox, `${'x'.repeat(240)}.csv`), bankCsv([b]));
    expect((await runIn(workspace, 'U')).files).toMatchObject({ imported: 2 });
    const names = workspace.query<{ name_bytes: Buffer; archived_as: string }>(
      'select name_bytes, archived_as from source_file order by length(name_bytes)',
    );
    expect(names[0]?.name_bytes.toString('hex')).toBe('e5e4f62e637376');
    expect(names[0]?.archived_as).toMatch(/~åäö\.csv$/);
    expect(names[1]?.archived_as).toMatch(/~x+\.csv$/);
  });

  it('imports the same name with other content as a new file', async () => {
    using workspace = makeWorkspace();
    for (const row of [a, b]) {
      workspace.drop('100', 'bank', 'dagens.csv', bankCsv([row]));
      await runIn(workspace, 'U');
    }
    expect(rows(workspace)).toEqual(['A×1', 'B×1']);
    expect(workspace.query('select id from source_file')).toHaveLength(2);
  });

  it('refuses a file with an account column value that is empty, naming the row', async () => {
    using workspace = makeWorkspace();
    workspace.drop(
      '100',
      'bok',
      'bok.csv',
      ledgerCsv([
        ['1930', day, '1,00', 'A', ''],
        ['', day, '2,00', 'B', ''],
      ]),
    );
    const result = await runIn(workspace, 'U');
    expect(result.files.quarantined).toBe(1);
    expect(workspace.query('select seq from tx_row')).toEqual([]);
  });

  it('archives across volumes by a checked copy', async (context) => {
    const other = '/dev/shm/prickakonto-test';
    rmSync(other, { recursive: true, force: true });
    try {
      mkdirSync(other);
    } catch {
      context.skip('no second volume (/dev/shm) on this machine');
    }
    using workspace = makeWorkspace({ archiveRoot: other });
    try {
      workspace.drop('100', 'bank', 'u.csv', bankCsv([a]));
      expect(() => renameSync(join(workspace.inbox('100', 'bank'), 'u.csv'), join(other, 'u.csv'))).toThrow(
        /EXDEV/,
      );
      expect((await runIn(workspace, 'U')).exitCode).toBe(0);
      expect(
        violations(workspace, [{ unit: '100', importId: 'bank', name: 'u.csv', content: bankCsv([a]) }], {
          rows: 1,
        }),
      ).toEqual([]);
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
  });
});
