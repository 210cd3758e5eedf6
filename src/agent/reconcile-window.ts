/**
 * One group run in the working thread: load → plan → policy → verify → commit. The plan is made on a number of the group
 * (revision) and up to a row (high water); the commit checks that both and the lease still hold.
 */
import { PrickakontoError } from '../domain/error.ts';
import { groupSides } from '../domain/group.ts';
import {
  applyPolicy,
  createRowTable,
  type ExistingMatch,
  inputHash,
  lateNeeds,
  neededFields,
  planGroup,
  planHash,
  type RowTable,
  verifyPlan,
} from '../reconcile/index.ts';
import { GroupChanged, groupRevision, type LastRun, lastGroupRun } from '../store/group-runs.ts';
import { standingMatches } from '../store/matches.ts';
import type { Store } from '../store/open.ts';
import { completeThrough, type GroupRows, highWater, loadRows, rowsSince } from '../store/rows.ts';
import { commitRun } from './commit-run.ts';
import { byDay, countsOf, toWrite } from './plan-to-store.ts';
import { type Base, type ReconcileJob, type ReconcileOutcome, stateKey } from './reconcile-job.ts';

/** A group that changes while it is planned is planned again; one that changes every time is left to the next turn. */
const mostTries = 5;

export async function reconcileWindow(store: Store, job: ReconcileJob): Promise<ReconcileOutcome> {
  for (let tries = 1; ; tries++) {
    try {
      return await planAndCommit(store, job);
    } catch (error) {
      if (!(error instanceof GroupChanged) || tries === mostTries) throw error;
    }
  }
}

async function planAndCommit(store: Store, job: ReconcileJob): Promise<ReconcileOutcome> {
  const of: GroupRows = {
    groupId: job.group.id,
    unit: job.unit,
    accounts: job.group.accounts,
    sides: groupSides[job.group.type],
  };
  const pair = { groupId: of.groupId, unit: of.unit };
  const revision = await groupRevision(store, pair);
  const last = await lastGroupRun(store, pair);
  const until = highWater(store);
  const complete = {
    left: await completeThrough(store, {
      unit: job.unit,
      accounts: job.group.accounts,
      imports: job.imports.left,
    }),
    right: await completeThrough(store, {
      unit: job.unit,
      accounts: job.group.accounts,
      imports: job.imports.right,
    }),
  };
  const base = { job, of, revision, until, complete };
  const nothingNew =
    last !== null && last.stateKey === stateKey(base, revision) && rowsSince(store, of, last.highWater) === 0;
  return nothingNew ? repeatLast(store, base, last) : plan(store, base);
}

/** No new rows and the same rules: recorded as a run that had nothing to do. */
async function repeatLast(store: Store, base: Base, last: LastRun): Promise<ReconcileOutcome> {
  const counts = { ...last.counts, matched: 0, suggested: 0 };
  const { inputHash: input, resultHash: result } = last;
  return commitRun(store, base, {
    noop: true,
    passes: 0,
    counts,
    inputHash: input,
    resultHash: result,
    matches: [],
    open: null,
    late: [],
    report: {},
  });
}

async function plan(store: Store, base: Base): Promise<ReconcileOutcome> {
  const { job, of } = base;
  const fields = neededFields(job.rules);
  const rows = createRowTable(fields);
  await loadRows(store, of, { fields, highWater: base.until, only: 'open' }, (row) => rows.add(row));
  const existing = await loadStanding(store, base, fields, rows);
  const waitFor = job.group.waitFor === 'none' ? 'none' : 'keyless';
  const input = {
    type: job.group.type,
    rules: job.rules,
    waitFor,
    manual: job.manual,
    rows,
    completeThrough: base.complete,
    existing: existing.matches,
    existingRows: existing.rows,
    rejected: [],
  } as const;
  const made = applyPolicy(planGroup(input), job.rules);
  const reread = createRowTable(fields);
  await loadRows(store, of, { fields, highWater: base.until, only: 'open' }, (row) => reread.add(row));
  const faults = verifyPlan({
    plan: made,
    rules: job.rules,
    type: job.group.type,
    rows: reread,
    completeThrough: base.complete,
    waitFor,
    rejected: [],
  });
  // Rows that a file took back since the plan was made are not the plan's fault.
  if (faults.length > 0 && (await groupRevision(store, of)) !== base.revision)
    throw new GroupChanged(`rows of ${of.groupId}/${of.unit}`);
  if (faults.length > 0)
    throw new PrickakontoError('group-plan-refused', {
      group: job.group.id,
      unit: job.unit,
      faults: faults.length,
      first: JSON.stringify(faults[0]),
    });
  return commitRun(store, base, {
    noop: false,
    passes: made.passes,
    counts: countsOf(made, rows),
    inputHash: inputHash({
      rows,
      rules: job.rules,
      completeThrough: base.complete,
      waitFor,
      manual: job.manual,
      rejected: [],
    }),
    resultHash: planHash(made, rows),
    matches: [...made.matches, ...made.suggestions].map((match) => toWrite(job, match, rows)),
    open: byDay(made.open, rows).map((reason) => ({
      seq: reason.seq,
      code: reason.code,
      detail: JSON.stringify(reason),
    })),
    late: made.late.map((flag) => ({ match: Number(flag.match.slice(1)), row: flag.row, code: flag.code })),
    report: { perRule: made.perRule, completeThrough: base.complete },
  });
}

/** Earlier matches that the open rows may have come too late for. */
async function loadStanding(
  store: Store,
  base: Base,
  fields: string[],
  open: RowTable,
): Promise<{ matches: ExistingMatch[]; rows: RowTable }> {
  const needs = lateNeeds(open, base.job.rules, base.job.group.type);
  const standing = standingMatches(store, { groupId: base.of.groupId, unit: base.of.unit, ...needs });
  const rows = createRowTable(fields);
  if (standing.length > 0) {
    await loadRows(
      store,
      base.of,
      { fields, highWater: base.until, only: { matches: standing.map((match) => match.seq) } },
      (row) => rows.add(row),
    );
  }
  return { matches: standing.map((match) => ({ ...match, id: `m${match.seq}` })), rows };
}
