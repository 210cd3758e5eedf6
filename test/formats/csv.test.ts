import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CsvLayout } from '../../src/domain/csv-layout.ts';
import { csv } from '../../src/formats/csv/index.ts';
import { latin1, type ReadFile, readBytes, utf8 } from './read-bytes.ts';

const layout: CsvLayout = {
  encoding: null,
  delimiter: ';',
  headerRow: 1,
  decimal: ',',
  dateFormat: 'yyyy-MM-dd',
  sign: 'asIs',
  columns: { date: 'Datum', amount: 'Belopp', text: 'Text' },
};
const header = 'Datum;Belopp;Text\n';
const read = (text: string, change: Partial<CsvLayout> = {}): ReadFile =>
  readBytes(csv, utf8(text), { csv: { ...layout, ...change } });
const amounts = (text: string, change: Partial<CsvLayout> = {}): number[] =>
  read(text, change).rows.map((row) => row.amountOre);
const oneAmount = (cell: string, decimal: ',' | '.' = ','): number | string | undefined => {
  const found = read(`${header}2026-01-02;"${cell}";x\n`, { decimal });
  return found.rows[0]?.amountOre ?? found.errors[0];
};
const oneDate = (cell: string, dateFormat: string): string | undefined => {
  const found = read(`${header}${cell};1,00;x\n`, { dateFormat });
  return found.rows[0]?.date ?? found.errors[0];
};

describe('finding the columns', () => {
  it('by header, whatever its case and blanks, behind a preamble of any shape', () => {
    const found = read(
      'Kontonummer;"öppet citat\n\n * Period *\n datum ;TEXT; BELOPP \n2026-01-02;Hyra;-100,00\n',
      { headerRow: 4 },
    );
    expect(found.errors).toEqual([]);
    expect(found.rows).toMatchObject([
      {
        row: 1,
        line: 5,
        date: '2026-01-02',
        amountOre: -10_000,
        text: 'Hyra',
        account: null,
        identity: null,
      },
    ]);
  });

  it('by number where there is no header', () => {
    const columns = { text: '1', date: '2', amount: '3' };
    expect(read('Hyra;2026-01-02;-5\n', { headerRow: 0, columns }).rows).toMatchObject([
      { text: 'Hyra', amountOre: -500 },
    ]);
  });

  it('puts what is no field of its own under its own name', () => {
    const columns = {
      ...layout.columns,
      account: 'Konto',
      currency: 'Valuta',
      valueDate: 'Valutadag',
      'object.1': 'Kst',
      kanal: 'Kanal',
    };
    const text =
      'Datum;Belopp;Text;Konto;Valuta;Valutadag;Kst;Kanal\n2026-01-02;1;x;1234-5;eur;2026-01-03;10;Swish\n';
    expect(read(text, { columns }).rows[0]).toMatchObject({
      account: '1234-5',
      currency: 'EUR',
      valueDate: '2026-01-03',
      objects: { '1': '10' },
      extra: { kanal: 'Swish' },
    });
  });

  it('refuses the file and names the column and the header found when one is missing', () => {
    const found = read('Datum;Summa;Text\n2026-01-02;1;x\n');
    expect(found.findings).toEqual([
      {
        code: 'csv-column-missing',
        severity: 'error',
        params: { column: 'Belopp', header: 'Datum, Summa, Text' },
      },
    ]);
    expect(found.rows).toEqual([]);
  });

  it('refuses a file that ends before its header', () => {
    expect(read('bara en rad\n', { headerRow: 3 }).errors).toEqual(['csv-header-missing']);
  });
});

