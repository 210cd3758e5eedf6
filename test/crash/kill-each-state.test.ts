import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runIn } from '../support/in-process.ts';
import { type Dropped, violations } from '../support/invariants.ts';
import { root, run } from '../support/program.ts';
import { bankCsv, makeWorkspace, type Workspace } from '../support/workspace.ts';

const good: Dropped = {
  unit: '100',
  importId: 'bank',
  name: 'utdrag.csv',
  content: bankCsv([
    ['2026-11-10', '100,00', 'A', 'ett'],
    ['2026-11-10', '100,00', 'A', 'ett'],
    ['2026-11-11', '-5,25', '', 'avgift'],
  ]),
};
const bad: Dropped = {
  unit: '100',
  importId: 'bank',
  name: 'trasig.csv',
  content: bankCsv([['2026-11-10', 'hundra', 'A', 'ett']]),
};

/** A place to die, and what the store and the folders must show of it before the restart. */
interface Kill {
  readonly point: string;
  readonly file: Dropped;
  readonly state: string;
  readonly where: 'inbox' | 'work' | 'archive' | 'quarantine';
  readonly rows: number;
}

const kills: readonly Kill[] = [
  { point: 'claim-recorded', file: good, state: 'claiming', where: 'inbox', rows: 0 },
  { point: 'claim-renamed', file: good, state: 'claiming', where: 'work', rows: 0 },
  { point: 'claimed', file: good, state: 'claimed', where: 'work', rows: 0 },
  { point: 'mid-transaction', file: good, state: 'claimed', where: 'work', rows: 0 },
  { point: 'committed', file: good, state: 'committed', where: 'work', rows: 3 },
  { point: 'archive-renamed', file: good, state: 'committed', where: 'archive', rows: 3 },
  { point: 'archived', file: good, state: 'archived', where: 'archive', rows: 3 },
  { point: 'quarantine-recorded', file: bad, state: 'quarantining', where: 'work', rows: 0 },
  { point: 'quarantine-moved', file: bad, state: 'quarantining', where: 'quarantine', rows: 0 },
];

function whereIs(workspace: Workspace, file: Dropped): string[] {
  const inbox = workspace
    .files(workspace.inbox(file.unit, file.importId))
    .filter((path) => path.endsWith(file.name));
  const archive = workspace
    .files(workspace.archive(file.unit, file.importId))
    .filter((path) => path.endsWith(file.name));
  return [
    ...inbox.map((path) =>
      path.includes('.prickakonto/work/')
        ? 'work'
        : path.includes('.prickakonto/quarantine/')
          ? 'quarantine'
          : 'inbox',
    ),
    ...archive.map(() => 'archive'),
  ];
}

async function killAt(workspace: Workspace, kill: Kill, main?: string): Promise<void> {
  workspace.drop(kill.file.unit, kill.file.importId, kill.file.name, kill.file.content);
  const killed = await run(['/U', '--config', workspace.configPath, '--json'], {
    env: { NODE_ENV: 'test', PK_KILL: `${kill.point}:1` },
    ...(main ? { main } : {}),
  });
  expect(killed.signal, killed.stderr + killed.stdout).toBe('SIGKILL');
}

const expectedOf = (kill: Kill) => (kill.file === good ? { rows: 3 } : { rows: 0, quarantined: 1 });

describe('kill -9 at each state of a file’s life', () => {
  it.each(kills)('at $point: the kill lands in its state, and the next start repairs it', async (kill) => {
    using workspace = makeWorkspace();
    await killAt(workspace, kill);
    const files = workspace.query<{ state: string }>('select state from source_file');
    expect(files).toEqual([{ state: kill.state }]);
    expect(whereIs(workspace, kill.file)).toEqual([kill.where]);
    expect(workspace.query('select seq from tx_row')).toHaveLength(kill.rows);

    const restarted = await run(['/U', '--config', workspace.configPath, '--json'], {
      env: { NODE_ENV: 'test' },
    });
    expect(restarted.code, restarted.stderr + restarted.stdout).toBe(kill.file === good ? 0 : 13);
    expect(violations(workspace, [kill.file], expectedOf(kill))).toEqual([]);
    expect((await runIn(workspace, 'U')).exitCode).toBe(0);
    expect(violations(workspace, [kill.file], expectedOf(kill))).toEqual([]);
  });

  it('tells when bytes came after the commit, keeps them, and takes the missing rows of the whole file', async () => {
    using workspace = makeWorkspace();
    const kill = kills.find((one) => one.point === 'committed') as Kill;
    await killAt(workspace, kill);
    const work = join(workspace.inbox('100', 'bank'), '.prickakonto', 'work');
    appendFileSync(join(work, workspace.files(work)[0] as string), '\r\n2026-11-12;7,00;B;sent');
    const restarted = await run(['/U', '--config', workspace.configPath, '--json']);
    expect(restarted.code, restarted.stderr + restarted.stdout).toBe(13);
    expect(JSON.parse(restarted.stdout).errors).toMatchObject([{ code: 'file-changed-after-commit' }]);
    const [file] = workspace.query<{ archived_as: string; state: string }>(
      'select archived_as, state from source_file',
    );
    expect(file?.state).toBe('done');
    const whole = readFileSync(file?.archived_as ?? '', 'utf8');
    expect(whole).toContain('sent');
    workspace.drop('100', 'bank', 'hela.csv', whole);
    expect((await run(['/U', '--config', workspace.configPath, '--json'])).code).toBe(0);
    expect(workspace.query('select seq from tx_row')).toHaveLength(4);
  });

  it('turns red when "archive before commit" is planted', async () => {
    using workspace = makeWorkspace();
    const planted = plantArchiveBeforeCommit();
    try {
      const kill = kills.find((one) => one.point === 'mid-transaction') as Kill;
      await killAt(workspace, kill, planted.main);
      await run(['/U', '--config', workspace.configPath, '--json', '--wait', '3s'], {
        env: { NODE_ENV: 'test' },
        main: planted.main,
      });
      expect(violations(workspace, [good], { rows: 3 })).not.toEqual([]);
    } finally {
      planted.remove();
    }
  });
});

/** A copy of the program that moves the original to the archive before its rows are in the books. */
function plantArchiveBeforeCommit(): { main: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'prickakonto-planted-'));
  cpSync(`${root}src`, join(folder, 'src'), { recursive: true });
  cpSync(`${root}package.json`, join(folder, 'package.json'));
  symlinkSync(`${root}node_modules`, join(folder, 'node_modules'));
  const path = join(folder, 'src/ingest/ingest-file.ts');
  const source = readFileSync(path, 'utf8');
  const planted = source
    .replace(
      "import { groupsFedBy, type Place } from './place.ts';",
      "import { groupsFedBy, type Place } from './place.ts';\nimport { mkdirSync, renameSync } from 'node:fs';\nimport { dirname } from 'node:path';\nimport { archivedAs } from './prepare-commit.ts';",
    )
    .replace('path: workPath(place, file), groups', 'path: early(place, file), groups')
    .concat(
      "\nfunction early(place: Place, file: FileRecord): string { const to = archivedAs(place, file, 'kept'); mkdirSync(dirname(to), { recursive: true }); renameSync(workPath(place, file), to); return to; }\n",
    );
  expect(planted).toContain('early(place, file), groups');
  expect(planted).toContain('import { archivedAs }');
  writeFileSync(path, planted);
  return {
    main: join(folder, 'src/main.ts'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
