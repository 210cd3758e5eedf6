import { describe, expect, it } from 'vitest';
import { sie4 } from '../../src/formats/sie4/index.ts';
import { readBytes } from './read-bytes.ts';
import { codes, errors, head, read, voucher, year } from './sie4-lines.ts';

describe('rows of vouchers', () => {
  it('carry account, signed öre, date, words, objects and the identity of their voucher', () => {
    const { rows, findings } = read([
      ...head,
      ...year,
      '#OBJEKT 8 "K17" "Åkeriet i Älvsbyn AB"',
      '#VER A 7 20260215 "Kundbetalning" 20260216 "sign"',
      '{',
      '#TRANS 1930 {} 1250.00 20260217 "OCR 12344" 1 "sign"',
      '#TRANS 1510 {1 "0123" 8 K17 "10" "F-881"} -1250.00',
      '}',
    ]);
    expect(findings).toEqual([]);
    const of7 = { voucher: 'A7', series: 'A', number: '7', currency: null };
    const identity = { parts: ['2026-01-01', 'A', '7'], standsAlone: false };
    expect(rows).toEqual([
      {
        ...of7,
        row: 1,
        line: 12,
        account: '1930',
        date: '2026-02-17',
        amountOre: 125_000,
        text: 'OCR 12344 / Kundbetalning',
        reference: 'OCR 12344',
        identity,
      },
      {
        ...of7,
        row: 2,
        line: 13,
        account: '1510',
        date: '2026-02-15',
        amountOre: -125_000,
        text: 'Kundbetalning',
        reference: 'Kundbetalning',
        invoice: 'F-881',
        counterparty: 'Åkeriet i Älvsbyn AB',
        objects: { '1': '0123', '8': 'K17', '10': 'F-881' },
        identity,
      },
    ]);
  });

  it('leave out what was added and taken away afterwards, which is counted only', () => {
    const r = read(
      voucher(
        '#BTRANS 1930 {} 90.00',
        '#TRANS 1930 {} 100.00',
        '#RTRANS 3001 {} -100.00',
        '#TRANS 3001 {} -100.00',
      ),
    );
    expect(errors(r)).toEqual([]);
    expect(r.rows.map((row) => row.amountOre)).toEqual([10_000, -10_000]);
    expect(r.summary.counts).toMatchObject({ transactions: 2, rtrans: 1, btrans: 1 });
  });

  it('of a pre-system without voucher numbers have no identity of their own', () => {
    const r = read([
      ...head,
      '#VER "K" "" 20260215',
      '{',
      '#TRANS 1910 {} 5.00',
      '#TRANS 3001 {} -5.00',
      '}',
    ]);
    expect(r.rows.map((row) => row.identity)).toEqual([null, null]);
    expect(r.summary).toMatchObject({ kind: '4I', completeness: 'none' });
  });

  it('name the currency of the file, and count in its minor unit', () => {
    const r = read([
      ...head,
      '#VALUTA JPY',
      '#VER A 1 20260215',
      '{',
      '#TRANS 1 {} 100',
      '#TRANS 2 {} -100.00',
      '}',
    ]);
    expect(r.rows.map((row) => [row.currency, row.amountOre])).toEqual([
      ['JPY', 100],
      ['JPY', -100],
    ]);
  });

  it('belong to the year their voucher lies in', () => {
    const r = read([
      ...head,
      ...year,
      '#VER A 1 20251230',
      '{',
      '#TRANS 1910 {} 5',
      '#TRANS 3001 {} -5',
      '}',
    ]);
    expect(r.rows[0]?.identity?.parts).toEqual(['2025-01-01', 'A', '1']);
    expect(codes(r)).toEqual(['voucher-outside-year']);
  });
});

