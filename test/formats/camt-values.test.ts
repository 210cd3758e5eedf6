/** Amounts, days and statuses as they are met (fact sheet: formats/international, 1.2, 1.4 and 1.6). */
import { describe, expect, it } from 'vitest';
import { entry, group, type Kind, read, transaction } from './camt-xml.ts';

const amountOf = (amount: string, currency = 'SEK'): number | string | undefined => {
  const found = read(entry({ amount, currency }), { account: '<Acct><Id><IBAN>SE1</IBAN></Id></Acct>' });
  return found.rows[0]?.amountOre ?? found.errors[0];
};

describe('amounts', () => {
  it.each([
    ['without decimals', '15', 1500],
    ['with one decimal', '5.5', 550],
    ['with leading zeros (ABN AMRO)', '000000000000149.87', 14_987],
    ['with zeros to five decimals', '8.85000', 885],
    ['with a plus sign', '+3', 300],
    ['without a whole part', '.5', 50],
    ['of nothing', '0', 0],
    ['as large as is exact', '90071992547409.91', 9_007_199_254_740_991],
  ])('are read %s', (_what, text, ore) => {
    expect(amountOf(text)).toBe(ore);
  });

  it.each([
    ['finer than the öre: 8.85001 is not 8.85', '8.85001', 'amount-finer-than-minor-unit'],
    ['negative', '-5', 'amount-unreadable'],
    ['with a decimal comma', '1,50', 'amount-unreadable'],
    ['with blanks between', '1 500', 'amount-unreadable'],
    ['as a power of ten', '1E5', 'amount-unreadable'],
    ['empty', '', 'amount-unreadable'],
  ])('refuse the file when one is %s', (_what, text, code) => {
    expect(amountOf(text)).toBe(code);
  });

  it('are in the minor unit of their currency', () => {
    expect([amountOf('500', 'JPY'), amountOf('1.005', 'KWD'), amountOf('8.85', 'JPY')]).toEqual([
      500,
      1005,
      'amount-finer-than-minor-unit',
    ]);
  });

  it('of the entry count, never the foreign one that was instructed', () => {
    const found = read(
      entry({ amount: '1050.00', more: group(transaction({ instructed: '100', currency: 'EUR' })) }),
    );
    expect(found.rows).toMatchObject([{ amountOre: 105_000, currency: 'SEK' }]);
  });
});

describe('days', () => {
  const day = (text: string): string | undefined =>
    read(entry({ dates: `<BookgDt>${text}</BookgDt>` })).rows[0]?.date;

  it.each([
    ['Dt', '<Dt>2024-02-29</Dt>', '2024-02-29'],
    [
      'DtTm with an offset, which never moves the day',
      '<DtTm>2024-01-01T00:30:00+01:00</DtTm>',
      '2024-01-01',
    ],
    ['DtTm in UTC late in the evening', '<DtTm>2024-01-01T23:30:00Z</DtTm>', '2024-01-01'],
    ['DtTm with fractions', '<DtTm>2024-01-01T10:00:00.123456</DtTm>', '2024-01-01'],
    ['24:00:00', '<DtTm>2024-01-01T24:00:00</DtTm>', '2024-01-01'],
    ['a date-time in Dt', '<Dt>2024-01-01T00:00:00</Dt>', '2024-01-01'],
    ['a day with an offset', '<Dt>2024-01-01+01:00</Dt>', '2024-01-01'],
    ['without Dt around it', '2024-01-01', '2024-01-01'],
  ])('are read as written: %s', (_what, text, expected) => {
    expect(day(text)).toBe(expected);
  });

  it.each(['2024-02-30', '2023-02-29', '20240101', '2024-13-01', '01.01.2024', '2024-1-1'])(
    'refuse the file when the booking day is %s',
    (text) => {
      expect(read(entry({ dates: `<BookgDt><Dt>${text}</Dt></BookgDt>` })).errors).toEqual([
        'date-unreadable',
      ]);
    },
  );

  it('that are missing are the value day, else one of the transaction, else the day of the message', () => {
    const found = read(
      entry({ dates: '<ValDt><Dt>2026-02-01</Dt></ValDt>' }) +
        entry({
          dates: '',
          more: group(transaction({ more: '<RltdDts><TxDtTm>2026-02-02T10:00:00</TxDtTm></RltdDts>' })),
        }) +
        entry({ dates: '' }),
    );
    expect(found.rows.map((row) => row.date)).toEqual(['2026-02-01', '2026-02-02', '2026-03-03']);
    expect(found.warnings).toEqual(['entry-date-missing', 'entry-date-missing']);
  });
});

describe('statuses', () => {
  const rows = (status: string, kind: Kind): number => read(entry({ status }), { kind }).rows.length;

  it('stand as text up to version .06, under Cd or Prtry after it', () => {
    for (const status of ['<Sts>BOOK</Sts>', '<Sts><Cd>BOOK</Cd></Sts>', '<Sts><Prtry>BOOK</Prtry></Sts>'])
      expect(rows(status, '052')).toBe(1);
  });

  it.each(['PDNG', 'INFO', 'FUTR'])('%s is seen and counted, never a row', (status) => {
    const found = read(entry({ status: `<Sts>${status}</Sts>` }) + entry(), { kind: '052' });
    expect(found.rows.map((row) => row.row)).toEqual([2]);
    expect(found.statements[0]).toMatchObject({ entries: 2, bookedEntries: 1, sumCreditOre: 20_000 });
    expect(found.warnings).toEqual(['rows-not-booked']);
  });

  it('that are missing are booked in a statement, unknown in a report or notification', () => {
    expect([rows('', '053'), rows('', '052'), rows('', '054')]).toEqual([1, 0, 0]);
    expect(read(entry({ status: '' }), { kind: '054' }).warnings).toEqual([
      'entry-status-missing',
      'rows-not-booked',
    ]);
  });
});

describe('elements', () => {
  it('may come in any order, with others between that are not known', () => {
    const mixed =
      '<Ntry><Sts>BOOK</Sts><Future><Amt Ccy="SEK">7</Amt></Future><ValDt><Dt>2026-03-01</Dt></ValDt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2026-03-02</Dt></BookgDt><Amt Ccy="SEK">5</Amt></Ntry>';
    expect(read(mixed)).toMatchObject({
      rows: [{ amountOre: -500, date: '2026-03-02', valueDate: '2026-03-01' }],
      findings: [],
    });
  });

  it('of the amount may have the currency under a prefix, or none: then the account tells', () => {
    expect(read(entry().replace(' Ccy="SEK"', '')).rows[0]).toMatchObject({
      amountOre: 10_000,
      currency: 'SEK',
    });
    expect(read(entry({ currency: 'EUR' }).replace('Ccy=', 'x:Ccy=')).rows[0]?.currency).toBe('EUR');
  });
});
