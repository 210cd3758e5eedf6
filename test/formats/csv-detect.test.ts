import { describe, expect, it } from 'vitest';
import type { CsvLayout } from '../../src/domain/csv-layout.ts';
import type { Side } from '../../src/domain/row.ts';
import type { CsvDialect } from '../../src/domain/source-file.ts';
import { csv } from '../../src/formats/csv/index.ts';
import { latin1, type ReadFile, readBytes, utf8 } from './read-bytes.ts';

const nothing: CsvLayout = {
  encoding: null,
  delimiter: null,
  headerRow: null,
  decimal: null,
  dateFormat: null,
  columns: null,
  sign: null,
};
const read = (text: string, given: Partial<CsvLayout> = {}, feeds: Side = 'external'): ReadFile =>
  readBytes(csv, utf8(text), { csv: { ...nothing, ...given }, feeds });
const seen = (text: string): Partial<CsvDialect> => read(text).summary.csv ?? {};
const amounts = (text: string, given: Partial<CsvLayout> = {}): unknown =>
  read(text, given).rows.map(({ amountOre }) => amountOre);
const table = (...cells: readonly string[]): string =>
  ['Datum;Text;Belopp', ...cells.map((cell, at) => `2026-01-0${at + 1};x;${cell}`), ''].join('\n');
const dated = (...days: readonly string[]): string =>
  ['Datum;Text;Belopp', ...days.map((day) => `${day};x;-1,50`), ''].join('\n');

describe('the delimiter', () => {
  it('is measured where the table is, not on the line above it', () => {
    expect(seen(`Period, kort, och så vidare, alla\n${table('1,00', '-2,50')}`)).toMatchObject({
      delimiter: ';',
      headerRow: 2,
    });
  });

  it.each([
    ['decimal commas', 'Datum;Text;Belopp\n2026-01-01;a;1,00\n2026-01-02;b;2,00\n2026-01-03;c;3,00\n', ';'],
    [
      'commas in the headings',
      'Datum, bokfört;Text, fritt;Belopp, kr\n2026-01-01;a;1,00\n2026-01-02;b;2,00\n',
      ';',
    ],
    ['commas in texts', 'Datum\tText\tBelopp\n2026-01-01\ta, b\t1,00\n2026-01-02\tc, d\t2,00\n', '\t'],
    ['padded cells', 'Datum     |Text      |Belopp    \n2026-01-01|a         |      1,00\n', '|'],
  ])('is not taken in by %s', (_name, text, delimiter) => {
    expect(seen(text).delimiter).toBe(delimiter);
  });

  it('is what the first line of Excel says', () => {
    const text = 'sep=|\nDatum|Text|Belopp\n2026-01-01|a;b;c|1,00\n';
    expect([seen(text).delimiter, amounts(text)]).toEqual(['|', [100]]);
  });

  it('that divides no line alike makes no table', () => {
    expect(read('Hej,\ndetta är ett brev.\nMed vänlig hälsning\n').errors).toEqual(['csv-layout-missing']);
  });
});

