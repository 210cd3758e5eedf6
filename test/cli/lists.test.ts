import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../support/program.ts';
import { bankCsv, ledgerCsv, makeWorkspace, type Workspace } from '../support/workspace.ts';

interface Item {
  readonly [field: string]: unknown;
}

let workspace: Workspace;
let document: Item;

const statement = bankCsv([
  ['2026-11-10', '100,00', 'A1', 'ett'],
  ['2026-11-11', '55,00', 'B1', 'två'],
  ['2026-11-25', '70,00', '', 'tre'],
]);

async function json(...words: string[]): Promise<Item> {
  const { stdout, stderr } = await run([...words, '--config', workspace.configPath, '--json']);
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Item;
}

async function items(...words: string[]): Promise<Item[]> {
  return (await json(...words))['items'] as Item[];
}

beforeAll(async () => {
  workspace = makeWorkspace();
  workspace.drop(
    '100',
    'bok',
    'bok.csv',
    ledgerCsv([
      ['1930', '2026-11-10', '100,00', 'A1', 'ett'],
      ['1930', '2026-11-11', '50,00', 'B1', 'två'],
      ['1930', '2026-11-12', '70,00', '', 'tre'],
    ]),
  );
  workspace.drop('100', 'bank', '1.csv', statement);
  const first = await run(['/A', '--config', workspace.configPath, '--json']);
  expect(first.code, first.stderr + first.stdout).toBe(0);
  document = JSON.parse(first.stdout) as Item;
  workspace.drop('100', 'bank', '2.csv', statement);
  workspace.drop('100', 'bank', 'trasig.csv', bankCsv([['2026-11-10', 'hundra', 'A1', 'ett']]));
  expect((await run(['/U', '--config', workspace.configPath])).code).toBe(13);
  workspace.drop('100', 'bank', 'ny.csv', statement);
});
afterAll(() => workspace[Symbol.dispose]());

describe('run --json', () => {
  it('prints the run document of the contract', () => {
    expect(document).toMatchObject({
      mode: 'A',
      files: { found: 2, imported: 2, byOthers: 0, duplicate: 0, quarantined: 0, waiting: 0 },
      rows: { imported: 6, alreadyKnown: 0 },
      groups: [
        {
          group: 'bank',
          unit: '100',
          matched: 2,
          suggested: 0,
          open: 4,
          ambiguous: 0,
          openAmountOre: 24_500,
        },
      ],
      mails: { sent: 1, queued: 0 },
      errors: [],
      exitCode: 0,
    });
    expect(document['run']).toMatch(/^r/);
  });
});

describe('files', () => {
  it('shows imported, duplicate, quarantined and waiting files with the fields of the contract', async () => {
    const files = await items('files');
    expect(Object.fromEntries(files.map((file) => [file['name'], file['state']]))).toEqual({
      'bok.csv': 'archived',
      '1.csv': 'archived',
      '2.csv': 'duplicate',
      'trasig.csv': 'quarantined',
      'ny.csv': 'waiting',
    });
    const one = files.find((file) => file['name'] === '1.csv');
    expect(one).toMatchObject({
      unit: '100',
      import: 'bank',
      format: 'csv',
      rows: 3,
      sumDebitOre: 22_500,
      sumCreditOre: 0,
      quarantinedAs: null,
      error: null,
      warnings: [],
    });
    expect(readFileSync(String(one?.['archivedAs']), 'utf8')).toBe(statement);
    const bad = files.find((file) => file['name'] === 'trasig.csv');
    expect(bad).toMatchObject({ error: { code: 'amount-unreadable', row: 1 }, archivedAs: null });
  });

  it('show tells everything of one file, as explain does', async () => {
    const id = String((await items('files')).find((file) => file['name'] === 'trasig.csv')?.['id']);
    expect(await json('files', 'show', id)).toEqual(await json('explain', id));
    const { stdout } = await run(['files', 'show', id, '--config', workspace.configPath]);
    expect(stdout).toContain('karantän');
    expect(stdout).toContain('amount-unreadable');
  });

  it('retry ends with 13 while the file is bad, and takes it when it has become readable', async () => {
    const file = (await items('files')).find((one) => one['name'] === 'trasig.csv');
    const id = String(file?.['id']);
    const refused = await run(['files', 'retry', id, '--config', workspace.configPath, '--json']);
    expect(refused.code).toBe(13);
    const again = JSON.parse(refused.stdout) as Item;
    expect(again).toMatchObject({ id, state: 'quarantined', error: { code: 'amount-unreadable' } });
    writeFileSync(String(again['quarantinedAs']), bankCsv([['2026-11-10', '1,00', 'Z', 'rättad']]));
    const taken = await run(['files', 'retry', id, '--config', workspace.configPath, '--json']);
    expect(taken.code, taken.stdout).toBe(0);
    expect(JSON.parse(taken.stdout)).toMatchObject({
      id,
      state: 'archived',
      rows: 1,
      error: null,
      quarantinedAs: null,
    });
    const twice = await run(['files', 'retry', id, '--config', workspace.configPath, '--json']);
    expect(twice.stdout).toContain('läge: arkiverad');
    const unknown = await run(['files', 'retry', 'finns-ej', '--config', workspace.configPath, '--json']);
    expect(unknown.code).toBe(87);
    expect(JSON.parse(twice.stdout)).toMatchObject({ error: { code: 'file-not-quarantined' } });
    const history = workspace.query<{ who: string }>(
      `select distinct who from history where subject = ? and kind = 'file.retried'`,
      id,
    );
    expect(history).toEqual([{ who: 'files retry' }]);
  });
});

