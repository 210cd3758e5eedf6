/**
 * What is to be reported: plain JSON with codes and parameters, stored in the same transaction as what it reports and
 * turned into words only when the mail is sent.
 */
import type { Code } from './codes.ts';
import type { Finding, Params } from './finding.ts';

interface Base {
  /** ISO 8601 instant. */
  readonly at: string;
  /** Id of the run (agent or one-shot) that reports. */
  readonly run: string;
}

interface OfUnit extends Base {
  readonly unit: string;
  /** The name at the time; null or absent: the configuration's name is shown. */
  readonly unitName?: string | null;
}

interface OfFile extends OfUnit {
  readonly import: string;
  /** Display name of the file as it was dropped. */
  readonly file: string;
}

interface OfGroup extends OfUnit {
  readonly group: string;
  readonly groupName: string;
}

export interface FileImported extends OfFile {
  readonly kind: 'file-imported';
  /** Rows stored now, and rows recognised from earlier files. */
  readonly rows: number;
  readonly known: number;
  readonly warnings: readonly Finding[];
  /** Ids of the questions that came up with the file. */
  readonly questions?: readonly string[];
}

export interface FileDuplicate extends OfFile {
  readonly kind: 'file-duplicate';
  /** Id of the file with the same content. */
  readonly of?: string;
}

export interface FileQuarantined extends OfFile {
  readonly kind: 'file-quarantined';
  readonly code: Code;
  readonly params: Params;
  readonly row?: number;
  readonly line?: number;
  /** Where the file lies now. */
  readonly quarantinedAs: string;
}

export interface OldestOpen {
  readonly id: string;
  readonly side: string;
  readonly date: string;
  readonly amountOre: number;
  readonly currency?: string | null;
  readonly reference: string | null;
  readonly text: string | null;
  /** An `OpenCode`. */
  readonly reasonCode: string;
}

export interface WindowReconciled extends OfGroup {
  readonly kind: 'window-reconciled';
  /** Rows of both sides: ticked off and suggested by this run, open after it. */
  readonly matched: number;
  readonly suggested: number;
  readonly open: number;
  readonly ambiguous: number;
  readonly openAmountOre: number;
  /** Import ids that were expected and did not come. */
  readonly missing: readonly string[];
  readonly onMissing: 'run' | 'warn' | 'skip';
  /** Why the window closed: `complete`, `longest`, `command`. */
  readonly reason: string;
  /** Earlier matches that a late row may have made doubtful. */
  readonly late: number;
  /** True: nothing new since the last run. */
  readonly noop: boolean;
  /** At most ten, oldest first. */
  readonly oldest: readonly OldestOpen[];
  readonly balanceWarnings?: number;
}

export interface WindowSkipped extends OfGroup {
  readonly kind: 'window-skipped';
  readonly missing: readonly string[];
  readonly window: string | number;
}

/** An import folder, its archive, share or disk stopped the work of an import; told once while it lasts. */
export interface PathHeld extends OfUnit {
  readonly kind: 'path-held';
  readonly import: string;
  readonly code: Code;
  readonly params: Params;
}

export interface PathOkAgain extends OfUnit {
  readonly kind: 'path-ok-again';
  readonly import: string;
  readonly path: string;
  /** ISO 8601 instant at which it began to fail. */
  readonly since: string;
}

/** A group's run failed; the other groups and units went on. */
export interface UnitFailed extends OfUnit {
  readonly kind: 'unit-failed';
  readonly code: Code;
  readonly params: Params;
}

/** The independent verifier refused a plan; nothing of it was stored. */
export interface PlanRefused extends OfUnit {
  readonly kind: 'plan-refused';
  readonly group: string;
  readonly groupName?: string;
  readonly code: Code;
  readonly params: Params;
}

export interface RunFinished extends Base {
  readonly kind: 'run-finished';
  readonly mode: 'A' | 'U' | 'R' | 'agent';
  readonly startedAt: string;
  readonly seconds: number;
  readonly noop?: boolean;
}

export type ReportEntry =
  | FileImported
  | FileDuplicate
  | FileQuarantined
  | WindowReconciled
  | WindowSkipped
  | PathHeld
  | PathOkAgain
  | UnitFailed
  | PlanRefused
  | RunFinished;

/** A window ran without an import that somebody waits for. */
export function lacksImports(entry: WindowReconciled): boolean {
  return entry.missing.length > 0 && entry.onMissing === 'warn';
}

/** Some findings need a person though the file is imported: a balance that does not add up, a question that is new. */
export function needsAnswer(entry: FileImported): boolean {
  return entry.questions
    ? entry.questions.length > 0
    : entry.warnings.some((warning) => warning.code === 'balance-differs');
}

/** `error`: somebody has to act, or an earlier error is over; `info`: work that is done. */
export function severity(entry: ReportEntry): 'error' | 'info' {
  switch (entry.kind) {
    case 'file-imported':
      return needsAnswer(entry) ? 'error' : 'info';
    case 'window-reconciled':
      return lacksImports(entry) ? 'error' : 'info';
    case 'file-duplicate':
    case 'run-finished':
      return 'info';
    default:
      return 'error';
  }
}

/** Whether the settings ask for it: a file or window that is done with a fault is both an error and a completion. */
export function isWanted(
  entry: ReportEntry,
  jobs: { readonly reportErrors: boolean; readonly notifyOnCompletion: boolean },
): boolean {
  const completes =
    entry.kind === 'file-imported' || entry.kind === 'window-reconciled' || severity(entry) === 'info';
  return (jobs.reportErrors && severity(entry) === 'error') || (jobs.notifyOnCompletion && completes);
}