describe('quotes', () => {
  it('may be single ones', () => {
    const text = "Datum,Text,Belopp\n'2026-01-01','a, b',1.00\n'2026-01-02','it''s',2.00\n";
    expect([seen(text).quote, read(text).rows.map((row) => row.text)]).toEqual(["'", ['a, b', "it's"]]);
  });

  it('may be escaped by a backslash', () => {
    const text = 'Datum,Text,Belopp\n2026-01-01,"a \\"b\\", c",1.00\n2026-01-02,d,2.00\n';
    expect([seen(text).escape, read(text).rows[0]?.text]).toEqual(['backslash', 'a "b", c']);
  });

  it('at the beginning of a text that none closes are part of it: no row is swallowed', () => {
    const text =
      'D;T;B;E\n2026-01-01;"Kalle" AB;1,00;x\n2026-01-02;"Anna" HB;2,00;x\n2026-01-03;"z";3,00;x\n';
    const found = read(text, { columns: { date: 'D', text: 'T', amount: 'B' }, headerRow: 1 });
    expect(found.rows.map(({ text: t, amountOre }) => [t, amountOre])).toEqual([
      ['"Kalle" AB', 100],
      ['"Anna" HB', 200],
      ['z', 300],
    ]);
  });

  it('that make two cells one refuse the row', () => {
    const text = 'D;T;U;B;X\n2026-01-01;"K" AB;"Anna";1,00;7,00\n';
    const columns = { date: 'D', text: 'T', amount: 'B' };
    expect(read(text, { delimiter: ';', columns, headerRow: 1 }).errors).toEqual(['csv-cells-missing']);
  });

  it('around each whole line are told: the file has been saved again', () => {
    const text = '"Datum;Text;Belopp"\n"2026-01-01;a;1,00"\n"2026-01-02;b;2,00"\n';
    expect(read(text).errors).toEqual(['table-lines-quoted']);
  });

  it('keep the leading zeros that Excel writes as a formula', () => {
    const text = 'Datum;OCR;Belopp\n2026-01-01;="0012344";1,00\n2026-01-01;"=""0099""";1,00\n';
    expect(read(text).rows.map(({ ocr }) => ocr)).toEqual(['0012344', '0099']);
  });
});

describe('the decimal sign', () => {
  it.each([
    [['1.234,56', '1'], [123_456, 100], ',', '.'],
    [['1,234.56', '1'], [123_456, 100], '.', ','],
    [['1 234,56', '12,5'], [123_456, 1250], ',', ' '],
    [["1'234.50", '3'], [123_450, 300], '.', "'"],
    [['1.234.567', '1'], [123_456_700, 100], ',', '.'],
    [['0.500', '29.000'], [50, 2900], '.', ''],
    [['12,34', '1,234,567.00'.replace('.00', '')], null, null, ','],
    [['100', '200'], [10_000, 20_000], null, ''],
  ])('is proven by %j', (cells, expected, decimal, grouping) => {
    expect(seen(table(...cells))).toMatchObject({ decimal, grouping });
    if (expected !== null) expect(amounts(table(...cells))).toEqual(expected);
  });

  it.each(['1.234', '1,234', '-12.500'])('is never guessed: %s alone refuses the file', (cell) => {
    const found = read(table('100', cell));
    expect(found.findings).toEqual([
      { code: 'table-decimal-ambiguous', severity: 'error', params: { amount: cell } },
    ]);
    expect(found.rows).toEqual([]);
  });

  it('is what the import says, where it says it', () => {
    expect(amounts(table('1.230', '12.500'), { decimal: ',' })).toEqual([123_000, 1_250_000]);
    expect(amounts(table('1.230', '12.500'), { decimal: '.' })).toEqual([123, 1250]);
  });

  it('that shows itself first below the beginning of the file is known from there on', () => {
    const many = Array.from({ length: 400 }, (_, at) => `2026-01-02;x;${at + 1}`).join('\n');
    const end = (...cells: readonly string[]): string =>
      `Datum;Text;Belopp\n${many}\n${cells.map((cell) => `2026-01-03;x;${cell}`).join('\n')}\n`;
    expect((amounts(end('12,50', '1.234')) as number[]).slice(-2)).toEqual([1250, 123_400]);
    expect(read(end('1.234')).errors).toEqual(['table-decimal-ambiguous']);
    expect(read(end('12,50', '12.50')).errors).toEqual(['amount-unreadable']);
  });

  it('may differ in columns that are no money', () => {
    const text = 'Datum;Kurs;Belopp;Saldo\n2026-01-01;1.0925;-10,50;89,50\n2026-01-02;1.0925;-1,50;88,00\n';
    expect([amounts(text), seen(text).decimal]).toEqual([[-1050, -150], ',']);
  });

  it('that two amounts prove differently refuses the file', () => {
    expect(read(table('1,50', '1.50')).errors).toEqual(['table-decimal-mixed']);
  });
});

