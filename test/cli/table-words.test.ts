import { describe, expect, it } from 'vitest';
import { referenceAndText } from '../../src/cli/table-words.ts';

describe('reference and text of a row in one cell', () => {
  it.each([
    ['UTB-26-1019', 'UTB-26-1019 / Betalning', 'UTB-26-1019 / Betalning'],
    ['Kortköp', 'Kortköp', 'Kortköp'],
    ['102327', 'Bankgiroinbetalning', '102327 Bankgiroinbetalning'],
    [null, 'Hyra', 'Hyra'],
    ['7', null, '7'],
    [null, null, ''],
  ])('%j and %j', (reference, text, expected) => {
    expect(referenceAndText(reference, text)).toBe(expected);
  });
});
