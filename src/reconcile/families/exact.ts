import type { RuleResult, RuleTurn } from './family.ts';
import { runPairs } from './pairs.ts';

/** 1:1 on an equal key, amount and window. A row without key takes no part; zero amounts do (design: reconcile, a1). */
export function runExact(turn: RuleTurn): RuleResult {
  return runPairs({ ...turn, references: null });
}
