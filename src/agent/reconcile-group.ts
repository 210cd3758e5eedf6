/** Reconciles a group for a unit, window by window in their order, under the lease of that pair. */
import { setTimeout as delay } from 'node:timers/promises';
import { PrickakontoError } from '../domain/error.ts';
import type { Group } from '../domain/group.ts';
import { isoNow } from '../ingest/context.ts';
import { Fenced } from '../store/files.ts';
import { releaseLeases, takeLease } from '../store/leases.ts';
import {
  closeByCommand,
  failWindow,
  takeWindow,
  unfinishedWindows,
  type WindowRecord,
} from '../store/windows.ts';
import { importsBySide } from './close-windows.ts';
import type { Due } from './pipeline.ts';
import type { ReconcileJob } from './reconcile-job.ts';
import type { GroupResult, RunError } from './run-document.ts';
import type { Session } from './session.ts';

export interface ReconcileResult {
  readonly groupId: string;
  readonly unit: string;
  /** Null: nothing was run (the lease was not to be had, or the run failed). */
  readonly result: GroupResult | null;
  readonly errors: readonly RunError[];
  readonly inputHash: string | null;
  readonly resultHash: string | null;
}

function leaseName(due: Due): string {
  return `reconcile:${due.groupId}:${due.unit}`;
}

/** Runs every closed window of the pair; those that another process is running are left to it. */
export async function reconcileWindows(
  session: Session,
  due: Due,
  stopping: () => boolean,
): Promise<ReconcileResult[]> {
  const lease = await takeLease(session.store, leaseName(due), session.actor.runId);
  if ('heldBy' in lease) return [];
  const results: ReconcileResult[] = [];
  try {
    for (;;) {
      const window = stopping() ? null : await takeWindow(session.store, session.actor, due, lease.fence);
      if (!window) return results;
      const result = await runWindow(session, due, window, { manual: false, fence: lease.fence });
      if (isGivenUp(result)) return results;
      results.push(result);
    }
  } finally {
    await releaseLeases(session.store, session.actor.runId, leaseName(due));
  }
}

export interface NowOptions {
  readonly waitMs: number;
  /** A person runs it: rules that are excluded from automatic runs take part. */
  readonly all: boolean;
  stopping(): boolean;
}

const leaseLookMs = 250;

/** A one-shot run: closes the pair's window (makes one when there is none) and runs it; waits for another process that has the lease. */
export async function reconcileNow(
  session: Session,
  due: Due,
  options: NowOptions,
): Promise<ReconcileResult> {
  const group = groupOf(session, due);
  const started = session.now();
  for (;;) {
    const lease = await takeLease(session.store, leaseName(due), session.actor.runId);
    if ('fence' in lease) {
      try {
        return await runNow(session, group, due, { manual: options.all, fence: lease.fence });
      } finally {
        await releaseLeases(session.store, session.actor.runId, leaseName(due));
      }
    }
    if (options.stopping() || session.now() - started > options.waitMs) {
      return {
        ...due,
        result: null,
        errors: [{ code: 'group-busy', params: { ...due, heldBy: lease.heldBy } }],
        inputHash: null,
        resultHash: null,
      };
    }
    await delay(leaseLookMs);
  }
}

function groupOf(session: Session, due: Due): Group {
  const group = session.settings.groups.find((candidate) => candidate.id === due.groupId);
  if (!group) throw new Error(`no group ${due.groupId}`);
  return group;
}

async function runNow(
  session: Session,
  group: Group,
  due: Due,
  how: { manual: boolean; fence: number },
): Promise<ReconcileResult> {
  const waiting = (await unfinishedWindows(session.store)).filter(
    (window) => window.groupId === due.groupId && window.unit === due.unit,
  );
  if (waiting.length === 0 || waiting.some((window) => window.state === 'open')) {
    await closeByCommand(
      session.store,
      session.actor,
      { group: { id: group.id, accounts: group.accounts, window: group.window }, unit: due.unit },
      session.now(),
    );
  }
  const results: ReconcileResult[] = [];
  for (;;) {
    const window = await takeWindow(session.store, session.actor, due, how.fence);
    const result = window && (await runWindow(session, due, window, how));
    if (!result || isGivenUp(result)) break;
    results.push(result);
  }
  return merged(due, results);
}

/** Somebody else has taken the pair over: it is theirs to finish, and trying on would only be fenced again. */
function isGivenUp(result: ReconcileResult): boolean {
  return result.result === null && result.errors.length === 0;
}

/** Several windows in one go are told as one: what they matched together, what is open after the last. */
function merged(due: Due, results: readonly ReconcileResult[]): ReconcileResult {
  const last = results.at(-1);
  const ran = results.flatMap((one) => one.result ?? []);
  const final = ran.at(-1);
  const total = (pick: (one: GroupResult) => number): number => ran.reduce((sum, one) => sum + pick(one), 0);
  return {
    ...due,
    result: final ? { ...final, matched: total((one) => one.matched), suggested: final.suggested } : null,
    errors: results.flatMap((one) => one.errors),
    inputHash: last?.inputHash ?? null,
    resultHash: last?.resultHash ?? null,
  };
}

/** One window. A run that fails is told and leaves its window; its rows are taken by the next one's run. */
async function runWindow(
  session: Session,
  due: Due,
  window: WindowRecord,
  how: { manual: boolean; fence: number },
): Promise<ReconcileResult> {
  const group = groupOf(session, due);
  const facts = { run: session.actor.runId, group: due.groupId, unit: due.unit, window: window.id };
  const job: ReconcileJob = {
    actor: session.actor,
    window: { ...window },
    group,
    unit: due.unit,
    manual: how.manual,
    lease: { name: leaseName(due), fence: how.fence },
    rules: group.rules.flatMap((id) => session.settings.rules.find((rule) => rule.id === id) ?? []),
    imports: importsBySide(session.settings, group, due.unit),
    names: {
      group: group.name,
      unit: session.settings.units.find((unit) => unit.code === due.unit)?.name ?? due.unit,
    },
    configHash: session.settings.configHash,
    at: isoNow(session),
  };
  try {
    const outcome = await session.pool.run('reconcile', job);
    session.log.info(outcome.noop ? 'group had nothing new' : 'group reconciled', {
      ...facts,
      ...outcome.result,
    });
    return { ...due, ...outcome };
  } catch (error) {
    if (error instanceof Fenced) {
      session.log.warn('group run given up: somebody else has taken over', facts);
      return { ...due, result: null, errors: [], inputHash: null, resultHash: null };
    }
    return failed(session, due, window, error);
  }
}

/** The run is told as failed and its window ends; a plan that the verifier refused is told as such. */
async function failed(
  session: Session,
  due: Due,
  window: WindowRecord,
  error: unknown,
): Promise<ReconcileResult> {
  const known = error instanceof PrickakontoError ? error : null;
  const reason = error instanceof Error ? error.message : String(error);
  const code = known?.code ?? 'group-run-failed';
  const params = known?.params ?? { group: due.groupId, unit: due.unit, reason: reason.split('\n')[0] ?? '' };
  session.log.error('group run failed', {
    run: session.actor.runId,
    window: window.id,
    ...due,
    code,
    error: reason,
  });
  const at = isoNow(session);
  const about = { at, run: session.actor.runId, unit: due.unit, code, params };
  const refused = code === 'group-plan-refused';
  await failWindow(
    session.store,
    session.actor,
    window,
    at,
    refused ? { kind: 'plan-refused', ...about, group: due.groupId } : { kind: 'unit-failed', ...about },
  );
  return { ...due, result: null, errors: [{ code, params }], inputHash: null, resultHash: null };
}
