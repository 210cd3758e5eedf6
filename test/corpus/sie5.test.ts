/** Every real SIE 5 file of the shared corpus, read in place, with the figures that independent scripts found. */
import { describe, expect, it } from 'vitest';
import { sie5 } from '../../src/formats/sie5/index.ts';
import { readBytes } from '../formats/read-bytes.ts';
import { bytesOf, corpusIsHere, expectationsOf, tell } from './corpus.ts';

interface Expected {
  readonly path: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly sums: Readonly<Record<'debitOre' | 'creditOre', number>>;
  readonly extra: { readonly root: string };
}

/** Names are listed here so that the tests are counted (as skipped) where the corpus is absent. */
const files = [
  'iCalcreator__Sie5Sdk__Sample.sie',
  'iCalcreator__Sie5Sdk__SampleEntry.sie',
  'iCalcreator__Sie5Sdk__SampleEntry2.sie',
  'iCalcreator__Sie5Sdk__SampleEntry3.sie',
  'iCalcreator__Sie5Sdk__SampleEntryExtension.sie',
  'iCalcreator__Sie5Sdk__SampleExtension.sie',
  'wilhelmuggla__sie4sdk__SampleEntry3.sie',
];

const expected = expectationsOf('sie5') as unknown as readonly Expected[];

describe.skipIf(!corpusIsHere)('SIE 5 files of the corpus', () => {
  it('are all listed here', () => {
    expect(files.map((name) => `sie5/${name}`).sort()).toEqual(expected.map(({ path }) => path).sort());
  });

  it.each(files)('reads %s with its counts, sums and balances', (name) => {
    const wanted = expected.find(({ path }) => path === `sie5/${name}`);
    if (!wanted) throw new Error(`not in expected.json: ${name}`);
    tell(wanted.path, 'read');
    const read = readBytes(sie5, bytesOf(wanted.path));
    expect(read.errors).toEqual([]);
    const { unbalancedVouchers, ...counts } = wanted.counts;
    expect(unbalancedVouchers).toBe(0);
    expect(read.summary).toMatchObject({ kind: wanted.extra.root, counts });
    expect(read.rows).toHaveLength(counts['transactions'] ?? 0);
    const sum = (sign: 1 | -1): number =>
      read.rows.reduce((total, { amountOre }) => total + Math.max(sign * amountOre, 0), 0);
    expect({ debitOre: sum(1), creditOre: sum(-1) }).toEqual(wanted.sums);
    // The vendor's sample rolls forward to the öre on every account; its sub-ledger is a made-up one.
    expect(read.warnings).not.toContain('balance-differs');
    expect(read.warnings.includes('subledger-differs')).toBe(wanted.extra.root === 'Sie');
  });
});
