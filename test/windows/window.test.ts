import { describe, expect, it } from 'vitest';
import { decideWindow, missingImports, type WindowFacts } from '../../src/windows/window.ts';

const facts: WindowFacts = {
  lastCommitAtMs: 1_000,
  deadlineAtMs: 900_000,
  quietMs: 30_000,
  expects: [],
  delivered: [],
  filesInHand: 0,
};

describe('a reconciliation window', () => {
  it('closes as complete when it has been quiet and nothing is expected', () => {
    expect(decideWindow(facts, 31_000)).toEqual({ close: 'complete', missing: [] });
  });

  it('waits until it has been quiet', () => {
    expect(decideWindow(facts, 21_000)).toEqual({ waitMs: 10_000 });
  });

  it('waits for files between claim and commit, however quiet it is', () => {
    expect(decideWindow({ ...facts, filesInHand: 1 }, 100_000)).toEqual({ waitMs: 800_000 });
  });

  it('waits for expected imports until its longest time, then closes and names what is missing', () => {
    const waiting = { ...facts, expects: ['huvudbok', 'kontoutdrag'], delivered: ['huvudbok'] };
    expect(decideWindow(waiting, 100_000)).toEqual({ waitMs: 800_000 });
    expect(decideWindow(waiting, 900_000)).toEqual({ close: 'longest', missing: ['kontoutdrag'] });
  });

  it('closes at its longest time though files keep coming', () => {
    expect(decideWindow({ ...facts, lastCommitAtMs: 899_999 }, 900_000)).toEqual({
      close: 'longest',
      missing: [],
    });
  });

  it('closes at once when a restart finds it past its deadline', () => {
    expect(decideWindow({ ...facts, filesInHand: 3 }, 5_000_000)).toEqual({ close: 'longest', missing: [] });
  });

  it('names missing imports in the order they are expected', () => {
    expect(missingImports(['a', 'b', 'c'], ['b'])).toEqual(['a', 'c']);
  });
});