describe('quotes, braces and blanks', () => {
  it.each([
    [String.raw`#TRANS 1930 {} 1.00 "" "Bageriet \"Limpan\""`, 'Bageriet "Limpan"', undefined],
    [String.raw`#TRANS 1930 {} 1.00 "" "C:\Data\fil"`, String.raw`C:\Data\fil`, undefined],
    [String.raw`#TRANS 1930 {} 1.00 "" "C:\Data\"`, 'C:\\Data\\', undefined],
    ['#TRANS 1930 {} 1.00 "" "{inte en lista}"', '{inte en lista}', undefined],
    ['#trans\t1930\t{ }\t1.00\t""\tText', 'Text', undefined],
    ['  #TRANS "1930" {"1" "a}b" 6 "{P}"}1.00 "" "x"', 'x', { '1': 'a}b', '6': '{P}' }],
    ['#TRANS 1930{1 2}1.00 "" x 0 "extra" "mer"', 'x', { '1': '2' }],
  ])('are read as they are meant: %s', (line, reference, objects) => {
    const r = read(voucher(line, '#TRANS 3001 {} -1.00'));
    expect(r.findings).toEqual([]);
    expect(r.rows[0]).toMatchObject({ account: '1930', amountOre: 100, reference });
    expect(r.rows[0]?.objects).toEqual(objects);
  });

  it('may open the block at the end of the #VER line and close it with blanks behind', () => {
    const r = read([...head, '#VER A 1 20260215 "x" {', '#TRANS 1 {} 1', '#TRANS 2 {} -1', '}\t ', '']);
    expect([r.findings, r.rows.length]).toEqual([[], 2]);
  });

  it('let a text go on in the next line', () => {
    const r = read(voucher('#TRANS 1930 {} 1.00 "" "första', 'andra" 0', '#TRANS 3001 {} -1.00'));
    expect([codes(r), r.rows[0]?.reference]).toEqual([['sie-text-line-break'], 'första andra']);
  });

  it('that are forgotten do not swallow the next item', () => {
    const r = read(voucher('#TRANS 1930 {} 1.00 "" "öppen', '#TRANS 3001 {} -1.00'));
    expect([codes(r), r.rows.length]).toEqual([['sie-quote-open'], 2]);
  });

  it('hold no control characters: they become blanks', () => {
    const r = read(voucher('#TRANS 1930 {} 1.00 "" "a\u0001b"', '#TRANS 3001 {} -1.00'));
    expect([codes(r), r.rows[0]?.reference]).toEqual([['sie-control-character'], 'a b']);
  });
});

describe('what refuses a file', () => {
  it('is a voucher that does not balance, named with both sums', () => {
    const r = read(voucher('#TRANS 1930 {} 100.10', '#TRANS 3001 {} -100.00'));
    expect(r.findings).toEqual([
      {
        code: 'voucher-unbalanced',
        severity: 'error',
        line: 9,
        params: { voucher: 'A7', debit: '100.10', credit: '100.00' },
      },
    ]);
  });

  it.each([
    ['no amount', '#TRANS 1930 {}', 'amount-unreadable'],
    ['an amount in words', '#TRANS 1930 {} hundra', 'amount-unreadable'],
    ['thousands apart', '#TRANS 1930 {} "1 000.00"', 'amount-unreadable'],
    ['half an öre', '#TRANS 1930 {} 100.005', 'amount-finer-than-minor-unit'],
    ['no account', '#TRANS "" {} 100.00', 'voucher-account-unreadable'],
    ['an account of letters', '#TRANS 19AB {} 100.00', 'voucher-account-unreadable'],
    ['a day that does not exist', '#TRANS 1930 {} 100.00 20260230', 'date-unreadable'],
  ])('is a row with %s, and nothing more is said of its voucher', (_name, line, code) => {
    const r = read(voucher(line, '#TRANS 3001 {} -100.00'));
    expect(errors(r)).toEqual([code]);
  });

  it.each([
    ['#VER A 1', 'voucher-date-missing'],
    ['#VER A 1 ""', 'voucher-date-missing'],
    ['#VER A 1 260215', 'date-unreadable'],
    ['#VER A 1 "i går"', 'date-unreadable'],
  ])('is a voucher without a readable day: %s', (line, code) => {
    expect(errors(read([...head, line, '{', '#TRANS 1 {} 1', '#TRANS 2 {} -1', '}']))).toEqual([code]);
  });

  it('is a row outside any voucher', () => {
    expect(errors(read([...head, '#TRANS 1930 {} 1.00', '#KONTO 1930 Bank']))).toEqual([
      'voucher-row-outside',
    ]);
  });

  it('is a fiscal year that ends before it begins', () => {
    expect(errors(read([...head, '#RAR 0 20260101 20251231']))).toEqual(['sie-fiscal-year-unreadable']);
  });

  it.each([
    ['a page of a portal', '<!DOCTYPE html><html><body>Logga in</body></html>', 'file-web-page'],
    ['another kind of file', 'Datum;Belopp\n2026-01-01;100', 'sie-not-recognised'],
    ['nothing but blanks', ' \r\n\r\n', 'sie-not-recognised'],
  ])('is %s', (_name, text, code) => {
    const r = readBytes(sie4, new TextEncoder().encode(text));
    expect(errors(r)).toEqual([code]);
  });

  it('is a line without end', () => {
    const r = read([...head, `#PROSA "${'x'.repeat(40_000)}"`, '#KONTO 1930 Bank']);
    expect(errors(r)).toEqual(['format-line-too-long']);
  });

  it('is an end that is missing, wherever a voucher was cut', () => {
    const whole = voucher('#TRANS 1930 {} 100.00 20260215 "Insättning"', '#TRANS 3001 {} -100.00').join(
      '\r\n',
    );
    const from = whole.indexOf('#VER') + 4;
    for (let cut = from; cut < whole.length; cut += 1) {
      expect([cut, errors(read([whole.slice(0, cut)]))[0]]).toEqual([cut, 'file-truncated']);
    }
    expect(errors(read([whole]))).toEqual([]);
  });
});
