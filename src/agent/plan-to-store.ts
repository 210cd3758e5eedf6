/** From the engine's plan to what is stored of it: pure. */
import { createHash } from 'node:crypto';
import type { OpenReason, Plan, PlannedMatch, RowTable } from '../reconcile/index.ts';
import type { GroupCounts } from '../store/group-runs.ts';
import type { MatchToWrite } from '../store/matches.ts';
import type { ReconcileJob } from './reconcile-job.ts';

/** Oldest first: policy puts rows of matches it demoted at the end. */
export function byDay(open: Plan['open'], rows: RowTable): OpenReason[] {
  const dayOf = (reason: OpenReason): number => rows.day[rows.indexOf(reason.seq)] ?? 0;
  return [...open].sort((a, b) => dayOf(a) - dayOf(b));
}

export function countsOf(made: Plan, rows: RowTable): GroupCounts {
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

/** A planned match as it is stored, the varying part of its certificate with it. */
export function toWrite(job: ReconcileJob, match: PlannedMatch, rows: RowTable): MatchToWrite {
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

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
