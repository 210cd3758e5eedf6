import type { Rule } from '../domain/rule.ts';
import type { Component, RuleResult } from './families/family.ts';
import type { PlannedMatch, RuleReport } from './plan.ts';

interface ReportInput {
  readonly rule: Rule;
  readonly rowsIn: number;
  readonly last: RuleResult;
  readonly planned: readonly PlannedMatch[];
}

function shapeOf(match: PlannedMatch): keyof RuleReport['byShape'] {
  if (match.left.length === 1) return match.right.length === 1 ? '1:1' : '1:N';
  return match.right.length === 1 ? 'N:1' : 'N:M';
}

/** The numbers of one rule in a run. Exhausted budgets are numbers too, so that a run can say it was cut short. */
export function ruleReport({ rule, rowsIn, last, planned }: ReportInput): RuleReport {
  const byShape = { '1:1': 0, '1:N': 0, 'N:1': 0, 'N:M': 0 };
  let matches = 0;
  let suggestions = 0;
  let amountOre = 0;
  for (const match of planned) {
    if (match.rule !== rule.id) continue;
    if (match.mode === 'auto') matches += 1;
    else suggestions += 1;
    byShape[shapeOf(match)] += 1;
    amountOre += Math.abs(match.facts.leftSumOre);
  }
  const having = (code: Component['code']) =>
    last.components.filter((component) => component.code === code).length;
  return {
    rule: rule.id,
    rowsIn,
    matches,
    suggestions,
    byShape,
    amountOre,
    ambiguousComponents: having('ambiguous'),
    notComplete: having('not-complete'),
    overBudget: having('budget'),
  };
}
