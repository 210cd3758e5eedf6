import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal, type Ore, parseDecimal } from '../../src/domain/ore.ts';
import { hasLostDigits, moneyText, numberText } from '../../src/formats/xlsx/number-text.ts';

const ore = (text: string): unknown => {
  const number = numberText(text);
  return number === null ? null : parseDecimal(moneyText(number), 2);
};

describe('numbers of cells', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['-0.0', '0'],
    ['007', '7'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1.10', '1.1'],
    ['1.5E+3', '1500'],
    ['1.5e-3', '0.0015'],
    ['-12345678901234567', '-12345678901234600'],
    ['0.1234567890123456', '0.123456789012346'],
    ['9.9999999999999999', '10'],
    ['1E-400', '0'],
    ['1E39', `1${'0'.repeat(39)}`],
    ['1E40', null],
    ['', null],
    ['.', null],
    ['-', null],
    ['1e', null],
    ['0x10', null],
    ['١', null],
    ['1 000', null],
  ])('%s is the text %s', (value, text) => {
    expect(numberText(value)).toBe(text);
  });

  it('are the amount that was typed, however the program wrote the double', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000_000_000, max: 10_000_000_000_000 }), (amount) => {
        const typed = Number(formatDecimal(amount as Ore));
        // Excel, POI and openpyxl write the shortest form; others 15 or 17 digits, or an exponent.
        for (const written of [
          String(typed),
          typed.toPrecision(17),
          typed.toPrecision(15),
          typed.toExponential(),
        ])
          expect(ore(written)).toEqual({ ore: amount });
      }),
    );
  });

  it('are the sum in öre of what a formula has added', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -100_000_000, max: 100_000_000 }), { maxLength: 300 }),
        (amounts) => {
          const sum = amounts.reduce((total, amount) => total + Number(formatDecimal(amount as Ore)), 0);
          expect(ore(String(sum))).toEqual({ ore: amounts.reduce((total, amount) => total + amount, 0) });
        },
      ),
    );
  });

  it('finer than a millionth off a whole öre are never made into one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.integer({ min: 1, max: 9_999 }),
        (amount, millionths) => {
          const text = `${formatDecimal(amount as Ore)}${String(millionths).padStart(4, '0')}`;
          expect(ore(text)).toEqual({ fault: 'finer-than-minor-unit' });
        },
      ),
    );
  });

  it('never throw, and are bounded', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[-+]?\d{0,30}\.?\d{0,30}([eE][-+]?\d{0,4})?$/), (text) => {
        expect((numberText(text) ?? '').length).toBeLessThan(100);
        hasLostDigits(text);
      }),
    );
  });
});
