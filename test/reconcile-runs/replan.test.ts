import { describe, expect, it } from 'vitest';
import type { ReconcileJob } from '../../src/agent/reconcile-job.ts';
import { reconcileWindow } from '../../src/agent/reconcile-window.ts';
import { openSession, type Session } from '../../src/agent/session.ts';
import { loadSettings } from '../../src/config/load.ts';
import type { Group } from '../../src/domain/group.ts';
import { takeLease } from '../../src/store/leases.ts';
import { closeByCommand, takeWindow } from '../../src/store/windows.ts';
import { runIn } from '../support/in-process.ts';
import { bankCsv, ledgerCsv, makeWorkspace } from '../support/workspace.ts';

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
const pair = { groupId: 'bank', unit: '100' };

async function jobOf(session: Session): Promise<ReconcileJob> {
  const group = session.settings.groups[0] as Group;
  const { store, actor, settings } = session;
  const lease = await takeLease(store, 'reconcile:bank:100', actor.runId);
  if ('heldBy' in lease) throw new Error('the lease is held');
  await closeByCommand(store, actor, { group, unit: '100' }, Date.now());
  const window = await takeWindow(store, actor, pair, lease.fence);
  if (!window) throw new Error('no window');
  return {
    actor,
    window,
    group,
    unit: '100',
    manual: false,
    lease: { name: 'reconcile:bank:100', fence: lease.fence },
    rules: settings.rules,
    imports: { left: ['bok'], right: ['bank'] },
    names: { group: 'Bank', unit: 'Bolag' },
    configHash: settings.configHash,
    at: new Date().toISOString(),
  };
}

describe('a group that changes while it is planned', () => {
  it('is planned again on what is so then, and the first plan is not committed', async () => {
    using workspace = makeWorkspace();
    workspace.drop('100', 'bok', 'bok.csv', ledgerCsv([['1930', '2026-11-10', '100,00', 'A', 'ett']]));
    workspace.drop('100', 'bank', 'bank.csv', bankCsv([['2026-11-11', '100,00', 'A', 'ett']]));
    await runIn(workspace, 'U');
    await using session = await openSession({
      settings: loadSettings(workspace.configPath),
      mode: 'R',
      log: () => silent,
      now: Date.now,
    });
    const job = await jobOf(session);
    let reads = 0;
    // Read when the plan begins, after the group's number: a file takes the ledger row back just then.
    const late: ReconcileJob = {
      ...job,
      get manual() {
        reads += 1;
        if (reads === 1)
          session.store.native.exec(
            `insert into superseded_row (tx_seq, reason, file_id, at) select seq, 'voucher', file_id, 't' from tx_row where side = 'ledger';
             insert into group_state (group_id, unit, revision) values ('bank', '100', 1)`,
          );
        return false;
      },
    };
    const outcome = await reconcileWindow(session.store, late);
    expect(outcome.result).toMatchObject({ matched: 0, open: 1 });
    expect(workspace.query('select seq from match')).toEqual([]);
    expect(workspace.query('select id from group_run')).toHaveLength(1);
  });
});
