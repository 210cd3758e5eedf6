import { describe, expect, it } from 'vitest';
import { xlsx } from '../../src/formats/xlsx/index.ts';
import { type BookSpec, type CellSpec, type SheetSpec, xlsxOf } from './generators/xlsx.ts';
import { readSeeking } from './read-seeking.ts';

type How = Parameters<typeof readSeeking>[2];
type Rows = SheetSpec['rows'];

const heads = ['Bokföringsdag', 'Text', 'Belopp', 'Saldo'] as const;
const readRows = (rows: Rows, spec: Partial<BookSpec> = {}, how: How = {}) =>
  readSeeking(xlsx, xlsxOf({ sheets: [{ name: 'Blad1', rows }], ...spec }), { feeds: 'bank', ...how });
const columns = { date: 'Bokföringsdag', text: 'Text', amount: 'Belopp' };
/** One row with one cell in a column of its own. */
const oneAmount = async (cell: CellSpec, spec: Partial<BookSpec> = {}, how: How = { csv: { columns } }) => {
  const found = await readRows([[...heads], ['2026-01-02', 'x', cell]], spec, how);
  return found.findings[0]?.code ?? found.rows[0]?.amountOre;
};
const oneDay = async (cell: CellSpec, spec: Partial<BookSpec> = {}, how: How = { csv: { columns } }) => {
  const found = await readRows([[...heads], [cell, 'x', 1]], spec, how);
  return found.findings[0]?.code ?? found.rows[0]?.date;
};
const oneText = async (cell: CellSpec, spec: Partial<BookSpec> = {}) => {
  const found = await readRows([[...heads], ['2026-01-02', cell, 1]], spec, { csv: { columns } });
  return found.findings[0]?.code ?? found.rows[0]?.text;
};

