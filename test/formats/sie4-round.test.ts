import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sie4 } from '../../src/formats/sie4/index.ts';
import { ledgers, looks, printSie4, rowOf } from './generators/sie4.ts';
import { readBytes } from './read-bytes.ts';

const cuts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 });

describe('SIE 4 files of random ledgers', () => {
  it('give back exactly their rows, however they look and are cut', () => {
    fc.assert(
      fc.property(ledgers, looks, cuts, (ledger, look, chunk) => {
        const { bytes, lines } = printSie4(ledger, look);
        const read = readBytes(sie4, bytes, { chunk });
        const expected = ledger.vouchers.flatMap((voucher) =>
          voucher.rows.map((row) => rowOf(voucher, row, ledger.year)),
        );
        expect([read.errors, read.warnings.includes('sie-checksum-differs')]).toEqual([[], false]);
        expect(read.rows).toEqual(
          expected.map((row, at) => ({ ...row, currency: null, row: at + 1, line: lines[at] })),
        );
        const openings = Object.entries(ledger.openings).map(([account, amountOre]) => ({
          ...{ account, kind: 'opening', day: `${ledger.year}-01-01`, amountOre, currency: null },
        }));
        expect(read.balances).toEqual(openings);
      }),
      { numRuns: 120 },
    );
  });

  it('are read alike line by line as they are and in small letters, which no plain line is written in', () => {
    fc.assert(
      fc.property(ledgers, looks, (ledger, look) => {
        const plain = readBytes(
          sie4,
          printSie4(ledger, { ...look, checksum: false, smallLabels: false }).bytes,
        );
        const small = readBytes(
          sie4,
          printSie4(ledger, { ...look, checksum: false, smallLabels: true }).bytes,
        );
        expect(plain).toEqual(small);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a #TRANS of any fields', () => {
  const piece = fc.constantFrom(
    ...[
      '1930',
      '"1930"',
      '{}',
      '{ }',
      '{1 "a"}',
      '{1 "a}"}',
      '{1}',
      '{1 "a',
      '100',
      '-100.5',
      '100.005',
      '"100"',
      '+5',
      '',
      ' ',
    ],
    ...[
      '20260215',
      '"20260215"',
      '""',
      '20261340',
      '"Text"',
      'Text',
      '"Te\\"xt"',
      '"C:\\"',
      '"öppen',
      '0',
      '"sign"',
      'a{1 "b',
      '"a"b',
    ],
  );
  const line = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(' '));

  it('is read by the short way and by the long way alike', () => {
    const file = (label: string, fields: string): Uint8Array =>
      new TextEncoder().encode(
        [
          '#FLAGGA 0',
          '#RAR 0 20260101 20261231',
          '#VER A 1 20260215 "Köp"',
          '{',
          `${label} ${fields}`,
          '}',
          '#PROSA x',
          '',
        ].join('\n'),
      );
    fc.assert(
      fc.property(line, (fields) => {
        expect(readBytes(sie4, file('#TRANS', fields))).toEqual(readBytes(sie4, file('#trans', fields)));
      }),
      { numRuns: 800 },
    );
  });
});
