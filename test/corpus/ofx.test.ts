import { describe, expect, it } from 'vitest';
import { ofx } from '../../src/formats/ofx/index.ts';
import { type ReadFile, readBytes } from '../formats/read-bytes.ts';
import { bytesOf, corpusIsHere, expectationsOf, tell } from './corpus.ts';

interface ExpectedStatement {
  readonly account: string;
  readonly currency: string;
  readonly openingOre: null;
  readonly closingOre: number | null;
  readonly entries: number;
  readonly sumCreditOre: number | null;
  readonly sumDebitOre: number | null;
  readonly kind: string;
}

/** Files that deviate and are read all the same: what is said of it. */
const told: Readonly<Record<string, readonly string[]>> = {
  'ofx/aclindsa__ofxgo__401k_v203.ofx': ['ofx-securities-not-read'],
  // The answer to a question about the bank's profile, whose sign-on failed: no statement was asked for.
  'ofx/csingley__ofxtools__profrs.ofx': ['ofx-response-failed', 'statement-missing'],
};

/** Amounts that a source scrambled to thirteen decimals: never rounded, so the file is refused; its sums are not known. */
const isScrambled = ({ statements }: { statements: readonly ExpectedStatement[] }): boolean =>
  statements.some(({ sumCreditOre, sumDebitOre }) => sumCreditOre === null || sumDebitOre === null);

function holds(read: ReadFile, statements: readonly ExpectedStatement[]): void {
  expect(read.statements).toMatchObject(statements.map(({ kind: _kind, ...statement }) => statement));
  expect(read.statements).toHaveLength(statements.length);
}

describe.skipIf(!corpusIsHere)('OFX files of banks and of other projects', () => {
  const expectations = expectationsOf('ofx').map(({ path, ...more }) => ({
    path,
    statements: more['statements'] as ExpectedStatement[],
  }));

  it.each(expectations.filter((one) => !isScrambled(one)))('reads $path', ({ path, statements }) => {
    tell(path, 'read');
    const read = readBytes(ofx, bytesOf(path));
    expect(read.errors).toEqual([]);
    holds(read, statements);
    expect(read.rows).toHaveLength(statements.reduce((sum, { entries }) => sum + entries, 0));
    expect(read.warnings).toEqual(expect.arrayContaining([...(told[path] ?? [])]));
  });

  it.each(expectations.filter(isScrambled))('refuses the amounts of $path', ({ path, statements }) => {
    tell(path, 'refused');
    const read = readBytes(ofx, bytesOf(path));
    expect([...new Set(read.errors)]).toEqual(['amount-finer-than-minor-unit']);
    holds(read, statements);
  });

  it('reads every one the same a byte at a time', () => {
    for (const { path } of expectations) {
      const bytes = bytesOf(path);
      expect(readBytes(ofx, bytes, { chunk: 1 })).toEqual(readBytes(ofx, bytes));
    }
  });
});
