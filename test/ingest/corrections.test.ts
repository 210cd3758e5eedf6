import { describe, expect, it } from 'vitest';
import { changeConfig } from '../support/change-config.ts';
import { runIn } from '../support/in-process.ts';
import { type Dropped, violations } from '../support/invariants.ts';
import { run } from '../support/program.ts';
import { booked, type MadeVoucher, sieText } from '../support/sie-text.ts';
import { bankCsv, makeWorkspace, type Workspace, type WorkspaceOptions } from '../support/workspace.ts';

function sieWorkspace(options: WorkspaceOptions = {}): Workspace {
  const workspace = makeWorkspace(options);
  changeConfig(workspace, (config) => {
    const [ledger] = config.imports;
    if (ledger) {
      ledger['format'] = 'sie4';
      delete ledger['csv'];
    }
  });
  return workspace;
}

const dropped = new WeakMap<Workspace, Dropped[]>();

function drop(workspace: Workspace, importId: string, name: string, content: string): void {
  workspace.drop('100', importId, name, content);
  dropped.set(workspace, [...(dropped.get(workspace) ?? []), { unit: '100', importId, name, content }]);
}

function export4E(workspace: Workspace, generatedOn: string | null, vouchers: readonly MadeVoucher[]): void {
  const number = (dropped.get(workspace)?.length ?? 0) + 1;
  drop(workspace, 'bok', `${number} ${generatedOn}.se`, sieText({ generatedOn, vouchers }));
}

/** Rows of the account that are true, as `voucher amount`. */
const live = (workspace: Workspace): string[] =>
  workspace
    .query<{ voucher: string; amount: number }>(
      `select voucher, amount_ore / 100 as amount from tx_row where account = '1930' and side = 'ledger'
       and seq not in (select tx_seq from superseded_row) order by voucher, amount`,
    )
    .map((row) => `${row.voucher} ${row.amount}`);

const questions = (workspace: Workspace) =>
  workspace.query<{ code: string; open: number }>(
    'select code, answered_at is null as open from question order by seq',
  );

const flags = (workspace: Workspace): number =>
  workspace.query(`select 1 from match_flag f join superseded_row s on s.tx_seq = f.tx_seq`).length;

const check = (workspace: Workspace, expected: { rows: number; superseded: number }) =>
  expect(violations(workspace, dropped.get(workspace) ?? [], expected)).toEqual([]);

describe('a year file exported three times, with a correction, a removal and an addition between', () => {
  it('keeps what is gone as superseded, flags its matches and undoes none', async () => {
    using workspace = sieWorkspace();
    const paid = booked(1, '2026-11-02', '100.00', 'F100');
    export4E(workspace, '2026-11-10', [
      paid,
      booked(2, '2026-11-03', '250.00', 'F250'),
      booked(3, '2026-11-04', '-75.00', 'F75'),
      booked(4, '2026-11-05', '40.00', 'F40'),
    ]);
    drop(
      workspace,
      'bank',
      'bank 1.csv',
      bankCsv([
        ['2026-11-02', '100,00', 'F100', ''],
        ['2026-11-03', '250,00', 'F250', ''],
        ['2026-11-04', '-75,00', 'F75', ''],
      ]),
    );
    const first = await runIn(workspace, 'A');
    expect(first.errors).toEqual([]);
    expect(first).toMatchObject({ exitCode: 0, groups: [{ matched: 6, open: 1 }] });
    check(workspace, { rows: 11, superseded: 0 });

    // A2 is corrected, A3 annulled, A5 new.
    export4E(workspace, '2026-11-15', [
      paid,
      booked(2, '2026-11-03', '275.00', 'F250'),
      { name: ['A', 3], date: '2026-11-04', text: 'makulerad', rows: [] },
      booked(4, '2026-11-05', '40.00', 'F40'),
      booked(5, '2026-11-12', '60.00', 'F60'),
    ]);
    const second = await runIn(workspace, 'A');
    expect(live(workspace)).toEqual(['A1 100', 'A2 275', 'A4 40', 'A5 60']);
    expect(second).toMatchObject({ exitCode: 13, groups: [{ matched: 0, open: 3 }] });
    expect(second.errors).toMatchObject([
      { code: 'ledger-row-superseded', params: { rows: 2, matches: 2 }, file: '3 2026-11-15.se' },
    ]);
    expect(second.rows).toEqual({ imported: 4, alreadyKnown: 4 });
    expect(flags(workspace)).toBe(2);
    expect(workspace.query('select tx_seq from active_row')).toHaveLength(6);
    check(workspace, { rows: 15, superseded: 4 });

    drop(workspace, 'bank', 'bank 2.csv', bankCsv([['2026-11-12', '60,00', 'F60', '']]));
    expect(await runIn(workspace, 'A')).toMatchObject({ exitCode: 0, groups: [{ matched: 2, open: 2 }] });

    // A2 is as it was first, A4 left out, A6 new.
    export4E(workspace, '2026-11-20', [
      paid,
      booked(2, '2026-11-03', '250.00', 'F250'),
      booked(5, '2026-11-12', '60.00', 'F60'),
      booked(6, '2026-11-18', '10.00', 'F10'),
    ]);
    const third = await runIn(workspace, 'A');
    expect(live(workspace)).toEqual(['A1 100', 'A2 250', 'A4 40', 'A5 60', 'A6 10']);
    expect(third.errors).toMatchObject([{ code: 'voucher-gone', params: { vouchers: 1, names: 'A4' } }]);
    expect(third.groups).toMatchObject([{ matched: 0, open: 2 }]);
    // Of the two flags only the one of A3 still says what is so.
    expect(flags(workspace)).toBe(1);
    check(workspace, { rows: 18, superseded: 4 });
    const same = await runIn(workspace, 'R');
    expect(same).toMatchObject({ exitCode: 0, groups: [{ matched: 0, open: 2 }] });
  }, 120_000);
});