describe('the form of days', () => {
  it.each([
    [['13/01/2026', '01/02/2026'], 'dd/MM/yyyy', '2026-02-01'],
    [['01/13/2026', '01/02/2026'], 'MM/dd/yyyy', '2026-01-02'],
    [['13-01-2026', '01-02-2026'], 'dd-MM-yyyy', '2026-02-01'],
    [['01.02.2026', '03.02.2026'], 'dd.MM.yyyy', '2026-02-03'],
    [['20260113', '20260201'], 'yyyyMMdd', '2026-02-01'],
    [['260113', '260201'], 'yyMMdd', '2026-02-01'],
    [['99-12-31', '98-02-01'], 'yy-MM-dd', '1998-02-01'],
    [['2026/01/13', '2026/02/01'], 'yyyy/MM/dd', '2026-02-01'],
    [['12-Dec-2026', '03-maj-2026'], 'dd-MMM-yyyy', '2026-05-03'],
    [['27 Feb 2026', '1 mars 2026'], 'dd MMM yyyy', '2026-03-01'],
    [['2026-01-13 12:30:00', '2026-02-01T08:00'], 'yyyy-MM-dd', '2026-02-01'],
    [['2026.01.13.', '2026.02.01.'], 'yyyy.MM.dd.', '2026-02-01'],
  ])('is proven by %j', (days, form, last) => {
    const found = read(dated(...days));
    expect([found.summary.csv?.dateFormat, found.rows[1]?.date]).toEqual([form, last]);
  });

  it.each([
    ['03/04/2026', 'dd/MM/yyyy, MM/dd/yyyy'],
    ['03-04-2026', 'dd-MM-yyyy, MM-dd-yyyy'],
    ['20.02.18', 'dd.MM.yy, yy.MM.dd'],
  ])('is never guessed: %s alone refuses the file', (day, forms) => {
    expect(read(dated(day, day)).findings).toEqual([
      { code: 'table-date-ambiguous', severity: 'error', params: { date: day, forms } },
    ]);
  });

  it('is what the import says', () => {
    const found = read(dated('03/04/2026'), { dateFormat: 'MM/dd/yyyy' });
    expect(found.rows[0]?.date).toBe('2026-03-04');
  });

  it('is proven by another column of days too', () => {
    const text = 'Datum;Valutadag;Belopp\n03/04/2026;13/04/2026;-1,50\n';
    expect(read(text).rows[0]).toMatchObject({ date: '2026-04-03', valueDate: '2026-04-13' });
  });

  it('that nobody knows is told, row by row', () => {
    const found = read('Datum;Text;Belopp\n2026w03;x;-1,50\n2026w04;x;-1,50\n');
    expect(found.findings.map(({ code, row }) => [code, row])).toEqual([
      ['date-unreadable', 1],
      ['date-unreadable', 2],
    ]);
  });
});

describe('the header', () => {
  it('is found below a preamble, and the account and currency in it are those of the rows', () => {
    const found = read(`Kontonummer;9999-123 456 7\nValuta;EUR\n\n${table('-1,50')}`);
    expect(found.rows).toMatchObject([{ account: '9999-123 456 7', currency: 'EUR' }]);
  });

  it('may name the currency of its amounts', () => {
    expect(read('Datum;Text;Belopp (NOK)\n2026-01-01;x;-1,50\n').rows[0]?.currency).toBe('NOK');
  });

  it('may be repeated on each page', () => {
    expect(amounts(`${table('-1,50')}${table('2,50')}`)).toEqual([-150, 250]);
  });

  it('without known words is none of a table that can be read: the columns may be what they look like, or not', () => {
    expect(read('Kod;Vara;Pris\n2026-01-01;x;-1,50\n2026-01-02;y;2,50\n').errors).toEqual([
      'csv-layout-missing',
    ]);
  });

  it('may be missing where the running balance proves the columns', () => {
    const text =
      '2026-01-01;a;10,00;110,00\n2026-01-02;b;-20,00;90,00\n2026-01-03;c;5,00;95,00\n2026-01-04;d;1,00;96,00\n';
    const found = read(text);
    expect(found.summary.csv).toMatchObject({ columns: { date: '1', text: '2', amount: '3', balance: '4' } });
    expect([found.rows.length, found.statements[0]?.closingOre]).toEqual([4, 9600]);
    expect(read(text.replace('95,00', '94,00').replace('96,00', '99,00')).errors).toEqual([
      'csv-layout-missing',
    ]);
  });

  it('that the import names by its columns is found on its line', () => {
    const text = 'Lista\nNr;När;Hur mycket\n1;2026-01-01;-1,50\n';
    expect(amounts(text, { columns: { date: 'När', amount: 'Hur mycket' } })).toEqual([-150]);
  });
});

