import type { RuleResult, RuleTurn } from './family.ts';
import { balances, runKeyGroups, shapeHolds, spanHolds } from './key-groups.ts';

/** Debit against credit of one key within the ledger; partly paid stays open as a whole (design: reconcile, a3). */
export function runNet(turn: RuleTurn): RuleResult {
  return runKeyGroups(turn, {
    refusal(of, run) {
      if (!shapeHolds(of, run)) return 'wrong-shape';
      if (!spanHolds(of, run)) return 'span-exceeded';
      return balances(of, run) ? null : 'net-differs';
    },
  });
}
