import { describe, expect, it } from 'vitest';
import { changeConfig } from '../support/change-config.ts';
import { runIn } from '../support/in-process.ts';
import { type Dropped, violations } from '../support/invariants.ts';
import { booked, sieText } from '../support/sie-text.ts';
import { ledgerCsv, makeWorkspace, type Workspace } from '../support/workspace.ts';

/** A receivables list against account 1510, each file all open items. */
function listWorkspace(): Workspace {
  const workspace = makeWorkspace();
  changeConfig(workspace, (config) => {
    const list = config.imports[1] as Record<string, unknown>;
    Object.assign(list, { feeds: 'external', account: '1510', content: 'snapshot' });
    (list['csv'] as { columns: Record<string, string> }).columns = {
      date: 'Datum',
      amount: 'Belopp',
      invoice: 'Faktura',
    };
    Object.assign(config.groups[0] as object, { type: 'external', accounts: ['1510'], rules: ['faktura'] });
    config.rules = [
      {
        id: 'faktura',
        name: 'Faktura',
        type: 'exact',
        key: [{ left: 'reference', right: 'invoice' }],
        days: { before: 60, after: 60 },
      },
    ];
  });
  return workspace;
}

const dropped = new WeakMap<Workspace, Dropped[]>();

function drop(workspace: Workspace, importId: string, content: string): void {
  const files = dropped.get(workspace) ?? [];
  const name = `${files.length + 1}.csv`;
  workspace.drop('100', importId, name, content);
  dropped.set(workspace, [...files, { unit: '100', importId, name, content }]);
}

/** Invoice → amount in kronor. */
function list(workspace: Workspace, items: Readonly<Record<string, string>>): void {
  const rows = Object.entries(items).map(([invoice, amount]) => `2026-11-01;${amount};${invoice}`);
  // A comment keeps files with the same items from being the same content.
  const remark = `Datum;Belopp;Faktura;Lista ${(dropped.get(workspace) ?? []).length}`;
  drop(workspace, 'bank', [remark, ...rows.map((row) => `${row};`)].join('\r\n'));
}

const standing = (workspace: Workspace): string[] =>
  workspace
    .query<{ item: string }>(
      `select invoice || ' ' || (amount_ore / 100) as item from tx_row where side = 'external'
       and seq not in (select tx_seq from superseded_row) order by 1`,
    )
    .map((row) => row.item);

const check = (workspace: Workspace, expected: { rows: number; superseded: number }) =>
  expect(violations(workspace, dropped.get(workspace) ?? [], expected)).toEqual([]);