describe('open, matches, explain', () => {
  it('list open items with reason, and matches with both sides', async () => {
    const open = await items('open', '--group', 'bank', '--unit', '100');
    const two = open.find((item) => item['amountOre'] === 5_000);
    expect(two).toMatchObject({
      id: 't2',
      unit: '100',
      group: 'bank',
      side: 'ledger',
      account: '1930',
      date: '2026-11-11',
      currency: 'SEK',
      reference: 'B1',
      text: 'två',
      file: 'bok.csv',
      row: 2,
      reason: { code: 'no-candidate' },
    });
    expect(two).toMatchObject({ reason: { message: expect.stringContaining('skillnaden är') } });
    expect(await items('matches')).toEqual([
      {
        id: 'm1',
        run: document['run'],
        group: 'bank',
        unit: '100',
        rule: 'referens',
        status: 'auto',
        left: ['t1'],
        right: ['t4'],
        differenceOre: 0,
        differenceClass: null,
        flags: [],
      },
    ]);
    expect(await json('matches', '--run', 'r-annan')).toMatchObject({ error: { code: 'id-unknown' } });
  });

  it('rows that came after the last run are open and say so', async () => {
    const came = (await items('open')).filter((item) => item['text'] === 'rättad');
    expect(came).toMatchObject([{ reason: { code: 'not-run' } }]);
  });

  it('explain gives the certificate of a match and of its rows, and the trace of an open row', async () => {
    const match = await json('explain', 'm1');
    expect(match).toMatchObject({
      v: 1,
      match: 'm1',
      rule: 'referens',
      type: 'exact',
      mode: 'auto',
      pass: 1,
      sum: { leftOre: 10_000, rightOre: 10_000, differenceOre: 0, class: null },
      left: [{ id: 't1', date: '2026-11-10', amountOre: 10_000 }],
    });
    expect(await json('explain', 't1')).toMatchObject({ row: 't1', match: 'm1' });
    expect(await json('explain', 't3')).toMatchObject({
      row: 't3',
      group: 'bank',
      code: 'no-candidate',
      near: [{ row: 't6', what: 'same-amount-outside-window', days: 13, outside: 10 }],
    });
    expect(await json('explain', String(document['run']))).toMatchObject({
      id: document['run'],
      mode: 'A',
      matches: ['m1'],
    });
  });

  it.each([
    ['explain', 't999'],
    ['explain', 'm999'],
    ['explain', 'r999'],
    ['explain', 'nope'],
    ['open', '--group', 'ingen'],
    ['/A', '--unit', '999'],
  ])('%s %s names an id that is not there', async (...words) => {
    const { code, stdout } = await run([...words, '--config', workspace.configPath, '--json']);
    expect(code).toBe(87);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'id-unknown' } });
  });

  it('explain of a row that no group takes says so', async () => {
    using other = makeWorkspace();
    other.drop('100', 'bok', 'bok.csv', ledgerCsv([['5010', '2026-11-10', '100,00', 'A1', 'hyra']]));
    expect((await run(['/U', '--config', other.configPath])).code).toBe(0);
    const { code, stdout } = await run(['explain', 't1', '--config', other.configPath, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      row: 't1',
      group: null,
      explanation: ['Ingen avstämningsgrupp tar rader på konto 5010, så raden stäms inte av.'],
    });
  });

  it('print tables without colour or frames when nobody watches', async () => {
    const { stdout } = await run(['open', '--config', workspace.configPath], { env: { NO_COLOR: '' } });
    expect(stdout.split('\n')[0]).toMatch(/^Id +Enhet +Grupp +Sida +Konto +Datum +Belopp +Text +Varför$/);
    expect(stdout).not.toContain('\u001b[');
  });
});

describe('inspect', () => {
  it('reads a table by the layout of an import, and by what it finds without one', async () => {
    const path = join(workspace.folder, 'kopia.csv');
    copyFileSync(join(workspace.inbox('100', 'bank'), 'ny.csv'), path);
    const { items: read } = (await json('inspect', path, '--import', 'bank')) as { items: Item[] };
    expect(read).toMatchObject([
      {
        path,
        format: 'csv',
        rows: 3,
        sumDebitOre: 22_500,
        encoding: 'utf-8',
        csv: { delimiter: ';', decimal: ',' },
        error: null,
      },
    ]);
    const bare = await run(['inspect', path, '--json']);
    expect(bare.code).toBe(0);
    expect((JSON.parse(bare.stdout) as { items: Item[] }).items).toMatchObject([
      { rows: 3, sumDebitOre: 22_500, detection: { format: 'csv', confidence: 'likely' }, error: null },
    ]);
  });

  it('tells of each file of several, and ends with 13 when one cannot be read', async () => {
    const good = join(workspace.folder, 'kopia.csv');
    const { code, stdout } = await run([
      'inspect',
      join(workspace.folder, 'finns-inte.xml'),
      good,
      '--import',
      'bank',
      '--config',
      workspace.configPath,
      '--json',
    ]);
    expect(code).toBe(13);
    const { items: read } = JSON.parse(stdout) as { items: Item[] };
    expect(read.map((item) => (item['error'] as Item | null)?.['code'] ?? null)).toEqual([
      'cli-file-unreadable',
      null,
    ]);
  });
});

describe('the log', () => {
  it('is JSON by line, and every line about a file or run carries its id', () => {
    const folder = join(workspace.folder, 'logg');
    const lines = readdirSync(folder)
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').trimEnd().split('\n'))
      .map((line) => JSON.parse(line) as Item);
    expect(lines.length).toBeGreaterThan(4);
    expect(
      lines.every((line) => typeof line['run'] === 'string' && typeof line['timestamp'] === 'string'),
    ).toBe(true);
    expect(
      lines
        .filter((line) => /^file /.test(String(line['message'])))
        .every((line) => typeof line['file'] === 'string'),
    ).toBe(true);
  });
});
