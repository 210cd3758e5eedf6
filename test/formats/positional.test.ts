import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PositionalLayout } from '../../src/domain/positional-layout.ts';
import { positional } from '../../src/formats/positional/index.ts';
import { type PositionalRow, positionalLine } from './generators/positional.ts';
import { latin1, type ReadFile, readBytes, utf8 } from './read-bytes.ts';

const span = (from: number, to: number) => ({ from, to });
/** 20 | date | amount | text | reference, as a layout sheet would have it. */
const layout: PositionalLayout = {
  encoding: null,
  recordLength: null,
  skip: { first: 0, last: 0 },
  only: null,
  decimal: 'none',
  decimals: 2,
  dateFormat: 'yyyyMMdd',
  columns: { date: span(3, 10), amount: span(11, 22), text: span(23, 42), reference: span(43, 52) },
  sign: 'asIs',
  total: null,
};
const read = (
  text: string | Uint8Array,
  change: Partial<PositionalLayout> = {},
  chunk?: number | number[],
): ReadFile =>
  readBytes(positional, typeof text === 'string' ? utf8(text) : text, {
    positional: { ...layout, ...change },
    ...(chunk === undefined ? {} : { chunk }),
  });
const line = '20' + '20260102' + '000000012345' + 'Hyra januari        ' + 'R1        ';
const withAmount = (amount: string, change: Partial<PositionalLayout> = {}): number | string | undefined => {
  const found = read(`2020260102${amount.padStart(12)}x`, change);
  return found.rows[0]?.amountOre ?? found.errors[0];
};

describe('fields in fixed positions', () => {
  it('are taken from the first position to the last, both included', () => {
    const found = read(`${line}\r\n`);
    expect(found.findings).toEqual([]);
    expect(found.rows).toEqual([
      {
        row: 1,
        line: 1,
        date: '2026-01-02',
        amountOre: 12_345,
        text: 'Hyra januari',
        reference: 'R1',
        account: null,
        currency: null,
        identity: null,
      },
    ]);
    expect(found.summary).toMatchObject({
      kind: 'positional',
      counts: { transactions: 1, pending: 0, otherLines: 0 },
      completeness: 'lastRow',
    });
  });

  it('are counted in characters, not in bytes or UTF-16 units', () => {
    const text = `2020260102000000012345åäöÅÄÖ😀${' '.repeat(13)}R9`;
    expect(read(text).rows[0]).toMatchObject({ text: 'åäöÅÄÖ😀', reference: 'R9', amountOre: 12_345 });
    expect(read('20202601020000000123456😀\u{1f600}'.padEnd(60)).rows[0]?.text).toBe('6😀\u{1f600}');
    const old = read(latin1('2020260102000000012345Räksmörgås          Å1'));
    expect(old.rows[0]).toMatchObject({ text: 'Räksmörgås', reference: 'Å1' });
  });

  it('may be one inside another where they are texts', () => {
    const columns = { ...layout.columns, series: span(43, 43), number: span(44, 52), voucher: span(43, 52) };
    expect(read(line, { columns }).rows[0]).toMatchObject({ series: 'R', number: '1', voucher: 'R1' });
  });

  it('hold value dates, currencies, accounts, objects and fields of their own', () => {
    const columns = {
      date: span(1, 6),
      valueDate: span(7, 12),
      amount: span(13, 20),
      currency: span(21, 23),
      account: span(24, 27),
      'object.1': span(28, 29),
      kanal: span(30, 34),
    };
    const found = read('260102260103    -500eur193010Swish', { columns, dateFormat: 'yyMMdd' });
    expect(found.findings).toEqual([]);
    expect(found.rows[0]).toMatchObject({
      date: '2026-01-02',
      valueDate: '2026-01-03',
      amountOre: -500,
      currency: 'EUR',
      account: '1930',
      objects: { '1': '10' },
      extra: { kanal: 'Swish' },
    });
  });
});

