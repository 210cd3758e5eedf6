import { describe, expect, it } from 'vitest';
import type { Side } from '../../src/domain/row.ts';
import { csv } from '../../src/formats/csv/index.ts';
import { type ReadFile, readBytes, utf8 } from './read-bytes.ts';

/** Lists of accounting programs, by the words of their headings (fact sheet: formats/swedish, 8); all data is made up. */
const read = (lines: readonly string[], feeds: Side): ReadFile =>
  readBytes(csv, utf8(`\uFEFF${lines.join('\r\n')}\r\n`), { feeds });
const rowsOf = ({ rows }: ReadFile): unknown[] =>
  rows.map(({ account, date, amountOre, voucher }) => [account, date, amountOre, voucher]);

const ledger = [
  'Huvudbok;;;;;',
  'Bolaget AB;;Period: 2026-01-01 - 2026-01-31;;;',
  '',
  'Datum;Ver;Text;Debet;Kredit;Saldo',
  '1930 Företagskonto;;;;;',
  ';;Ingående balans;;;10 000,00',
  '2026-01-05;A 1;Kundbetalning;2 500,00;;12 500,00',
  '2026-01-07;A2;Hyra;;8 000,00;4 500,00',
  ';;Omslutning;2 500,00;8 000,00;',
  ';;Utgående balans;;;4 500,00',
  '5010 Lokalhyra;;;;;',
  ';;Ingående balans;;;0,00',
  '2026-01-07;A2;Hyra;8 000,00;;8 000,00',
  ';;Omslutning;8 000,00;;',
  ';;Utgående balans;;;8 000,00',
  ';;Summa;10 500,00;8 000,00;',
];

describe('a general ledger', () => {
  it('takes the account from the heading above its rows, and control lines as balances, not bookings', () => {
    const found = read(ledger, 'ledger');
    expect([found.errors, found.warnings]).toEqual([[], []]);
    expect(rowsOf(found)).toEqual([
      ['1930', '2026-01-05', 250_000, 'A 1'],
      ['1930', '2026-01-07', -800_000, 'A2'],
      ['5010', '2026-01-07', 800_000, 'A2'],
    ]);
    expect(found.statements).toMatchObject([
      {
        account: '1930',
        openingOre: 1_000_000,
        closingOre: 450_000,
        sumDebitOre: 250_000,
        sumCreditOre: 800_000,
      },
      { account: '5010', openingOre: 0, closingOre: 800_000, sumDebitOre: 800_000, sumCreditOre: 0 },
    ]);
    expect(found.statements[0]).toMatchObject({ openingDay: '2026-01-01', closingDay: '2026-01-31' });
  });

  it('is known by its words whatever it feeds', () => {
    expect(rowsOf(read(ledger, 'external'))).toEqual(rowsOf(read(ledger, 'ledger')));
  });

  it('is told when the closing balance is not opening balance and rows', () => {
    const odd = ledger.map((line) =>
      line.replace('Utgående balans;;;4 500,00', 'Utgående balans;;;4 600,00'),
    );
    expect(read(odd, 'ledger').findings).toMatchObject([
      {
        code: 'balance-differs',
        severity: 'warning',
        line: 10,
        params: { account: '1930', stated: '4600.00', calculated: '4500.00' },
      },
    ]);
  });

  it('is refused when a total is not the sum of its rows: one may be missing', () => {
    const missing = ledger.filter((line) => !line.includes('Kundbetalning'));
    expect(read(missing, 'ledger').findings).toContainEqual(
      expect.objectContaining({
        code: 'format-control-sum',
        severity: 'error',
        params: { what: 'Omslutning', stated: '-5500.00', found: '-8000.00' },
      }),
    );
  });

  it('may have the account in a column, series and number apart', () => {
    const found = read(
      [
        'Konto;Benämning;Serie;Vernr;Datum;Text;Debet;Kredit',
        '1930;Bank;A;1;2026-01-05;Inbetalning;2500,00;',
        '1510;Kundfordringar;A;1;2026-01-05;Inbetalning;;2500,00',
        'Summa;;;;;;2500,00;2500,00',
      ],
      'ledger',
    );
    expect(found.errors).toEqual([]);
    expect(rowsOf(found)).toEqual([
      ['1930', '2026-01-05', 250_000, '1'],
      ['1510', '2026-01-05', -250_000, '1'],
    ]);
    expect(found.rows[0]?.series).toBe('A');
  });

  it('reads a credit with a minus among others without one as a correction', () => {
    const found = read(
      [
        'Konto;Ver;Datum;Text;Debet;Kredit',
        '1930;A1;2026-01-05;a;;100,00',
        '1930;A2;2026-01-06;b;;200,00',
        '1930;A3;2026-01-07;rättelse av A1;;-100,00',
        'Summa;;;;;200,00',
      ],
      'ledger',
    );
    expect(found.rows.map(({ amountOre }) => amountOre)).toEqual([-10_000, -20_000, 10_000]);
    expect(found.warnings).toEqual(['table-credit-corrections']);
  });
});

