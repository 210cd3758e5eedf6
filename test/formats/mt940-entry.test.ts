import { describe, expect, it } from 'vitest';
import { readAmount } from '../../src/formats/mt940/amount.ts';
import { mt940 } from '../../src/formats/mt940/index.ts';
import { latin1, type ReadFile, readBytes, utf8 } from './read-bytes.ts';

const head = (number = '12/1', currency = 'SEK'): string =>
  `:20:A\n:25:5000\n:28C:${number}\n:60F:C260301${currency}0,\n`;
const read = (entries: string, beginning = head()): ReadFile =>
  readBytes(mt940, utf8(`${beginning}${entries}\n-\n`));
const row = (entries: string, beginning = head()): ReadFile['rows'][number] | undefined =>
  read(entries, beginning).rows[0];
const details = (text: string): ReadFile['rows'][number] | undefined =>
  row(`:61:2603020302CK1,00NTRFNONREF\n:86:${text}`);

describe('the direction of an entry', () => {
  it.each([
    ['C', 100],
    ['D', -100],
    ['RC', -100],
    ['RD', 100],
  ])('%s is %i', (mark, amountOre) => {
    expect(row(`:61:260302${mark}1,00NTRFX`)?.amountOre).toBe(amountOre);
  });

  it('is told from the funds code, the third letter of the currency', () => {
    expect(row(':61:260302CR300,NTRFX')?.amountOre).toBe(30_000);
    expect(row(':61:260302RC300,NTRFX')?.amountOre).toBe(-30_000);
    expect(row(':61:260302RCR204,88NTRFX')?.amountOre).toBe(-20_488);
    expect(row(':61:260302DK1,NTRFX')?.amountOre).toBe(-100);
    expect(row(':61:260302DD1,NTRFX')?.amountOre).toBe(-100);
  });

  it('of expected ones, EC and ED, makes no row', () => {
    expect(read(':61:260302EC1,00NTRFX\n:61:260302ED1,00NTRFX')).toMatchObject({ rows: [], errors: [] });
  });

  it('and the sums of the statement go by where the money went', () => {
    const [statement] = read(':61:260302RC3,00NTRFX\n:61:260302RD5,00NTRFX').statements;
    expect(statement).toMatchObject({ sumCreditOre: 500, sumDebitOre: 300 });
  });
});

describe('the days of an entry', () => {
  const days = (dates: string): unknown => {
    const { date, valueDate } = row(`:61:${dates}C1,00NTRFX`) ?? {};
    return [date, valueDate];
  };

  it('are value date and entry date; the entry date, where there is one, is the row’s', () => {
    expect(days('2603020303')).toEqual(['2026-03-03', '2026-03-02']);
    expect(days('260302')).toEqual(['2026-03-02', '2026-03-02']);
    expect(days('260302    ')).toEqual(['2026-03-02', '2026-03-02']);
  });

  it('lie near one another: the entry date has no year', () => {
    expect(days('1412310105')).toEqual(['2015-01-05', '2014-12-31']);
    expect(days('1501021231')).toEqual(['2014-12-31', '2015-01-02']);
    expect(days('2402290229')).toEqual(['2024-02-29', '2024-02-29']);
  });

  it('of 1980 to 1999 are of the last century', () => {
    expect(days('800102')).toEqual(['1980-01-02', '1980-01-02']);
    expect(days('790102')).toEqual(['2079-01-02', '2079-01-02']);
  });

  it('on 30 February, for interest on months of 30 days, are the last of the month, with a warning', () => {
    const found = read(':61:1602300301DR6,00N024NONREF');
    expect(found.rows).toMatchObject([{ date: '2016-03-01', valueDate: '2016-02-29' }]);
    expect(found.findings.find(({ code }) => code === 'swift-day-moved')?.params).toEqual({
      date: '160230',
      day: '2016-02-29',
      count: 1,
    });
    expect(days('1501310230')).toEqual(['2015-02-28', '2015-01-31']);
  });

  it.each(['3622687806', '261301', '260431', '2603021332'])('%s refuse the file', (dates) => {
    expect(read(`:61:${dates}C1,00NTRFX`).findings[0]).toMatchObject({
      code: 'date-unreadable',
      severity: 'error',
      params: { date: dates },
    });
  });
});

