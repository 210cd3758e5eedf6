import { describe, expect, it } from 'vitest';
import type { Side } from '../../src/domain/row.ts';
import { csv } from '../../src/formats/csv/index.ts';
import { detect } from '../../src/formats/detect.ts';
import { latin1, type ReadFile, readBytes, sniff, utf8 } from './read-bytes.ts';

/** Exports of Swedish banks as they are dropped, without any layout (fact sheet: formats/swedish, 7); all data is made up. */
function read(
  lines: readonly string[],
  how: { feeds?: Side; bytes?: (text: string) => Uint8Array } = {},
): ReadFile {
  const bytes = (how.bytes ?? utf8)(`${lines.join('\r\n')}\r\n`);
  return readBytes(csv, bytes, { feeds: how.feeds ?? 'bank' });
}
const figures = ({ rows, statements, errors, warnings, summary }: ReadFile): unknown => ({
  known: summary.csv?.known,
  rows: rows.map(({ date, amountOre, text }) => [date, amountOre, text]),
  ends: [statements[0]?.openingOre, statements[0]?.closingOre],
  problems: [...errors, ...warnings],
});
const bom = (text: string): Uint8Array => utf8(`\uFEFF${text}`);

describe('Swedbank', () => {
  const lines = [
    '* Transaktioner Period 2026-05-01 – 2026-06-30 Skapad 2026-07-01 08:15 CEST',
    'Radnummer,Clearingnummer,Kontonummer,Produkt,Valuta,Bokföringsdag,Transaktionsdag,Valutadag,Referens,Beskrivning,Belopp,Bokfört saldo',
    '1,8327-9,"99 123 456-7",Företagskonto,SEK,2026-06-30,2026-06-30,2026-06-30,Kort,"Köp, kaffe",-1234.50,8765.50',
    '2,8327-9,"99 123 456-7",Företagskonto,SEK,2026-06-29,2026-06-29,2026-06-30,Ref 7,Insättning,10000.00,10000.00',
  ];

  it('writes one title line, points, no thousands, newest first; the account is clearing and number', () => {
    const found = read(lines);
    expect(figures(found)).toEqual({
      known: 'Swedbank, transaktioner',
      rows: [
        ['2026-06-30', -123_450, 'Köp, kaffe'],
        ['2026-06-29', 1_000_000, 'Insättning'],
      ],
      ends: [0, 876_550],
      problems: [],
    });
    expect(found.rows[0]).toMatchObject({
      account: '8327-9 99 123 456-7',
      currency: 'SEK',
      reference: 'Kort',
    });
    expect(found.statements[0]).toMatchObject({ openingDay: '2026-05-01', closingDay: '2026-06-30' });
    expect(found.summary.csv).toMatchObject({ delimiter: ',', decimal: '.', headerRow: 2 });
  });

  it('writes the same with tabs, in windows-1252', () => {
    const tabbed = lines.map((line) =>
      line.replaceAll('"Köp, kaffe"', 'Köp').replaceAll(',', '\t').replaceAll('–', '-'),
    );
    const found = read(tabbed, { bytes: latin1 });
    expect(found.errors).toEqual([]);
    expect(found.rows.map(({ amountOre }) => amountOre)).toEqual([-123_450, 1_000_000]);
  });

  it('leaves out the booked balance in older files', () => {
    const older = lines.map((line) => line.replace(/,[^,]*$/, ''));
    const found = read(older);
    expect([found.errors, found.rows.length, found.statements[0]?.closingOre]).toEqual([[], 2, null]);
  });

  it('writes a corporate report with short headings', () => {
    const found = read([
      '* Transaktionsrapport Period 2026-01-01 - 2026-01-31',
      'Radnr;Clnr;Kontonr;Produkt;Valuta;Bokfdag;Transdag;Valutadag;Referens;Text;Belopp;Saldo',
      '1;84525;123 456 789-1;Konto;SEK;2026-01-12;2026-01-12;2026-01-12;57237273BM 00001;Bankgiro;1500,50;2500,50',
    ]);
    expect(figures(found)).toMatchObject({
      known: 'Swedbank, transaktionsrapport',
      ends: [100_000, 250_050],
    });
    expect(found.rows[0]?.reference).toBe('57237273BM 00001');
  });

  it('writes a short form below the word Kontouppgifter', () => {
    const found = read([
      'Kontouppgifter',
      'Clearingnummer,Kontonummer,Datum,Text,Belopp,Saldo',
      '84525,1234567891,2026-01-12,Hyra,-1000.00,5000.00',
    ]);
    expect(figures(found)).toMatchObject({
      known: 'Swedbank, kontouppgifter',
      rows: [['2026-01-12', -100_000, 'Hyra']],
    });
  });

  it('wrote no header in 2019: text, day, day, amount, balance', () => {
    const found = read([
      'Kortköp;2019-03-05;2019-03-04;-1 250,00;8 750,00',
      'Hyra;2019-03-04;2019-03-04;-5 000,00;10 000,00',
      'Lön;2019-03-01;2019-03-01;15 000,00;15 000,00',
    ]);
    expect(figures(found)).toEqual({
      known: 'Swedbank, utan rubriker',
      rows: [
        ['2019-03-05', -125_000, 'Kortköp'],
        ['2019-03-04', -500_000, 'Hyra'],
        ['2019-03-01', 1_500_000, 'Lön'],
      ],
      ends: [0, 875_000],
      problems: [],
    });
  });

  it('in the Baltics marks D and K, and record types beside bookings: balances and turnover', () => {
    const found = read([
      '"Client account";"Row type";"Date";"Beneficiary/Payer";"Details";"Amount";"Currency";"Debit/Credit";"Transfer reference";"Transaction type"',
      '"EE471000001020145685";"10";"01.02.2026";"";"Opening balance";"1000,00";"EUR";"K";"";"AS"',
      '"EE471000001020145685";"20";"02.02.2026";"Firma "Kask" OÜ";"Arve "7" eest";"245,50";"EUR";"D";"X1";"MK"',
      '"EE471000001020145685";"20";"03.02.2026";"Ostja AS";"Makse";"25000,00";"EUR";"K";"X2";"MK"',
      '"EE471000001020145685";"82";"03.02.2026";"";"Turnover";"245,50";"EUR";"D";"";"K2"',
      '"EE471000001020145685";"86";"03.02.2026";"";"Closing balance";"25754,50";"EUR";"K";"";"LS"',
    ]);
    expect(figures(found)).toEqual({
      known: 'Swedbank Baltikum',
      rows: [
        ['2026-02-02', -24_550, 'Arve "7" eest'],
        ['2026-02-03', 2_500_000, 'Makse'],
      ],
      ends: [100_000, 2_575_450],
      problems: [],
    });
    expect(found.rows[0]).toMatchObject({ counterparty: 'Firma "Kask" OÜ', currency: 'EUR' });
  });

  it('in the Baltics is told where the closing balance does not follow from the bookings', () => {
    const found = read([
      'Client account;Row type;Date;Beneficiary/Payer;Details;Amount;Currency;Debit/Credit',
      'EE47;10;01.02.2026;;Opening balance;1000,00;EUR;K',
      'EE47;20;02.02.2026;A;b;245,50;EUR;D',
      'EE47;86;13.02.2026;;Closing balance;700,00;EUR;K',
    ]);
    expect(found.findings).toMatchObject([
      { code: 'balance-differs', params: { stated: '700.00', calculated: '754.50' } },
    ]);
  });
});

