import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sie4 } from '../../src/formats/sie4/index.ts';
import { sie5 } from '../../src/formats/sie5/index.ts';
import { ledgers, looks, printSie4, rowOf } from './generators/sie4.ts';
import { looks5, printSie5 } from './generators/sie5.ts';
import { readBytes } from './read-bytes.ts';

describe('SIE 5 files of random ledgers', () => {
  const cuts = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 8 });

  it('give back exactly their rows, however they look and are cut', () => {
    fc.assert(
      fc.property(ledgers, looks5, cuts, (ledger, look, chunk) => {
        const r = readBytes(sie5, printSie5(ledger, look), { chunk });
        const expected = ledger.vouchers.flatMap((voucher) =>
          voucher.rows.map((of) => rowOf(voucher, of, ledger.year)),
        );
        expect(r.errors).toEqual([]);
        expect(r.warnings).not.toContain('balance-differs');
        expect(r.rows).toEqual(
          expected.map((of, at) => ({
            ...of,
            currency: look.currency,
            row: look.struck ? 2 * at + 2 : at + 1,
          })),
        );
      }),
      { numRuns: 80 },
    );
  });

  it('have rows of the same identity as those of the same ledger in SIE 4', () => {
    fc.assert(
      fc.property(ledgers, looks, looks5, (ledger, look, look5) => {
        const old = readBytes(sie4, printSie4(ledger, look).bytes);
        const young = readBytes(sie5, printSie5(ledger, look5));
        expect(young.rows.map((of) => of.identity)).toEqual(old.rows.map((of) => of.identity));
      }),
      { numRuns: 50 },
    );
  });

  it('never throw when they are damaged, and are refused or read alike however they are cut', () => {
    fc.assert(
      fc.property(
        ledgers,
        looks5,
        fc.nat(),
        fc.nat(255),
        fc.integer({ min: 1, max: 50 }),
        (ledger, look, at, byte, chunk) => {
          // What stands in a scanned voucher is not looked at.
          const bytes = printSie5(ledger, { ...look, documents: false });
          bytes[at % bytes.length] = byte;
          const cut = readBytes(sie5, bytes, { chunk });
          const whole = readBytes(sie5, bytes);
          expect(cut.errors.length > 0).toBe(whole.errors.length > 0);
          // How a fault is named may depend on what was seen of it.
          if (whole.errors.length === 0) expect(cut).toEqual(whole);
        },
      ),
      { numRuns: 60 },
    );
  });
});