describe('an amount', () => {
  it.each([
    ['1,00', 100, false],
    ['0,', 0, false],
    [',02', 2, false],
    ['700,', 70_000, false],
    ['11,8', 1180, false],
    ['000000000007,50', 750, false],
    ['0000000000000000000007,50', 750, false],
    ['1,500', 150, false],
    ['12.50', 1250, true],
    ['1.234,56', 123_456, true],
    ['1,234.56', 123_456, true],
    ['11 27421,94', 112_742_194, true],
    ['500', 50_000, true],
  ])('of %s is %i', (text, ore, odd) => {
    expect(readAmount(text, 2)).toEqual({ ore, odd });
  });

  it.each([',', '.', '', '1.234', '1,2,3', '1.2.3', '1-', '12a'])('of %j is none', (text) => {
    expect(readAmount(text, 2)).toEqual({ fault: 'not-a-number' });
  });

  it('finer than the minor unit, or larger than can be held, is refused', () => {
    expect(readAmount('1,001', 2)).toEqual({ fault: 'finer-than-minor-unit' });
    expect(readAmount('99999999999999999,00', 2)).toEqual({ fault: 'too-large' });
    expect(read(':61:260302C1,001NTRFX').errors).toEqual(['amount-finer-than-minor-unit']);
    expect(read(':61:260302C99999999999999999,NTRFX').errors).toEqual(['amount-unreadable']);
  });

  it('without a decimal sign (Knab) is whole, with a warning', () => {
    const found = read(':61:1407290729C500NTRF29-07-2014 10:05//B4G29PGDCK1QFV3E');
    expect(found.rows).toMatchObject([
      { amountOre: 50_000, reference: '29-07-2014 10:05', reference2: 'B4G29PGDCK1QFV3E' },
    ]);
    expect(found.warnings).toContain('swift-amount-form');
  });

  it('on the next line (savings banks) is the entry’s all the same', () => {
    expect(
      row(':61:1811261126CR\n30,00N062NONREF\n:\n86:166?00GUTSCHR. UEBERWEISUNG?20SVWZ+Test'),
    ).toMatchObject({
      amountOre: 3000,
      text: 'GUTSCHR. UEBERWEISUNG Test',
    });
  });

  it('that adds up to more than can be held leaves the sum out', () => {
    const large = ':61:260302C90000000000000,00NTRFX\n';
    expect(read(large.repeat(2).trimEnd()).statements[0]).toMatchObject({
      sumCreditOre: null,
      sumDebitOre: 0,
    });
  });

  it.each([':61:', ':61:26030X', ':61:260302X1,00', ':61:260302C', ':61:2603C1,00NTRFX'])(
    'in the line %j cannot be found: the file is refused',
    (line) => {
      expect(read(line).errors).toEqual(['swift-field-unreadable']);
    },
  );
});

