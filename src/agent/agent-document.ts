/** The run document of an agent: what it has done so far, in the form that `run --json` has. */
import { countMails } from '../store/outbox-mails.ts';
import { filesOfRun } from '../store/files.ts';
import type { ReconcileResult } from './reconcile-group.ts';
import { fileCounts, fileErrors, rowCounts, type RunResult, runExitCode } from './run-document.ts';
import type { Session } from './session.ts';

export async function agentDocument(session: Session, reconciled: readonly ReconcileResult[]): Promise<RunResult> {
  const files = await filesOfRun(session.store, session.actor.runId);
  const ended = files.filter((file) => file.state === 'done' || file.state === 'quarantined');
  const errors = [...fileErrors(ended), ...reconciled.flatMap((one) => one.errors)];
  const mails = await countMails(session.store, session.actor.runId);
  return {
    run: session.actor.runId,
    mode: 'agent',
    files: fileCounts({ ended, byOthers: 0, waiting: files.length - ended.length }),
    rows: rowCounts(ended),
    groups: reconciled.flatMap((one) => one.result ?? []),
    mails: { sent: mails.sentByRun, queued: mails.unsent },
    errors,
    exitCode: runExitCode(errors, mails.unsent),
  };
}
