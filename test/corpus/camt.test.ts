import { describe, expect, it } from 'vitest';
import { camt } from '../../src/formats/camt/index.ts';
import { type ReadFile, readBytes } from '../formats/read-bytes.ts';
import { bytesOf, corpusIsHere, expectationsOf, tell } from './corpus.ts';

interface ExpectedStatement {
  readonly account: string;
  readonly currency: string;
  readonly openingOre: number | null;
  readonly closingOre: number | null;
  readonly entries: number;
  readonly bookedEntries: number;
  readonly sumCreditOre: number | null;
  readonly sumDebitOre: number | null;
  readonly txDetails: number;
  readonly balanceCheck?: boolean;
}

/** Files that are broken on purpose: the code each is refused with. */
const refusals: Readonly<Record<string, string>> = {
  'camt/genkgo__camt__data_camt053.v2.wrong.xml': 'statement-missing',
  'camt/hbci4j__hbci4java__sepa_test-camt-parse-invalid.xml': 'statement-missing',
  'camt/hbci4j__hbci4java__sepa_test-camt-parse-none.xml': 'statement-missing',
  'camt/sebastienrousseau__bankstatementparser__golden_camt053_garbled_amount.xml': 'amount-unreadable',
  'camt/sebastienrousseau__bankstatementparser__test_data_invalid.xml': 'camt-message-missing',
};

/** Files that deviate and are read all the same: the warning that says so. */
const tolerated: Readonly<Record<string, readonly string[]>> = {
  'camt/genkgo__camt__data_camt053.v2.with-account-name.xml': ['statement-currency-mixed'],
  'camt/genkgo__camt__data_camt053.v3.xml': [
    'balance-currency-differs',
    'entry-not-opened',
    'statement-copy',
  ],
  'camt/genkgo__camt__data_camt053.v2.all-balance-types.xml': ['balance-opening-differs'],
  'camt/genkgo__camt__data_camt054.v8.xml': ['entry-not-opened', 'statement-copy'],
  'camt/hbci4j__hbci4java__sepa_test-camt-parse-5200108-invalid-saldo.xml': ['amount-finer-than-minor-unit'],
  'camt/hbci4j__hbci4java__sepa_test-camt-parse-5200108-missing-date.xml': ['balance-day-missing'],
  'camt/sebastienrousseau__bankstatementparser__golden_camt053_no_namespace.xml': ['xml-namespace-missing'],
};

/** Batches that are opened: their file has more rows than booked entries. */
const rowsOf: Readonly<Record<string, number>> = {
  // A deposit of three payments, one of them of an invoice and a credit note; salaries; a fee.
  'camt/synthetic__prickakonto__se_camt053_v02_extended_bg.xml': 6,
};

const signed = (read: ReadFile, account: string): number =>
  read.rows.filter((row) => row.account === account).reduce((sum, row) => sum + row.amountOre, 0);

function holds(path: string, read: ReadFile, statements: readonly ExpectedStatement[]): void {
  const fields = ({ balanceCheck: _check, txDetails: _details, ...statement }: ExpectedStatement): object =>
    statement;
  expect(read.errors).toEqual([]);
  expect(read.statements).toMatchObject(statements.map(fields));
  const bookedEntries = statements.reduce((sum, statement) => sum + statement.bookedEntries, 0);
  expect(read.rows).toHaveLength(rowsOf[path] ?? bookedEntries);
  expect(read.summary.counts['txDetails']).toBe(
    statements.reduce((sum, statement) => sum + statement.txDetails, 0),
  );
  expect(read.warnings.includes('balance-differs')).toBe(
    statements.some((statement) => statement.balanceCheck === false),
  );
}

describe.skipIf(!corpusIsHere)('camt files of banks and of other projects', () => {
  const expectations = expectationsOf('camt');

  it.each(expectations.filter(({ valid }) => !valid))('refuses $path', ({ path }) => {
    tell(path, 'refused');
    expect(readBytes(camt, bytesOf(path)).errors).toContain(refusals[path]);
  });

  it.each(expectations.filter(({ valid }) => valid))('reads $path', ({ path, ...expected }) => {
    tell(path, 'read');
    const statements = (expected['statements'] as ExpectedStatement[]).map(
      ({
        account,
        currency,
        openingOre,
        closingOre,
        entries,
        bookedEntries,
        sumCreditOre,
        sumDebitOre,
        txDetails,
        balanceCheck,
      }) => ({
        account,
        currency,
        openingOre,
        closingOre,
        entries,
        bookedEntries,
        sumCreditOre,
        sumDebitOre,
        txDetails,
        ...(balanceCheck === undefined ? {} : { balanceCheck }),
      }),
    );
    const read = readBytes(camt, bytesOf(path));
    holds(path, read, statements);
    expect(read.warnings).toEqual(expect.arrayContaining([...(tolerated[path] ?? [])]));
    const [only] = statements;
    if (statements.length === 1 && only?.balanceCheck) {
      expect(signed(read, only.account)).toBe((only.closingOre ?? 0) - (only.openingOre ?? 0));
    }
  });
});