describe('SEB', () => {
  it.each([
    ['Bokföringsdatum;Valutadatum;Verifikationsnummer;Text;Belopp;Saldo', bom],
    ['Bokföringsdag;Valutadag;Verifikationsnummer;Text/mottagare;Belopp;Saldo', latin1],
    ['Bokföringsdatum;Valutadatum;Verifikationsnummer;Text / mottagare;Belopp;Saldo', utf8],
  ])('writes %s', (header, bytes) => {
    const found = read(
      [
        'Företagsnamn: Bolaget AB',
        'Datum: 2026-01-01 - 2026-01-31',
        '',
        header,
        '2026-01-05;2026-01-05;5484000001;Köp åkeri;-1 000,00;9 000,00',
        '2026-01-04;2026-01-04;5484000002;Lön;10 000,00;10 000,00',
      ],
      { bytes },
    );
    expect(figures(found)).toEqual({
      known: 'SEB, kontohändelser',
      rows: [
        ['2026-01-05', -100_000, 'Köp åkeri'],
        ['2026-01-04', 1_000_000, 'Lön'],
      ],
      ends: [0, 900_000],
      problems: [],
    });
    expect(found.rows[0]?.reference).toBe('5484000001');
  });

  it('writes commas between the cells too, with the amounts in quotes', () => {
    const found = read([
      'Bokföringsdatum,Valutadatum,Verifikationsnummer,Text,Belopp,Saldo',
      '2026-01-05,2026-01-05,1,"a, b","-1 000,00","9 000,00"',
      '2026-01-04,2026-01-04,2,c,"10 000,00","10 000,00"',
    ]);
    expect([found.errors, found.rows.map(({ amountOre }) => amountOre)]).toEqual([[], [-100_000, 1_000_000]]);
  });

  it('writes points and two columns in 2026, withdrawals with a minus of their own', () => {
    const found = read(
      [
        'Bokförd;Valutadatum;Text;Typ;Insättningar;Uttag;Bokfört saldo',
        '2026-01-03;2026-01-03;Köp;Kort;;-100.00;900.00',
        '2026-01-02;2026-01-02;Lön;Lön;1000.00;;1000.00',
      ],
      { bytes: bom },
    );
    expect(figures(found)).toEqual({
      known: 'SEB, transaktioner',
      rows: [
        ['2026-01-03', -10_000, 'Köp'],
        ['2026-01-02', 100_000, 'Lön'],
      ],
      ends: [0, 90_000],
      problems: ['csv-credit-negative'],
    });
    expect(found.statements[0]).toMatchObject({ sumCreditOre: 100_000, sumDebitOre: 10_000 });
  });

  it('splits its header over two rows in an old form', () => {
    const found = read([
      'Bolaget AB;;Saldo;;;',
      'Bokförings-;Valuta-;Verifikations-;Text/mottagare;Belopp;Saldo',
      'datum;datum;nummer;;;',
      '2015-01-05;2015-01-05;1;Köp;-1 000,00;9 000,00',
      '2015-01-04;2015-01-04;2;Lön;10 000,00;10 000,00',
    ]);
    expect(figures(found)).toMatchObject({ known: 'SEB, kontohändelser', ends: [0, 900_000], problems: [] });
    expect(found.summary.csv).toMatchObject({ headerRow: 3, headerRows: 2 });
  });

  it('keeps blanks and hyphens in the headings of another old form', () => {
    const found = read([
      'Bokförings-   datum;Valuta-   datum;Verifikations-   nummer;Text/mottagare;Belopp;Saldo',
      '2015-01-05;2015-01-05;1;Köp;-1 000,00;9 000,00',
    ]);
    expect(figures(found)).toMatchObject({ known: 'SEB, kontohändelser', problems: [] });
  });
});