describe('the references of an entry', () => {
  const references = (behind: string): unknown => {
    const { reference, reference2 } = row(`:61:260302C1,00${behind}`) ?? {};
    return [reference, reference2];
  };

  it('are the owner’s and, behind //, the bank’s', () => {
    expect(references('NTRFREF 25611247//8327000090031790')).toEqual(['REF 25611247', '8327000090031790']);
    expect(references('S05168790452')).toEqual(['68790452', undefined]);
    expect(references('N0440121470966')).toEqual(['0121470966', undefined]);
    expect(references('S   X')).toEqual(['X', undefined]);
    expect(references('//ref')).toEqual([undefined, 'ref']);
    expect(references('NTRFA/B///C//D')).toEqual(['A/B///C', 'D']);
    expect(references('')).toEqual([undefined, undefined]);
  });

  it.each(['NONREF', 'NOREF', 'nonref', 'EREF', 'KREF+', 'NOTPROVIDED', 'N'])('are none in %s', (word) => {
    expect(references(`NTRF${word}//${word}`)).toEqual([undefined, undefined]);
  });

  it('may be longer than the standard’s sixteen characters', () => {
    const long = 'SE4550000000058398257466123e4567-e89b-12d3-a456-426614174000';
    expect(references(`NTRF${long}//B4G29PGDCK1QFV3E1234567`)).toEqual([long, 'B4G29PGDCK1QFV3E1234567']);
  });

  it('have a name behind their sixteen columns (Rabobank)', () => {
    expect(
      row(':61:110527D000000001213,28N0440121470966      W.P. Jansen                      '),
    ).toMatchObject({
      reference: '0121470966',
      counterparty: 'W.P. Jansen',
    });
    expect(
      row(':61:110721D000000000236,56N030NONREF          TOMTE TUMMETOT AMERSFOORT        '),
    ).toMatchObject({
      counterparty: 'TOMTE TUMMETOT AMERSFOORT',
    });
  });

  it('come with a line of further information, which belongs to the words', () => {
    expect(row(':61:260302C1,00NTRFX//Y\nINSÄTTNING\n:86:Kund AB')?.text).toBe('Kund AB INSÄTTNING');
    expect(row(':61:260302C1,00NTRFX//Y\nINSÄTTNING')?.text).toBe('INSÄTTNING');
  });

  it('are the words where the bank has no others (Danske Bank)', () => {
    expect(row(':61:0909300930DK360390,00NMSCDBT.Test')).toMatchObject({
      reference: 'DBT.Test',
      text: 'DBT.Test',
    });
  });

  it.each([
    ':61:0910010930CK1987,00NMSCBGGIRERING//12345678\n:86:BGGIRERING 12345678',
    ':61:260302CK1,00NTRFX\n:86:INSATTNING BG 1234-5678',
    ':61:260302CK1,00NTRFX\n:86:BGNR: 12345678 KUND',
  ])('name a bankgiro number: %j', (text) => {
    expect(row(text)?.bankgiro).toBe('12345678');
  });

  it('name none in other words or other digits', () => {
    expect(row(':61:260302CK1,00NTRFX\n:86:ABG 12345678')).not.toHaveProperty('bankgiro');
    expect(row(':61:260302CK1,00NTRFX\n:86:BG 123456789')).not.toHaveProperty('bankgiro');
  });
});

describe('what names a row for files that overlap', () => {
  it('is the account, the statement’s number and page, and the bank’s reference', () => {
    expect(row(':61:260302C1,00NTRFX//B1')?.identity).toEqual({
      parts: ['mt940', '5000', '12/1', 'B1'],
      standsAlone: false,
    });
    expect(row(':61:260302C1,00NTRFX', head('13/2'))?.identity?.parts).toEqual(['mt940', '5000', '13/2', '']);
  });

  it('is without :20: where statements have no number: banks make a new one for every download', () => {
    expect(row(':61:260302C1,00NTRFX', head('0'))?.identity?.parts).toEqual(['mt940', '5000', '', '']);
  });
});

