import { describe, expect, it } from 'vitest';
import { bgmax } from '../../src/formats/bgmax/index.ts';
import { formatFor } from '../../src/formats/index.ts';
import { readBytes, sniff } from '../formats/read-bytes.ts';
import { bytesOf, corpusIsHere, expectationsOf, tell } from './corpus.ts';

/** Files that are broken on purpose or only a piece: the code each is refused with. */
const refusals: Readonly<Record<string, string>> = {
  'bgmax/Zimpler__bankgiro_inbetalningar__BgMaxfil4_broken.txt': 'format-control-sum',
  'bgmax/Zimpler__bankgiro_inbetalningar__isolated_deposit.txt': 'giro-record-missing',
  'bgmax/Zimpler__bankgiro_inbetalningar__isolated_payment.txt': 'giro-record-missing',
};

const noBgMax = 'bgmax/barsoom__bankgiro_inbetalningar__not_bgmax_at_all.pdf';

const total = (numbers: readonly (number | null)[]): number =>
  numbers.reduce((sum: number, number) => sum + (number ?? Number.NaN), 0);

describe.skipIf(!corpusIsHere)('BgMax files of Bankgirot and of other projects', () => {
  const expectations = expectationsOf('bgmax').filter(({ path }) => path !== noBgMax);

  it.each(expectations.filter(({ valid }) => !valid))('refuses $path', ({ path, counts }) => {
    tell(path, 'refused');
    const read = readBytes(bgmax, bytesOf(path));
    expect(read.errors).toContain(refusals[path]);
    expect(read.rows.length === 0 || read.errors.length > 0).toBe(true);
    expect(read.summary.counts).toMatchObject(counts as object);
  });

  it.each(expectations.filter(({ valid }) => valid))('reads $path', ({ path, counts, sums, extra }) => {
    tell(path, 'read');
    const read = readBytes(bgmax, bytesOf(path));
    const expected = sums as Record<string, number>;
    const { depositsOre } = extra as { depositsOre: number[] };
    expect(read.errors).toEqual([]);
    expect(read.summary.counts).toMatchObject(counts as object);
    const credits = read.statements.map(({ sumCreditOre }) => sumCreditOre);
    const debits = read.statements.map(({ sumDebitOre }) => sumDebitOre);
    expect(total(credits)).toBe(expected['paymentsOre']);
    expect(total(debits)).toBe(expected['deductionsOre']);
    expect(total(read.rows.map(({ amountOre }) => amountOre))).toBe(expected['totalOre']);
    expect(credits.map((credit, at) => (credit ?? 0) - (debits[at] ?? 0))).toEqual(depositsOre);
  });

  it('tells both figures of the counts that were changed', () => {
    const path = 'bgmax/Zimpler__bankgiro_inbetalningar__BgMaxfil4_broken.txt';
    const { findings } = readBytes(bgmax, bytesOf(path));
    expect(findings.filter(({ code }) => code === 'format-control-sum').map(({ params }) => params)).toEqual([
      { what: 'TK70 (TK20)', stated: 8, found: 9 },
      { what: 'TK70 (TK15)', stated: 5, found: 4 },
    ]);
  });

  it('refuses the text that is called a PDF, with and without being told that it is BgMax', () => {
    tell(noBgMax, 'refused');
    expect(() => formatFor('auto', sniff(bytesOf(noBgMax)))).toThrow('format-unknown');
    const { errors, warnings, rows } = readBytes(bgmax, bytesOf(noBgMax));
    expect([errors, warnings, rows]).toEqual([['giro-record-missing'], ['giro-line-unknown'], []]);
  });
});
