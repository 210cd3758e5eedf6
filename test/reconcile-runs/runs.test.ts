import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runIn } from '../support/in-process.ts';
import { bankCsv, ledgerCsv, makeWorkspace, type Workspace } from '../support/workspace.ts';

const booked = (date: string, amount: string, reference = '') =>
  ['1930', date, amount, reference, `bokfört ${amount}`] as const;
const paid = (date: string, amount: string, reference = '') =>
  [date, amount, reference, `bank ${amount}`] as const;

function drop(
  workspace: Workspace,
  name: string,
  rows: {
    ledger?: readonly (typeof booked extends (...a: never[]) => infer R ? R : never)[];
    bank?: readonly ReturnType<typeof paid>[];
  },
): void {
  if (rows.ledger) workspace.drop('100', 'bok', `bok ${name}.csv`, ledgerCsv(rows.ledger));
  if (rows.bank) workspace.drop('100', 'bank', `bank ${name}.csv`, bankCsv(rows.bank));
}

const matches = (workspace: Workspace) =>
  workspace.query<{ rule: string; status: string }>(
    `select rule_id as rule, status from match m where not exists (select 1 from match_event e where e.match_seq = m.seq) order by seq`,
  );
const reasons = (workspace: Workspace) =>
  workspace
    .query<{ reference: string; side: string; code: string }>(
      'select coalesce(r.reference, r.text) as reference, r.side, o.code from open_reason o join tx_row r on r.seq = o.tx_seq order by r.side, r.day, r.amount_ore',
    )
    .map((row) => `${row.side} ${row.reference} ${row.code}`);

/** The workspace's configuration with its rules and the group's settings changed. */
function configure(workspace: Workspace, change: (config: Config) => void): void {
  const config = JSON.parse(readFileSync(workspace.configPath, 'utf8')) as Config;
  change(config);
  writeFileSync(workspace.configPath, JSON.stringify(config));
}

interface Config {
  rules: Record<string, unknown>[];
  groups: Record<string, unknown>[];
}