describe('the words of :86:', () => {
  it('of several lines are joined: with a blank, or with none where a full line broke a word', () => {
    expect(details('Hyra\nmars')?.text).toBe('Hyra mars');
    expect(details(`${'A'.repeat(65)}\nB`)?.text).toBe(`${'A'.repeat(65)}B`);
    expect(details('  a   b\n   \nc')?.text).toBe('a b c');
  });

  it('of several :86: are joined', () => {
    expect(row(':61:260302C1,00NTRFX\n:86:A\n:86:B\n:86:')?.text).toBe('A B');
  });

  it('in the German way: words, name and references out of numbered subfields', () => {
    const found = details(
      '166?00GUTSCHRIFT?105699?20EREF+STZV-EtE06042015-1113-?212?22SVWZ+Zweite SEPA-Ueberweisu?23ng EREF: STZV\n?30GENODEF1PFK?31DE14740618130000033626?32Schliffen\nbacher ?33Josef',
    );
    expect(found).toMatchObject({
      reference: 'STZV-EtE06042015-1113-2',
      counterparty: 'Schliffenbacher Josef',
      text: 'GUTSCHRIFT Zweite SEPA-Ueberweisung EREF: STZV',
    });
  });

  it('in the German way with a line broken inside a subfield’s number', () => {
    expect(details('020?00Wyplata?20ABC?2\n1DEF?32NAME')).toMatchObject({
      text: 'Wyplata ABC DEF',
      counterparty: 'NAME',
    });
  });

  it('in the German way with another separator, without a code, or with a blank before it', () => {
    expect(details('000>100987654321\n>20ALGEMENE TUSSENREKENING KOS>21TEN')?.text).toBe(
      'ALGEMENE TUSSENREKENING KOSTEN',
    );
    expect(details('?20RENT ?30BANK')?.text).toBe('RENT');
    expect(details(' 844?00Odsetki?20Od lokaty')?.text).toBe('Odsetki Od lokaty');
  });

  it('in the German way: full subfields go on inside a word, those of ?60 to ?63 too', () => {
    const full = 'A'.repeat(27);
    expect(details(`105?00X?29${full}?60B?32N`)?.text).toBe(`X ${full}B`);
  });

  it('in the German way with colons instead of plus signs, and a name only among the words', () => {
    expect(details('105?20EREF: E1 SVWZ: Hyra mars ABWA: Anna')).toMatchObject({
      reference: 'E1',
      text: 'Hyra mars',
      counterparty: 'Anna',
    });
  });

  it('in lines of :NS: (Germany, Hungary)', () => {
    expect(
      row(':61:260302C1,00S051X\n:NS:01Verwendungszweck 1\n02Zwei\n15Anna \n16AB\n17Buchungstext'),
    ).toMatchObject({
      text: 'Buchungstext Verwendungszweck 1 Zwei',
      counterparty: 'Anna AB',
    });
  });

  it('between slashes (Netherlands, SEPA): values may hold slashes', () => {
    expect(
      details(
        '/TRTP/SEPA OVERBOEKING/IBAN/NL91ABNA0417164300/BIC/ABNANL2A/NAME/K/S BOLAG/REMI/Faktura 7/8/EREF/E1',
      ),
    ).toMatchObject({ counterparty: 'K/S BOLAG', reference: 'E1', text: 'SEPA OVERBOEKING Faktura 7/8' });
    expect(details('/EREF/NOTPROVIDED/ORDP//NAME/JOHN DOE/REMI/USTD//Ref 2/ISDT/2013-01-02')).toMatchObject({
      counterparty: 'JOHN DOE',
      text: 'Ref 2',
    });
    expect(details('/CNTP/NL91ABNA/ABNANL2A/Kund BV/Stad/REMI/STRD/CUR/12344')).toMatchObject({
      counterparty: 'Kund BV',
      reference: '12344',
      text: '12344',
    });
    expect(details('/REMI//ISDT/2013-07-11')?.text).toBe('/REMI//ISDT/2013-07-11');
  });

  it('between semicolons (Poland), also with a line broken behind a key', () => {
    expect(
      details('911 TRANSAKCJA; Z RACH.: 5611; OD: JAN NOWAK  \nUL. NIJAKA 1; TYT.: PRZELEW; TNR: \n17.1'),
    ).toMatchObject({
      counterparty: 'JAN NOWAK UL. NIJAKA 1',
      text: '911 TRANSAKCJA; Z RACH.: 5611; OD: JAN NOWAK UL. NIJAKA 1; TYT.: PRZELEW; TNR: 17.1',
    });
    expect(details('944 X; DO: Anna; TYT.: Y')?.counterparty).toBe('Anna');
  });

  it('in no known way are kept as they are', () => {
    expect(details('BEA   NR:XXX1234   21.05.11/12.54 DIRCKIII FIL2500')?.text).toBe(
      'BEA NR:XXX1234 21.05.11/12.54 DIRCKIII FIL2500',
    );
    expect(details('166?')?.text).toBe('166?');
  });

  it('in the Swedish seven-bit code have letters in the places of brackets', () => {
    const found = details('BJ\\RK}SENS M|BLER {r A]B');
    expect(found?.text).toBe('BJÖRKåSENS MöBLER är AÅB');
    expect(read(':61:2603020302CK1,00NTRFX\n:86:M|BLER').warnings).toContain('swift-national-letters');
    expect(details('A [1] {2} x|')?.text).toBe('A [1] {2} x|');
    const euro = read(':61:2603020302CR1,00NTRFX\n:86:M|BLER', head('1', 'EUR'));
    expect(euro.rows[0]?.text).toBe('M|BLER');
  });

  it.each([
    ['latin1', latin1],
    ['UTF-8', utf8],
  ])('have their letters in %s', (_name, encode) => {
    const bytes = encode(`${head()}:61:2603020302CK1,00NTRFX\n:86:ÅÄÖ åäö\n-\n`);
    expect(readBytes(mt940, bytes).rows[0]?.text).toBe('ÅÄÖ åäö');
  });

  it('have their letters in code page 437', () => {
    const bytes = latin1(`${head()}:61:2603020302CK1,00NTRFX\n:86:\x8f\x8e\x99 \x86\x84\x94\n-\n`);
    expect(readBytes(mt940, bytes).rows[0]?.text).toBe('ÅÄÖ åäö');
  });
});
