import { describe, expect, it } from 'vitest';
import type { CsvLayout } from '../../src/domain/csv-layout.ts';
import { csv } from '../../src/formats/csv/index.ts';
import { latin1, type ReadFile, readBytes } from './read-bytes.ts';

type Layout = Partial<CsvLayout> & Pick<CsvLayout, 'columns'>;

/** Ways of Swedish banks (fact sheet formats/swedish, 7), with names, numbers and figures of our own. */
function read(lines: readonly string[], layout: Layout): ReadFile {
  const base = {
    encoding: null,
    delimiter: ';',
    headerRow: 1,
    decimal: ',',
    dateFormat: 'yyyy-MM-dd',
    sign: 'asIs',
  } as const;
  return readBytes(csv, latin1(`${lines.join('\r\n')}\r\n`), { csv: { ...base, ...layout } });
}
const figures = ({ rows, statements, errors, warnings }: ReadFile): unknown => ({
  amounts: rows.map((row) => row.amountOre),
  opening: statements[0]?.openingOre,
  closing: statements[0]?.closingOre,
  errors,
  warnings,
});

describe('exports of Swedish banks', () => {
  it('Swedbank: a title above, points, delimiters inside quotes', () => {
    const found = read(
      [
        '* Transaktioner Period 2026-05-01 - 2026-06-30 Skapad 2026-07-01 08:15 CEST',
        'Radnummer,Kontonummer,Valuta,Bokföringsdag,Beskrivning,Belopp,Bokfört saldo',
        '1,"99 123 456-7",SEK,2026-06-30,"Köp, kaffe",-1234.50,8765.50',
        '2,"99 123 456-7",SEK,2026-06-29,"Insättning",10000.00,10000.00',
      ],
      {
        delimiter: ',',
        decimal: '.',
        headerRow: 2,
        columns: {
          date: 'Bokföringsdag',
          amount: 'Belopp',
          balance: 'Bokfört saldo',
          account: 'Kontonummer',
          text: 'Beskrivning',
        },
      },
    );
    expect(figures(found)).toEqual({
      amounts: [-123_450, 1_000_000],
      opening: 0,
      closing: 876_550,
      errors: [],
      warnings: [],
    });
    expect(found.rows[0]?.text).toBe('Köp, kaffe');
  });

  it.each([
    ['1', 1],
    ['0', 0],
  ])(
    'Skatteverket: company above, no header (headerRow %s), control balances without a day',
    (_name, headerRow) => {
      const found = read(
        [
          '"BOLAGET AB";"559999-0008";"";""',
          '',
          '"";"Ingående saldo 2026-01-01";"";"1 000"',
          '"2026-01-12";"Inbetalning";"12 000";"13 000"',
          '"2026-01-12";"Moms";"-12 500";"500"',
          '"";"Utgående saldo 2026-01-31";"";"500"',
        ],
        { headerRow, columns: { date: '1', text: '2', amount: '3', balance: '4' } },
      );
      expect(figures(found)).toEqual({
        amounts: [1_200_000, -1_250_000],
        opening: 100_000,
        closing: 50_000,
        errors: [],
        warnings: [],
      });
    },
  );

  it('Danske Bank: points as thousands, and what waits is not booked whatever its balance', () => {
    const found = read(
      [
        '"Bokföringsdag";"Specifikation";"Belopp";"Saldo";"Status"',
        '"2026-01-04";"Kort";"-6,00";"4.552,07";"Väntar"',
        '"2026-01-03";"Lön";"4.558,07";"4.558,07";"Utförd"',
      ],
      { columns: { date: 'Bokföringsdag', amount: 'Belopp', balance: 'Saldo', status: 'Status' } },
    );
    expect(figures(found)).toMatchObject({
      amounts: [455_807],
      closing: 455_807,
      warnings: ['rows-not-booked'],
    });
  });

  it('ICA Banken: kr behind, and a reserved amount also where no balance is mapped', () => {
    const found = read(
      [
        'Datum;Text;Typ;Belopp',
        '2026-01-04;A;Reserverat belopp;-5,00 kr',
        '2026-01-03;PREL SKATT;Autogiro;-1 000,00 kr',
      ],
      { columns: { date: 'Datum', amount: 'Belopp', text: 'Text', typ: 'Typ' } },
    );
    expect(figures(found)).toMatchObject({ amounts: [-100_000], warnings: ['rows-not-booked'] });
  });

  it('SEB 2026: withdrawals that have a minus already', () => {
    const found = read(
      [
        'Bokförd;Text;Insättningar;Uttag;Bokfört saldo',
        '2026-01-03;Köp;;-100.00;900.00',
        '2026-01-02;Lön;1000.00;;1000.00',
      ],
      {
        decimal: '.',
        columns: { date: 'Bokförd', debit: 'Insättningar', credit: 'Uttag', balance: 'Bokfört saldo' },
      },
    );
    expect(figures(found)).toEqual({
      amounts: [-10_000, 100_000],
      opening: 0,
      closing: 90_000,
      errors: [],
      warnings: ['csv-credit-negative'],
    });
  });

  it('refuses a row with a figure whose day is words, unless it is a total that adds up', () => {
    const errorsOf = (last: string) =>
      read(['D;T;B', '2026-01-03;a;5,00', '2026-01-04;b;2,00', last], {
        columns: { date: 'D', amount: 'B', text: 'T' },
      }).errors;
    expect(errorsOf('x3;;7,00')).toEqual(['date-unreadable']);
    expect(errorsOf('Summa;;7,00')).toEqual([]);
    expect(errorsOf('Summa;;8,00')).toEqual(['format-control-sum']);
  });
});