describe('which way amounts go', () => {
  const two = (a: string, b: string): string =>
    `Datum;Text;Debit;Credit;Saldo\n2026-01-01;x;;100,00;${a}\n2026-01-02;y;40,00;;${b}\n`;

  it('is proven by the running balance', () => {
    expect(amounts(two('100,00', '60,00'))).toEqual([10_000, -4000]);
    expect(amounts(two('-100,00', '-60,00'))).toEqual([-10_000, 4000]);
  });

  it('is the bank view in a bank import, the ledger view in a ledger, and else refused where nothing proves it', () => {
    const text = two('', '');
    expect(read(text, {}, 'bank').rows.map(({ amountOre }) => amountOre)).toEqual([10_000, -4000]);
    expect(read(text, {}, 'ledger').rows.map(({ amountOre }) => amountOre)).toEqual([-10_000, 4000]);
    expect(read(text).errors).toEqual(['table-sign-ambiguous']);
  });

  it('is the word of a column beside: D and K of a bank, + and -, in and out', () => {
    const marked = (a: string, b: string): string =>
      `Datum;Belopp;D/K\n2026-01-01;10,00;${a}\n2026-01-02;4,00;${b}\n`;
    expect(read(marked('K', 'D'), {}, 'bank').rows.map(({ amountOre }) => amountOre)).toEqual([1000, -400]);
    expect(read(marked('Kredit', 'Debet'), {}, 'ledger').rows.map(({ amountOre }) => amountOre)).toEqual([
      -1000, 400,
    ]);
    expect(amounts(marked('+', '-'))).toEqual([1000, -400]);
    expect(read(marked('D', 'K')).errors).toEqual(['table-sign-ambiguous']);
    const said = { columns: { date: 'Datum', amount: 'Belopp', direction: 'D/K' } };
    expect(read(marked('K', 'X'), said, 'bank').findings).toMatchObject([
      { code: 'table-direction-unreadable', row: 2, params: { direction: 'X', amount: '4,00' } },
    ]);
  });

  it('may be in a balance that is the one before its row', () => {
    const text =
      'Datum;Belopp;Saldo\n2026-01-01;10,00;100,00\n2026-01-02;-20,00;110,00\n2026-01-03;5,00;90,00\n2026-01-04;1,00;95,00\n';
    const found = read(text);
    expect([found.warnings, found.statements[0]?.openingOre, found.statements[0]?.closingOre]).toEqual([
      [],
      10_000,
      9600,
    ]);
  });
});

describe('letters of a table', () => {
  it('are found in any encoding, and the headings with them', () => {
    const text = 'Bokföringsdag;Avsändare;Belopp\n2026-01-01;Åkeri Ö;-1,50\n';
    const wide = new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
    for (const bytes of [utf8(text), utf8(`\uFEFF${text}`), latin1(text), wide])
      expect(readBytes(csv, bytes).rows[0]).toMatchObject({ counterparty: 'Åkeri Ö', amountOre: -150 });
  });
});
