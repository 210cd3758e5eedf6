/** What the planner hands on: plain data, stored as JSON. Rows are database ids (`seq`), days `YYYY-MM-DD`. */
import type { Day } from '../domain/day.ts';
import type { OpenCode, TraceCode } from '../domain/reason.ts';
import type { DifferenceClass, RuleFamily } from '../domain/rule.ts';
import type { CompleteThrough, Wait } from './completeness.ts';
import type { CandidateFacts } from './families/family.ts';
import type { NearMiss } from './near-misses.ts';

/** A row set a person has refused, by database ids. */
export interface Rejection {
  readonly rule: string;
  readonly left: readonly number[];
  readonly right: readonly number[];
}

export interface KeyFact {
  /** Field of the left and of the right side. */
  readonly fields: readonly [string, string];
  /** As stored: up to ten distinct texts. */
  readonly raw: readonly string[];
  readonly normalised: string;
}

/** What made a match a match: the varying part of its certificate. */
export interface MatchFacts {
  readonly type: RuleFamily;
  readonly leftSumOre: number;
  readonly rightSumOre: number;
  readonly currency: string;
  readonly key: readonly KeyFact[];
  /** Of 1:1 rules; `days` of a pair is day(right) − day(left), null for a group of pairs. */
  readonly window: { readonly before: number; readonly after: number; readonly days: number | null } | null;
  /** Days between the first and the last row, of `sum` and `net`. */
  readonly span: { readonly from: Day; readonly to: Day; readonly days: number } | null;
  readonly candidates: CandidateFacts | null;
  /** `complete` is null where the rule does not wait. */
  readonly completeThrough: {
    readonly left: CompleteThrough;
    readonly right: CompleteThrough;
    readonly complete: true | null;
  };
}

export interface PlannedMatch {
  readonly rule: string;
  readonly mode: 'auto' | 'suggest';
  /** 1-based. */
  readonly pass: number;
  /** In order of day and row hash. */
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly differenceOre: number;
  readonly differenceClass: DifferenceClass | null;
  /** Of `sum` and `net`: late rows find the match by it. */
  readonly keyHash: string | null;
  readonly facts: MatchFacts;
  /** Why policy made a suggestion of it. */
  readonly policy: 'difference-account-missing' | null;
}

/** The rows an open row is open together with: at most ten a side are named. */
export interface ComponentFacts {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly leftCount: number;
  readonly rightCount: number;
  readonly edges: number;
  readonly leftSumOre: number;
  readonly rightSumOre: number;
}

export interface TraceEntry {
  readonly rule: string;
  readonly code: TraceCode;
  /** Of ties: the row's own candidates, at most ten, nearest day first, and how many more there are. */
  readonly candidates?: readonly number[];
  readonly more?: number;
  /** Of `no-key`: the field that gives no key, and what stands in it. */
  readonly missing?: { readonly field: string; readonly raw: string | null };
  /** Of `late-row`: the match that took the key's other rows. */
  readonly match?: string;
  readonly waits?: readonly Wait[];
}

export interface OpenReason {
  readonly seq: number;
  readonly code: OpenCode;
  /** The earliest rule that gave the code; null where no rule saw the row. */
  readonly rule: string | null;
  readonly side: 'left' | 'right';
  readonly component: ComponentFacts | null;
  readonly trace: readonly TraceEntry[];
  readonly near: readonly NearMiss[];
}

export interface LateFlag {
  readonly match: string;
  readonly row: number;
  readonly code: 'late-competitor';
}

export interface RuleReport {
  readonly rule: string;
  /** Open rows at its first turn. */
  readonly rowsIn: number;
  readonly matches: number;
  readonly suggestions: number;
  readonly byShape: Readonly<Record<'1:1' | '1:N' | 'N:1' | 'N:M', number>>;
  /** Σ |left| of what it matched or suggested. */
  readonly amountOre: number;
  /** Of its last turn. */
  readonly ambiguousComponents: number;
  readonly notComplete: number;
  readonly overBudget: number;
}

export interface Plan {
  readonly engineVersion: string;
  /** Including the last one, which added nothing. */
  readonly passes: number;
  /** In order of pass, rule and smallest row hash. */
  readonly matches: readonly PlannedMatch[];
  readonly suggestions: readonly PlannedMatch[];
  /** One entry per open row, by day and hash. */
  readonly open: readonly OpenReason[];
  readonly late: readonly LateFlag[];
  readonly perRule: readonly RuleReport[];
}