describe('Handelsbanken', () => {
  it('writes the account above the header and U+2212 for minus, and Prel in front of what is not booked', () => {
    const found = read([
      'Kontonummer;123 456 789',
      'Kontohavare;Bolaget AB',
      'Period;2026-01-01 - 2026-01-31',
      '',
      'Reskontradatum;Transaktionsdatum;Text;Belopp;Saldo',
      '2026-01-06;2026-01-06;Prel Kortköp;\u2212100,00;8 900,00',
      '2026-01-05;2026-01-05;PREL SKATT;\u22121 000,00;9 000,00',
      '2026-01-04;2026-01-04;Lön;10 000,00;10 000,00',
    ]);
    expect(figures(found)).toEqual({
      known: 'Handelsbanken, privat',
      rows: [
        ['2026-01-05', -100_000, 'PREL SKATT'],
        ['2026-01-04', 1_000_000, 'Lön'],
      ],
      ends: [0, 900_000],
      problems: ['rows-not-booked'],
    });
    expect(found.rows[0]?.account).toBe('123 456 789');
    expect(found.statements[0]).toMatchObject({ openingDay: '2026-01-01', closingDay: '2026-01-31' });
  });

  it('writes for companies a line of balances first, PREL as a day, a star for no balance, and a delimiter too many', () => {
    const own =
      'Bolaget AB;123456789;SE0060000000000123456789;HANDSESS;Affärskonto;SEK;6600 Staden;2026-01-01 - 2026-01-31';
    const found = read(
      [
        'Kontohavare;Kontonr;IBAN;BIC;Kontoform;Valuta;Kontoförande kontor;Datum intervall;Kontor;Bokföringsdag;Reskontradag;Valutadag;Referens;Insättning/Uttag;Bokfört saldo;Aktuellt saldo;Valutadagssaldo;Referens Swish;Avsändar-id Swish;',
        `${own};;;;;;;;9000,00;9000,00;;;`,
        `${own};6600;PREL-  -  ;PREL-  -  ;PREL-  -  ;KORTKÖP;-50,00;*;;;;;`,
        `${own};6600;2026-01-05;2026-01-05;2026-01-05;Hyra;-1000,00;9000,00;;;;;`,
        `${own};6600;2026-01-04;2026-01-04;2026-01-04;Swish;10000,00;10000,00;;;ABC123;+46701234567;`,
      ],
      { bytes: latin1 },
    );
    expect(figures(found)).toEqual({
      known: 'Handelsbanken, företag',
      rows: [
        ['2026-01-05', -100_000, 'Hyra'],
        ['2026-01-04', 1_000_000, 'Swish'],
      ],
      ends: [0, 900_000],
      problems: ['rows-not-booked'],
    });
    expect(found.rows[1]).toMatchObject({ account: '123456789', reference: 'ABC123' });
  });
});

