import { describe, expect, it } from 'vitest';
import { dayFromNumber } from '../../src/domain/day.ts';
import {
  applyPolicy,
  inputHash,
  keyHash,
  lateNeeds,
  neededFields,
  planGroup,
  planHash,
} from '../../src/reconcile/index.ts';
import { by, firstDay, inputOf, planOf, rule, type TestRow, tableOf, tolerance } from './made-rows.ts';

const ledger = (seq: number, day: number, amountOre: number, more: Partial<TestRow> = {}): TestRow => ({
  seq,
  side: 'ledger',
  day: firstDay + day,
  amountOre,
  ...more,
});
const bank = (seq: number, day: number, amountOre: number, more: Partial<TestRow> = {}): TestRow => ({
  ...ledger(seq, day, amountOre, more),
  side: 'bank',
});

const exact = rule('exact', 'exact', { key: by('reference', ['digits']), days: { before: 1, after: 5 } });
const unique = rule('unique', 'unique', { days: { before: 0, after: 3 } });
const sum = rule('sum', 'sum', { key: by('batch') });

describe('the certificate of a match', () => {
  it('holds keys, window, degrees and what was ruled out', () => {
    const rows = [
      ledger(1, 0, 500, { reference: 'OCR 77' }),
      bank(2, 2, 500, { reference: '77' }),
      bank(3, 9, 500, { reference: '77' }),
      bank(4, 1, 600, { reference: '77' }),
    ];
    const [match] = planOf(rows, [exact]).matches;
    expect(match).toMatchObject({
      rule: 'exact',
      pass: 1,
      left: [1],
      right: [2],
      differenceOre: 0,
      differenceClass: null,
      keyHash: null,
      facts: {
        leftSumOre: 500,
        rightSumOre: 500,
        key: [{ fields: ['reference', 'reference'], raw: ['OCR 77', '77'], normalised: '77' }],
        window: { before: 1, after: 5, days: 2 },
        candidates: {
          leftDegree: 1,
          rightDegree: 1,
          ruledOut: { window: 1, referenceConflict: 0, amount: 1 },
        },
      },
    });
  });

  it('of a key group holds its span, and a hash by which late rows find it', () => {
    const rows = [
      ledger(1, 0, 100, { batch: 'B' }),
      ledger(2, 3, 50, { batch: 'B' }),
      bank(3, 4, 150, { batch: 'B' }),
    ];
    const [match] = planOf(rows, [sum]).matches;
    expect(match?.keyHash).toBe(keyHash('sum', 'SEK', ['B']));
    expect(match?.facts.span).toEqual({
      from: dayFromNumber(firstDay),
      to: dayFromNumber(firstDay + 4),
      days: 4,
    });
  });
});

describe('open reasons', () => {
  it('name the nearest misses: window, amount with the same key, contradicting reference', () => {
    const rows = [
      ledger(1, 0, 500),
      bank(2, 9, 500),
      ledger(3, 0, 700, { reference: '12' }),
      bank(4, 1, 790, { reference: '12' }),
      ledger(5, 0, 900, { reference: '31' }),
      bank(6, 1, 900, { reference: '32' }),
      ledger(7, 0, 1100),
      bank(8, 1, -1100),
    ];
    const near = new Map(planOf(rows, [exact, unique]).open.map((reason) => [reason.seq, reason.near]));
    expect(near.get(1)).toEqual([
      {
        row: 2,
        rule: 'unique',
        what: 'same-amount-outside-window',
        days: 9,
        outside: 6,
        window: { before: 0, after: 3 },
      },
    ]);
    expect(near.get(4)).toEqual([
      { row: 3, rule: 'exact', what: 'same-key-other-amount', differenceOre: -90, transposed: true },
    ]);
    expect(near.get(5)).toEqual([
      { row: 6, rule: 'unique', what: 'contradicting-reference', own: '31', other: '32' },
    ]);
    expect(near.get(8)).toEqual([{ row: 7, rule: 'exact', what: 'opposite-sign' }]);
  });

  it('say which field gives no key, and keep every rule in the trace', () => {
    const [reason] = planOf([ledger(1, 0, 500, { reference: 'abc' })], [exact, unique]).open;
    expect(reason).toMatchObject({ code: 'no-candidate', rule: 'unique' });
    expect(reason?.trace).toEqual([
      { rule: 'exact', code: 'no-key', missing: { field: 'reference', raw: 'abc' } },
      { rule: 'unique', code: 'no-candidate' },
    ]);
  });

  it('name the nearest candidates of a tie first, and how many more there are', () => {
    const banks = Array.from({ length: 14 }, (_, i) => bank(10 + i, 14 - i, 500));
    const wide = rule('wide', 'unique', { days: { before: 0, after: 30 } });
    const reason = planOf([ledger(1, 0, 500), ...banks], [wide]).open.find((one) => one.seq === 1);
    expect(reason?.trace[0]?.candidates).toEqual([23, 22, 21, 20, 19, 18, 17, 16, 15, 14]);
    expect(reason?.trace[0]?.more).toBe(4);
  });
});

