/** The door to the matching engine: rows and rules in, a plan out. Pure; the shell loads, verifies again and commits. */
export type { CompleteThrough } from './completeness.ts';
export { explainMatch } from './explain-match.ts';
export { explainOpen } from './explain-open.ts';
export type { RowLookup, RowWords } from './explain-words.ts';
export { keyHash, neededFields } from './keys.ts';
export { type ExistingMatch, lateNeeds } from './late.ts';
export type { MatchFacts, OpenReason, Plan, PlannedMatch } from './plan.ts';
export { type PlanInput, planGroup } from './plan-group.ts';
export { engineVersion, inputHash, planHash } from './plan-hash.ts';
export { applyPolicy } from './policy.ts';
export { createRowTable, type RowTable } from './row-table.ts';
export { verifyPlan } from './verify.ts';