describe('Nordea', () => {
  it('wrote Reserverat in front of the text and two lines below the table, for private persons', () => {
    const found = read([
      'Datum,Transaktion,Kategori,Belopp,Saldo',
      '2016-01-06,Reserverat Kortköp,Övrigt,"-100,00","8 900,00"',
      '2016-01-05,Hyra,Boende,"-1 000,00","9 000,00"',
      '2016-01-04,Lön,Inkomst,"10 000,00","10 000,00"',
      'Nordea Bank AB (publ)',
      'Alla uppgifter är preliminära',
    ]);
    expect(figures(found)).toMatchObject({
      known: 'Nordea, privat (äldre)',
      rows: [
        ['2016-01-05', -100_000, 'Hyra'],
        ['2016-01-04', 1_000_000, 'Lön'],
      ],
      problems: ['rows-not-booked'],
    });
  });

  it.each([
    ['Bokföringsdag;Belopp;Avsändare;Mottagare;Namn;Rubrik;Saldo;Valuta', '2019-10-05', ''],
    ['Bokföringsdag;Belopp;Avsändare;Mottagare;Namn;Ytterligare detaljer;Saldo;Valuta;', '2024/10/05', ';'],
    ['Datum;Belopp;Avsändare;Mottagare;Namn;Rubrik;Saldo;Valuta', '2026/10/05', ''],
  ])('writes %s', (header, day, end) => {
    const found = read(
      [
        header,
        `Reserverat;-10,00;;;;Kort;;SEK${end}`,
        `${day};-100,00;1;2;Anna;Hyra;900,00;SEK${end}`,
        `${day};1000,00;1;2;Bo;Lön;1000,00;SEK${end}`,
      ],
      { bytes: bom },
    );
    expect(figures(found)).toMatchObject({
      known: 'Nordea, internetbank',
      rows: [
        [day.replaceAll('/', '-'), -10_000, 'Hyra'],
        [day.replaceAll('/', '-'), 100_000, 'Lön'],
      ],
      ends: [0, 90_000],
      problems: ['rows-not-booked'],
    });
  });

  it('states the balance of a company account on the first row of each day alone', () => {
    const found = read([
      'Bokföringsdag;Belopp;Avsändare;Mottagare;Namn;Rubrik;Meddelande;Egna anteckningar;Saldo;Valuta;Typ',
      '2026-01-03;5,00;;;A;a;m1;;118,00;SEK;Insättning',
      '2026-01-03;3,00;;;B;b;m2;;;SEK;Insättning',
      '2026-01-02;-2,00;;;C;c;m3;;110,00;SEK;Uttag',
      '2026-01-02;12,00;;;D;d;m4;;;SEK;Insättning',
    ]);
    expect(figures(found)).toMatchObject({
      known: 'Nordea, internetbank',
      ends: [10_000, 11_800],
      problems: [],
    });
    expect(found.rows[0]).toMatchObject({
      counterparty: 'A',
      reference: 'm1',
      extra: { type: 'Insättning' },
    });
  });

  it('writes for companies Bokföringsdag;Värdedag;…', () => {
    const found = read([
      'Bokföringsdag;Värdedag;Betalningstyp;Betalare/Mottagare;Meddelande/Referens;Belopp;Saldo',
      '2026-01-03;2026-01-03;Bankgiro;Kunden AB;12344;500,00;1 500,00',
    ]);
    expect(figures(found)).toMatchObject({ known: 'Nordea, företag', ends: [100_000, 150_000] });
    expect(found.rows[0]).toMatchObject({ counterparty: 'Kunden AB', reference: '12344' });
  });

  it('writes for companies Bokföringsdatum;Valutadatum;Text;…, which is not SEB without its number', () => {
    const found = read([
      'Bokföringsdatum;Valutadatum;Text;Belopp;Saldo',
      '2026-01-03;2026-01-03;Bankgiro;500,00;1 500,00',
    ]);
    expect(figures(found)).toMatchObject({ known: 'Nordea, företag (kort)', ends: [100_000, 150_000] });
  });

  it('in Finland writes points between the parts of the day, and no balance', () => {
    const found = read(
      [
        'Bokföringsdag;Belopp;Avsändare;Mottagare;Namn;Rubrik;Referensnummer;Valuta',
        '03.01.2026;-500,00;FI1;FI2;Firman Oy;Hyra;RF12;EUR',
      ],
      { bytes: bom },
    );
    expect(figures(found)).toMatchObject({
      known: 'Nordea Finland',
      rows: [['2026-01-03', -50_000, 'Hyra']],
    });
    expect(found.rows[0]).toMatchObject({ currency: 'EUR', reference: 'RF12' });
  });
});

