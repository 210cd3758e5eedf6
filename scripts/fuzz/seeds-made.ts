/** Seeds from the generators of the tests: random files that are valid, the same each time. */
import fc from 'fast-check';
import { autogiroFiles } from '../../test/formats/generators/autogiro.ts';
import { bgMaxFiles } from '../../test/formats/generators/bgmax.ts';
import { writtenTable } from '../../test/formats/generators/csv.ts';
import { lbFiles } from '../../test/formats/generators/lb.ts';
import { ledgers, looks, printSie4 } from '../../test/formats/generators/sie4.ts';
import { looks5, printSie5 } from '../../test/formats/generators/sie5.ts';
import { type BookSpec, partsOf } from '../../test/formats/generators/xlsx.ts';
import { zipOf } from '../../test/formats/generators/zip.ts';
import type { Seed } from './seeds.ts';

interface Made {
  readonly bytes: Uint8Array;
  readonly rows: readonly unknown[];
}

const wantedOfEach = 12;
const smallest = 200;
const largest = 4096;

/** Files of a size that is quickly read and has rows. */
function sample(name: string, files: fc.Arbitrary<Made>): Seed[] {
  return fc
    .sample(files, { seed: 20261125, numRuns: 200 })
    .filter(({ bytes, rows }) => rows.length > 0 && bytes.length >= smallest && bytes.length <= largest)
    .slice(0, wantedOfEach)
    .map(({ bytes }, at) => ({ name: `${name}-${at}`, bytes, options: {} }));
}

function workbook(name: string, spec: BookSpec, options: Seed['options'] = {}): Seed {
  const parts = partsOf(spec);
  return { name, bytes: zipOf(parts), options, parts };
}

const rows = [
  ['Bokföringsdag', 'Text', 'Belopp', 'Saldo'],
  ['2026-11-12', 'Hyra', -1250.5, 8749.5],
  ['2026-11-11', 'Ränta', 0.5, 10_000],
  [{ v: '46336', s: 1 }, { inline: 'Insättning' }, { v: '9999.5', f: 'A1+1' }, { v: '9999.50', t: 'str' }],
] as const;

const workbooks: readonly Seed[] = [
  workbook('xlsx', { sheets: [{ name: 'Blad1', rows }], styles: [14] }),
  workbook('xlsx-strict', {
    sheets: [
      { name: 'Dolt', rows: [], state: 'hidden' },
      { name: 'Kontoutdrag', rows: [['Konto', '5012 34 567 89'], [], ...rows], bare: true },
    ],
    styles: ['yyyy\\-mm\\-dd'],
    strict: true,
    prefix: 'x',
    zip: { stored: true },
  }),
];

const vouchersOnly = ledgers.filter(({ vouchers }) => vouchers.length > 0);
const sie4Files = fc
  .tuple(vouchersOnly, looks)
  .map(([ledger, look]): Made => ({ bytes: printSie4(ledger, look).bytes, rows: ledger.vouchers }));
const sie5Files = fc
  .tuple(vouchersOnly, looks5)
  .map(([ledger, look]): Made => ({ bytes: printSie5(ledger, look), rows: ledger.vouchers }));

export const madeSeeds: Readonly<Record<string, readonly Seed[]>> = {
  sie4: sample('sie4', sie4Files),
  sie5: sample('sie5', sie5Files),
  csv: sample('csv', writtenTable),
  bgmax: sample('bgmax', bgMaxFiles),
  lb: sample('lb', lbFiles),
  autogiro: sample('autogiro', autogiroFiles),
  xlsx: workbooks,
};
