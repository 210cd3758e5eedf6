/** The run document of an agent: what it has done so far, in the form that `run --json` has. */

import { filesOfRun } from '../store/find-files.ts';
import { countMails } from '../store/outbox-mails.ts';
import type { ReconcileResult } from './reconcile-group.ts';
import {
  fileCounts,
  fileErrors,
  type GroupResult,
  questionErrors,
  type RunResult,
  rowCounts,
  runExitCode,
} from './run-document.ts';
import type { Session } from './session.ts';

export async function agentDocument(
  session: Session,
  reconciled: readonly ReconcileResult[],
): Promise<RunResult> {
  const files = await filesOfRun(session.store, session.actor.runId);
  const ended = files.filter((file) => file.state === 'done' || file.state === 'quarantined');
  const errors = [
    ...fileErrors(ended),
    ...(await questionErrors(session.store, session.actor.runId)),
    ...reconciled.flatMap((one) => one.errors),
  ];
  const mails = await countMails(session.store, session.actor);
  return {
    run: session.actor.runId,
    mode: 'agent',
    files: fileCounts({ ended, byOthers: 0, waiting: files.length - ended.length }),
    rows: rowCounts(ended),
    groups: inOrder(
      session,
      reconciled.flatMap((one) => one.result ?? []),
    ),
    mails: { sent: mails.sentByRun, queued: mails.unsent },
    errors,
    exitCode: runExitCode(errors, mails.unsent),
  };
}

/** Groups and units in the order of the configuration, whichever window closed first. */
function inOrder(session: Session, groups: GroupResult[]): GroupResult[] {
  const place = (ids: readonly string[], id: string): number => ids.indexOf(id);
  const groupIds = session.settings.groups.map((group) => group.id);
  const units = session.settings.units.map((unit) => unit.code);
  return groups.sort(
    (a, b) =>
      place(groupIds, a.group) - place(groupIds, b.group) || place(units, a.unit) - place(units, b.unit),
  );
}
