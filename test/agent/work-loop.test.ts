import { interval, lastValueFrom, of, Subject, take, takeUntil, tap, timer, toArray } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import { workLoop } from '../../src/agent/work-loop.ts';

const never = (error: unknown): never => {
  throw error;
};

describe('a work loop', () => {
  it('makes one more turn of 100 ticks that come while a turn runs, and loses none', async () => {
    vi.useFakeTimers();
    try {
      const turns: number[] = [];
      const work = async (): Promise<null> => {
        turns.push(Date.now());
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        return null;
      };
      const done = lastValueFrom(
        interval(9).pipe(take(100), workLoop(work, never), takeUntil(timer(5_000)), toArray()),
      );
      await vi.advanceTimersByTimeAsync(6_000);
      await done;
      expect(turns).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it('makes a turn when the last one asked for it, without a tick', async () => {
    vi.useFakeTimers();
    try {
      let turns = 0;
      const done = lastValueFrom(
        of('start').pipe(
          workLoop(async () => (++turns < 3 ? 100 : null), never),
          takeUntil(timer(1_000)),
          toArray(),
        ),
      );
      await vi.advanceTimersByTimeAsync(1_100);
      await done;
      expect(turns).toBe(3);
    } finally {
      vi.useRealTimers();
    }
  });

  it('reports a turn that throws, and goes on', async () => {
    const ticks = new Subject<void>();
    const reported: unknown[] = [];
    let turns = 0;
    const work = async (): Promise<null> => {
      turns += 1;
      if (turns === 1) throw new Error('boom');
      return null;
    };
    const seen = lastValueFrom(
      ticks.pipe(
        workLoop(work, (error) => reported.push(error)),
        take(2),
        tap(() => undefined),
        toArray(),
      ),
    );
    ticks.next();
    await new Promise((resolve) => setImmediate(resolve));
    ticks.next();
    await seen;
    expect(turns).toBe(2);
    expect(reported).toEqual([new Error('boom')]);
  });
});
