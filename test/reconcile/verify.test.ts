import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Plan, type PlannedMatch, planGroup, verifyPlan } from '../../src/reconcile/index.ts';
import { world } from './arbitrary.ts';
import { by, firstDay, inputOf, rule, type TestRow, tableOf, tolerance, verifiable } from './made-rows.ts';

const rules = [
  rule('ocr', 'exact', { key: by('reference'), days: { before: 0, after: 5 }, tolerance: tolerance(0, 10) }),
  rule('batch', 'sum', { key: by('batch'), spanDays: 10 }),
  rule('amount', 'unique', { days: { before: 0, after: 3 } }),
];

const rows: TestRow[] = [
  { seq: 1, side: 'ledger', day: firstDay, amountOre: 12_500, reference: '1001' },
  { seq: 2, side: 'bank', day: firstDay + 2, amountOre: 12_500, reference: '1001' },
  { seq: 3, side: 'ledger', day: firstDay, amountOre: 40_000, batch: 'B1' },
  { seq: 4, side: 'ledger', day: firstDay + 1, amountOre: 60_000, batch: 'B1' },
  { seq: 5, side: 'bank', day: firstDay + 2, amountOre: 100_000, batch: 'B1' },
  { seq: 6, side: 'ledger', day: firstDay, amountOre: 7_700 },
  { seq: 7, side: 'bank', day: firstDay + 1, amountOre: 7_700 },
  { seq: 8, side: 'ledger', day: firstDay, amountOre: 900 },
  { seq: 9, side: 'bank', day: firstDay + 1, amountOre: 800, reference: '77' },
];

const input = inputOf(rows, rules);
const plan = planGroup(input);

function changed(at: number, change: Partial<PlannedMatch>): Plan {
  return { ...plan, matches: plan.matches.map((match, i) => (i === at ? { ...match, ...change } : match)) };
}

function faults(tried: Plan, more: Partial<ReturnType<typeof verifiable>> = {}): string[] {
  return verifyPlan({ ...verifiable(input), ...more, plan: tried }).map((violation) => violation.what);
}

function extra(of: Partial<PlannedMatch>): Plan {
  const taken = new Set([...(of.left ?? []), ...(of.right ?? [])]);
  const model = plan.matches[2] as PlannedMatch;
  const open = plan.open.filter((reason) => !taken.has(reason.seq));
  return { ...plan, matches: [...plan.matches, { ...model, ...of }], open };
}

describe('verifyPlan', () => {
  it('signs the plan as it was made', () => {
    expect(plan.matches.map((match) => match.rule)).toEqual(['ocr', 'batch', 'amount']);
    expect(faults(plan)).toEqual([]);
  });

  it('names what is wrong with rows: gone, used twice, on the wrong side, of an unknown rule', () => {
    expect(faults(changed(0, { right: [99] }))).toContain('row-not-open');
    expect(faults(changed(0, { right: [7] }))).toContain('row-used-twice');
    expect(faults(changed(0, { left: [2], right: [1] }))).toContain('row-on-wrong-side');
    expect(faults(changed(0, { rule: 'gone' }))).toContain('unknown-rule');
    expect(faults(changed(0, { left: [] }))).toContain('side-empty');
  });

  it('names money that does not add up', () => {
    expect(faults(changed(0, { differenceOre: 5 }))).toContain('difference-misstated');
    expect(faults(changed(0, { differenceClass: 'bankFee' }))).toContain('difference-class-misstated');
    expect(faults(extra({ left: [8], right: [9], differenceOre: 100 }))).toContain(
      'difference-outside-tolerance',
    );
    const euro = tableOf(
      rows.map((row) => (row.seq === 2 ? { ...row, currency: 'EUR' } : row)),
      rules,
    );
    expect(faults(plan, { rows: euro })).toContain('currencies-differ');
  });

  it('reads keys, windows and references from the rows and rules, not from the plan', () => {
    const other = (seq: number, change: Partial<TestRow>) =>
      tableOf(
        rows.map((row) => (row.seq === seq ? { ...row, ...change } : row)),
        rules,
      );
    expect(faults(plan, { rows: other(2, { reference: '1002' }) })).toContain('keys-differ');
    expect(faults(plan, { rows: other(2, { day: firstDay + 6 }) })).toContain('window-exceeded');
    expect(faults(plan, { rows: other(5, { day: firstDay + 11 }) })).toContain('span-exceeded');
    const clash = rows.map((row) =>
      row.seq === 6 || row.seq === 7 ? { ...row, reference: String(row.seq) } : row,
    );
    expect(faults(plan, { rows: tableOf(clash, rules) })).toContain('references-contradict');
    const shaped = rules.map((one) => (one.id === 'batch' ? { ...one, shape: '1:N' as const } : one));
    expect(faults(plan, { rules: shaped })).toContain('wrong-shape');
  });

  it('counts competitors again, and wants key groups whole', () => {
    const late = (row: TestRow) => ({ rows: tableOf([...rows, row], rules) });
    const open = (seq: number): Plan => ({
      ...plan,
      open: [...plan.open, { ...(plan.open[0] as Plan['open'][number]), seq }],
    });
    const twin = { seq: 10, side: 'bank' as const, day: firstDay + 5, amountOre: 12_500, reference: '1001' };
    expect(faults(open(10), late(twin))).toEqual(['not-the-only-candidate']);
    const near = { seq: 11, side: 'bank' as const, day: firstDay, amountOre: 7_700 };
    expect(faults(open(11), late(near))).toEqual(['not-the-only-candidate']);
    const left = { seq: 12, side: 'ledger' as const, day: firstDay, amountOre: 1, batch: 'B1' };
    expect(faults(open(12), late(left))).toEqual(['key-group-not-whole']);
  });

  it('notices a row that no list of the plan accounts for', () => {
    expect(faults({ ...plan, open: plan.open.slice(1) })).toContain('open-rows-misstated');
  });

  it('knows which rules wait for completeness', () => {
    const through = { left: null, right: 'always' } as const;
    expect(faults(plan, { waitFor: 'keyless', completeThrough: through })).toEqual(['not-complete']);
    expect(faults(plan, { waitFor: 'none', completeThrough: through })).toEqual([]);
  });

  it('refuses any plan in which a pair got the partner of another', () => {
    let tried = 0;
    fc.assert(
      fc.property(world, ({ type, rows: some, rules: those }) => {
        const given = inputOf(some, those, { type });
        const made = planGroup(given);
        const [first, second] = made.matches.filter((match) => match.left.length + match.right.length === 2);
        if (!first || !second) return;
        tried += 1;
        const swapped = made.matches.map((match) => {
          if (match === first) return { ...match, right: second.right };
          return match === second ? { ...match, right: first.right } : match;
        });
        expect(verifyPlan({ ...verifiable(given), plan: { ...made, matches: swapped } })).not.toEqual([]);
      }),
      { numRuns: 3000 },
    );
    expect(tried).toBeGreaterThan(50);
  });
});
