import type { RuleResult, RuleTurn } from './family.ts';
import { balances, runKeyGroups, shapeHolds, spanHolds } from './key-groups.ts';

/** All rows of a key against each other, whole or not at all: no row is left out to make it balance (design: reconcile, a2). */
export function runSum(turn: RuleTurn): RuleResult {
  return runKeyGroups(turn, {
    refusal(of, run) {
      if (!shapeHolds(of, run)) return 'wrong-shape';
      if (!spanHolds(of, run)) return 'span-exceeded';
      return balances(of, run) ? null : 'sum-differs';
    },
  });
}