describe('a voucher that a later file states otherwise', () => {
  const one = (amount: string): MadeVoucher => booked(1, '2026-11-02', amount, 'F1');

  it('is the newer file’s, in whatever order the two come', async () => {
    using workspace = sieWorkspace();
    export4E(workspace, '2026-11-20', [one('120.00'), booked(2, '2026-11-03', '5.00', 'F2')]);
    export4E(workspace, '2026-11-10', [one('100.00'), booked(2, '2026-11-03', '5.00', 'F2')]);
    const late = await runIn(workspace, 'U');
    expect(live(workspace)).toEqual(['A1 120', 'A2 5']);
    expect(late).toMatchObject({ exitCode: 0, rows: { imported: 4, alreadyKnown: 4 } });
    const [file] = workspace.query<{ warnings: string }>(
      'select warnings from source_file order by id desc limit 1',
    );
    expect(JSON.parse(file?.warnings ?? '')).toMatchObject([
      { code: 'file-older-than-known', params: { vouchers: 1, voucher: 'A1' } },
    ]);
    check(workspace, { rows: 4, superseded: 0 });
  });

  it('stays as a third, newer file confirmed it, when an export of the time between comes last', async () => {
    using workspace = sieWorkspace();
    export4E(workspace, '2026-11-10', [one('100.00')]);
    export4E(workspace, '2026-11-20', [one('100.00'), booked(2, '2026-11-19', '1.00', 'F2')]);
    export4E(workspace, '2026-11-15', [one('99.00')]);
    await runIn(workspace, 'U');
    expect(live(workspace)).toEqual(['A1 100', 'A2 1']);
    expect(questions(workspace)).toEqual([]);
  });

  it('is the last one’s of a day, and of files that do not say when they were made', async () => {
    for (const days of [
      ['2026-11-10', '2026-11-10'],
      ['2026-11-10', null],
      [null, '2026-11-10'],
    ]) {
      using workspace = sieWorkspace();
      export4E(workspace, days[0] ?? null, [one('100.00')]);
      export4E(workspace, days[1] ?? null, [one('90.00')]);
      await runIn(workspace, 'U');
      expect(live(workspace)).toEqual(['A1 90']);
      check(workspace, { rows: 4, superseded: 2 });
    }
  });

  it('loses one of two equal rows when the later file has one of them left', async () => {
    using workspace = sieWorkspace();
    const rows = (count: number): MadeVoucher => ({
      name: ['A', 1],
      date: '2026-11-02',
      rows: [
        ...Array.from({ length: count }, () => ['1930', '10.00', 'lika'] as const),
        ['3000', `-${count * 10}.00`, 'motkonto'],
      ],
    });
    export4E(workspace, '2026-11-10', [rows(2)]);
    export4E(workspace, '2026-11-11', [rows(1)]);
    await runIn(workspace, 'U');
    expect(live(workspace)).toEqual(['A1 10']);
    export4E(workspace, '2026-11-12', [rows(3)]);
    await runIn(workspace, 'U');
    expect(live(workspace)).toEqual(['A1 10', 'A1 10', 'A1 10']);
    check(workspace, { rows: 6, superseded: 2 });
  });

  it('is another voucher in another fiscal year or series, and none without a number or a year', async () => {
    using workspace = sieWorkspace();
    export4E(workspace, '2026-11-10', [one('100.00')]);
    const others: Parameters<typeof sieText>[0][] = [
      { year: ['2027-01-01', '2027-12-31'], vouchers: [booked(1, '2027-01-02', '7.00', 'F7')] },
      { vouchers: [{ ...one('8.00'), name: ['B', 1] }] },
      { vouchers: [{ ...one('9.00'), name: ['A', ''] }], balances: false },
      { vouchers: [{ ...one('10.00'), name: ['A', ''] }], balances: false },
      { vouchers: [one('11.00')], balances: false, year: null },
      { vouchers: [one('12.00')], balances: false, year: null },
    ];
    for (const [i, other] of others.entries()) drop(workspace, 'bok', `annan ${i}.se`, sieText(other));
    await runIn(workspace, 'U');
    expect(live(workspace)).toHaveLength(7);
    check(workspace, { rows: 14, superseded: 0 });
  });

  it('makes the group run again though no row is new, and no plan made on its old rows is committed', async () => {
    using workspace = sieWorkspace();
    const rest = booked(2, '2026-11-03', '5.00', 'F2');
    export4E(workspace, '2026-11-10', [one('100.00'), rest]);
    expect((await runIn(workspace, 'A')).groups).toMatchObject([{ open: 2 }]);
    export4E(workspace, '2026-11-11', [{ name: ['A', 1], date: '2026-11-02', rows: [] }, rest]);
    const second = await runIn(workspace, 'A');
    expect(second).toMatchObject({ rows: { imported: 0 }, groups: [{ open: 1 }] });
    expect(workspace.query('select noop from group_run order by id')).toEqual([{ noop: 0 }, { noop: 0 }]);
    check(workspace, { rows: 4, superseded: 2 });
  });
});

