import type { RuleResult, RuleTurn } from './family.ts';
import { runPairs } from './pairs.ts';

/**
 * 1:1 on amount and window alone: currency is the only key, zero amounts take no part, and references that contradict
 * forbid the pair unless the rule ignores them (design: reconcile, a1).
 */
export function runUnique(turn: RuleTurn): RuleResult {
  return runPairs(turn);
}