describe('a sub-ledger', () => {
  it('of customers is read by what remains of each invoice, with group totals and a grand total', () => {
    const found = read(
      [
        'Kundreskontra per 2026-01-31;;;;;;;',
        'Kundnr;Namn;Fakturanr;OCR;Fakturadatum;Förfallodatum;Restbelopp;Valuta',
        '100;Kunden AB;5001;50013;2026-01-05;2026-02-04;1 250,00;SEK',
        '100;Kunden AB;5002;50021;2026-01-12;2026-02-11;-250,00;SEK',
        'Summa kund 100;;;;;;1 000,00;',
        '200;Köparen HB;5003;50039;2026-01-20;2026-02-19;400,00;SEK',
        'Summa kund 200;;;;;;400,00;',
        'Totalt;;;;;;1 400,00;',
      ],
      'external',
    );
    expect([found.errors, found.warnings]).toEqual([[], []]);
    expect(found.rows).toMatchObject([
      { amountOre: 125_000, invoice: '5001', ocr: '50013', counterparty: 'Kunden AB', date: '2026-01-05' },
      { amountOre: -25_000, invoice: '5002' },
      { amountOre: 40_000, invoice: '5003' },
    ]);
    expect(found.rows[0]?.extra).toEqual({ dueDate: '2026-02-04', customer: '100' });
  });

  it('with both the amount and what remains is refused until the import says which one', () => {
    const lines = [
      'Kundnr;Fakturanr;Fakturadatum;Belopp;Restbelopp',
      '100;5001;2026-01-05;1 250,00;250,00',
      '100;5002;2026-01-06;100,00;100,00',
    ];
    expect(read(lines, 'external').findings).toMatchObject([
      { code: 'table-amount-ambiguous', severity: 'error', params: { columns: 'Restbelopp, Belopp' } },
    ]);
    const alike = lines.map((line) => line.replace('1 250,00;250,00', '250,00;250,00'));
    expect(read(alike, 'external').rows.map(({ amountOre }) => amountOre)).toEqual([25_000, 10_000]);
  });

  it('of suppliers is a debt: the import has to say that the sign turns', () => {
    const lines = [
      'Leverantörsnr;Leverantör;Fakturanr;Fakturadatum;Restbelopp',
      '7;Leverantören AB;F12;2026-01-05;800,00',
    ];
    expect(read(lines, 'external').errors).toEqual(['table-sign-ambiguous']);
    const said = readBytes(csv, utf8(lines.join('\n')), {
      feeds: 'external',
      csv: {
        encoding: null,
        delimiter: null,
        headerRow: null,
        decimal: null,
        dateFormat: null,
        columns: null,
        sign: 'inverted',
      },
    });
    expect([said.errors, said.rows.map(({ amountOre }) => amountOre)]).toEqual([[], [-80_000]]);
  });
});
