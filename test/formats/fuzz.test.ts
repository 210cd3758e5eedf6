/** A few hundred spoilt files of every format, the same each time; `npm run fuzz` makes a million. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { caseOf } from '../../scripts/fuzz/case.ts';
import { type Input, judge, judgeChunks } from '../../scripts/fuzz/judge.ts';
import { allStocks } from '../../scripts/fuzz/stocks.ts';
import { formats } from '../../src/formats/index.ts';

const stocks = allStocks(null);
const filesEach = 150;

describe('spoilt files', () => {
  it('are made of every format', () => {
    expect(stocks.map(({ format }) => format.id)).toEqual(formats.map(({ id }) => id));
  });

  it.each(stocks.map((stock) => ({ format: stock.format.id, stock })))(
    'of $format are read or refused, and never anything else',
    async ({ stock }) => {
      let reached = 0;
      for (let number = 0; number < filesEach; number += 1) {
        const input = caseOf(stock, 'test', number);
        const judged = await judge(input);
        if (judged.reachedRows) reached += 1;
        const faults = [
          ...judged.faults,
          ...other(number % 8 === 0 ? await judgeChunks(input, judged) : null),
        ];
        expect(faults, `file ${number}`).toEqual([]);
      }
      expect(reached / filesEach).toBeGreaterThan(0.3);
    },
  );

  it.each(stocks.map((stock) => ({ format: stock.format.id, stock })))(
    'begin with seeds of $format that are read without an error',
    async ({ stock }) => {
      // A table may leave open what is which: then it is refused, and made whole by what is spoilt.
      for (const { bytes, options, name } of stock.seeds) {
        const judged = await judge({ format: stock.format, bytes, options, chunks: [bytes.length] });
        expect(
          judged.told.findings.filter(
            ({ severity, code }) => severity === 'error' && !code.endsWith('-ambiguous'),
          ),
          name,
        ).toEqual([]);
        expect([judged.told.thrown, judged.faults], name).toEqual([null, []]);
      }
    },
  );
});

const other = (fault: string | null): string[] => (fault === null ? [] : [fault]);

/** A file that the fuzzer found a fault by, made smaller by hand: `<format>--<what was wrong>.bin`, with its `.json` beside it. */
const folder = new URL('regressions/', import.meta.url);

interface Kept {
  readonly options: Input['options'];
  readonly chunks: readonly number[];
  /** What is said of it now: the codes, in order. */
  readonly codes: readonly string[];
  readonly rows: number;
}

describe('files that a reader once stumbled over', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.bin'));
  it.each(names)('%s', async (name) => {
    const format = formats.find(({ id }) => id === name.split('--')[0]);
    if (!format) throw new Error(`no format of that name: ${name}`);
    const kept = JSON.parse(readFileSync(new URL(name.replace(/bin$/, 'json'), folder), 'utf8')) as Kept;
    const bytes = new Uint8Array(readFileSync(new URL(name, folder)));
    const input: Input = { format, bytes, options: kept.options, chunks: kept.chunks };
    const judged = await judge(input);
    expect(judged.faults).toEqual([]);
    expect(await judgeChunks(input, judged)).toBeNull();
    expect(judged.told.findings.map(({ code }) => code)).toEqual(kept.codes);
    expect(judged.told.rows).toHaveLength(kept.rows);
  });
});