describe('exports of banks and systems', () => {
  it('SEB writes the company, a period and a table of balances above the header, text dates and numeric cells', async () => {
    const found = await readRows([
      ['Företagsnamn: Exempelbolaget AB'],
      ['Datum: 2026-01-01 - 2026-01-31'],
      ['Sökbegrepp:'],
      [],
      ['Företagskonto', 'Saldo', 'Disponibelt belopp', 'Beviljad kredit', 'Reserverat belopp'],
      ['5012 34 567 89', 8765.5, 8765.5, 0, 0],
      [],
      [],
      ['Bokföringsdatum', 'Valutadatum', 'Verifikationsnummer', 'Text/mottagare', 'Belopp', 'Saldo'],
      ['2026-01-30', '2026-01-30', '5490990004', 'KORT      KAFÉ', -1234.5, 8765.5],
      ['2026-01-29', '2026-01-29', '5490990003', 'INSÄTTNING', 10000, 10000],
    ]);
    expect(found.findings).toEqual([]);
    expect(found.rows).toMatchObject([
      { row: 1, line: 10, date: '2026-01-30', amountOre: -123_450, reference: '5490990004' },
      { row: 2, line: 11, date: '2026-01-29', amountOre: 1_000_000, text: 'INSÄTTNING' },
    ]);
    expect(found.statements).toMatchObject([{ openingOre: 0, closingOre: 876_550 }]);
    expect(found.summary).toMatchObject({ kind: 'xlsx', counts: { transactions: 2 }, csv: { headerRow: 9 } });
  });

  it('SEB of 2014 splits the header over two rows with hyphens and blanks', async () => {
    const found = await readRows([
      ['Exempelbolaget AB'],
      ['Saldo', '1000', null, 'Konto', '5012 34 567 89'],
      [],
      ['Bokförings-', 'Valuta-', 'Verifikations-', 'Text / mottagare', 'Belopp', 'Saldo'],
      ['datum', 'datum', 'nummer', null, null, null],
      ['2014-05-02', '2014-05-02', 'A1', 'Hyra', -500, 500],
      ['2014-05-01', '2014-05-01', 'A0', 'In', 1000, 1000],
    ]);
    expect(found.errors).toEqual([]);
    expect(found.rows.map((row) => [row.date, row.amountOre])).toEqual([
      ['2014-05-02', -50_000],
      ['2014-05-01', 100_000],
    ]);
  });

  it('a ledger as a sheet: an account above its rows, real dates, debit and credit, opening and closing lines', async () => {
    const d = (serial: number): CellSpec => ({ v: String(serial), s: 1 });
    const found = await readRows(
      [
        ['Huvudbok 2026-01'],
        ['Datum', 'Ver', 'Text', 'Debet', 'Kredit', 'Saldo'],
        ['1930 Företagskonto'],
        [null, null, 'Ingående balans', null, null, 100],
        [d(46024), 'A 12', 'Försäljning', 250.25, null, 350.25],
        [d(46025), 'A 13', 'Hyra', null, 50.25, 300],
        [null, null, 'Utgående balans', null, null, 300],
      ],
      { styles: [14] },
      { feeds: 'ledger' },
    );
    expect(found.findings).toEqual([]);
    expect(found.rows).toMatchObject([
      { account: '1930', date: '2026-01-02', amountOre: 25_025, voucher: 'A 12' },
      { account: '1930', date: '2026-01-03', amountOre: -5025, voucher: 'A 13' },
    ]);
  });

  it('columns named in the import are found below any preamble, and beside blank columns', async () => {
    const found = await readRows(
      [
        ['Utskrivet 2026-02-01'],
        [],
        [null, null, ' bokföringsdag', 'TEXT', 'Belopp '],
        [null, null, '2026-01-02', 'x', 5],
      ],
      {},
      { csv: { columns, headerRow: 1 } },
    );
    expect(found.findings).toEqual([]);
    expect(found.rows).toMatchObject([{ line: 4, amountOre: 500, text: 'x' }]);
  });

  it('columns are letters or numbers where there is no header', async () => {
    const rows: Rows = [['x', '2026-01-02', 5]];
    for (const columns_ of [
      { text: 'A', date: 'B', amount: 'C' },
      { text: '1', date: '2', amount: '3' },
    ]) {
      const found = await readRows(rows, {}, { csv: { columns: columns_, headerRow: 0 } });
      expect(found.rows).toMatchObject([{ date: '2026-01-02', amountOre: 500, text: 'x' }]);
    }
  });

  it('refuses a sheet without the named columns, and says which', async () => {
    const named = await readRows(
      [
        ['Bokföringsdag', 'Text', 'Kr'],
        ['2026-01-02', 'x', 5],
      ],
      {},
      { csv: { columns } },
    );
    expect(named.rows).toEqual([]);
    expect(named.findings).toMatchObject([
      { code: 'csv-column-missing', params: { column: 'Belopp', header: 'Bokföringsdag, Text, Kr' } },
    ]);
    const bare = await readRows([['2026-01-02', 5]], {}, { csv: { columns } });
    expect(bare.findings).toMatchObject([
      { code: 'xlsx-header-missing', params: { sheet: 'Blad1', headers: 'Bokföringsdag, Text, Belopp' } },
    ]);
  });

  it('warns when a running balance breaks', async () => {
    const found = await readRows([
      [...heads],
      ['2026-01-01', 'a', 100, 100],
      ['2026-01-02', 'b', 50, 151],
      ['2026-01-03', 'c', 1, 152],
    ]);
    expect(found.warnings).toEqual(['balance-differs']);
    expect(found.findings[0]).toMatchObject({ line: 3, params: { stated: '151.00', calculated: '150.00' } });
  });

  it('a reserved row is counted and not taken in', async () => {
    const found = await readRows([[...heads], ['Reserverat', 'kort', -5, null], ['2026-01-02', 'b', 50, 50]]);
    expect(found.rows).toHaveLength(1);
    expect(found.warnings).toEqual(['rows-not-booked']);
  });
});