describe('other banks', () => {
  it('Danske Bank writes all in quotes, points for thousands, and Väntar for what is not booked', () => {
    const found = read(
      [
        '"Bokföringsdag";"Specifikation";"Belopp";"Saldo";"Status";"Avstämt"',
        '"2026-01-04";"Kort";"-6,00";"4.552,07";"Väntar";"Nej"',
        '"2026-01-03";"Lön";"4.558,07";"4.558,07";"Utförd";"Nej"',
      ],
      { bytes: latin1 },
    );
    expect(figures(found)).toMatchObject({
      known: 'Danske Bank',
      rows: [['2026-01-03', 455_807, 'Lön']],
      problems: ['rows-not-booked'],
    });
  });

  it.each([
    [
      'Länsförsäkringar',
      'Datum;Bokföringsdag;Typ;Text;Belopp;Saldo',
      '2026-01-02;2026-01-03;Kort;Köp;-1 000,00;2 000,00',
    ],
    [
      'Länsförsäkringar, utan saldo',
      'Bokföringsdatum;Transaktionsdatum;Transaktionstyp;Meddelande;Belopp',
      '2026-01-03;2026-01-02;Kort;Köp;-1 000,00',
    ],
    ['Länsförsäkringar, kort form', 'Bokföringsdag;Text;Belopp;Saldo', '2026-01-03;Köp;-1 000,00;2 000,00'],
    ['Skandia', 'Datum;Beskrivning;Belopp;Saldo', '2026-01-03;Köp;-1 000,00;2 000,00'],
    ['Skandia', 'Datum;Beskrivning;Belopp;Saldo;Bankkategori', '2026-01-03;Köp;-1 000,00;2 000,00;Mat'],
  ])('%s writes %s', (known, header, row) => {
    const quoted = (line: string): string => `"${line.split(';').join('";"')}"`;
    for (const form of [
      [header, row],
      [quoted(header), quoted(row)],
      ['Kontoutdrag', '', header, row],
    ])
      expect(figures(read(form))).toMatchObject({
        known,
        rows: [['2026-01-03', -100_000, 'Köp']],
        problems: [],
      });
  });

  it('ICA Banken writes kr, padded texts, names above, and Reserverat belopp without a balance', () => {
    const found = read([
      'Kontonamn: Företagskonto',
      'Kontonummer: 9270-123 456 7',
      'Saldo: 1 000,00 kr',
      'Tillgängligt belopp: 1 000,00 kr',
      '',
      '',
      'Datum;Text;Typ;Belopp;Saldo',
      '2026-01-04;Butiken            ;Reserverat belopp;-5,00 kr;',
      '2026-01-03;Preem              ;Korttransaktion;-1 000,00 kr;1 000,00 kr',
    ]);
    expect(figures(found)).toMatchObject({
      known: 'ICA Banken',
      rows: [['2026-01-03', -100_000, 'Preem']],
      ends: [200_000, 100_000],
      problems: ['rows-not-booked'],
    });
    expect(found.rows[0]?.account).toBe('9270-123 456 7');
  });

  it.each([
    ['Datum,Tid,Titel,Belopp,Balans,Transaktions-ID,Utländska belopp', ',,'],
    ['Date,Time,Title,Amount,Balance,Transaction ID', ','],
  ])('Lunar writes %s and several rows a second', (header, _end) => {
    const more = header.includes('Utländska') ? ',' : '';
    const found = read(
      [
        header,
        `2026-01-03,12:00:01,Kaffe,"-34,28","13 000,00",a-1${more}`,
        `2026-01-03,12:00:01,Kaffe,"-34,28","13 034,28",a-2${more}`,
      ],
      { bytes: bom },
    );
    expect(figures(found)).toMatchObject({ known: 'Lunar', ends: [1_306_856, 1_300_000], problems: [] });
    expect(found.rows.map(({ reference, extra }) => [reference, extra])).toEqual([
      ['a-1', { time: '12:00:01' }],
      ['a-2', { time: '12:00:01' }],
    ]);
  });

  it('Northmill writes five lines and three blank ones above its header', () => {
    const found = read([
      'Northmill Bank AB',
      'Kontoutdrag',
      'Konto: 9750 1234567',
      'Period: 2026-01-01 - 2026-01-31',
      'Valuta: SEK',
      '',
      '',
      '',
      'Bokföringsdag,Beskrivning,Belopp,Saldo,Valuta',
      '2026-01-03,Hyra,"\u22121 000,00","2 000,00",SEK',
    ]);
    expect(figures(found)).toMatchObject({ known: 'Northmill', rows: [['2026-01-03', -100_000, 'Hyra']] });
    expect(found.rows[0]?.account).toBe('9750 1234567');
  });
});

