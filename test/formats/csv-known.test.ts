import { describe, expect, it } from 'vitest';
import { latin1, utf8 } from './read-bytes.ts';
import { bom, figures, read } from './read-export.ts';

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