describe('a correction', () => {
  it('that is killed in the middle of its commit is carried out whole after the restart', async () => {
    using workspace = sieWorkspace();
    const at = ['/U', '--config', workspace.configPath, '--json'];
    export4E(workspace, '2026-11-10', [booked(1, '2026-11-02', '100.00', 'F1')]);
    await runIn(workspace, 'U');
    export4E(workspace, '2026-11-11', [booked(1, '2026-11-02', '90.00', 'F1')]);
    const killed = await run(at, { env: { NODE_ENV: 'test', PK_KILL: 'mid-transaction:1' } });
    expect(killed.signal).toBe('SIGKILL');
    expect(live(workspace)).toEqual(['A1 100']);
    expect(workspace.query('select seq from row_event')).toEqual([]);
    expect((await run(at)).code).toBe(0);
    expect(live(workspace)).toEqual(['A1 90']);
    check(workspace, { rows: 4, superseded: 2 });
  });
});

describe('a voucher that a year file leaves out', () => {
  const numbered = (...numbers: number[]): MadeVoucher[] =>
    numbers.map((number) =>
      booked(number, `2026-11-${String(number).padStart(2, '0')}`, `${number}.00`, `F${number}`),
    );

  it('is asked about once, and no longer when a file states it again', async () => {
    using workspace = sieWorkspace();
    export4E(workspace, '2026-11-21', numbered(1, 2, 3, 4));
    export4E(workspace, '2026-11-22', numbered(1, 3, 4));
    expect((await runIn(workspace, 'U')).exitCode).toBe(13);
    export4E(workspace, '2026-11-23', numbered(1, 3, 4, 5));
    expect((await runIn(workspace, 'U')).exitCode).toBe(0);
    expect(live(workspace)).toHaveLength(5);
    expect(questions(workspace)).toEqual([{ code: 'voucher-gone', open: 1 }]);
    export4E(workspace, '2026-11-24', numbered(1, 2, 3, 4, 5));
    await runIn(workspace, 'U');
    expect(questions(workspace)).toEqual([{ code: 'voucher-gone', open: 0 }]);
    const warnings = workspace
      .query<{ warnings: string }>('select warnings from source_file')
      .map((row) => row.warnings);
    expect(warnings.filter((text) => text.includes('voucher-gone'))).toEqual([]);
    check(workspace, { rows: 10, superseded: 0 });
  });

  it('is not missed by an export of a shorter period, a part file, or an older one', async () => {
    using workspace = sieWorkspace();
    export4E(workspace, '2026-11-21', numbered(1, 2, 3, 4, 5, 6));
    export4E(workspace, '2026-11-22', numbered(4, 5));
    drop(workspace, 'bok', 'del.se', sieText({ vouchers: numbered(1, 6), balances: false }));
    export4E(workspace, '2026-11-03', numbered(1, 3));
    await runIn(workspace, 'U');
    expect(questions(workspace)).toEqual([]);
  });

  it('is missed at the end of the series too, when the file has rows of later days', async () => {
    using workspace = sieWorkspace();
    export4E(workspace, '2026-11-21', numbered(1, 2, 3));
    const other: MadeVoucher = { ...booked(1, '2026-11-15', '1.00', 'B'), name: ['B', 1] };
    export4E(workspace, '2026-11-22', [...numbered(1, 2), other]);
    expect((await runIn(workspace, 'U')).errors).toMatchObject([
      { code: 'voucher-gone', params: { names: 'A3' } },
    ]);
  });
});