describe('card statements', () => {
  it('American Express writes purchases without a sign: they are turned', () => {
    const found = read([
      'Datum,Beskrivning,Kortmedlem,Belopp',
      '2026-01-13,Hotell,A B,"1 250,00"',
      '2026-01-14,Betalning,A B,"-500,00"',
    ]);
    expect(figures(found)).toMatchObject({
      known: 'American Express',
      rows: [
        ['2026-01-13', -125_000, 'Hotell'],
        ['2026-01-14', 50_000, 'Betalning'],
      ],
    });
    expect(found.summary.csv?.sign).toBe('inverted');
  });

  it('with Datum, Beskrivning, Belopp alone may be a card or an account: the file is refused until the import says', () => {
    const lines = ['Datum,Beskrivning,Belopp', '2026-01-13,Hotell,"1 250,00"'];
    expect(read(lines).errors).toEqual(['table-sign-ambiguous']);
    expect(read(lines).rows).toEqual([]);
    const said = readBytes(csv, utf8(lines.join('\n')), {
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
    expect(said.rows.map(({ amountOre }) => amountOre)).toEqual([-125_000]);
  });

  it('Entercard writes purchases without a sign', () => {
    const found = read([
      'Transaktionsdatum;Bokföringsdatum;Beskrivning;Belopp',
      '2026-01-12;2026-01-13;Hotell;1250,00',
    ]);
    expect(figures(found)).toMatchObject({ known: 'Entercard', rows: [['2026-01-13', -125_000, 'Hotell']] });
  });

  it('that nobody knows are not read for a bank import where nothing shows the sign', () => {
    const lines = ['Datum;Butik;Belopp;Text', '2026-01-13;A;1250,00;x', '2026-01-14;B;100,00;y'];
    expect(read(lines).errors).toEqual(['table-sign-ambiguous']);
    expect(read(lines, { feeds: 'external' }).errors).toEqual([]);
  });
});

describe('Skatteverket', () => {
  const lines = [
    '"BOLAGET AB";"559999-0008";"";""',
    '',
    '"";"Ingående saldo 2026-01-01";"";"1 000"',
    '"2026-01-12";"Inbetalning";"12 000";"13 000"',
    '"2026-01-12";"Moms";"-12 500";"500"',
    '"";"Utgående saldo 2026-01-31";"";"500"',
  ];

  it('writes no header, whole kronor, and the balances on lines without a day', () => {
    const found = read(lines, { bytes: latin1 });
    expect(figures(found)).toEqual({
      known: 'Skatteverket, skattekonto',
      rows: [
        ['2026-01-12', 1_200_000, 'Inbetalning'],
        ['2026-01-12', -1_250_000, 'Moms'],
      ],
      ends: [100_000, 50_000],
      problems: [],
    });
    expect(found.statements[0]).toMatchObject({ openingDay: '2026-01-01', closingDay: '2026-01-31' });
    expect(found.summary.orgNumber).toBe('559999-0008');
  });

  it('is told where its closing balance is not what the rows come to', () => {
    const found = read(lines.map((line) => line.replace('2026-01-31";"";"500"', '2026-01-31";"";"600"')));
    expect(found.findings).toMatchObject([
      { code: 'balance-differs', params: { stated: '600.00', calculated: '500.00' } },
    ]);
  });
});

describe('known exports', () => {
  it('are known by all of their headings: one more is another file', () => {
    const found = read(['Datum;Text;Belopp;Saldo;Eget', '2026-01-03;Köp;-1 000,00;2 000,00;x']);
    expect([found.summary.csv?.known, found.summary.csv?.confidence, found.rows.length]).toEqual([
      null,
      'likely',
      1,
    ]);
  });

  it('are recognised for certain, unknown tables likely, others as a guess', () => {
    const sure = (text: string) => detect(sniff(utf8(text)))?.confidence;
    expect([
      sure('Datum;Text;Belopp;Saldo\n2026-01-03;Köp;-1,50;2,00\n'),
      sure('Datum;Vara;Belopp\n2026-01-03;Köp;-1,50\n'),
      sure('a;b;c\nd;e;f\ng;h;i\n'),
    ]).toEqual(['certain', 'likely', 'guess']);
  });
});
