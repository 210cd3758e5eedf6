import { describe, expect, it } from 'vitest';
import { createSettler } from '../../src/ingest/settle.ts';

const times = { quietMs: 1_000, everyMs: 250 };
const file = (sizeBytes: number, ctimeNs = '1') => ({ sizeBytes, mtimeNs: '1', ctimeNs, ino: '1' });

describe('settling', () => {
  it('takes a file that is unchanged over the quiet time', () => {
    const settler = createSettler(times);
    expect([0, 250, 500, 750, 999].map((at) => settler.look('a', file(10), at))).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(settler.look('a', file(10), 1_000)).toBe(true);
  });

  it('starts over at any change, an overwrite with restored times included', () => {
    const settler = createSettler(times);
    settler.look('a', file(10), 0);
    settler.look('a', file(10), 900);
    expect(settler.look('a', file(10, '2'), 1_100)).toBe(false);
    expect(settler.look('a', file(10, '2'), 2_000)).toBe(false);
    expect(settler.look('a', file(10, '2'), 2_100)).toBe(true);
  });

  it('takes a file that was renamed in after two equal looks', () => {
    const settler = createSettler(times);
    settler.hint('a', 'rename');
    expect(settler.look('a', file(10), 0)).toBe(false);
    expect(settler.look('a', file(10), 250)).toBe(true);
  });

  it('does not trust a rename that was followed by a write', () => {
    const settler = createSettler(times);
    settler.hint('a', 'rename');
    settler.hint('a', 'change');
    settler.look('a', file(10), 0);
    expect(settler.look('a', file(10), 250)).toBe(false);
  });

  it('waits a minute for an empty file', () => {
    const settler = createSettler(times);
    settler.look('a', file(0), 0);
    expect(settler.look('a', file(0), 59_999)).toBe(false);
    expect(settler.look('a', file(0), 60_000)).toBe(true);
  });

  it('looks at a growing file ever more seldom, and again as usual once it rests', () => {
    const settler = createSettler(times);
    const pauses: number[] = [];
    let now = 0;
    for (let size = 1; size <= 12; size++) {
      settler.look('a', file(size), now);
      const pause = settler.nextLookIn(now) ?? 0;
      pauses.push(pause);
      now += pause;
    }
    expect(pauses[0]).toBe(250);
    expect(Math.max(...pauses)).toBe(10_000);
    settler.look('a', file(12), now);
    expect(settler.nextLookIn(now)).toBeLessThanOrEqual(250);
  });

  it('never gives up on a file that keeps growing', () => {
    const settler = createSettler(times);
    for (let i = 0; i < 1_000; i++) expect(settler.look('a', file(i + 1), i * 10_000)).toBe(false);
    expect(settler.nextLookIn(999 * 10_000)).toBe(10_000);
  });

  it('forgets names that are gone', () => {
    const settler = createSettler(times);
    settler.look('a', file(1), 0);
    settler.keepOnly(new Set());
    expect(settler.nextLookIn(0)).toBeNull();
  });
});
