import { describe, expect, it } from 'vitest';
import { csv } from '../../src/formats/csv/index.ts';
import { detect } from '../../src/formats/detect.ts';
import { latin1, readBytes, sniff, utf8 } from './read-bytes.ts';
import { bom, figures, read } from './read-export.ts';

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
