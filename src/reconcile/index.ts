/** The door to the matching engine: rows and rules in, a plan out. Pure; the shell loads, verifies again and commits. */
export type { Completeness, CompleteThrough, Wait } from './completeness.ts';
export { explainMatch } from './explain-match.ts';
export { explainOpen } from './explain-open.ts';
export type { RowLookup, RowWords } from './explain-words.ts';
export { keyHash, neededFields } from './keys.ts';
export { type ExistingMatch, type LateNeeds, lateNeeds } from './late.ts';
export type { NearMiss } from './near-misses.ts';
export type {
  ComponentFacts,
  LateFlag,
  MatchFacts,
  OpenReason,
  Plan,
  PlannedMatch,
  Rejection,
  RuleReport,
  TraceEntry,
} from './plan.ts';
export { type PlanInput, planGroup } from './plan-group.ts';
export { engineVersion, inputHash, planHash } from './plan-hash.ts';
export { applyPolicy } from './policy.ts';
export { createRowTable, type RowInput, type RowTable } from './row-table.ts';
export { type VerifyInput, verifyPlan } from './verify.ts';
export type { Violation } from './verify-rows.ts';
