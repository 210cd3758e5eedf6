import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParsedRow } from '../../src/domain/row.ts';
import { mt940 } from '../../src/formats/mt940/index.ts';
import { expectedRows, expectedStatements, madeFile, printMt940 } from './generators/mt940.ts';
import { readBytes } from './read-bytes.ts';

const withoutPlace = ({ line: _line, identity: _identity, ...row }: ParsedRow): object => row;

describe('MT940 files made of random statements', () => {
  it('give back exactly their statements and rows, however the bytes are cut', () => {
    fc.assert(
      fc.property(
        madeFile(),
        fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 20 }),
        (file, chunk) => {
          const read = readBytes(mt940, printMt940(file), { chunk });
          expect(read.findings).toEqual([]);
          expect(read.statements).toEqual(expectedStatements(file));
          expect(read.rows.map(withoutPlace)).toEqual(expectedRows(file));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of any bytes never throw, and what is wrong is a finding', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ':20:',
        ':25:',
        ':28C:',
        ':60F:C260101SEK',
        ':61:',
        ':61:2601010101CK1,00NTRFX//Y',
        ':86:',
      ),
      fc.constantFrom(
        ':62F:C260131SEK1,',
        '-',
        '-}',
        '{1:F01X}{2:O940X}{4:',
        '\n',
        '\r\n',
        '@@',
        ':',
        '\0',
        ':90C:1SEK1,',
      ),
      fc.string({ maxLength: 12, unit: 'binary' }),
      fc.stringMatching(/^[\d,.CDR/?+]{1,15}$/),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (pieces, chunk) => {
        const bytes = new TextEncoder().encode(pieces.join(''));
        const whole = readBytes(mt940, bytes);
        expect(readBytes(mt940, bytes, { chunk })).toEqual(whole);
        if (whole.rows.length === 0 && whole.statements.length === 0)
          expect(whole.errors).toContain('statement-missing');
      }),
      { numRuns: 150 },
    );
  });
});
