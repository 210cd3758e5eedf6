import { describe, expect, it } from 'vitest';
import { planGroup, verifyPlan } from '../../src/reconcile/index.ts';
import { by, firstDay, inputOf, rule, type TestRow, tolerance, verifiable } from './made-rows.ts';

const size = 5_000;

/** Both sides with one amount on three days: every row is tied with thousands. */
function hotRows(reference: (i: number) => string | null): TestRow[] {
  return Array.from({ length: size * 2 }, (_, i): TestRow => {
    const side = i % 2 === 0 ? 'ledger' : 'bank';
    return { seq: i + 1, side, day: firstDay + (i % 3), amountOre: 9_900, reference: reference(i) };
  });
}

/** Listing the 25 million pairs takes far longer than this; counting them a fraction. */
const limitMs = 1_000;

/** Time of this thread's processor: what else the machine does is no fault of the engine. */
function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(since);
  return (user + system) / 1000;
}

describe('a hot amount', () => {
  it.each([
    ['without references', rule('u', 'unique', { days: { before: 0, after: 3 } }), () => null],
    [
      'with a tolerance',
      rule('u', 'unique', { days: { before: 0, after: 3 }, tolerance: tolerance(-5, 5) }),
      () => null,
    ],
    ['with one key', rule('e', 'exact', { key: by('reference'), days: { before: 0, after: 1 } }), () => 'K'],
    [
      'with references of a few kinds',
      rule('u', 'unique', { days: { before: 2, after: 3 } }),
      (i: number) => (i % 7 ? `r${i % 7}` : null),
    ],
  ] as const)('is counted, not listed: %s', (_name, one, reference) => {
    const input = inputOf(hotRows(reference), [one]);
    const start = process.threadCpuUsage();
    const plan = planGroup(input);
    const violations = verifyPlan({ ...verifiable(input), plan });
    expect(cpuMs(start)).toBeLessThan(limitMs);
    expect(violations).toEqual([]);
    expect(plan.matches).toEqual([]);
    expect(plan.perRule[0]?.ambiguousComponents).toBe(1);
    expect(plan.open.every((reason) => reason.code === 'ambiguous')).toBe(true);
    const [first] = plan.open;
    expect(first?.trace[0]?.candidates).toHaveLength(10);
    expect(first?.component?.leftCount).toBe(size);
  });

  it('pairs thousands of equal amounts whose references differ', () => {
    const rows = hotRows(() => null).map(
      (row): TestRow => ({ ...row, reference: `r${(row.seq + 1) >> 1}`, day: firstDay }),
    );
    const input = inputOf(rows, [rule('u', 'unique', { days: { before: 0, after: 3 } })]);
    const start = process.threadCpuUsage();
    const plan = planGroup(input);
    const violations = verifyPlan({ ...verifiable(input), plan });
    expect(cpuMs(start)).toBeLessThan(limitMs);
    expect(plan.matches).toHaveLength(size);
    expect(violations).toEqual([]);
  });

  it('is flagged at most ten times per late row', () => {
    const settled = hotRows(() => null);
    const one = rule('u', 'unique', { days: { before: 0, after: 3 } });
    const existing = Array.from({ length: size }, (_, i) => ({
      id: `m${i}`,
      rule: 'u',
      left: [2 * i + 1],
      right: [2 * i + 2],
    }));
    const late = hotRows(() => null).map((row) => ({ ...row, seq: row.seq + 20_000 }));
    const input = inputOf(late, [one], { existing, existingRows: inputOf(settled, [one]).rows });
    const start = process.threadCpuUsage();
    const plan = planGroup(input);
    expect(cpuMs(start)).toBeLessThan(limitMs);
    const ofFirst = plan.late.filter((flag) => flag.row === 20_001);
    expect(ofFirst.length).toBe(10);
  });
});
