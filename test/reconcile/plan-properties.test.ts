import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPolicy, type Plan, planGroup, planHash, verifyPlan } from '../../src/reconcile/index.ts';
import { world } from './arbitrary.ts';
import { reconcileSlowly } from './brute-force.ts';
import { inputOf, type TestRow, tableOf, verifiable } from './made-rows.ts';

const runs = { numRuns: 1000 };

function spoken(plan: Plan) {
  const set = (match: Plan['matches'][number]) => {
    const side = (seqs: readonly number[]) => [...seqs].sort((a, b) => a - b).join(',');
    return `${match.rule}: ${side(match.left)} | ${side(match.right)}`;
  };
  return {
    matches: plan.matches.map(set).sort(),
    suggestions: plan.suggestions.map(set).sort(),
    open: plan.open.map((reason) => `${reason.seq}: ${reason.code}`).sort(),
  };
}

describe('planGroup', () => {
  it('says what the slow reference says, row by row', () => {
    let matched = 0;
    fc.assert(
      fc.property(world, ({ type, rows, rules }) => {
        const plan = planGroup(inputOf(rows, rules, { type }));
        matched += plan.matches.length + plan.suggestions.length;
        expect(spoken(plan)).toEqual(reconcileSlowly(rows, rules, type));
      }),
      { numRuns: 3000 },
    );
    // Worlds that never match would prove nothing.
    expect(matched).toBeGreaterThan(900);
  });

  it('is the same in any order of rows, down to the hash of the plan', () => {
    fc.assert(
      fc.property(
        world,
        fc.array(fc.nat(), { minLength: 14, maxLength: 14 }),
        ({ type, rows, rules }, keys) => {
          const moved = rows
            .map((row, i) => ({ row, at: keys[i] ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ row }) => row);
          const [one, other] = [inputOf(rows, rules, { type }), inputOf(moved, rules, { type })];
          const [first, second] = [planGroup(one), planGroup(other)];
          expect(second).toEqual(first);
          expect(planHash(second, other.rows)).toBe(planHash(first, one.rows));
        },
      ),
      runs,
    );
  });

  it('adds nothing when it runs again on what it left open', () => {
    fc.assert(
      fc.property(world, ({ type, rows, rules }) => {
        const autos = rules.map((rule) => ({ ...rule, mode: 'auto' as const }));
        const open = new Set(planGroup(inputOf(rows, autos, { type })).open.map((reason) => reason.seq));
        const again = planGroup(
          inputOf(
            rows.filter((row) => open.has(row.seq)),
            autos,
            { type },
          ),
        );
        expect(again.matches).toEqual([]);
      }),
      runs,
    );
  });

  it('makes plans that the verifier signs, before and after policy', () => {
    fc.assert(
      fc.property(world, ({ type, rows, rules }) => {
        const input = inputOf(rows, rules, { type });
        const plan = planGroup(input);
        const reread: readonly TestRow[] = [...rows].reverse();
        const again = { ...verifiable(input), rows: tableOf(reread, rules) };
        expect(verifyPlan({ ...again, plan })).toEqual([]);
        const strict = rules.map((rule) => ({
          ...rule,
          tolerance: rule.tolerance && { ...rule.tolerance, account: null },
        }));
        expect(verifyPlan({ ...again, plan: applyPolicy(plan, strict) })).toEqual([]);
      }),
      runs,
    );
  });
});