describe('keys', () => {
  it('may join a date with a text, and texts that differ in blanks only', () => {
    const dated = rule('dated', 'sum', {
      key: [{ left: 'date', right: 'batch', normalise: [] }, ...by('reference')],
    });
    const day = dayFromNumber(firstDay);
    const rows = [ledger(1, 0, 500, { reference: 'a ' }), bank(2, 9, 500, { batch: day, reference: ' a' })];
    expect(planOf(rows, [dated]).matches[0]?.facts.key.map((key) => key.normalised)).toEqual([day, 'a']);
  });
});

describe('waiting for completeness', () => {
  const rows = [ledger(1, 0, 500), bank(2, 1, 500)];
  const through = (left: number, right: number) => ({
    completeThrough: { left: dayFromNumber(firstDay + left), right: dayFromNumber(firstDay + right) },
    waitFor: 'keyless' as const,
  });

  it('holds keyless pairs back until every competitor would be here', () => {
    expect(planOf(rows, [unique], through(1, 3)).matches).toHaveLength(1);
    const [reason] = planOf(rows, [unique], through(1, 2)).open;
    expect(reason).toMatchObject({ code: 'not-complete', rule: 'unique' });
    expect(reason?.trace[0]?.waits).toEqual([
      { side: 'right', needed: dayFromNumber(firstDay + 3), through: dayFromNumber(firstDay + 2) },
    ]);
  });

  it('lets keyed rules go ahead, unless they say whenComplete', () => {
    const keyed = rows.map((row) => ({ ...row, reference: '7' }));
    expect(planOf(keyed, [exact], through(-9, -9)).matches).toHaveLength(1);
    expect(planOf(keyed, [{ ...exact, whenComplete: true }], through(-9, -9)).matches).toEqual([]);
  });

  it('never ends for a rule without a window, while the data can grow', () => {
    const open = rule('open', 'unique');
    expect(planOf(rows, [open], through(90, 90)).open[0]?.trace[0]?.waits?.[0]).toMatchObject({
      needed: null,
    });
    expect(planOf(rows, [open]).matches).toHaveLength(1);
  });
});

describe('refused suggestions', () => {
  it('are no candidates any more, and may leave another pair the only one', () => {
    const rows = [ledger(1, 0, 500), bank(2, 1, 500), bank(3, 2, 500)];
    expect(planOf(rows, [unique]).matches).toEqual([]);
    const rejected = [{ rule: 'unique', left: [1], right: [2] }];
    const plan = planOf(rows, [unique], { rejected });
    expect(plan.matches.map((match) => [match.left, match.right])).toEqual([[[1], [3]]]);
    expect(plan.open).toMatchObject([{ seq: 2, code: 'no-candidate' }]);
  });

  it('of a key group keep the group open', () => {
    const rows = [ledger(1, 0, 500, { batch: 'B' }), bank(2, 1, 500, { batch: 'B' })];
    const plan = planOf(rows, [sum], { rejected: [{ rule: 'sum', left: [1], right: [2] }] });
    expect(plan.matches).toEqual([]);
    expect(plan.open[0]).toMatchObject({ code: 'no-candidate', trace: [{ rule: 'sum', code: 'rejected' }] });
  });
});

