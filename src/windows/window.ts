/**
 * When a reconciliation window closes (design: ingest, g 2). A window is open from the commit of the first file that concerns
 * its group and unit; it closes when the files have been quiet and all that are expected are there, or when it has been open
 * for its longest time. Pure: times and facts are arguments.
 */
export interface WindowFacts {
  readonly lastCommitAtMs: number;
  readonly deadlineAtMs: number;
  readonly quietMs: number;
  /** Import ids that must have delivered. */
  readonly expects: readonly string[];
  /** Import ids that have delivered a file to this window. */
  readonly delivered: readonly string[];
  /** Files of the group's imports for this unit between claim and commit. */
  readonly filesInHand: number;
}

export type WindowDecision =
  | { readonly close: 'complete' | 'longest'; readonly missing: readonly string[] }
  /** Nothing to do until then, unless a file comes. */
  | { readonly waitMs: number };

export function decideWindow(facts: WindowFacts, nowMs: number): WindowDecision {
  const missing = missingImports(facts.expects, facts.delivered);
  const quietAtMs = facts.lastCommitAtMs + facts.quietMs;
  if (facts.filesInHand === 0 && missing.length === 0 && nowMs >= quietAtMs)
    return { close: 'complete', missing };
  if (nowMs >= facts.deadlineAtMs) return { close: 'longest', missing };
  const canComplete = facts.filesInHand === 0 && missing.length === 0;
  return {
    waitMs: Math.max((canComplete ? Math.min(quietAtMs, facts.deadlineAtMs) : facts.deadlineAtMs) - nowMs, 1),
  };
}

export function missingImports(expects: readonly string[], delivered: readonly string[]): string[] {
  return expects.filter((id) => !delivered.includes(id));
}
