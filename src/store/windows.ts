/** Windows from open to done (design: ingest, g). States: open → closed → running → done | failed; `skip` goes from open to done. */
import type { SqlEntityManager } from '@mikro-orm/sqlite';
import type { ImportedGroup } from '../domain/group.ts';
import type { ReportEntry } from '../domain/report.ts';
import { decideWindow, missingImports, type WindowDecision } from '../windows/window.ts';
import { ReconWindowSchema } from './entities/recon-window.ts';
import { type Actor, appendHistory } from './history.ts';
import { reading, type Store } from './open.ts';
import { addOutboxEntry } from './outbox.ts';
import { plain } from './plain.ts';
import type { WindowRecord } from './records.ts';
import { inTransaction } from './transaction.ts';
import { openWindow } from './window-membership.ts';

export type { WindowRecord };

/** A group and unit with the imports that feed it. */
export interface GroupUnit {
  readonly groupId: string;
  readonly unit: string;
  readonly imports: readonly string[];
}

export interface Closing {
  readonly window: WindowRecord;
  /** `skip`: closed without a run. */
  readonly run: boolean;
}

/** Closes the open window of a group and unit when it is due; else says how long to wait. Null when none is open. */
export async function closeIfDue(
  store: Store,
  actor: Actor,
  of: GroupUnit,
  nowMs: number,
  skipped: (window: WindowRecord, missing: string[]) => ReportEntry,
): Promise<Closing | { waitMs: number } | null> {
  return inTransaction(store, async (em) => {
    const window = await em.findOne(ReconWindowSchema, { groupId: of.groupId, unit: of.unit, state: 'open' });
    if (!window) return null;
    const decision = await decide(em, plain<WindowRecord>(window), of, nowMs);
    if ('waitMs' in decision) return decision;
    const missing = [...decision.missing];
    const skip = decision.close === 'longest' && missing.length > 0 && window.onMissing === 'skip';
    const closed = await close(em, actor, plain<WindowRecord>(window), {
      reason: decision.close,
      missing,
      state: skip ? 'done' : 'closed',
      nowMs,
    });
    if (skip) await addOutboxEntry(em, actor, skipped(closed, missing));
    return { window: closed, run: !skip };
  });
}

async function decide(
  em: SqlEntityManager,
  window: WindowRecord,
  of: GroupUnit,
  nowMs: number,
): Promise<WindowDecision> {
  const inHand = (await em.execute(
    `select count(*) as n from source_file where unit = ? and state in ('claiming','claimed') and import_id in (${of.imports.map(() => '?').join(',')})`,
    [of.unit, ...of.imports],
    'get',
  )) as { n: number };
  return decideWindow(
    {
      lastCommitAtMs: Date.parse(window.lastCommitAt),
      deadlineAtMs: Date.parse(window.deadlineAt),
      quietMs: window.quietMs,
      expects: window.expects,
      delivered: await delivered(em, window.id),
      filesInHand: inHand.n,
    },
    nowMs,
  );
}

async function delivered(em: SqlEntityManager, windowId: string): Promise<string[]> {
  const rows = (await em.execute('select distinct import_id as id from window_file where window_id = ?', [
    windowId,
  ])) as { id: string }[];
  return rows.map((row) => row.id);
}

async function close(
  em: SqlEntityManager,
  actor: Actor,
  window: WindowRecord,
  how: {
    reason: 'complete' | 'longest' | 'command';
    missing: string[];
    state: 'closed' | 'done';
    nowMs: number;
  },
): Promise<WindowRecord> {
  const at = new Date(how.nowMs).toISOString();
  await em.nativeUpdate(
    ReconWindowSchema,
    { id: window.id, state: 'open' },
    { state: how.state, reason: how.reason, missing: how.missing, closedAt: at },
  );
  await appendHistory(em, actor, {
    at,
    kind: 'window.closed',
    subject: window.id,
    data: {
      group: window.groupId,
      unit: window.unit,
      reason: how.reason,
      missing: how.missing,
      state: how.state,
    },
  });
  return plain<WindowRecord>(await em.findOneOrFail(ReconWindowSchema, { id: window.id }, { refresh: true }));
}

/** A one-shot run or a person closes the window now; without an open one an empty window is made, closed at once. */
export async function closeByCommand(
  store: Store,
  actor: Actor,
  of: { group: ImportedGroup; unit: string },
  nowMs: number,
): Promise<WindowRecord> {
  return inTransaction(store, async (em) => {
    const open = await em.findOne(ReconWindowSchema, { groupId: of.group.id, unit: of.unit, state: 'open' });
    const window = open ?? (await openWindow(em, actor, { ...of, at: new Date(nowMs).toISOString() }));
    const missing = missingImports(window.expects, await delivered(em, window.id));
    return close(em, actor, plain<WindowRecord>(window), {
      reason: 'command',
      missing,
      state: 'closed',
      nowMs,
    });
  });
}

/** Group and unit pairs with a window that is open, or closed and not yet run. */
export async function unfinishedWindows(
  store: Store,
): Promise<{ groupId: string; unit: string; state: string }[]> {
  return reading(store).find(
    ReconWindowSchema,
    { state: { $in: ['open', 'closed', 'running'] } },
    { orderBy: { groupId: 'asc', unit: 'asc', seq: 'asc' } },
  );
}

/**
 * The next window to run, in their order, marked as running by this owner under its lease's fence; null when none waits.
 * One that a dead process was running is taken up as well: whoever holds the lease is the only one who may run.
 */
export async function takeWindow(
  store: Store,
  actor: Actor,
  of: { groupId: string; unit: string },
  fence: number,
): Promise<WindowRecord | null> {
  return inTransaction(store, async (em) => {
    const where = { ...of, state: { $in: ['closed' as const, 'running' as const] } };
    const window = await em.findOne(ReconWindowSchema, where, { orderBy: { seq: 'asc' } });
    if (!window) return null;
    await em.nativeUpdate(
      ReconWindowSchema,
      { id: window.id },
      { state: 'running', owner: actor.runId, fence },
    );
    return plain<WindowRecord>(
      await em.findOneOrFail(ReconWindowSchema, { id: window.id }, { refresh: true }),
    );
  });
}

/** A run that could not be carried out: its rows are taken by the next window's run. */
export async function failWindow(
  store: Store,
  actor: Actor,
  window: WindowRecord,
  at: string,
  entry: ReportEntry,
): Promise<void> {
  await inTransaction(store, async (em) => {
    const where = { id: window.id, state: 'running' as const, owner: actor.runId, fence: window.fence };
    if ((await em.nativeUpdate(ReconWindowSchema, where, { state: 'failed' })) !== 1) return;
    await appendHistory(em, actor, {
      at,
      kind: 'window.failed',
      subject: window.id,
      data: { group: window.groupId, unit: window.unit },
    });
    await addOutboxEntry(em, actor, entry);
  });
}
