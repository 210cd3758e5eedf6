import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../src/domain/day.ts';
import { changeConfig } from '../support/change-config.ts';
import { runIn } from '../support/in-process.ts';
import { booked, type MadeVoucher, sieText } from '../support/sie-text.ts';
import { bankCsv, makeWorkspace, type Workspace, type WorkspaceOptions } from '../support/workspace.ts';

function sieWorkspace(change: Record<string, unknown> = {}, options: WorkspaceOptions = {}): Workspace {
  const workspace = makeWorkspace(options);
  changeConfig(workspace, (config) => {
    const ledger = config.imports[0] as Record<string, unknown>;
    Object.assign(ledger, { format: 'sie4', ...change });
    delete ledger['csv'];
  });
  return workspace;
}

function warnings(workspace: Workspace): { code: string; row?: number; params: Record<string, unknown> }[] {
  return workspace
    .query<{ warnings: string }>('select warnings from source_file order by id')
    .flatMap((file) => JSON.parse(file.warnings));
}

const rows = (workspace: Workspace): number => workspace.query('select seq from tx_row').length;

const unbalanced: MadeVoucher = {
  name: ['A', 7],
  date: '2026-11-02',
  rows: [
    ['1930', '100.00', 'F1'],
    ['3000', '-99.00', 'F1'],
  ],
};

describe('a voucher that does not balance', () => {
  it('refuses its file', async () => {
    using workspace = sieWorkspace();
    workspace.drop('100', 'bok', 'fel.se', sieText({ vouchers: [unbalanced] }));
    const result = await runIn(workspace, 'U');
    expect(result).toMatchObject({
      exitCode: 13,
      files: { quarantined: 1 },
      errors: [{ code: 'voucher-unbalanced' }],
    });
    expect(rows(workspace)).toBe(0);
  });

  it('is let in with voucherGate: warn, and asked about once though later exports say the same', async () => {
    using workspace = sieWorkspace({ voucherGate: 'warn' });
    workspace.drop('100', 'bok', 'fel.se', sieText({ vouchers: [unbalanced] }));
    const result = await runIn(workspace, 'U');
    expect(result).toMatchObject({ exitCode: 13, files: { imported: 1 } });
    expect(result.errors).toMatchObject([
      {
        code: 'voucher-unbalanced',
        params: { voucher: 'A7', debit: '100.00', credit: '99.00' },
        file: 'fel.se',
      },
    ]);
    expect(rows(workspace)).toBe(2);
    expect(warnings(workspace)).toMatchObject([{ code: 'voucher-unbalanced', question: 'q1' }]);
    workspace.drop(
      '100',
      'bok',
      'igen.se',
      sieText({ vouchers: [unbalanced, booked(8, '2026-11-03', '1.00', 'F2')] }),
    );
    expect((await runIn(workspace, 'U')).exitCode).toBe(0);
    expect(workspace.query('select seq from question')).toHaveLength(1);
  });
});

describe('a file of another company', () => {
  const [own, other, third] = ['559999-0008', '559999-0016', '559999-0024'];

  function companies(orgNumbers: readonly (string | undefined)[]): Workspace {
    const workspace = sieWorkspace({}, { units: ['100', '200'] });
    changeConfig(workspace, (config) => {
      for (const [i, unit] of config.units.entries()) if (orgNumbers[i]) unit['orgNumber'] = orgNumbers[i];
    });
    return workspace;
  }

  const file = (orgNumber: string): string =>
    sieText({ orgNumber, vouchers: [booked(1, '2026-11-02', '1.00', 'F1')] });

  it('is refused with the name of the right enhet and its folder', async () => {
    using workspace = companies([own, other]);
    workspace.drop('100', 'bok', 'fel.se', file(other));
    const result = await runIn(workspace, 'U');
    expect(result.errors).toMatchObject([
      {
        code: 'file-of-another-company',
        params: { unit: '100', right: '200', name: 'Bolag 200', path: workspace.inbox('200', 'bok') },
      },
    ]);
    expect(rows(workspace)).toBe(0);
  });

  it('is refused also where the folder’s own enhet states no number', async () => {
    using workspace = companies([undefined, other]);
    workspace.drop('100', 'bok', 'fel.se', file(other));
    workspace.drop('100', 'bok', 'okänd.se', file(third));
    expect((await runIn(workspace, 'U')).files).toMatchObject({ imported: 1, quarantined: 1 });
  });

  it('is the enhet’s own when two share the number', async () => {
    using workspace = companies([own, own]);
    workspace.drop('200', 'bok', 'egen.se', file(own));
    expect((await runIn(workspace, 'U')).exitCode).toBe(0);
  });
});

describe('rows far ahead, and currencies that an account has not had', () => {
  const from = (days: number): string => addDays(new Date().toISOString().slice(0, 10) as Day, days);

  it('are told of with their row: a bank books a week ahead at most', async () => {
    using workspace = makeWorkspace();
    workspace.drop(
      '100',
      'bank',
      'fram.csv',
      bankCsv([
        [from(7), '1,00', 'A', ''],
        [from(8), '2,00', 'B', ''],
        [from(9), '3,00', 'C', ''],
      ]),
    );
    expect((await runIn(workspace, 'U')).exitCode).toBe(0);
    expect(warnings(workspace)).toMatchObject([
      { code: 'row-in-future', row: 2, params: { date: from(8), count: 2 } },
    ]);
  });

  it('of a ledger are told of when they are more than a month ahead', async () => {
    using workspace = sieWorkspace();
    const year = ['2020-01-01', '2099-12-31'] as const;
    const vouchers = [booked(1, from(30), '1.00', 'F1'), booked(2, from(400), '1.00', 'F2')];
    workspace.drop('100', 'bok', 'fram.se', sieText({ year, vouchers }));
    await runIn(workspace, 'U');
    expect(warnings(workspace).filter((warning) => warning.code === 'row-in-future')).toMatchObject([
      { row: 3, params: { date: from(400), count: 2 } },
    ]);
  });

  it('are told of once when a later file brings another currency', async () => {
    using workspace = sieWorkspace();
    const voucher = booked(1, '2026-11-02', '1.00', 'F1');
    workspace.drop('100', 'bok', '1.se', sieText({ vouchers: [voucher] }));
    workspace.drop(
      '100',
      'bok',
      '2.se',
      sieText({ vouchers: [booked(2, '2026-11-03', '2.00', 'F2')], currency: 'EUR' }),
    );
    workspace.drop(
      '100',
      'bok',
      '3.se',
      sieText({ vouchers: [booked(3, '2026-11-04', '3.00', 'F3')], currency: 'EUR' }),
    );
    await runIn(workspace, 'U');
    const told = warnings(workspace).filter((warning) => warning.code === 'account-currency-new');
    expect(told).toMatchObject([
      { row: 1, params: { account: '1930', currency: 'EUR', known: 'SEK', count: 1 } },
      { row: 2, params: { account: '3000', currency: 'EUR', known: 'SEK', count: 1 } },
    ]);
  });
});