describe('a table that was cut inside its last amount', () => {
  const layout: CsvLayout = {
    encoding: null,
    delimiter: ';',
    headerRow: 1,
    decimal: ',',
    dateFormat: 'yyyy-MM-dd',
    sign: 'asIs',
    columns: { date: 'D', amount: 'B' },
  };
  const errorsOf = (end: string, before = '1,00'): readonly string[] =>
    readBytes(csv, latin1(`D;B\n${`2026-01-03;${before}\n`.repeat(3)}2026-01-04;${end}`), { csv: layout })
      .errors;

  it('is refused where every row before had two decimals and the last line no end', () => {
    expect(['12345,0', '12345,', '1'].map((end) => errorsOf(end))).toEqual(
      Array.from({ length: 3 }, () => ['file-truncated']),
    );
  });

  it('is nothing to be told from one with whole amounts, or with its line end', () => {
    expect([errorsOf('1,00'), errorsOf('1\n'), errorsOf('1', '2')]).toEqual([[], [], []]);
  });
});

describe('hostile tables', () => {
  const columns = { date: 'D', amount: 'B', text: 'T' };

  it('with a quoted cell of thousands of lines are split in the time of their length', () => {
    const open = `${'a;'.repeat(16_000)}"${'\n'.repeat(30_000)}"`;
    const found = read(['D;T;B', open, open, '2026-01-03;"x\ny ""z""";5,00'], { columns });
    expect(found.errors).toEqual(['csv-cells-extra', 'csv-cells-extra']);
    expect(found.rows[0]).toMatchObject({ text: 'x\ny "z"', amountOre: 500 });
  }, 5000);

  it('show no more of an endless cell or header than a mail can bear', () => {
    const amount = read(['D;T;B', `2026-01-03;a;${'9'.repeat(100_000)}`], { columns }).findings;
    const header = read(['x;'.repeat(100_000)], { columns }).findings;
    expect(amount[0]?.code).toBe('amount-unreadable');
    expect(header[0]?.code).toBe('csv-column-missing');
    expect(JSON.stringify([amount, header]).length).toBeLessThan(5000);
  });
});
