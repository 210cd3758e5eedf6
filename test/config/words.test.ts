import { describe, expect, it } from 'vitest';
import { durationMs } from '../../src/config/duration.ts';
import { moneyOre } from '../../src/config/money.ts';
import { regexFault } from '../../src/config/safe-regex.ts';
import { formatWords } from '../../src/config/schema-imports.ts';
import { nearest } from '../../src/domain/nearest.ts';
import { formats } from '../../src/formats/index.ts';

describe('durations', () => {
  it.each([
    ['250ms', 250],
    ['30s', 30_000],
    ['15m', 900_000],
    ['26h', 93_600_000],
    ['7d', 604_800_000],
  ])('%s', (text, ms) => {
    expect(durationMs(text)).toBe(ms);
  });
  it.each(['30', '1.5h', '30 s', '-1s', 's', ''])('not %j', (text) => expect(durationMs(text)).toBeNull());
});

describe('money in words', () => {
  it.each([
    ['0,99 kr', 99],
    ['0.99 SEK', 99],
    ['1 234,50 kr', 123_450],
    ['−5 kr', -500],
    ['-0,01 kr', -1],
    ['2500kr', 250_000],
  ])('%s', (text, ore) => expect(moneyOre(text)).toBe(ore));
  it.each(['0,99', '0,999 kr', '1.234,50 kr', '5 EUR', 'kr', '99999999999999999 kr', ''])(
    'not %j',
    (text) => {
      expect(moneyOre(text)).toBeNull();
    },
  );
});

describe('patterns', () => {
  it.each([
    'OCR\\s*(\\d{2,25})',
    '(?:F|faktura)\\s*(\\d{4,10})',
    '(PER\\d+)',
    '(?:\\d{2})+',
    '[(+*]+x',
    '\\(a+\\)+',
    '(?<n>a)+',
  ])('takes %s', (source) => expect(regexFault(source)).toBeNull());
  it.each([
    ['(a+)+', 'nested-quantifier'],
    ['(?:a|ab)*', 'nested-quantifier'],
    ['((a*)b)+', 'nested-quantifier'],
    ['(\\d+){10}', 'nested-quantifier'],
    ['((?:ab)+c)*', 'nested-quantifier'],
    ['(a)\\1', 'back-reference'],
    ['(?<n>a)\\k<n>', 'back-reference'],
    ['(a', 'not-compiling'],
    ['a'.repeat(501), 'too-long'],
  ])('refuses %s', (source, fault) => expect(regexFault(source)).toBe(fault));
});

describe('the nearest word', () => {
  it.each([
    ['agnet', 'agent'],
    ['FILE', 'files'],
    ['kontroll', null],
    ['', null],
  ])('of %j is %j', (word, expected) => {
    expect(nearest(word, ['agent', 'files', 'units', 'open'])).toBe(expected);
  });
});

describe('format words', () => {
  it('are the formats that there are, and auto', () => {
    expect([...formatWords].sort()).toEqual(['auto', ...formats.map(({ id }) => id)].sort());
  });
});
