import type { GroupType, WaitFor } from '../domain/group.ts';
import type { Rule, RuleFamily } from '../domain/rule.ts';
import { type Completeness, ruleWaits } from './completeness.ts';
import { runExact } from './families/exact.ts';
import type { FoundMatch, RowSet, RuleResult, RuleTurn, RunningRule } from './families/family.ts';
import { runNet } from './families/net.ts';
import { runSum } from './families/sum.ts';
import { runUnique } from './families/unique.ts';
import { createFrame, type Frame, rowMatched, rowReserved } from './frame.ts';
import { keyColumn } from './keys.ts';
import { type ExistingMatch, earlierKeyMatches } from './late.ts';
import { findLateFlags } from './late-competitors.ts';
import { buildOpenReasons } from './open-reasons.ts';
import type { Plan, PlannedMatch, Rejection } from './plan.ts';
import { engineVersion } from './plan-hash.ts';
import { plannedMatch } from './planned-match.ts';
import type { RowTable } from './row-table.ts';
import { ruleReport } from './rule-report.ts';

export interface PlanInput {
  readonly type: GroupType;
  /** In priority order. */
  readonly rules: readonly Rule[];
  readonly waitFor: Exclude<WaitFor, 'all'>;
  /** True when a person runs it: rules excluded from automatic reconciling run as well. */
  readonly manual: boolean;
  readonly rows: RowTable;
  readonly completeThrough: Completeness;
  readonly existing: readonly ExistingMatch[];
  /** The rows of `existing`. */
  readonly existingRows: RowTable;
  readonly rejected: readonly Rejection[];
}

interface Taken {
  readonly match: PlannedMatch;
  readonly priority: number;
  readonly at: number;
}

const families: Readonly<Record<RuleFamily, (turn: RuleTurn) => RuleResult>> = {
  exact: runExact,
  unique: runUnique,
  sum: runSum,
  net: runNet,
};

/**
 * The plan for one group's open rows: pure, the same in any order of rows. Passes over the rules are repeated until one
 * adds nothing, so that a second run on the result adds nothing either (design: reconcile, b).
 */
export function planGroup(input: PlanInput): Plan {
  const frame = createFrame(input.rows, input.type);
  const running = startRules(frame, input);
  const taken: Taken[] = [];
  const rowsIn: number[] = [];
  let results: RuleResult[] = [];
  let passes = 0;
  for (let before = -1; before < taken.length; ) {
    before = taken.length;
    passes += 1;
    results = running.map((run) => {
      const result = families[run.rule.type](run.turn);
      if (passes === 1) rowsIn.push(result.seen);
      for (const found of result.found) taken.push(take(run, found, passes));
      return result;
    });
  }
  const planned = inOrder(taken);
  const late = earlierKeyMatches(input);
  return {
    engineVersion,
    passes,
    matches: planned.filter((match) => match.mode === 'auto'),
    suggestions: planned.filter((match) => match.mode === 'suggest'),
    open: buildOpenReasons({ frame, running, results, planned, late }),
    late: findLateFlags(input, frame),
    perRule: running.map((run, i) =>
      ruleReport({ rule: run.rule, rowsIn: rowsIn[i] ?? 0, last: results[i] as RuleResult, planned }),
    ),
  };
}

function startRules(frame: Frame, input: PlanInput): RunningRule[] {
  let references: Int32Array | null = null;
  return input.rules.flatMap((rule, priority) => {
    if (!rule.active || (rule.excludedFromAutomatic && !input.manual)) return [];
    const waits = ruleWaits(rule, input.waitFor);
    const veto = rule.type === 'unique' && rule.referenceConflict === 'veto';
    if (veto) references ??= trimmedReferences(frame);
    const turn: RuleTurn = {
      frame,
      rule,
      keys: keyColumn(frame, rule),
      references: veto ? references : null,
      complete: input.completeThrough,
      completeFact: { ...input.completeThrough, complete: waits ? true : null },
      keyFields: rule.key.map((part) => [part.left, part.right] as const),
      waits,
      rejected: rejectedSets(frame, rule, input.rejected),
    };
    return [{ rule, priority, turn }];
  });
}

/** References as ids of texts, equal where the trimmed texts are; 0 for none. */
function trimmedReferences(frame: Frame): Int32Array {
  const ids = frame.trimmedIds();
  return frame.rows
    .column('reference')
    .slice(0, frame.rows.count)
    .map((id) => ids[id] as number);
}

function rejectedSets(frame: Frame, rule: Rule, rejected: readonly Rejection[]): RowSet[] {
  const rowsOf = (seqs: readonly number[]) =>
    seqs
      .map((seq) => frame.rows.indexOf(seq))
      .sort((a, b) => (frame.rank[a] as number) - (frame.rank[b] as number));
  return rejected
    .filter((refused) => refused.rule === rule.id)
    .map((refused) => ({ left: rowsOf(refused.left), right: rowsOf(refused.right) }))
    .filter((set) => [...set.left, ...set.right].every((row) => row >= 0));
}

/** Rows are taken after the rule has seen all of them: it computes on a frozen set. */
function take(run: RunningRule, found: FoundMatch, pass: number): Taken {
  const { frame } = run.turn;
  const state = run.rule.mode === 'suggest' ? rowReserved : rowMatched;
  for (const row of found.left) frame.state[row] = state;
  for (const row of found.right) frame.state[row] = state;
  return {
    match: plannedMatch(run.turn, found, pass),
    priority: run.priority,
    at: Math.min(
      frame.rank[found.left[0] as number] as number,
      frame.rank[found.right[0] as number] as number,
    ),
  };
}

function inOrder(taken: Taken[]): PlannedMatch[] {
  return taken
    .sort((a, b) => a.match.pass - b.match.pass || a.priority - b.priority || a.at - b.at)
    .map((one) => one.match);
}
