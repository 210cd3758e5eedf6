/** `/A`, `/U`, `/R`: the agent's work done once, by the same functions, and told in one document. */
import { placesOf } from '../ingest/place.ts';
import { gatherMail, sendMails } from '../mail/send.ts';
import { countMails } from '../store/outbox-mails.ts';
import { addRunEntry, finishRun } from '../store/runs.ts';
import { type ImportResult, importOnce } from './import-once.ts';
import { type ReconcileResult, reconcileNow } from './reconcile-group.ts';
import {
  fileCounts,
  fileErrors,
  questionErrors,
  type RunError,
  type RunResult,
  rowCounts,
  runExitCode,
} from './run-document.ts';
import type { Session } from './session.ts';

export interface OneShotOptions {
  readonly import: boolean;
  readonly reconcile: boolean;
  /** Also imports and groups that are not scheduled (a person at the keyboard). */
  readonly all: boolean;
  readonly unit?: string | undefined;
  readonly group?: string | undefined;
  readonly waitMs: number;
  /** Asked between two files and between two groups. */
  stopping(): boolean;
}

const nothingImported: ImportResult = { ended: [], byOthers: 0, waiting: 0, faults: [] };

export async function runOnce(session: Session, options: OneShotOptions): Promise<RunResult> {
  const places = options.import ? placesOf(session.settings, options) : [];
  const imported = options.import ? await importOnce(session, places, options) : nothingImported;
  const reconciled: ReconcileResult[] = [];
  for (const due of options.reconcile ? groupUnits(session, options) : []) {
    if (!options.stopping()) reconciled.push(await reconcileNow(session, due, options));
  }
  const errors = [
    ...importErrors(imported),
    ...(await questionErrors(session.store, session.actor.runId)),
    ...reconciled.flatMap((one) => one.errors),
  ];
  await addRunEntry(session.store, session.actor, {
    kind: 'run-finished',
    at: new Date(session.now()).toISOString(),
    run: session.actor.runId,
    mode: session.mode,
    startedAt: session.startedAt,
    seconds: Math.round((session.now() - Date.parse(session.startedAt)) / 1000),
  });
  const mails = await mailNow(session);
  const result: RunResult = {
    run: session.actor.runId,
    mode: session.mode,
    files: fileCounts(imported),
    rows: rowCounts(imported.ended),
    groups: reconciled.flatMap((one) => (one.result ? [one.result] : [])),
    mails,
    errors,
    exitCode: runExitCode(errors, mails.queued),
  };
  await finishRun(session.store, session.actor.runId, {
    endedAt: new Date(session.now()).toISOString(),
    document: result,
  });
  return result;
}

/** Scheduled groups, each with its units, in the order of the configuration. */
function groupUnits(session: Session, options: OneShotOptions): { groupId: string; unit: string }[] {
  return session.settings.groups
    .filter((group) => (options.all || group.scheduled) && (!options.group || options.group === group.id))
    .flatMap((group) =>
      group.units
        .filter((unit) => !options.unit || options.unit === unit)
        .map((unit) => ({ groupId: group.id, unit })),
    );
}

function importErrors(result: ImportResult): RunError[] {
  const faults = result.faults.map(({ fault }): RunError => ({ code: fault.code, params: fault.params }));
  const timedOut: RunError[] =
    result.waiting > 0 && result.faults.length === 0
      ? [{ code: 'run-timed-out', params: { files: result.waiting } }]
      : [];
  return [...fileErrors(result.ended), ...faults, ...timedOut];
}

/** A one-shot run mails its own entries at its end, without waiting for company, and tries every unsent mail once. */
async function mailNow(session: Session): Promise<{ sent: number; queued: number }> {
  await gatherMail(session.mail, 'now');
  const { sent } = await sendMails(session.mail, { all: true });
  return { sent, queued: (await countMails(session.store, session.actor)).unsent };
}
