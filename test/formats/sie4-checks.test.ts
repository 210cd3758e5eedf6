import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { recognise, sie4 } from '../../src/formats/sie4/index.ts';
import { readBytes } from './read-bytes.ts';
import { codes, errors, head, read, voucher, year } from './sie4-lines.ts';

describe('deviations that are read and told', () => {
  const balanced = '#TRANS 3001 {} -100.00';

  it.each([
    ['a comma for the point', '#TRANS 1930 {} 100,00', 'sie-amount-form'],
    ['a plus', '#TRANS 1930 {} +100', 'sie-amount-form'],
    ['zeros behind the öre', '#TRANS 1930 {} 100.0000', 'sie-amount-form'],
    ['no object list', '#TRANS 1930 100.00', 'sie-object-list-missing'],
    ['an object without its number', '#TRANS 1930 {1} 100.00', 'sie-object-list-unreadable'],
    ['a date with hyphens', '#TRANS 1930 {} 100.00 2026-02-15', 'sie-date-form'],
    ['a text in place of the date', '#TRANS 1930 {} 100.00 "Insättning"', 'sie-row-date-missing'],
  ])('in a row: %s', (_name, line, code) => {
    const r = read(voucher(line, balanced));
    expect(codes(r)).toEqual([code]);
    expect(r.rows[0]).toMatchObject({ account: '1930', amountOre: 10_000, date: '2026-02-15' });
  });

  it('a series that was left out: the fields stand one to the left', () => {
    const r = read([
      ...head,
      '#VER 12 20260215 "Kundbetalning"',
      '{',
      '#TRANS 1 {} 1',
      '#TRANS 2 {} -1',
      '}',
    ]);
    expect(codes(r)).toEqual(['voucher-series-missing']);
    expect(r.rows[0]).toMatchObject({
      voucher: '12',
      number: '12',
      date: '2026-02-15',
      text: 'Kundbetalning',
    });
    expect(r.rows[0]).not.toHaveProperty('series');
  });

  it.each([
    ['#FLAGGA 1', 'sie-flag-set'],
    ['#ORGNR 165560125790', 'sie-org-number-form'],
    ['#ORGNR 16556012-5790', 'sie-org-number-form'],
    ['#ORGNR 5560125790', 'sie-org-number-form'],
    ['#GEN igår', 'sie-item-unreadable'],
    ['#FNAMN ""', 'sie-company-name-missing'],
    ['#ADRESS a b c', 'sie-address-fields'],
    ['#TAXAR MMXXVI', 'sie-tax-year-unreadable'],
    ['#SRU 1930 ""', 'sie-sru-unreadable'],
    ['#KONTO 11AF "Mark"', 'sie-account-unreadable'],
    ['#KONTO 11100111 "Byggnader"', 'sie-account-length'],
    ['#RAR -1 20190301 20200228', 'sie-fiscal-year-odd'],
    ['#UB 0 1930 ""', 'balance-unreadable'],
    ['#UB 0 1930 5.00', 'balance-without-year'],
    ['löst prat', 'sie-line-unreadable'],
  ])('in an item: %s', (line, code) => {
    const r = read([...head, line, '#PROSA slut']);
    expect(codes(r).filter((c) => c !== 'balance-differs')).toEqual([code]);
  });

  it('are told once with their number, not on every row', () => {
    const r = read([...head, '#VER "" "" 20260215', '{', '#TRANS 1930 5', '#TRANS 3001 -5', '}', '#PROSA x']);
    expect(r.findings).toEqual([
      { code: 'sie-object-list-missing', severity: 'warning', line: 9, params: { count: 2 } },
    ]);
  });

  it('empty vouchers, vouchers without braces, numbers that are none', () => {
    const r = read(
      [
        ...head,
        '#VER A 1 20260215',
        '{',
        '}',
        '#VER A x9 20260215',
        '#TRANS 1 {} 1',
        '#TRANS 2 {} -1',
      ].concat('#VER A 3 20260215', '{', '}'),
    );
    expect(codes(r).sort()).toEqual(['voucher-braces-missing', 'voucher-empty', 'voucher-number-odd']);
    expect(r.summary.counts).toMatchObject({ vouchers: 3, emptyVouchers: 2 });
  });

  it('vouchers in a file that says it holds none', () => {
    const lines = voucher('#TRANS 1930 {} 1', '#TRANS 3001 {} -1').map((l) =>
      l.replace('#SIETYP 4', '#SIETYP 2'),
    );
    const r = read(lines);
    expect([codes(r), r.summary.kind, r.rows.length]).toEqual([['sie-type-differs'], '2', 2]);
  });

  it('letters lost before, letters of two encodings', () => {
    expect(codes(read([...head, '#FNAMN "F\uFFFDretaget"'], 'utf-8'))).toEqual(['letters-lost']);
    const two = Buffer.concat([
      iconv.encode([...head, '#PROSA "åäö"', ''].join('\n'), 'cp437'),
      iconv.encode('#PROSA "åäöå"', 'utf-8'),
    ]);
    expect(codes(readBytes(sie4, new Uint8Array(two)))).toEqual(['encoding-mixed']);
  });
});

