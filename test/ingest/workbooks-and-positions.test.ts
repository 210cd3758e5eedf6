/** From a file dropped in a folder to rows in the store, for the formats that need the import's layout or their own order. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { xlsxOf } from '../formats/generators/xlsx.ts';
import { runIn } from '../support/in-process.ts';
import { makeWorkspace, type Workspace } from '../support/workspace.ts';

function workspaceOf(changes: Readonly<Record<string, unknown>>): Workspace {
  const made = makeWorkspace();
  const config = JSON.parse(readFileSync(made.configPath, 'utf8'));
  made[Symbol.dispose]();
  const imports = config.imports.map((one: { id: string; csv: unknown }) => {
    const { csv: _csv, ...rest } = one;
    return one.id === 'bank' ? { ...rest, ...changes } : one;
  });
  // Paths of the folder that is gone are made anew by the workspace itself.
  return makeWorkspace({ extra: { imports: imports.map(withoutPlaces) } });
}

const withoutPlaces = (one: Record<string, unknown>): Record<string, unknown> => ({
  ...one,
  units: {
    '100': { path: `import/100/${one['id']}`, archivePath: `arkiv/100/${one['id']}`, scheduled: true },
  },
});

const stored = (workspace: Workspace) =>
  workspace.query('select day, amount_ore, text from tx_row order by line');

describe('a file in a folder', () => {
  it('of Excel becomes rows', async () => {
    using workspace = workspaceOf({ format: 'auto' });
    const rows = [
      ['Bokföringsdag', 'Text', 'Belopp', 'Saldo'],
      [{ v: '46053', s: 1 }, 'Hyra', { v: '-1234.5600000000001' }, 8765.44],
      ['2026-02-01', 'Kund', 100, 8865.44],
    ] as const;
    workspace.drop('100', 'bank', 'utdrag.xlsx', xlsxOf({ sheets: [{ name: 'Blad1', rows }], styles: [14] }));
    const result = await runIn(workspace, 'U');
    expect(result.errors).toEqual([]);
    expect(result.files).toMatchObject({ imported: 1 });
    expect(stored(workspace)).toMatchObject([
      { amount_ore: -123_456, text: 'Hyra' },
      { amount_ore: 10_000, text: 'Kund' },
    ]);
    expect(workspace.query('select format, kind from source_file')).toEqual([
      { format: 'xlsx', kind: 'xlsx' },
    ]);
  });

  it('of Excel behind a password, or of old Excel, goes to quarantine with what to do', async () => {
    using workspace = workspaceOf({ format: 'xlsx' });
    const old = Buffer.alloc(2048);
    old.set([0xd0, 0xcf, 0x11, 0xe0]);
    const secret = Buffer.from(old);
    secret.write('EncryptedPackage', 1024, 'utf16le');
    workspace.drop('100', 'bank', 'gammal.xls', old);
    workspace.drop('100', 'bank', 'hemlig.xlsx', secret);
    const result = await runIn(workspace, 'U');
    const codes = result.errors.map(({ file, code }) => `${file} ${code}`).sort();
    expect(codes).toEqual(['gammal.xls xlsx-old-format', 'hemlig.xlsx xlsx-encrypted']);
  });

  it('in fixed positions becomes rows by the layout of the import', async () => {
    const positional = {
      encoding: 'iso-8859-1',
      only: '^20',
      decimal: 'none',
      dateFormat: 'yyyyMMdd',
      columns: { date: { from: 3, length: 8 }, amount: { from: 11, to: 22 }, text: { from: 23, to: 42 } },
      total: { match: '^90', amount: { from: 11, to: 22 }, count: { from: 3, to: 8 } },
    };
    using workspace = workspaceOf({ format: 'positional', positional });
    const lines = [
      '00FILHUVUD',
      '2020260102000000012345Räntor              ',
      '202026010300000002000-Avgift              ',
      '90000002  000000010345',
    ];
    workspace.drop('100', 'bank', 'export.txt', Buffer.from(lines.join('\r\n'), 'latin1'));
    const result = await runIn(workspace, 'U');
    expect(result.errors).toEqual([]);
    expect(stored(workspace)).toMatchObject([
      { amount_ore: 12_345, text: 'Räntor' },
      { amount_ore: -2000, text: 'Avgift' },
    ]);
  });
});
