import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Normaliser } from '../../src/domain/rule.ts';
import { compileNormalisers } from '../../src/reconcile/normalise.ts';

const normalised = (text: string, ...chain: Normaliser[]) => compileNormalisers(chain)(text);

describe('normalisers', () => {
  it('trims, and makes nothing of an empty text', () => {
    expect(normalised('  A 1 ')).toBe('A 1');
    expect(normalised('   ')).toBeNull();
  });

  it('keeps digits, drops leading zeros, and takes zeros alone for nothing', () => {
    expect(normalised('Faktura 00123', 'digits', 'stripLeadingZeros')).toBe('123');
    expect(normalised('0000', 'stripLeadingZeros')).toBeNull();
    expect(normalised('Faktura', 'digits')).toBeNull();
  });

  it('changes case and blanks, and cuts to the last signs', () => {
    expect(normalised('ab c', 'upperCase', 'stripBlanks')).toBe('ABC');
    expect(normalised('123456', { last: 4 })).toBe('3456');
    expect(normalised('12', { last: 4 })).toBe('12');
  });

  it('takes the first group of a pattern, else the whole hit, else nothing', () => {
    expect(normalised('Betalning F 10023', { regex: '(?:F|faktura)\\s*(\\d{4,10})' })).toBe('10023');
    expect(normalised('x PER12 y', { regex: 'PER\\d+' })).toBe('PER12');
    expect(normalised('x', { regex: 'PER\\d+' })).toBeNull();
  });

  it('empties stop values, after what stands before them in the chain', () => {
    expect(normalised('bg', 'upperCase', { emptyIf: ['BG', '-'] })).toBeNull();
    expect(normalised('bg', { emptyIf: ['BG', '-'] }, 'upperCase')).toBe('BG');
  });

  it('takes an OCR number only when its check digit holds', () => {
    expect(normalised('OCR 1234 4', 'ocr')).toBe('12344');
    expect(normalised('12345', 'ocr')).toBeNull();
    expect(normalised('0', 'ocr')).toBeNull();
    // Both have five digits and pass the check; only the second says so in its second last digit.
    expect(normalised('12344', { ocr: { lengthDigit: true } })).toBeNull();
    expect(normalised('1235 1', { ocr: { lengthDigit: true } })).toBe('12351');
  });

  it('never throws, whatever the text', () => {
    const chain: Normaliser[] = ['upperCase', 'stripBlanks', { regex: '([A-Z]+)\\d' }, { last: 3 }];
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => normalised(text, ...chain) !== ''));
  });
});
