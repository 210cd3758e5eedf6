import { describe, expect, it } from 'vitest';
import { mt940 } from '../../src/formats/mt940/index.ts';
import { type ReadFile, readBytes } from '../formats/read-bytes.ts';
import { bytesOf, corpusIsHere, expectationsOf, tell } from './corpus.ts';

interface ExpectedStatement {
  readonly account: string | null;
  readonly number?: string;
  readonly currency: string | null;
  readonly openingOre: number | null;
  readonly closingOre: number | null;
  readonly entries: number;
  readonly sumCreditOre: number;
  readonly sumDebitOre: number;
  readonly balanceCheck?: boolean;
  readonly mt?: string;
}

const own = (name: string): string => `mt940/WoLpH__mt940__self-provided_${name}.sta`;
const flow = (name: string): string => `mt940/my-flow__mt940__fixtures_${name}.sta`;

/** Broken files that are read all the same: the warning that names the fault. */
const warned: Readonly<Record<string, string>> = {
  'mt940/WoLpH__mt940__betterplace_sepa_snippet_broken.sta': 'swift-field-out-of-place',
  [own('malformed_details')]: 'balance-differs',
  // Balances from before 2002, without a currency: that of the opening balance holds.
  [own('raphaelm')]: 'swift-balance-currency-missing',
  [flow('sepa_snippet_broken_2')]: 'swift-statement-incomplete',
  [flow('sepa_snippet_broken_3')]: 'swift-statement-incomplete',
  [flow('sepa_snippet_broken_4')]: 'balance-differs',
};

/** Files without a field of MT940; all other broken ones are pieces without `:20:`. */
const empty: ReadonlySet<string> = new Set([
  own('invalid_statement'),
  'mt940/svenstaro__mt940-rs__cmxl_mt942_1.sta',
]);

/**
 * Valid by its expectation, and refused: its only entry has the days 3622687806 (the source masked digits), which no
 * calendar has. Sums and balances are read as expected.
 */
const masked = 'mt940/railslove__cmxl__fixtures_mt940-headers.txt';

/** Files that deviate and are read all the same: what is said of it. */
const told: Readonly<Record<string, readonly string[]>> = {
  [own('february_30')]: ['swift-day-moved'],
  [own('mt942')]: ['format-control-sum', 'rows-not-booked'],
  [own('gv_codes')]: ['swift-statement-incomplete'],
  [flow('missing_closing_record_62F')]: ['swift-statement-incomplete'],
  [flow('pending')]: ['rows-not-booked'],
  'mt940/svenstaro__mt940-rs__special-cases_unexpected_tag.sta': ['statement-account-missing'],
  'mt940/a-fas__mt940js__test_test1.mt940': ['swift-amount-form'],
};

const fieldsOf = ({ number: _number, balanceCheck: _check, mt: _mt, ...rest }: ExpectedStatement): object => {
  const { account, currency, openingOre, closingOre, entries, sumCreditOre, sumDebitOre } = rest;
  return { account, currency, openingOre, closingOre, entries, sumCreditOre, sumDebitOre };
};

function holds(read: ReadFile, statements: readonly ExpectedStatement[]): void {
  expect(read.statements).toMatchObject(statements.map(fieldsOf));
  expect(read.statements).toHaveLength(statements.length);
  expect(read.warnings.filter((code) => code === 'balance-differs')).toHaveLength(
    statements.filter(({ balanceCheck }) => balanceCheck === false).length,
  );
}

describe.skipIf(!corpusIsHere)('MT940 and MT942 files of banks and of other projects', () => {
  const expectations = expectationsOf('mt940').map(({ path, valid, ...more }) => ({
    path,
    valid,
    statements: more['statements'] as ExpectedStatement[],
  }));

  it.each(expectations.filter(({ valid, path }) => valid && path !== masked))(
    'reads $path',
    ({ path, statements }) => {
      tell(path, 'read');
      const read = readBytes(mt940, bytesOf(path));
      expect(read.errors).toEqual([]);
      holds(read, statements);
      const booked = statements.filter(({ mt }) => mt === undefined);
      expect(read.rows).toHaveLength(booked.reduce((sum, { entries }) => sum + entries, 0));
      expect(read.rows.reduce((sum, row) => sum + row.amountOre, 0)).toBe(
        booked.reduce((sum, { sumCreditOre, sumDebitOre }) => sum + sumCreditOre - sumDebitOre, 0),
      );
      expect(read.warnings).toEqual(expect.arrayContaining([...(told[path] ?? [])]));
    },
  );

  it('refuses the entry whose masked days are in no calendar, with its statement as it is', () => {
    tell(masked, 'refused');
    const read = readBytes(mt940, bytesOf(masked));
    expect(read.errors).toEqual(['date-unreadable']);
    holds(read, expectations.find(({ path }) => path === masked)?.statements ?? []);
  });

  const broken = expectations.filter(({ valid }) => !valid);

  it.each(broken.filter(({ path }) => warned[path] !== undefined))('warns of $path', ({ path }) => {
    tell(path, 'warned');
    const read = readBytes(mt940, bytesOf(path));
    expect(read.errors).toEqual([]);
    expect(read.warnings).toContain(warned[path]);
  });

  it.each(broken.filter(({ path }) => warned[path] === undefined))('refuses $path', ({ path }) => {
    tell(path, 'refused');
    const read = readBytes(mt940, bytesOf(path));
    expect(read.errors).toEqual([empty.has(path) ? 'statement-missing' : 'file-truncated']);
  });

  it('reads every one the same a byte at a time', () => {
    for (const { path } of expectations) {
      const bytes = bytesOf(path);
      expect(readBytes(mt940, bytes, { chunk: 1 })).toEqual(readBytes(mt940, bytes));
    }
  });
});
