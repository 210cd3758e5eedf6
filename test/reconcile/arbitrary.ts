import fc from 'fast-check';
import type { GroupType } from '../../src/domain/group.ts';
import type { Rule } from '../../src/domain/rule.ts';
import { by, firstDay, rule, sidesOf, type TestRow, tolerance } from './made-rows.ts';

/** Small worlds where ties, chains and clashes are common: few days, amounts and references. */
const days = fc.option(
  fc.record({ before: fc.integer({ min: 0, max: 2 }), after: fc.integer({ min: 0, max: 3 }) }),
  {
    nil: null,
  },
);
const someTolerance = fc.option(
  fc.constantFrom(tolerance(-1, 1), tolerance(0, 2), tolerance(-3, 0), tolerance(1, 2)),
  { nil: null, freq: 2 },
);
const mode = fc.constantFrom('auto' as const, 'auto' as const, 'suggest' as const);

function pairRule(id: string): fc.Arbitrary<Rule> {
  return fc
    .record({
      type: fc.constantFrom('exact' as const, 'unique' as const),
      field: fc.constantFrom('reference', 'batch'),
      mode,
      days,
      tolerance: someTolerance,
      referenceConflict: fc.constantFrom('veto' as const, 'ignore' as const),
      equalCounts: fc.constantFrom('report' as const, 'group' as const),
    })
    .map(({ type, field, ...more }) =>
      rule(id, type, { ...more, key: type === 'exact' ? by(field, ['upperCase']) : [] }),
    );
}

function groupRule(id: string, type: GroupType): fc.Arbitrary<Rule> {
  return fc
    .record({
      field: fc.constantFrom('reference', 'batch'),
      mode,
      tolerance: someTolerance,
      shape: fc.constantFrom('N:M' as const, 'N:M' as const, '1:N' as const, 'N:1' as const),
      spanDays: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
      gapDays: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
      maxRows: fc.constantFrom(3, 50_000),
    })
    .map(({ field, ...more }) => rule(id, type === 'ledger' ? 'net' : 'sum', { ...more, key: by(field) }));
}

export interface World {
  readonly type: GroupType;
  readonly rows: readonly TestRow[];
  readonly rules: readonly Rule[];
}

export const world: fc.Arbitrary<World> = fc
  .constantFrom<GroupType[]>('bank', 'external', 'ledger')
  .chain((type) =>
    fc.record({
      type: fc.constant(type),
      rows: fc
        .array(
          fc.record({
            isRight: fc.boolean(),
            day: fc.integer({ min: firstDay, max: firstDay + 7 }),
            amountOre: fc.constantFrom(-5, -2, 0, 1, 3, 4, 5, 5, 5, 8, 12, 15),
            currency: fc.constantFrom('SEK', 'SEK', 'SEK', 'SEK', 'SEK', 'EUR'),
            reference: fc.constantFrom(null, null, '', 'a', 'A', ' a ', 'b'),
            batch: fc.constantFrom(null, 'x', 'y'),
          }),
          { minLength: 4, maxLength: 14, size: 'max' },
        )
        .map((rows) =>
          rows.map(({ isRight, amountOre, ...row }, i): TestRow => {
            const turned = type === 'ledger' && isRight ? -amountOre : amountOre;
            return {
              ...row,
              amountOre: turned === 0 ? 0 : turned,
              seq: i + 1,
              side: sidesOf[type][isRight ? 1 : 0],
            };
          }),
        ),
      rules: fc
        .tuple(
          fc.oneof(pairRule('R1'), groupRule('R1', type)),
          fc.oneof(pairRule('R2'), groupRule('R2', type)),
          fc.oneof(pairRule('R3'), groupRule('R3', type)),
        )
        .map((rules): readonly Rule[] => rules),
    }),
  );