describe('a list of open items (content: snapshot)', () => {
  it('is what its newest file says: what left it is superseded, what is in it again comes back, what stays is one row', async () => {
    using workspace = listWorkspace();
    list(workspace, { F1: '100,00', F2: '200,00', F3: '300,00' });
    list(workspace, { F1: '100,00', F3: '300,00', F4: '400,00' });
    const first = await runIn(workspace, 'A');
    expect(first).toMatchObject({
      exitCode: 0,
      rows: { imported: 4, alreadyKnown: 2 },
      groups: [{ open: 3 }],
    });
    expect(standing(workspace)).toEqual(['F1 100', 'F3 300', 'F4 400']);
    list(workspace, { F2: '200,00', F3: '300,00' });
    const second = await runIn(workspace, 'A');
    expect(second).toMatchObject({
      exitCode: 0,
      rows: { imported: 0, alreadyKnown: 2 },
      groups: [{ open: 2 }],
    });
    expect(standing(workspace)).toEqual(['F2 200', 'F3 300']);
    check(workspace, { rows: 4, superseded: 2 });
    const events = workspace.query<{ kind: string }>('select kind from row_event order by seq');
    expect(events.map((event) => event.kind)).toEqual(['superseded', 'superseded', 'superseded', 'restored']);
  });

  it('keeps a match whose item was paid and left the list, and flags one whose item has another amount now', async () => {
    using workspace = listWorkspace();
    drop(
      workspace,
      'bok',
      ledgerCsv([
        ['1510', '2026-11-01', '100,00', 'F1', 'faktura'],
        ['1510', '2026-11-01', '200,00', 'F2', 'faktura'],
      ]),
    );
    list(workspace, { F1: '100,00', F2: '200,00', F3: '5,00' });
    expect((await runIn(workspace, 'A')).groups).toMatchObject([{ matched: 4, open: 1 }]);
    list(workspace, { F2: '150,00', F3: '5,00' });
    const second = await runIn(workspace, 'A');
    expect(second.errors).toMatchObject([{ code: 'open-item-changed', params: { rows: 1, matches: 1 } }]);
    expect(second.groups).toMatchObject([{ matched: 0, open: 2 }]);
    expect(workspace.query('select code from match_flag')).toEqual([{ code: 'open-item-changed' }]);
    expect(workspace.query('select tx_seq from active_row')).toHaveLength(4);
    check(workspace, { rows: 6, superseded: 2 });
  });

  it('that is empty, or zero bytes, closes nothing and is asked about', async () => {
    using workspace = listWorkspace();
    list(workspace, { F1: '100,00', F2: '200,00' });
    list(workspace, {});
    const empty = await runIn(workspace, 'U');
    expect(empty).toMatchObject({ exitCode: 13, errors: [{ code: 'snapshot-empty', params: { rows: 2 } }] });
    expect(standing(workspace)).toEqual(['F1 100', 'F2 200']);
    list(workspace, { F2: '200,00' });
    await runIn(workspace, 'U');
    expect(standing(workspace)).toEqual(['F2 200']);
    check(workspace, { rows: 2, superseded: 1 });
  });

  it('that has lost nearly all is taken, and asked about', async () => {
    using workspace = listWorkspace();
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`F${i}`, `${i + 1},00`]));
    list(workspace, many);
    list(workspace, { F1: '2,00' });
    expect((await runIn(workspace, 'U')).errors).toMatchObject([
      { code: 'snapshot-shrunk', params: { gone: 29, before: 30 } },
    ]);
    expect(standing(workspace)).toEqual(['F1 2']);
    list(workspace, many);
    await runIn(workspace, 'U');
    expect(standing(workspace)).toHaveLength(30);
    check(workspace, { rows: 30, superseded: 0 });
  });

  it('that says it is older than the one that stands is left out', async () => {
    using workspace = listWorkspace();
    changeConfig(workspace, (config) => {
      const ledger = config.imports[0] as Record<string, unknown>;
      Object.assign(ledger, { format: 'sie4', content: 'snapshot' });
      delete ledger['csv'];
    });
    const open = (amount: string) => booked(1, '2026-11-02', amount, 'F1', '1510');
    drop(workspace, 'bok', sieText({ generatedOn: '2026-11-20', vouchers: [open('70.00')] }));
    drop(workspace, 'bok', sieText({ generatedOn: '2026-11-10', vouchers: [open('80.00')] }));
    expect((await runIn(workspace, 'U')).rows).toEqual({ imported: 2, alreadyKnown: 2 });
    const [last] = workspace.query<{ warnings: string }>(
      'select warnings from source_file order by id desc limit 1',
    );
    expect(JSON.parse(last?.warnings ?? '')).toMatchObject([
      { code: 'snapshot-older', params: { known: '2026-11-20' } },
    ]);
    check(workspace, { rows: 2, superseded: 0 });
  });

  it('begins with what the import gave as long as its files were events', async () => {
    using workspace = listWorkspace();
    changeConfig(workspace, (config) => {
      (config.imports[1] as Record<string, unknown>)['content'] = 'events';
    });
    list(workspace, { F1: '100,00' });
    list(workspace, { F2: '200,00' });
    await runIn(workspace, 'U');
    changeConfig(workspace, (config) => {
      (config.imports[1] as Record<string, unknown>)['content'] = 'snapshot';
    });
    list(workspace, { F2: '200,00', F3: '300,00' });
    await runIn(workspace, 'U');
    expect(standing(workspace)).toEqual(['F2 200', 'F3 300']);
  });
});