describe('amounts', () => {
  it.each([
    ['1234.56', 123_456],
    // 1234.56 and sums, as binary floating point leaves them.
    ['1234.5600000000001', 123_456],
    ['0.30000000000000004', 30],
    ['-4999.9999999999991', -500_000],
    ['100.000001', 'amount-finer-than-minor-unit'],
    ['100.0000004', 10_000],
    ['33.333333333333336', 'amount-finer-than-minor-unit'],
    ['30.8625', 'amount-finer-than-minor-unit'],
    ['0.005', 'amount-finer-than-minor-unit'],
    ['1.2345E+3', 123_450],
    ['1E2', 10_000],
    ['5e-2', 5],
    ['-0', 0],
    ['  7 ', 700],
    ['9999999999.99', 999_999_999_999],
    ['12345678901.230001', 1_234_567_890_123],
    ['1,5', 'xlsx-cell-unreadable'],
    ['NaN', 'xlsx-cell-unreadable'],
    ['INF', 'xlsx-cell-unreadable'],
    ['1E300', 'xlsx-cell-unreadable'],
    ['1E25', 'amount-unreadable'],
  ])('%s in the file is %s', async (v, expected) => {
    expect(await oneAmount({ v })).toBe(expected);
  });

  it('in texts are read with the decimal sign that the texts show', async () => {
    for (const [text, ore] of [
      ['1 234,56', 123_456],
      ['−12,00 kr', -1200],
      ['(500,00)', -50_000],
      ['4.558,07', 455_807],
      ['1,234.56', 123_456],
    ] as const)
      expect(await oneAmount(text)).toBe(ore);
    const mixed = await readRows(
      [[...heads], ['2026-01-02', 'a', '1 234,50'], ['2026-01-03', 'b', 1234.5]],
      {},
      { csv: { columns } },
    );
    expect(mixed.rows.map((row) => row.amountOre)).toEqual([123_450, 123_450]);
  });

  it('in a text that could be two numbers are refused', async () => {
    expect(await oneAmount('1,234')).toBe('table-decimal-ambiguous');
    expect(await oneAmount('1,234', {}, { csv: { columns, decimal: '.' } })).toBe(123_400);
  });

  it('in yen and dinars have the decimals of their currency', async () => {
    const all = { ...columns, currency: 'Valuta' };
    const rows: Rows = [
      ['Bokföringsdag', 'Text', 'Belopp', 'Valuta'],
      ['2026-01-02', 'x', 1500, 'JPY'],
      ['2026-01-02', 'x', 1.234, 'KWD'],
    ];
    const found = await readRows(rows, {}, { csv: { columns: all } });
    expect(found.rows.map((row) => row.amountOre)).toEqual([1500, 1234]);
  });

  it('shown as days are no amounts', async () => {
    expect(await oneAmount({ v: '45000', s: 1 }, { styles: [14] })).toBe('amount-unreadable');
  });
});

describe('days', () => {
  it.each([
    ['a built-in format', 14, '46053', '2026-01-31'],
    ['a Swedish format', 'yyyy\\-mm\\-dd', '46053', '2026-01-31'],
    ['a format with its language', '[$-41D]d\\ mmmm\\ yyyy;@', '46053', '2026-01-31'],
    ['the letter å for the year', 'åååå-MM-dd', '46053', '2026-01-31'],
    ['a day with the time of day', 22, '46053.5625', '2026-01-31'],
    ['a time that rounds up to midnight', 22, '46053.999999', '2026-02-01'],
    ['the first day of the 1900 system', 14, '1', '1900-01-01'],
    ['the day before the one that never was', 14, '59', '1900-02-28'],
    ['the day after it', 14, '61', '1900-03-01'],
    ['the day that never was', 14, '60', 'date-unreadable'],
    ['a number too large', 14, '2958466', 'date-unreadable'],
    ['a negative number', 14, '-1', 'date-unreadable'],
    ['no format at all', 0, '46053', '2026-01-31'],
    ['a number written as a day', 0, '20260131', '2026-01-31'],
  ])('of %s', async (_what, format, v, expected) => {
    expect(await oneDay({ v, s: 1 }, { styles: [format] })).toBe(expected);
  });

  it('are counted from 1904 in workbooks of old Excel for Mac', async () => {
    expect(await oneDay({ v: '44591', s: 1 }, { styles: [14], date1904: true })).toBe('2026-01-31');
    expect(await oneDay({ v: '0', s: 1 }, { styles: [14], date1904: true })).toBe('1904-01-01');
  });

  it('as ISO 8601, which strict workbooks may have', async () => {
    expect(await oneDay({ v: '2026-01-31', t: 'd' })).toBe('2026-01-31');
    expect(await oneDay({ v: '2026-01-31T13:00:00.000Z', t: 'd' })).toBe('2026-01-31');
    expect(await oneDay({ v: 'i går', t: 'd' })).toBe('xlsx-cell-unreadable');
  });

  it('as text, in the form of the layout or the one that the texts show', async () => {
    expect(await oneDay('31.01.2026')).toBe('2026-01-31');
    expect(await oneDay('03/04/2026', {}, { csv: { columns, dateFormat: 'dd/MM/yyyy' } })).toBe('2026-04-03');
    expect(await oneDay('03/04/2026')).toBe('table-date-ambiguous');
    const mixed = await readRows(
      [[...heads], ['31.01.2026', 'a', 1], [{ v: '46054', s: 1 }, 'b', 1]],
      { styles: [14] },
      { csv: { columns } },
    );
    expect(mixed.rows.map((row) => row.date)).toEqual(['2026-01-31', '2026-02-01']);
  });
});