describe('runs of a group', () => {
  it('keep a match to which a competitor comes too late, and flag it', async () => {
    using workspace = makeWorkspace();
    drop(workspace, '1', {
      ledger: [booked('2026-11-10', '100,00', 'A')],
      bank: [paid('2026-11-11', '100,00', 'A')],
    });
    await runIn(workspace, 'A');
    drop(workspace, '2', { bank: [paid('2026-11-12', '100,00', 'A')] });
    const second = await runIn(workspace, 'A');
    expect(second.groups[0]).toMatchObject({ matched: 0, open: 1 });
    expect(matches(workspace)).toEqual([{ rule: 'referens', status: 'auto' }]);
    expect(workspace.query('select match_seq, code from match_flag')).toEqual([
      { match_seq: 1, code: 'late-competitor' },
    ]);
    await runIn(workspace, 'A');
    expect(workspace.query('select match_seq from match_flag')).toHaveLength(1);
  });

  it('wait with a pair without reference until both sides are complete through every day a competitor could have', async () => {
    using workspace = makeWorkspace();
    drop(workspace, '1', { ledger: [booked('2026-11-10', '70,00')], bank: [paid('2026-11-11', '70,00')] });
    await runIn(workspace, 'A');
    expect(reasons(workspace).map((row) => row.split(' ').at(-1))).toEqual(['not-complete', 'not-complete']);
    drop(workspace, '2', {
      ledger: [booked('2026-11-14', '5,00', 'L')],
      bank: [paid('2026-11-14', '6,00', 'B')],
    });
    expect((await runIn(workspace, 'A')).groups[0]).toMatchObject({ matched: 2, open: 2 });
    expect(matches(workspace)).toEqual([{ rule: 'belopp', status: 'auto' }]);
  });

  it('record that there was nothing new, and change nothing', async () => {
    using workspace = makeWorkspace();
    drop(workspace, '1', {
      ledger: [booked('2026-11-10', '100,00', 'A')],
      bank: [paid('2026-11-11', '100,00', 'A'), paid('2026-11-11', '9,00', 'X')],
    });
    const first = await runIn(workspace, 'A');
    const again = await runIn(workspace, 'R');
    expect(again.groups[0]).toEqual({ ...first.groups[0], matched: 0 });
    expect(workspace.query('select noop from group_run order by id')).toEqual([{ noop: 0 }, { noop: 1 }]);
    expect(reasons(workspace)).toEqual(['bank X no-candidate']);
    expect(again.mails.sent).toBe(1);
  });

  it('reserve the rows of a suggestion, keep them open, and make it once', async () => {
    using workspace = makeWorkspace();
    configure(workspace, (config) => {
      for (const rule of config.rules) if (rule['id'] === 'referens') rule['mode'] = 'suggest';
    });
    drop(workspace, '1', {
      ledger: [booked('2026-11-10', '100,00', 'A')],
      bank: [paid('2026-11-11', '100,00', 'A')],
    });
    expect((await runIn(workspace, 'A')).groups[0]).toMatchObject({ matched: 0, suggested: 2, open: 2 });
    drop(workspace, '2', { bank: [paid('2026-11-20', '1,00', 'Z')] });
    await runIn(workspace, 'A');
    expect(matches(workspace)).toEqual([{ rule: 'referens', status: 'suggested' }]);
    expect(reasons(workspace)).toEqual(['bank A suggested', 'bank Z no-candidate', 'ledger A suggested']);
    // A second candidate: the suggestion no longer holds, and is withdrawn.
    drop(workspace, '3', { bank: [paid('2026-11-12', '100,00', 'A')] });
    await runIn(workspace, 'A');
    expect(matches(workspace)).toEqual([]);
    expect(reasons(workspace).filter((row) => row.endsWith('ambiguous'))).toHaveLength(3);
  });

  it('leave out a rule that is unticked in automatic reconciliation, except when a person runs them', async () => {
    using workspace = makeWorkspace();
    configure(workspace, (config) => {
      for (const rule of config.rules) if (rule['id'] === 'referens') rule['excludedFromAutomatic'] = true;
      config.groups[0] = { ...config.groups[0], rules: ['referens'] };
    });
    drop(workspace, '1', {
      ledger: [booked('2026-11-10', '100,00', 'A')],
      bank: [paid('2026-11-11', '100,00', 'A')],
    });
    expect((await runIn(workspace, 'A')).groups[0]).toMatchObject({ matched: 0, open: 2 });
    expect((await runIn(workspace, 'R', { all: true })).groups[0]).toMatchObject({ matched: 2, open: 0 });
  });

  it('match a row in each of two groups that have its account', async () => {
    using workspace = makeWorkspace();
    configure(workspace, (config) => {
      config.groups.push({ ...config.groups[0], id: 'bank2', name: 'Samma konto', rules: ['referens'] });
    });
    drop(workspace, '1', {
      ledger: [booked('2026-11-10', '100,00', 'A')],
      bank: [paid('2026-11-11', '100,00', 'A')],
    });
    expect((await runIn(workspace, 'A')).groups.map((group) => [group.group, group.matched])).toEqual([
      ['bank', 2],
      ['bank2', 2],
    ]);
    expect(workspace.query('select tx_seq from active_row')).toHaveLength(4);
  });

  it('reconcile only the groups that the scheduler has, unless a person asks for all', async () => {
    using workspace = makeWorkspace();
    configure(workspace, (config) => {
      config.groups[0] = { ...config.groups[0], scheduled: false };
    });
    drop(workspace, '1', {
      ledger: [booked('2026-11-10', '100,00', 'A')],
      bank: [paid('2026-11-11', '100,00', 'A')],
    });
    expect((await runIn(workspace, 'A')).groups).toEqual([]);
    expect((await runIn(workspace, 'R', { all: true })).groups[0]).toMatchObject({ matched: 2 });
  });

  it('take the same files in any batches to the same keyed matches', async () => {
    const ledger = [1, 2, 3, 4].map((i) => booked(`2026-11-1${i}`, `${i}00,00`, `R${i}`));
    const bank = [4, 3, 2, 1].map((i) => paid(`2026-11-1${i}`, `${i}00,00`, `R${i}`));
    const results: unknown[] = [];
    for (const batches of [
      [[...ledger.keys()]],
      [
        [0, 1],
        [2, 3],
      ],
      [[3], [2], [1], [0]],
    ]) {
      using workspace = makeWorkspace();
      for (const [number, batch] of batches.entries()) {
        drop(workspace, String(number), {
          ledger: batch.map((i) => ledger[i] as (typeof ledger)[number]),
          bank: batch.map((i) => bank[i] as (typeof bank)[number]),
        });
        await runIn(workspace, 'A');
      }
      results.push(
        workspace.query(
          `select m.rule_id, group_concat(t.side || t.reference, ' ') as rows from match m join (select * from match_row order by side) r on r.match_seq = m.seq
           join tx_row t on t.seq = r.tx_seq group by m.seq order by 2`,
        ),
      );
    }
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
    expect(results[0]).toHaveLength(4);
  });
});