describe('balances', () => {
  const rows = ['#VER A 1 20260215', '{', '#TRANS 1930 {} 50.00', '#TRANS 3001 {} -50.00', '}'];

  it('of this year and the last are given with the days of their years', () => {
    const r = read([
      ...head,
      '#IB 0 1930 100.00',
      ...year,
      '#UB 0 1930 150',
      '#RES -1 3001 -9.5',
      '#IB -2 1930 1',
      '#RES 0 3001 -50.00',
      ...rows,
    ]);
    expect(r.findings).toEqual([]);
    expect(r.balances.map((b) => [b.kind, b.account, b.day, b.amountOre])).toEqual([
      ['closing', '1930', '2026-12-31', 15_000],
      ['result', '3001', '2025-12-31', -950],
      ['result', '3001', '2026-12-31', -5000],
      ['opening', '1930', '2026-01-01', 10_000],
    ]);
    expect(r.summary).toMatchObject({ kind: '4E', completeness: 'generated', generatedOn: '2026-03-02' });
  });

  it('stand for the day they were made through, where the file says so', () => {
    const r = read(
      [...head, ...year, '#OMFATTN 20260228', '#UB 0 1930 1.00'].map((l) =>
        l.replace('#SIETYP 4', '#SIETYP 1'),
      ),
    );
    expect([r.summary.kind, r.balances[0]?.day]).toEqual(['1', '2026-02-28']);
  });

  it('that do not roll forward are told with the first account and how many more', () => {
    const r = read([
      ...head,
      ...year,
      '#IB 0 1930 100.00',
      '#UB 0 1930 160.00',
      '#UB 0 2440 -1.00',
      '#RES 0 3001 -50.00',
      ...rows,
    ]);
    expect(r.findings).toEqual([
      {
        code: 'balance-differs',
        severity: 'warning',
        params: { account: '1930', stated: '160.00', calculated: '150.00', others: 1 },
      },
    ]);
  });

  it('are not compared with rows of another year, nor in files without vouchers', () => {
    const old = rows.map((l) => l.replace('20260215', '20250215'));
    expect(codes(read([...head, ...year, '#UB 0 2081 0', ...old]))).toEqual(['voucher-outside-year']);
    expect(
      codes(read([...head, ...year, '#UB 0 1930 5'].map((l) => l.replace('#SIETYP 4', '#SIETYP 1')))),
    ).toEqual([]);
  });

  it('and rows on accounts outside the chart are told, in an export only', () => {
    const chart = [...head, ...year, '#KONTO 1930 Bank', ...rows];
    expect(codes(read(chart))).toEqual([]);
    expect(codes(read([...chart, '#UB 0 1930 50', '#RES 0 3001 -50']))).toEqual(['sie-account-undeclared']);
  });
});

describe('the checksum', () => {
  const body = [
    '#FORMAT PC8',
    '#SIETYP 4',
    '#FNAMN "Åkeri \\"Ö\\" AB"',
    '#VER A 1 20260215 "Test text"',
    '{',
    '#TRANS 1930 {1 "x"} 1.00',
    '#TRANS 2 {} -1.00',
    '}',
  ];
  // CRC-32 of `#FORMATPC8#SIETYP4#FNAMNÅkeri "Ö" AB#VERA120260215Test text#TRANS19301x1.00#TRANS2-1.00` in code page 437.
  const sum = crc32(
    iconv.encode(
      '#FORMATPC8#SIETYP4#FNAMNÅkeri "Ö" AB#VERA120260215Test text#TRANS19301x1.00#TRANS2-1.00',
      'cp437',
    ),
  );

  it.each(['cp437', 'utf-8', 'windows-1252'])(
    'holds over the letters of code page 437 though the file is %s',
    (encoding) => {
      expect(codes(read(['#FLAGGA 0', '#KSUMMA', ...body, `#KSUMMA ${sum}`], encoding))).toEqual([]);
    },
  );

  it('that differs is told with both figures', () => {
    const r = read(['#FLAGGA 0', '#KSUMMA', ...body, '#KSUMMA 17']);
    expect(r.findings).toMatchObject([
      {
        code: 'sie-checksum-differs',
        severity: 'warning',
        params: { stated: '17', calculated: String(sum) },
      },
    ]);
  });

  it('that was begun and not ended means a file that was cut', () => {
    expect(errors(read(['#FLAGGA 0', '#KSUMMA', ...body]))).toEqual(['file-truncated']);
  });
});

describe('any bytes', () => {
  const word = fc.constantFrom(
    ...'#VER,#TRANS,#KSUMMA,#RAR,#IB,#UB,#KONTO,#VALUTA,#OBJEKT,{,},",\\,\\",{},A,1,0,-1,1930,20260215,1.00,-1.00,99999999999999999999,__proto__,\n,\r\n,å,\t,\u0000,9007199254740991'.split(
      ',',
    ),
  );
  const text = fc.array(word, { maxLength: 60 }).map((words) => `#FLAGGA 0\n${words.join(' ')}`);
  const data = fc.oneof(
    text.map((t) => new TextEncoder().encode(t)),
    fc.uint8Array({ maxLength: 200 }),
  );

  it('never throw, and say the same however they are cut', () => {
    fc.assert(
      fc.property(data, fc.integer({ min: 1, max: 11 }), (bytes, chunk) => {
        expect(readBytes(sie4, bytes, { chunk })).toEqual(readBytes(sie4, bytes));
      }),
      { numRuns: 300 },
    );
  });
});

describe('recognising', () => {
  it.each([
    ['#FLAGGA 0\n#SIETYP 4', 'certain'],
    ['\uFEFF\r\n  #flagga 0\n#sietyp "1"', 'certain'],
    ['#PROGRAM "X" 1\n#KONTO 1930 Bank', 'likely'],
    ['# kommentar\nDatum;Belopp', undefined],
    ['#Datum;Belopp', undefined],
    ['<html>#SIETYP 4', undefined],
    ['', undefined],
  ])('tells SIE by its first item: %j', (text, confidence) => {
    expect(recognise(text)?.confidence).toBe(confidence);
  });
});

/** An independent CRC-32, bit by bit. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
