/**
 * One group run in the working thread: load → plan → policy → verify → commit. The plan is made on a number of the group
 * (revision) and up to a row (high water); the commit checks that both and the lease still hold.
 */
import { createHash } from 'node:crypto';
import { ulid } from 'ulidx';
import type { Day } from '../domain/day.ts';
import { PrickakontoError } from '../domain/error.ts';
import { type Group, groupSides } from '../domain/group.ts';
import type { OldestOpen, ReportEntry } from '../domain/report.ts';
import type { Rule } from '../domain/rule.ts';
import {
  applyPolicy,
  createRowTable,
  type ExistingMatch,
  engineVersion,
  inputHash,
  lateNeeds,
  neededFields,
  type Plan,
  type PlannedMatch,
  planGroup,
  planHash,
  type RowTable,
  verifyPlan,
} from '../reconcile/index.ts';
import {
  commitGroupRun,
  type GroupCounts,
  type GroupRunResult,
  groupRevision,
  type LastRun,
  lastGroupRun,
} from '../store/group-runs.ts';
import type { Actor } from '../store/history.ts';
import { type MatchToWrite, standingMatches } from '../store/matches.ts';
import type { Store } from '../store/open.ts';
import {
  completeThrough,
  type GroupRows,
  highWater,
  loadRows,
  openItems,
  rowsBySeq,
  rowsSince,
} from '../store/rows.ts';
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

export async function reconcileWindow(store: Store, job: ReconcileJob): Promise<ReconcileOutcome> {
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
  const stateKey = JSON.stringify([engineVersion, job.configHash, complete, revision, job.manual]);
  const base = { job, of, revision, until, complete, stateKey };
  const nothingNew =
    last !== null && last.stateKey === stateKey && rowsSince(store, of, last.highWater) === 0;
  return nothingNew ? repeatLast(store, base, last) : plan(store, base);
}

interface Base {
  readonly job: ReconcileJob;
  readonly of: GroupRows;
  readonly revision: number;
  readonly until: number;
  readonly complete: { readonly left: Day | null; readonly right: Day | null };
  readonly stateKey: string;
}

/** No new rows and the same rules: recorded as a run that had nothing to do. */
async function repeatLast(store: Store, base: Base, last: LastRun): Promise<ReconcileOutcome> {
  const counts = { ...last.counts, matched: 0, suggested: 0 };
  const { inputHash: input, resultHash: result } = last;
  return commit(store, base, {
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
  if (faults.length > 0)
    throw new PrickakontoError('group-plan-refused', {
      group: job.group.id,
      unit: job.unit,
      faults: faults.length,
      first: JSON.stringify(faults[0]),
    });
  return commit(store, base, {
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
    open: made.open.map((reason) => ({ seq: reason.seq, code: reason.code, detail: JSON.stringify(reason) })),
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

function countsOf(made: Plan, rows: RowTable): GroupCounts {
  const rowsIn = (matches: readonly PlannedMatch[]): number =>
    matches.reduce((sum, match) => sum + match.left.length + match.right.length, 0);
  return {
    matched: rowsIn(made.matches),
    suggested: rowsIn(made.suggestions),
    open: made.open.length,
    ambiguous: made.open.filter((reason) => reason.code === 'ambiguous').length,
    openAmountOre: made.open.reduce(
      (sum, reason) => sum + Math.abs(rows.amountOre[rows.indexOf(reason.seq)] ?? 0),
      0,
    ),
  };
}

function toWrite(job: ReconcileJob, match: PlannedMatch, rows: RowTable): MatchToWrite {
  const rule = job.rules.find((candidate) => candidate.id === match.rule);
  const both = [...match.left, ...match.right];
  const days = both.map((seq) => rows.day[rows.indexOf(seq)] ?? 0);
  return {
    rule: match.rule,
    ruleHash: hashOf(JSON.stringify(rule)),
    family: match.facts.type,
    status: match.mode === 'auto' ? 'auto' : 'suggested',
    pass: match.pass,
    left: match.left,
    right: match.right,
    differenceOre: match.differenceOre,
    differenceClass: match.differenceClass,
    keyHash: match.keyHash,
    rowSetHash: hashOf(
      JSON.stringify([match.rule, both.map((seq) => rows.hashOf(rows.indexOf(seq))).sort()]),
    ),
    dayMin: days.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY),
    dayMax: days.reduce((most, day) => Math.max(most, day), Number.NEGATIVE_INFINITY),
    certificate: JSON.stringify({
      v: 1,
      mode: match.mode,
      pass: match.pass,
      ...match.facts,
      policy: match.policy,
    }),
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

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

type RunParts = Pick<
  GroupRunResult,
  'noop' | 'passes' | 'counts' | 'inputHash' | 'resultHash' | 'matches' | 'open' | 'late'
> & { readonly report: Readonly<Record<string, unknown>> };

async function commit(store: Store, base: Base, parts: RunParts): Promise<ReconcileOutcome> {
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
    report: { stateKey: base.stateKey, ...parts.report },
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
