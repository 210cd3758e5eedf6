/** `test/reporter.ts` compares what this names with what the suites tell, and fails a whole run that left a file untried. */
import { describe, expect, it } from 'vitest';
import { bytesOf, corpusIsHere, everything, tellAll } from './corpus.ts';

describe.skipIf(!corpusIsHere)('the corpus', () => {
  it('is whole: every file that has an expectation is there', () => {
    tellAll();
    expect(everything.length).toBeGreaterThan(300);
    for (const { path } of everything) expect(() => bytesOf(path)).not.toThrow();
  });
});