describe('texts', () => {
  it('shared, inline, of a formula, true and false, and numbers as they are shown', async () => {
    const cells: readonly (readonly [CellSpec, string])[] = [
      ['Å & <ö>', 'Å & <ö>'],
      [{ inline: 'rakt i' }, 'rakt i'],
      [{ v: 'av formel', t: 'str', f: 'A1&"x"' }, 'av formel'],
      [{ v: '1', t: 'b' }, 'TRUE'],
      [{ v: '42' }, '42'],
      [{ v: '42', s: 1 }, '00042'],
      [{ v: '0.5', s: 2 }, '12:00:00'],
    ];
    for (const [cell, text] of cells) expect(await oneText(cell, { styles: ['00000', 20] })).toBe(text);
  });

  it('that look like formulas are texts', async () => {
    expect(await oneText('=HYPERLINK("http://x")')).toBe('=HYPERLINK("http://x")');
  });

  it('in runs of letters come together, and how they are read aloud is left out', async () => {
    const sst = `<sst xmlns="x"><si><r><rPr><b/></rPr><t xml:space="preserve">Hyra </t></r><r><t>maj</t></r><rPh sb="0" eb="1"><t>hyyra</t></rPh><phoneticPr/></si></sst>`;
    const inline = {
      xml: '<c r="$R" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r><rPh><t>nej</t></rPh></is></c>',
    };
    const found = await readRows(
      [
        [{ inline: 'Bokföringsdag' }, { inline: 'Text' }, { inline: 'Belopp' }],
        [{ inline: '2026-01-02' }, { v: '0', t: 's' }, 1],
        [{ inline: '2026-01-02' }, inline, 1],
      ],
      { parts: { 'xl/sharedStrings.xml': sst } },
      { csv: { columns } },
    );
    expect(found.rows.map((row) => row.text)).toEqual(['Hyra maj', 'inline']);
  });

  it('have letters that XML cannot hold as _x000D_', async () => {
    expect(await oneText('rad_x000D_två')).toBe('rad\rtvå');
    expect(await oneText('a_x005F_x0041_b')).toBe('a_x0041_b');
  });

  it('numbers with more digits than Excel keeps are told', async () => {
    const found = await readRows(
      [[...heads], ['2026-01-02', { v: '1.2345678901234568E+16' }, 1]],
      {},
      { csv: { columns } },
    );
    expect(found.rows[0]?.text).toBe('12345678901234600');
    expect(found.warnings).toEqual(['xlsx-digits-lost']);
  });
});

describe('formulas and errors', () => {
  it('give the value that is stored', async () => {
    expect(await oneAmount({ f: 'SUM(A1:A2)', v: '12.5' })).toBe(1250);
    expect(await oneAmount({ xml: '<c r="$R"><f t="shared" si="0"/><v>7</v></c>' })).toBe(700);
  });

  it('that nobody has worked out refuse the file and name the cell', async () => {
    const found = await readRows([[...heads], ['2026-01-02', 'x', { f: 'B1*2' }]], {}, { csv: { columns } });
    expect(found.findings).toMatchObject([
      { code: 'xlsx-cell-uncalculated', line: 2, params: { cell: 'C2' } },
    ]);
    expect(await oneAmount({ xml: '<c r="$R"><f>1+1</f><v/></c>' })).toBe('xlsx-cell-uncalculated');
  });

  it('XlsxWriter writes 0 for every formula and asks Excel to work them out', async () => {
    expect(await oneAmount({ f: 'B1*2', v: '0' }, { fullCalcOnLoad: true })).toBe('xlsx-cell-uncalculated');
    expect(await oneAmount(5, { fullCalcOnLoad: true })).toBe(500);
  });

  it('openpyxl writes formulas without values, also where the columns have to be found', async () => {
    const found = await readRows([[...heads], ['2026-01-02', 'x', { f: '1*2' }, { f: '1*3' }]]);
    expect(found.errors[0]).toBe('xlsx-cell-uncalculated');
  });

  it('of a cell in use (#REF!) name it; elsewhere they harm nobody', async () => {
    const broken = { v: '#REF!', t: 'e', f: 'X1' };
    const found = await readRows([[...heads], ['2026-01-02', 'x', broken]], {}, { csv: { columns } });
    expect(found.findings).toMatchObject([
      { code: 'xlsx-cell-error', params: { cell: 'C2', value: '#REF!' } },
    ]);
    const beside = await readRows(
      [[...heads], ['2026-01-02', 'x', 1, null, broken]],
      {},
      { csv: { columns } },
    );
    expect(beside.findings).toEqual([]);
  });
});
