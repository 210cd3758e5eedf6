import type { TraceCode } from '../../domain/reason.ts';
import type { Rule } from '../../domain/rule.ts';
import type { Completeness } from '../completeness.ts';
import type { Frame } from '../frame.ts';
import type { KeyColumn } from '../keys.ts';

/** One rule's turn in a pass. Rows are row indexes of the frame's table throughout. */
export interface RuleTurn {
  readonly frame: Frame;
  readonly rule: Rule;
  readonly keys: KeyColumn;
  /** Interned references where contradicting ones forbid a pair, else null. */
  readonly references: Int32Array | null;
  readonly complete: Completeness;
  /** Shared by all certificates of the rule. */
  readonly completeFact: Completeness & { readonly complete: true | null };
  readonly keyFields: readonly (readonly [string, string])[];
  readonly waits: boolean;
  /** Row sets a person has refused for this rule. */
  readonly rejected: readonly RowSet[];
}

/** A rule that runs, with what stays the same over the passes. */
export interface RunningRule {
  readonly rule: Rule;
  readonly priority: number;
  readonly turn: RuleTurn;
}

export interface RowSet {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** How many candidates there were, and how many rows of the right side fell away, seen from the left row. */
export interface CandidateFacts {
  readonly leftDegree: number;
  readonly rightDegree: number;
  readonly ruledOut: { readonly window: number; readonly referenceConflict: number; readonly amount: number };
}

export interface FoundMatch extends RowSet {
  readonly candidates: CandidateFacts | null;
}

/** Rows that stay open together, and why. Rows stand in order of day and hash. */
export interface Component extends RowSet {
  readonly code: TraceCode;
  /** Candidate pairs within it; 0 for key groups. */
  readonly edges: number;
  readonly leftSumOre: number;
  readonly rightSumOre: number;
}

export interface RuleResult {
  readonly found: readonly FoundMatch[];
  readonly components: readonly Component[];
  /** By row index: 1 + position of its component, else 0. */
  readonly componentOf: Int32Array;
  /** Candidates by row index, for 1:1 rules. */
  readonly degree: Int32Array | null;
  /** Open rows when the rule's turn came. Those without a component have no candidate, or no key. */
  readonly seen: number;
}

/** True when a person has refused exactly these rows for this rule; both sets stand in order of day and hash. */
export function isRejectedSet(turn: RuleTurn, set: RowSet): boolean {
  const same = (a: readonly number[], b: readonly number[]) =>
    a.length === b.length && a.every((row, i) => row === b[i]);
  return turn.rejected.some((refused) => same(refused.left, set.left) && same(refused.right, set.right));
}

export function sumValues(frame: Frame, rows: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < rows.length; i++) sum += frame.value[rows[i] as number] as number;
  return sum;
}
