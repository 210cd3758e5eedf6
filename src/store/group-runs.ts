/** What a group run reads beside the rows, and how its result is written: in one transaction, or not at all. */
import type { SqlEntityManager } from '@mikro-orm/sqlite';
import type { ReportEntry } from '../domain/report.ts';
import { GroupRunSchema } from './entities/group-run.ts';
import { ReconWindowSchema } from './entities/recon-window.ts';
import { Fenced } from './files.ts';
import { type Actor, appendHistory } from './history.ts';
import { holdsLease } from './leases.ts';
import { type MatchToWrite, writeMatches } from './matches.ts';
import { reading, type Store } from './open.ts';
import { addOutboxEntry } from './outbox.ts';
import { inTransaction } from './transaction.ts';
import type { WindowRecord } from './windows.ts';

export interface LastRun {
  readonly id: string;
  readonly highWater: number;
  readonly inputHash: string;
  readonly resultHash: string;
  /** What the run went by: the same again, and no new rows, means nothing to do. */
  readonly stateKey: string;
  readonly counts: GroupCounts;
}

/** Rows of both sides. */
export interface GroupCounts {
  readonly matched: number;
  readonly suggested: number;
  readonly open: number;
  readonly ambiguous: number;
  readonly openAmountOre: number;
}

interface RunReport {
  readonly stateKey: string;
  readonly [fact: string]: unknown;
}

/** The last run of a group and unit; null before the first. */
export async function lastGroupRun(
  store: Store,
  of: { groupId: string; unit: string },
): Promise<LastRun | null> {
  const run = await reading(store).findOne(GroupRunSchema, of, { orderBy: { id: 'desc' } });
  if (!run) return null;
  const { id, highWater, inputHash, resultHash, matched, suggested, open, ambiguous, openAmountOre } = run;
  return {
    id,
    highWater,
    inputHash,
    resultHash,
    stateKey: (run.report as RunReport).stateKey,
    counts: { matched, suggested, open, ambiguous, openAmountOre },
  };
}

/** Counts every change of a group's matches: a plan made on an older number is not committed. */
export async function groupRevision(store: Store, of: { groupId: string; unit: string }): Promise<number> {
  return revisionIn(reading(store), of);
}

async function revisionIn(em: SqlEntityManager, of: { groupId: string; unit: string }): Promise<number> {
  const row = (await em.execute(
    'select revision from group_state where group_id = ? and unit = ?',
    [of.groupId, of.unit],
    'get',
  )) as { revision: number } | undefined;
  return row?.revision ?? 0;
}

export interface GroupRunResult {
  readonly id: string;
  readonly groupId: string;
  readonly unit: string;
  readonly window: WindowRecord;
  readonly lease: { readonly name: string; readonly fence: number };
  readonly revision: number;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly engineVersion: string;
  readonly configHash: string;
  readonly inputHash: string;
  readonly resultHash: string;
  readonly highWater: number;
  readonly noop: boolean;
  readonly passes: number;
  readonly counts: GroupCounts;
  readonly report: RunReport;
  readonly matches: readonly MatchToWrite[];
  /** Null: nothing has changed, the reasons of the last run stand. */
  readonly open: readonly { readonly seq: number; readonly code: string; readonly detail: string }[] | null;
  readonly late: readonly { readonly match: number; readonly row: number; readonly code: string }[];
  readonly rules: readonly { readonly hash: string; readonly text: string }[];
  readonly entries: readonly ReportEntry[];
}

/** The group has changed since the plan was made: a file took rows back, or another run matched them. To be planned again. */
export class GroupChanged extends Fenced {}

/** Writes a run's result. `Fenced` when the lease is lost, `GroupChanged` when the plan is out of date. */
export async function commitGroupRun(store: Store, actor: Actor, result: GroupRunResult): Promise<void> {
  await inTransaction(store, async (em) => {
    const { groupId, unit, window } = result;
    if (!(await holdsLease(em, result.lease.name, actor.runId, result.lease.fence)))
      throw new Fenced(`lease ${result.lease.name}`);
    if ((await revisionIn(em, { groupId, unit })) !== result.revision)
      throw new GroupChanged(`revision of ${groupId}/${unit}`);
    const done = await em.nativeUpdate(
      ReconWindowSchema,
      { id: window.id, state: 'running', owner: actor.runId, fence: result.lease.fence },
      { state: 'done' },
    );
    if (done !== 1) throw new Fenced(`window ${window.id}`);
    await insertRun(em, actor, result);
    writeMatches(store, {
      actor,
      at: result.endedAt,
      groupId,
      unit,
      groupRunId: result.id,
      matches: result.matches,
      late: result.late,
      rules: result.rules,
    });
    if (result.open) writeOpenReasons(store, result, result.open);
    await em.execute(
      `insert into group_state (group_id, unit, revision, last_group_run) values (?, ?, ?, ?)
       on conflict (group_id, unit) do update set revision = excluded.revision, last_group_run = excluded.last_group_run`,
      [groupId, unit, result.revision + (result.matches.length > 0 ? 1 : 0), result.id],
    );
    for (const entry of result.entries) await addOutboxEntry(em, actor, entry);
  });
}

async function insertRun(em: SqlEntityManager, actor: Actor, result: GroupRunResult): Promise<void> {
  const {
    id,
    groupId,
    unit,
    startedAt,
    endedAt,
    engineVersion,
    configHash,
    inputHash,
    resultHash,
    highWater,
    passes,
    counts,
    report,
  } = result;
  await em.insert(GroupRunSchema, {
    id,
    runId: actor.runId,
    groupId,
    unit,
    windowId: result.window.id,
    startedAt,
    endedAt,
    engineVersion,
    configHash,
    inputHash,
    resultHash,
    highWater,
    noop: result.noop ? 1 : 0,
    passes,
    ...counts,
    report,
    fence: result.lease.fence,
  });
  await appendHistory(em, actor, {
    at: endedAt,
    kind: 'group.reconciled',
    subject: id,
    data: {
      group: groupId,
      unit,
      window: result.window.id,
      inputHash,
      resultHash,
      matches: result.matches.length,
      ...counts,
    },
  });
}

/** The reasons of the rows that are open now take the place of those of the last run. */
function writeOpenReasons(
  store: Store,
  result: GroupRunResult,
  open: NonNullable<GroupRunResult['open']>,
): void {
  store.native
    .prepare('delete from open_reason where group_id = ? and unit = ?')
    .run(result.groupId, result.unit);
  const insert = store.native.prepare(
    'insert into open_reason (tx_seq, group_id, unit, code, detail, group_run_id) values (?, ?, ?, ?, ?, ?)',
  );
  for (const row of open) insert.run(row.seq, result.groupId, result.unit, row.code, row.detail, result.id);
}
