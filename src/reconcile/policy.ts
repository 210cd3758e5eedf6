import type { Rule } from '../domain/rule.ts';
import type { OpenReason, Plan, PlannedMatch } from './plan.ts';

/**
 * What the company's rules forbid the engine to do by itself, after planning: a difference that has no account to be
 * booked on becomes a suggestion, since ticking it off would leave the difference without a place.
 */
export function applyPolicy(plan: Plan, rules: readonly Rule[]): Plan {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const kept: PlannedMatch[] = [];
  const demoted: PlannedMatch[] = [];
  for (const match of plan.matches) {
    const hasPlace = match.differenceOre === 0 || byId.get(match.rule)?.tolerance?.account;
    if (hasPlace) kept.push(match);
    else demoted.push({ ...match, mode: 'suggest', policy: 'difference-account-missing' });
  }
  if (demoted.length === 0) return plan;
  return {
    ...plan,
    matches: kept,
    suggestions: [...plan.suggestions, ...demoted],
    open: [...plan.open, ...demoted.flatMap(suggestedReasons)],
    perRule: plan.perRule.map((report) => {
      const moved = demoted.filter((match) => match.rule === report.rule).length;
      return { ...report, matches: report.matches - moved, suggestions: report.suggestions + moved };
    }),
  };
}

/** The reasons of the rows of a suggestion. */
export function suggestedReasons(match: PlannedMatch): OpenReason[] {
  const shown = 10;
  const component = {
    left: match.left.slice(0, shown),
    right: match.right.slice(0, shown),
    leftCount: match.left.length,
    rightCount: match.right.length,
    edges: match.left.length * match.right.length,
    leftSumOre: match.facts.leftSumOre,
    rightSumOre: match.facts.rightSumOre,
  };
  const reason =
    (side: 'left' | 'right') =>
    (seq: number): OpenReason => ({
      seq,
      side,
      code: 'suggested',
      rule: match.rule,
      component,
      trace: [{ rule: match.rule, code: 'suggested' }],
      near: [],
    });
  return [...match.left.map(reason('left')), ...match.right.map(reason('right'))];
}
