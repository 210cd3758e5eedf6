/** All the seeds there are: our own, and at run time those of a folder of real files with its `expected.json`. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { formats } from '../../src/formats/index.ts';
import { type Stock, stockOf } from './case.ts';
import { type Seed, seeds } from './seeds.ts';
import { madeSeeds } from './seeds-made.ts';

/** Large files make slow cases and show nothing more. */
const largestBytes = 16 * 1024;
const mostOfCorpus = 60;

interface Expected {
  readonly path: string;
  readonly format: string;
}

/** The formats that have seeds, in the order of the table of formats. `corpus`: folder of real files. */
export function allStocks(corpus: string | null): Stock[] {
  return formats.flatMap((format) => {
    const stock = [
      ...(seeds[format.id] ?? []),
      ...(madeSeeds[format.id] ?? []),
      ...(corpus === null ? [] : realSeeds(corpus, format.id)),
    ];
    return stock.length === 0 ? [] : [stockOf(format, stock)];
  });
}

function realSeeds(folder: string, format: string): Seed[] {
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected[];
  const names: Readonly<Record<string, string>> = { camt: 'camt053', 'bank-se': 'csv' };
  return expected
    .filter((file) => (names[file.format] ?? file.format) === format)
    .map(({ path }) => join(folder, path))
    .filter((path) => statSync(path).size <= largestBytes)
    .slice(0, mostOfCorpus)
    .map((path) => ({ name: path, bytes: new Uint8Array(readFileSync(path)), options: {} }));
}
