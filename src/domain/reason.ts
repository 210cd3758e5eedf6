/**
 * Why a row is open. The order is the precedence: of the codes the rules of the last pass gave a row, the first one
 * here is its primary reason (design: reconcile, b4).
 */
export const reasonPrecedence = [
  'suggested',
  'not-complete',
  'ambiguous',
  'ambiguous-subset',
  'subset-conflict',
  'competitor-unresolved',
  'budget',
  'single-row-solution',
  'wrong-shape',
  'span-exceeded',
  'sum-differs',
  'net-differs',
  'late-row',
  'one-sided-key',
  'no-candidate',
] as const;

export type ReasonCode = (typeof reasonPrecedence)[number];

/** `not-run`: the row has come since the group was last reconciled. */
export type OpenCode = ReasonCode | 'not-run';

/** What one rule said of a row: a reason, or why the rule could not take it at all. */
export type TraceCode = ReasonCode | 'no-key' | 'zero-amount' | 'rejected';
