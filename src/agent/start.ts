/** The always-on agent: one per store, working until it is stopped. */
import { Subject } from 'rxjs';
import { PrickakontoError } from '../domain/error.ts';
import { isoNow } from '../ingest/context.ts';
import { placesOf } from '../ingest/place.ts';
import { gatherMail, nextSendIn, sendMails } from '../mail/send.ts';
import { takeLease } from '../store/leases.ts';
import { finishRun } from '../store/runs.ts';
import { closeDueWindows } from './close-windows.ts';
import { createLanes } from './lanes.ts';
import { pipeline } from './pipeline.ts';
import { type ReconcileResult, reconcileWindows } from './reconcile-group.ts';
import type { Session } from './session.ts';

export interface Agent {
  /** Finishes the file in hand, gives back what it holds, and comes to rest. */
  stop(): Promise<void>;
  /** Ends when the agent has ended by itself: only on a fault of the pipeline. */
  readonly ended: Promise<void>;
}

export interface AgentWatchers {
  /** Told after each group run. */
  reconciled?(result: ReconcileResult): void;
}

export async function startAgent(session: Session, watchers: AgentWatchers = {}): Promise<Agent> {
  const lease = await takeLease(session.store, 'agent', session.actor.runId);
  if ('heldBy' in lease)
    throw new PrickakontoError('agent-already-runs', { run: lease.heldBy, pid: lease.pid });
  const stop$ = new Subject<void>();
  let stopping = false;
  const working = new Set<Promise<unknown>>();
  const counted = <T>(work: Promise<T>): Promise<T> => {
    const job = work.finally(() => working.delete(job));
    working.add(job);
    job.catch(() => undefined);
    return job;
  };
  const lanes = await createLanes(session, placesOf(session.settings, { all: false }), () => stopping);
  const stages = {
    lanes: lanes.map((lane) => ({ ...lane, work: () => counted(lane.work()) })),
    closeWindows: () => counted(closeDueWindows(session)),
    reconcile: (due: { groupId: string; unit: string }) =>
      counted(
        reconcileWindows(session, due, () => stopping).then((results) => {
          for (const result of results) watchers.reconciled?.(result);
        }),
      ),
    mail: () => counted(mailTurn(session)),
    report: (stage: string, error: unknown) =>
      session.log.error(`${stage} failed`, {
        run: session.actor.runId,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
  };
  const ended = new Promise<void>((resolve, reject) => {
    pipeline(stages, stop$).subscribe({ error: reject, complete: resolve });
  });
  session.log.info('agent started', {
    run: session.actor.runId,
    units: lanes.map((lane) => lane.unit),
    watch: session.settings.agent.watch,
  });
  return {
    ended,
    async stop() {
      stopping = true;
      stop$.next();
      while (working.size > 0) await Promise.allSettled(working);
      await finishRun(session.store, session.actor.runId, {
        endedAt: isoNow(session),
        document: null,
      });
      session.log.info('agent stopped', { run: session.actor.runId });
    },
  };
}

async function mailTurn(session: Session): Promise<number | null> {
  const gatherInMs = await gatherMail(session.mail, 'due');
  await sendMails(session.mail, { all: false });
  const sendInMs = await nextSendIn(session.mail);
  return gatherInMs === null || sendInMs === null ? (gatherInMs ?? sendInMs) : Math.min(gatherInMs, sendInMs);
}
