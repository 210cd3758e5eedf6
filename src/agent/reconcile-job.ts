/** What a group run is told, and what it tells. */
import type { Day } from '../domain/day.ts';
import type { Group } from '../domain/group.ts';
import type { Rule } from '../domain/rule.ts';
import { engineVersion } from '../reconcile/index.ts';
import type { Actor } from '../store/history.ts';
import type { GroupRows } from '../store/rows.ts';
import type { WindowRecord } from '../store/windows.ts';
import type { GroupResult, RunError } from './run-document.ts';

export interface ReconcileJob {
  readonly actor: Actor;
  readonly window: WindowRecord;
  readonly group: Group;
  readonly unit: string;
  /** A person runs it: rules excluded from automatic runs take part. */
  readonly manual: boolean;
  readonly lease: { readonly name: string; readonly fence: number };
  /** In priority order. */
  readonly rules: readonly Rule[];
  readonly imports: { readonly left: readonly string[]; readonly right: readonly string[] };
  readonly names: { readonly group: string; readonly unit: string };
  readonly configHash: string;
  readonly at: string;
}

export interface ReconcileOutcome {
  readonly result: GroupResult;
  readonly noop: boolean;
  readonly errors: readonly RunError[];
  readonly inputHash: string;
  readonly resultHash: string;
}

/** What a run goes by, read before anything is planned. */
export interface Base {
  readonly job: ReconcileJob;
  readonly of: GroupRows;
  readonly revision: number;
  readonly until: number;
  readonly complete: { readonly left: Day | null; readonly right: Day | null };
}

/** What a run goes by beside the rows: the same again, on the same number of the group, and no new rows, leaves nothing to do. */
export function stateKey({ job, complete }: Base, revision: number): string {
  return JSON.stringify([engineVersion, job.configHash, complete, revision, job.manual]);
}
