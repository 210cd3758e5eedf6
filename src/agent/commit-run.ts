/** Stores what a group run came to, with what is to be reported of it, in one transaction. */
import { ulid } from 'ulidx';
import type { OldestOpen, ReportEntry } from '../domain/report.ts';
import { engineVersion } from '../reconcile/index.ts';
import { commitGroupRun, type GroupRunResult } from '../store/group-runs.ts';
import type { Store } from '../store/open.ts';
import { type GroupRows, openItems, rowsBySeq } from '../store/rows.ts';
import { hashOf } from './plan-to-store.ts';
import { type Base, type ReconcileJob, type ReconcileOutcome, stateKey } from './reconcile-job.ts';
import type { GroupResult, RunError } from './run-document.ts';

export type RunParts = Pick<
  GroupRunResult,
  'noop' | 'passes' | 'counts' | 'inputHash' | 'resultHash' | 'matches' | 'open' | 'late'
> & { readonly report: Readonly<Record<string, unknown>> };

export async function commitRun(store: Store, base: Base, parts: RunParts): Promise<ReconcileOutcome> {
  const { job } = base;
  const missing = missingImports(job);
  const result: GroupResult = { group: job.group.id, unit: job.unit, ...parts.counts };
  const id = `r${ulid()}`;
  const entry: ReportEntry = {
    kind: 'window-reconciled',
    at: job.at,
    run: job.actor.runId,
    group: job.group.id,
    groupName: job.names.group,
    unit: job.unit,
    unitName: job.names.unit,
    ...parts.counts,
    missing,
    onMissing: job.window.onMissing,
    reason: job.window.reason ?? 'command',
    late: parts.late.length,
    noop: parts.noop,
    oldest: parts.open ? await oldestOpen(store, parts.open) : await oldestStanding(store, base.of),
  };
  await commitGroupRun(store, job.actor, {
    id,
    groupId: job.group.id,
    unit: job.unit,
    window: job.window,
    lease: job.lease,
    revision: base.revision,
    startedAt: job.at,
    endedAt: job.at,
    engineVersion,
    configHash: job.configHash,
    highWater: base.until,
    ...parts,
    report: { stateKey: stateKey(base, base.revision + (parts.matches.length > 0 ? 1 : 0)), ...parts.report },
    rules: job.rules.map((rule) => ({ hash: hashOf(JSON.stringify(rule)), text: JSON.stringify(rule) })),
    entries: [entry],
  });
  return {
    result,
    noop: parts.noop,
    errors: missing.length > 0 && job.window.onMissing === 'warn' ? [missingError(job, missing)] : [],
    inputHash: parts.inputHash,
    resultHash: parts.resultHash,
  };
}

const shownOldest = 10;

/** The same for a run that had nothing to do: the reasons of the last run stand. */
async function oldestStanding(store: Store, of: GroupRows): Promise<OldestOpen[]> {
  const items = await openItems(store, of, shownOldest);
  return items.map(({ seq, side, date, amountOre, reference, text, reasonCode }) => ({
    id: `t${seq}`,
    side,
    date,
    amountOre,
    reference,
    text,
    reasonCode: reasonCode ?? 'not-run',
  }));
}

/** The oldest open rows, for the mail; the plan lists them by day. */
async function oldestOpen(store: Store, open: NonNullable<GroupRunResult['open']>): Promise<OldestOpen[]> {
  const first = open.slice(0, shownOldest);
  const rows = new Map(
    (
      await rowsBySeq(
        store,
        first.map((reason) => reason.seq),
      )
    ).map((row) => [row.seq, row]),
  );
  return first.flatMap(({ seq, code }) => {
    const row = rows.get(seq);
    return row
      ? [
          {
            id: `t${seq}`,
            side: row.side,
            date: row.date,
            amountOre: row.amountOre,
            reference: row.reference,
            text: row.text,
            reasonCode: code,
          },
        ]
      : [];
  });
}

/** Imports that the window expected and did not get. A window in which nothing came at all (a run by command) misses nothing. */
function missingImports({ window }: ReconcileJob): string[] {
  return window.missing.length === window.expects.length ? [] : [...window.missing];
}

function missingError(job: ReconcileJob, missing: readonly string[]): RunError {
  return {
    code: 'window-missing-imports',
    params: { group: job.group.id, unit: job.unit, imports: missing.join(', ') },
  };
}