describe('amounts in fixed positions', () => {
  it.each<[string, number | string]>([
    ['000000012345', 12_345],
    ['-00000012345', -12_345],
    ['00000012345-', -12_345],
    ['00000012345+', 12_345],
    ['     12345', 12_345],
    ['-     12345', -12_345],
    ['5', 5],
    ['-5', -5],
    ['0', 0],
    ['123,45', 'amount-unreadable'],
    ['123.45', 'amount-unreadable'],
    ['12 345', 'amount-unreadable'],
    ['-123-', 'amount-unreadable'],
    ['1234J', 'amount-unreadable'],
    ['', 'amount-unreadable'],
  ])('with the decimals implied: "%s" is %s', (text, expected) => {
    expect(withAmount(text)).toBe(expected);
  });

  it.each<[string, ',' | '.', number | string]>([
    ['1234,50', ',', 123_450],
    ['1234,50-', ',', -123_450],
    ['1234,50+', ',', 123_450],
    ['- 1 234,50', ',', -123_450],
    ['0001234.50', '.', 123_450],
    ['1234,50', '.', 'amount-unreadable'],
    ['1,005', '.', 100_500],
    ['1.005', '.', 'amount-finer-than-minor-unit'],
  ])('"%s" with decimal %s is %s', (text, decimal, expected) => {
    expect(withAmount(text, { decimal })).toBe(expected);
  });

  it('have as many decimals as the layout says', () => {
    expect(withAmount('12345', { decimals: 0 })).toBe(1_234_500);
    expect(withAmount('12340', { decimals: 3 })).toBe(1234);
    expect(withAmount('12345', { decimals: 3 })).toBe('amount-finer-than-minor-unit');
  });

  it('take their sign from a column beside them, or turned round', () => {
    const columns = { ...layout.columns, text: span(24, 42), direction: span(23, 23) };
    const signed = (sign: string): number | string | undefined => {
      const found = read(`2020260102000000012345${sign}`, { columns });
      return found.rows[0]?.amountOre ?? found.errors[0];
    };
    expect([signed('+'), signed('-'), signed('D'), signed('K')]).toEqual([12_345, -12_345, -12_345, 12_345]);
    expect([signed('?'), signed(' ')]).toEqual(['table-direction-unreadable', 'table-direction-unreadable']);
    expect(withAmount('100', { sign: 'inverted' })).toBe(-100);
  });

  it('in two columns are debit and credit', () => {
    const columns = { date: span(1, 8), debit: span(9, 14), credit: span(15, 20) };
    const found = read('20260102000100      \n20260103      000250', { columns });
    expect(found.rows.map((row) => row.amountOre)).toEqual([100, -250]);
  });
});

describe('lines', () => {
  it('too short for a field of a row are refused with their number; a text may lack its last blanks', () => {
    const found = read(`${line}\n2020260102\n${line}`);
    expect(found.findings).toMatchObject([
      { code: 'positional-line-short', line: 2, row: 2, params: { length: 10, field: 'amount', needed: 22 } },
    ]);
    expect(read(line.slice(0, 30)).rows[0]).toMatchObject({ text: 'Hyra jan' });
    expect(read('2020260102000000012345').errors).toEqual([]);
  });

  it('of other kinds are left out by a pattern, or at the beginning and the end', () => {
    const file = `00HUVUD\n${line}\n30ANNAT\n${line}\n99SLUT\n`;
    expect(read(file, { only: '^20' }).summary.counts).toEqual({
      transactions: 2,
      pending: 0,
      otherLines: 3,
    });
    const skipped = read(`a\nb\n${line}\n${line}\nc\nd\n`, { skip: { first: 2, last: 2 } });
    expect(skipped.findings).toEqual([]);
    expect(skipped.rows.map((row) => row.line)).toEqual([3, 4]);
    expect(read('a\nb\n', { skip: { first: 1, last: 1 } }).rows).toEqual([]);
  });

  it('that are blank, and the DOS end of file, are none', () => {
    expect(read(`\r\n${line}\r\n   \r\n\x1a`).findings).toEqual([]);
  });

  it('of no known kind refuse the file: all of them is nothing', () => {
    const found = read('00HUVUD\n99SLUT\n', { only: '^20' });
    expect(found.findings).toMatchObject([{ code: 'positional-nothing-read', params: { lines: 2 } }]);
    expect(read('').findings).toEqual([]);
  });

  it('of one length without line ends are cut by it; line ends that are there all the same do no harm', () => {
    for (const between of ['', '\r\n', '\n']) {
      const found = read([line, line, line].join(between), { recordLength: line.length }, 7);
      expect(found.findings).toEqual([]);
      expect(found.rows.map((row) => row.line)).toEqual([1, 2, 3]);
    }
    const cut = read((line + line).slice(0, -45), { recordLength: line.length });
    expect(cut.findings).toMatchObject([{ code: 'positional-line-short', line: 2, params: { length: 7 } }]);
  });

  it('that never end are refused, in bounded time also in pieces of one byte', () => {
    const endless = 'x'.repeat(200_000);
    expect(read(endless, {}, 1).errors).toEqual(['format-line-too-long']);
    const records = read(line.repeat(2000), { recordLength: line.length }, 1);
    expect(records.rows).toHaveLength(2000);
  });

  it('with dates that do not exist name them', () => {
    const found = read(line.replace('20260102', '20260230'));
    expect(found.findings).toMatchObject([
      { code: 'date-unreadable', line: 1, params: { date: '20260230' } },
    ]);
  });
});

