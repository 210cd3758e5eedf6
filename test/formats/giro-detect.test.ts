import { describe, expect, it } from 'vitest';
import { PrickakontoError } from '../../src/domain/error.ts';
import { formatFor } from '../../src/formats/index.ts';
import { textOf } from '../../src/i18n/text.ts';
import { record, text } from './generators/giro.ts';
import { latin1, sniff } from './read-bytes.ts';

const found = (content: string): unknown => {
  try {
    return formatFor('auto', sniff(latin1(content))).format.id;
  } catch (error) {
    return error instanceof PrickakontoError ? [error.code, error.params] : error;
  }
};

describe('giro files are known by their first record', () => {
  it.each([
    ['bgmax', '01BGMAX               0120260310173035010331P\r\n'],
    ['lb', '00260310HMAC\r\n110009912346260310LEVERANTÖRSBETALNINGAR2603111\r\n'],
    ['lb', '110009912346260310LEVERANTÃ¶RSBETALNINGAR2603111\r\n'],
    ['autogiro', '01AUTOGIRO              20260310193055123456BET. SPEC & STOPP TK4711170009912346\r\n'],
    ['autogiro', '512026031099000009912346AG-EMEDGIV\r\n'],
    ['autogiro', '0009912346196803050000000000000000010110820260310202603312      \r\n'],
  ])('%s', (format, content) => {
    expect(found(content)).toBe(format);
  });

  it('Total IN of Plusgirot and foreign payments are refused by name, with what to use instead', () => {
    const totalIn = record(`00${text('123456', 35)}TL1`);
    expect(found(`${totalIn}\r\n`)).toEqual(['giro-format-not-read', { format: 'plusgiro-total-in' }]);
    const foreign = `009912346260310${text('BOLAGET', 22)}${text('GATAN 1', 35)}      2`;
    expect(found(`${record(foreign)}\r\n${record('20000001NAME')}\r\n`)).toEqual([
      'giro-format-not-read',
      { format: 'lb-utland' },
    ]);
    for (const language of ['sv', 'en'] as const) {
      const { message, hint } = textOf('giro-format-not-read', { format: 'plusgiro-total-in' }, language);
      expect(message).toContain('Total IN');
      expect(hint).toContain('camt.054');
    }
  });
});
