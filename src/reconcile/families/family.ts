import type { Rule } from '../../domain/rule.ts';
import type { TraceCode } from '../../domain/reason.ts';
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
  readonly waits: boolean;
  /** Row sets a person has refused for this rule. */
  readonly rejected: readonly RowSet[];
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
  /** Rows seen without a component have no candidate, or no key. */
  readonly seen: number;
}

export function sumValues(frame: Frame, rows: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < rows.length; i++) sum += frame.value[rows[i] as number] as number;
  return sum;
}