describe('records of totals', () => {
  const total = { match: '^90', amount: span(3, 14), count: span(15, 20) };
  const end = (amount: string, count: string): string =>
    `90${amount.padStart(12, '0')}${count.padStart(6, '0')}`;
  const file = (amount: string, count: string): string => `${line}\n${line}\n${end(amount, count)}\n`;

  it('that agree are no rows', () => {
    const found = read(file('24690', '2'), { total, only: '^20' });
    expect(found.findings).toEqual([]);
    expect(found.summary.counts).toEqual({ transactions: 2, pending: 0, otherLines: 0 });
  });

  it('that differ refuse the file with both figures', () => {
    expect(read(file('24691', '3'), { total }).findings).toMatchObject([
      {
        code: 'format-control-sum',
        severity: 'error',
        line: 3,
        params: { what: 'total.amount', stated: '246.91', found: '246.90' },
      },
      { code: 'format-control-sum', params: { what: 'total.count', stated: '000003', found: '2' } },
    ]);
    expect(read(file('24690', 'x'), { total }).errors).toEqual(['format-control-sum']);
    expect(read(file('2469O', '2'), { total }).errors).toEqual(['amount-unreadable']);
  });

  it('may leave the sign out, and are of each section', () => {
    const minus = line.replace('000000012345', '-00000012345');
    const found = read(`${minus}\n${end('12345', '1')}\n${line}\n${line}\n${end('24690', '2')}`, { total });
    expect(found.findings).toEqual([]);
    expect(read(`${minus}\n${end('-00000012345', '1')}`, { total }).errors).toEqual([]);
    expect(read(`${line}\n${end('-00000012345', '1')}`, { total }).errors).toEqual(['format-control-sum']);
  });

  it('are of the file as it is, whichever way the import turns it', () => {
    expect(read(file('24690', '2'), { total, sign: 'inverted' }).errors).toEqual([]);
  });

  it('that are missing tell a file that was cut', () => {
    expect(read(`${line}\n`, { total }).errors).toEqual(['file-truncated']);
    expect(read(`${file('24690', '2')}${line}\n`, { total }).errors).toEqual(['file-truncated']);
  });
});

describe('balances', () => {
  it('that run on are checked, and give the statement', () => {
    const columns = { ...layout.columns, text: span(35, 42), balance: span(23, 34) };
    const row = (amount: string, balance: string): string =>
      `2020260102${amount.padStart(12, '0')}${balance.padStart(12, '0')}`;
    const good = read([row('100', '1100'), row('200', '1300')].join('\n'), { columns });
    expect(good.statements).toMatchObject([{ openingOre: 1000, closingOre: 1300 }]);
    const bad = read([row('100', '1100'), row('200', '1300'), row('1', '1302')].join('\n'), { columns });
    expect(bad.warnings).toEqual(['balance-differs']);
  });
});

describe('what is written', () => {
  const rows = fc.array(
    fc.record<PositionalRow>({
      date: fc
        .date({ min: new Date('1981-01-01'), max: new Date('2079-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      amountOre: fc.integer({ min: -99_999_999, max: 99_999_999 }),
      text: fc.stringMatching(/^[A-Za-zÅÄÖåäö0-9]{0,20}$/),
      reference: fc.stringMatching(/^[A-Z0-9]{0,10}$/),
    }),
    { minLength: 1, maxLength: 30 },
  );
  const ways = fc.record({
    decimal: fc.constantFrom<PositionalLayout['decimal']>('none', ',', '.'),
    dateFormat: fc.constantFrom('yyyyMMdd', 'yyMMdd', 'yyyy-MM-dd', 'dd.MM.yyyy'),
    direction: fc.boolean(),
    signBehind: fc.boolean(),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r', ''),
  });

  it('is read again exactly, in pieces of any size', () => {
    fc.assert(
      fc.property(
        rows,
        ways,
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 }),
        (all, way, chunk) => {
          const used: PositionalLayout = {
            ...layout,
            decimal: way.decimal,
            dateFormat: way.dateFormat,
            recordLength: way.lineEnd === '' ? 64 : null,
            columns: {
              date: span(3, 2 + way.dateFormat.length),
              amount: span(14, 26),
              ...(way.direction ? { direction: span(27, 27) } : {}),
              text: span(30, 49),
              reference: span(55, 64),
            },
          };
          const file = all
            .map((row) => positionalLine(row, used, { prefix: '20', signBehind: way.signBehind }))
            .join(way.lineEnd);
          const found = readBytes(positional, utf8(file), { positional: used, chunk });
          expect(found.findings).toEqual([]);
          expect(
            found.rows.map(({ date, amountOre, text = '', reference = '' }) => ({
              date,
              amountOre,
              text,
              reference,
            })),
          ).toEqual(all.map((row) => ({ ...row, amountOre: row.amountOre || 0 })));
        },
      ),
    );
  });

  it('or not, never throws', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.integer({ min: 1, max: 30 }),
        (bytes, recordLength) => {
          expect(() => read(bytes)).not.toThrow();
          expect(() =>
            read(bytes, { recordLength, total: { match: '.', amount: span(1, 3), count: null } }),
          ).not.toThrow();
        },
      ),
    );
  });
});