describe('reading amounts', () => {
  it.each([
    ['1 234,56', 123_456],
    ['1\u00a0234,56', 123_456],
    ['1\u202f234', 123_400],
    ['\u2212 12,5', -1250],
    ['8 800,00 kr', 880_000],
    ['100 SEK', 10_000],
    ['(500,00)', -50_000],
    ['4.558,07', 455_807],
    ['12,00-', -1200],
    ['+3', 300],
    [',5', 50],
    ['1,5000', 150],
  ])('%s', (cell, expected) => {
    expect(oneAmount(cell)).toBe(expected);
  });

  it('with a point as decimal sign', () => {
    expect([oneAmount('1,234.56', '.'), oneAmount('-50.00', '.')]).toEqual([123_456, -5000]);
  });

  it.each(['12.50', '1.2345,00', 'abc', '12 34', '1,2,3', '--5', ''])(
    'never guesses what "%s" means',
    (cell) => {
      expect(oneAmount(cell)).toBe('amount-unreadable');
    },
  );

  it('refuses what is finer than an öre', () => {
    expect(oneAmount('1,005')).toBe('amount-finer-than-minor-unit');
  });

  it('tells line, row and text of an unreadable one and makes no row of it', () => {
    const found = read(`${header}2026-01-02;1,00;x\n2026-01-02;1O,00;x\n`);
    expect(found.findings).toEqual([
      { code: 'amount-unreadable', severity: 'error', line: 3, row: 2, params: { amount: '1O,00' } },
    ]);
    expect(found.rows).toHaveLength(1);
  });

  it('from a debit and a credit column, and says so when credits have a minus of their own', () => {
    const columns = { date: 'Datum', debit: 'In', credit: 'Ut' };
    const plain = read('Datum;In;Ut\n2026-01-02;10,00;\n2026-01-02;;4,00\n', { columns });
    expect([plain.rows.map((row) => row.amountOre), plain.warnings]).toEqual([[1000, -400], []]);
    const signed = read('Datum;In;Ut\n2026-01-02;;-4,00\n', { columns });
    expect([signed.rows.map((row) => row.amountOre), signed.warnings]).toEqual([
      [-400],
      ['csv-credit-negative'],
    ]);
  });

  it('with the sign turned where the layout says so', () => {
    expect(amounts(`${header}2026-01-02;10,00;Inköp\n`, { sign: 'inverted' })).toEqual([-1000]);
  });
});

describe('reading days', () => {
  it.each([
    ['02.01.2026', 'dd.MM.yyyy'],
    ['20260102', 'yyyyMMdd'],
    ['260102', 'yyMMdd'],
    ['2026/01/02', 'yyyy/MM/dd'],
    ['2/1/2026', 'dd/MM/yyyy'],
    ['2026-01-02 13:45:00', 'yyyy-MM-dd'],
  ])('%s as %s', (cell, pattern) => {
    expect(oneDate(cell, pattern)).toBe('2026-01-02');
  });

  it.each([
    ['2026-02-30', 'yyyy-MM-dd'],
    ['02-01-2026', 'yyyy-MM-dd'],
    ['20261301', 'yyyyMMdd'],
  ])('refuses %s as %s', (cell, pattern) => {
    expect(oneDate(cell, pattern)).toBe('date-unreadable');
  });
});

describe('rows', () => {
  it('that are not booked are left out and counted', () => {
    const found = read(`${header}Reserverat;-5,00;x\nPREL-  -  ;-6,00;x\n;-7,00;x\n2026-01-02;-8,00;x\n`);
    expect(found.rows.map((row) => row.amountOre)).toEqual([-800]);
    expect(found.findings).toEqual([{ code: 'rows-not-booked', severity: 'warning', params: { count: 3 } }]);
    expect(found.summary.counts).toEqual({ transactions: 4, pending: 3 });
  });

  it('may be blank, end with a delimiter too many, or repeat the header', () => {
    expect(amounts(`${header}\n;;\n2026-01-02;1,00;x;\nDatum;Belopp;Text\n2026-01-02;2,00;x\n`)).toEqual([
      100, 200,
    ]);
  });

  it('refuse the file when they have too few cells or a delimiter inside a text', () => {
    expect(read(`${header}2026-01-02;1,00\n`).findings).toMatchObject([
      { code: 'csv-cells-missing', line: 2, params: { cells: 2, needed: 3 } },
    ]);
    expect(read(`${header}2026-01-02;1,00;Hyra;mars\n`).errors).toEqual(['csv-cells-extra']);
  });

  it('may hold quotes, delimiters and line breaks inside quotes', () => {
    const found = read(`${header}2026-01-02;1,00;"a;b ""c""\nd"\n2026-01-03;2,00;"stray "quote" inside"\n`);
    expect(found.rows.map((row) => [row.line, row.text])).toEqual([
      [2, 'a;b "c"\nd'],
      [4, 'stray "quote" inside'],
    ]);
  });

  it('refuse the file with the line where a quote opens that never closes', () => {
    expect(read(`${header}2026-01-02;1,00;"x\n2026-01-03;2,00;y\n`).findings).toMatchObject([
      { code: 'csv-quote-unclosed', line: 2 },
    ]);
  });
});