describe('late rows', () => {
  const settled = [ledger(1, 0, 500, { batch: 'B' }), bank(2, 1, 500, { batch: 'B' })];
  const existing = [{ id: 'm1', rule: 'sum', left: [1], right: [2] }];

  it('of a matched key are told so, unless they lie beyond the gap', () => {
    const late = [ledger(3, 12, 20, { batch: 'B' })];
    const more = { existing, existingRows: tableOf(settled, [sum]) };
    expect(planOf(late, [sum], more).open[0]).toMatchObject({
      code: 'late-row',
      trace: [{}, { match: 'm1' }],
    });
    const gap = { ...sum, gapDays: 10 };
    expect(planOf(late, [gap], more).open[0]).toMatchObject({ code: 'one-sided-key' });
  });

  it('that balance among themselves are a new match', () => {
    const late = [ledger(3, 2, 20, { batch: 'B' }), bank(4, 2, 20, { batch: 'B' })];
    const plan = planOf(late, [sum], { existing, existingRows: tableOf(settled, [sum]) });
    expect(plan.matches).toHaveLength(1);
    expect(plan.open).toEqual([]);
  });

  it('ask for the keys, amounts and days of earlier matches they may concern', () => {
    const needs = lateNeeds(
      tableOf([ledger(3, 12, -20, { batch: 'B' })], [sum, unique]),
      [sum, unique],
      'bank',
    );
    expect(needs.keyHashes).toEqual([keyHash('sum', 'SEK', ['B'])]);
    expect(needs.pairs).toEqual([
      { rule: 'unique', fromDay: firstDay + 9, toDay: firstDay + 15, amountsOre: [20], slackOre: 0 },
    ]);
  });
});

describe('applyPolicy', () => {
  it('makes a suggestion of a difference that has no account', () => {
    const rows = [ledger(1, 0, 502, { reference: '7' }), bank(2, 1, 500, { reference: '7' })];
    const loose = [{ ...exact, tolerance: tolerance(0, 5, null) }];
    const plan = applyPolicy(planOf(rows, loose), loose);
    expect(plan.matches).toEqual([]);
    expect(plan.suggestions).toMatchObject([
      { differenceOre: 2, mode: 'suggest', policy: 'difference-account-missing' },
    ]);
    expect(plan.open.map((reason) => [reason.seq, reason.code])).toEqual([
      [1, 'suggested'],
      [2, 'suggested'],
    ]);
    expect(plan.perRule[0]).toMatchObject({ matches: 0, suggestions: 1 });
    const booked = [{ ...exact, tolerance: tolerance(0, 5) }];
    expect(applyPolicy(planOf(rows, booked), booked).matches).toHaveLength(1);
  });
});

describe('hashes and loading', () => {
  const rows = [ledger(1, 0, 500), bank(2, 1, 500)];

  it('of the plan follows what it says, of the input what it was made of', () => {
    const input = inputOf(rows, [unique]);
    const hash = planHash(planGroup(input), input.rows);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    const other = inputOf([...rows, bank(3, 9, 1)], [unique]);
    expect(planHash(planGroup(other), other.rows)).not.toBe(hash);
    expect(inputHash(inputOf([...rows].reverse(), [unique]))).toBe(inputHash(input));
    expect(inputHash(inputOf(rows, [{ ...unique, days: null }]))).not.toBe(inputHash(input));
    expect(inputHash({ ...input, manual: false })).not.toBe(inputHash(input));
  });

  it('names the fields the rules read, without those every row has', () => {
    const dated = rule('dated', 'sum', {
      key: [{ left: 'date', right: 'date', normalise: [] }, ...by('object.6')],
    });
    expect(neededFields([dated, exact])).toEqual(['object.6', 'reference']);
    expect(neededFields([{ ...unique, referenceConflict: 'ignore' }])).toEqual([]);
    expect(neededFields([unique])).toEqual(['reference']);
  });

  it('refuses amounts that leave the range of whole numbers', () => {
    const table = tableOf(rows, [unique]);
    const row = { seq: 9, side: 'bank' as const, day: 0, currency: 'SEK', hash: 'aa', values: [] };
    expect(() => table.add({ ...row, amountOre: 0.5 })).toThrow(RangeError);
    expect(() => table.add({ ...row, amountOre: Number.MAX_SAFE_INTEGER })).toThrow(RangeError);
  });
});