describe('the balance column', () => {
  const columns = { ...layout.columns, balance: 'Saldo' };
  const table = (...rows: string[]): ReadFile =>
    read(`Datum;Belopp;Text;Saldo\n${rows.join('\n')}\n`, { columns });

  it('ties newest first and oldest first', () => {
    const rows = ['2026-01-03;30,00;c;160,00', '2026-01-02;20,00;b;130,00', '2026-01-01;10,00;a;110,00'];
    for (const found of [table(...rows), table(...rows.toReversed())]) {
      expect(found.warnings).toEqual([]);
      expect(found.statements).toMatchObject([
        {
          openingOre: 10_000,
          closingOre: 16_000,
          openingDay: '2026-01-01',
          closingDay: '2026-01-03',
          sumCreditOre: 6000,
          sumDebitOre: 0,
        },
      ]);
    }
  });

  it('may be stated once a day', () => {
    const found = table(
      '2026-01-02;5,00;d;118,00',
      '2026-01-02;3,00;c;',
      '2026-01-01;-2,00;b;110,00',
      '2026-01-01;12,00;a;*',
    );
    expect([found.warnings, found.statements[0]?.openingOre, found.statements[0]?.closingOre]).toEqual([
      [],
      10_000,
      11_800,
    ]);
  });

  it('warns with both figures where it breaks', () => {
    const found = table(
      '2026-01-01;10,00;a;110,00',
      '2026-01-02;20,00;b;131,00',
      '2026-01-03;30,00;c;161,00',
    );
    expect(found.findings).toEqual([
      {
        code: 'balance-differs',
        severity: 'warning',
        row: 2,
        line: 3,
        params: { account: '-', stated: '131.00', calculated: '130.00', difference: '1.00', others: 0 },
      },
    ]);
    expect(found.rows).toHaveLength(3);
  });

  it('leaves out rows that a text calls reserved and that have no balance', () => {
    const found = table(
      '2026-01-02;5,00;b;115,00',
      '2026-01-02;-9,00;Reserverat belopp;',
      '2026-01-01;10,00;a;110,00',
    );
    expect([found.rows.length, found.warnings]).toEqual([2, ['rows-not-booked']]);
    expect(found.statements[0]).toMatchObject({ entries: 3, bookedEntries: 2, sumDebitOre: 900 });
  });
});

describe('letters', () => {
  it('are read in windows-1252 where they are no UTF-8, and in what the layout says', () => {
    const text = 'Datum;Belopp;Text\n2026-01-02;1,00;F\u00f6rs\u00e4ljning\n';
    for (const encoding of [null, 'windows-1252', 'ISO-8859-1']) {
      expect(readBytes(csv, latin1(text), { csv: { ...layout, encoding } }).rows[0]?.text).toBe(
        'Försäljning',
      );
    }
    const bom = new Uint8Array([0xef, 0xbb, 0xbf, ...utf8(text)]);
    expect(readBytes(csv, bom, { csv: layout }).rows[0]?.text).toBe('Försäljning');
  });

  it('are told of when the layout says UTF-8 and they are not', () => {
    const found = readBytes(csv, latin1(`${header}2026-01-02;1,00;\u00e5\u00e4\n`), {
      csv: { ...layout, encoding: 'utf-8' },
    });
    expect([found.rows[0]?.text, found.warnings]).toEqual(['åä', ['encoding-not-utf8']]);
  });
});

describe('any bytes', () => {
  it('give the same rows and findings however they are cut into chunks', () => {
    const bytes = utf8(`${header}2026-01-02;1,00;"å;\r\nä"\r\n2026-01-03;2,00;ö\r2026-01-04;fel;x\n`);
    const expected = readBytes(csv, bytes, { csv: layout });
    expect(expected.rows).toHaveLength(2);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (chunk) => {
        expect(readBytes(csv, bytes, { csv: layout, chunk })).toEqual(expected);
      }),
    );
  });

  it('give findings and never an exception', () => {
    const cell = fc.constantFrom(
      '2026-01-02',
      '9007199254740991',
      '-9007199254740991,00',
      '"',
      ';',
      '\n',
      '\r',
      'x',
      '1,00',
      '\u2212',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 60 }), fc.uint8Array({ maxLength: 60 }), (parts, garbage) => {
        const columns = { ...layout.columns, balance: 'Belopp' };
        const bytes = new Uint8Array([...utf8(header), ...utf8(parts.join('')), ...garbage]);
        expect(() => readBytes(csv, bytes, { csv: { ...layout, columns } })).not.toThrow();
      }),
    );
  });
});
