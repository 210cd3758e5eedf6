import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ofx } from '../../src/formats/ofx/index.ts';
import { ofxAmount, ofxDay, unescaped } from '../../src/formats/ofx/values.ts';
import { expectedRows, expectedStatements, madeOfx, printOfx } from './generators/ofx.ts';
import { latin1, type ReadFile, readBytes, utf8 } from './read-bytes.ts';

const header = 'OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n';
const transaction = (more = '<TRNAMT>-12.34\n<FITID>F1\n<NAME>Kaffe AB\n'): string =>
  `<STMTTRN>\n<TRNTYPE>DEBIT\n<DTPOSTED>20260302120000[+1:CET]\n${more}</STMTTRN>\n`;
const statement = (inner: string): string =>
  `<STMTRS>\n<CURDEF>SEK\n<BANKACCTFROM>\n<BANKID>5000\n<ACCTID>123456\n</BANKACCTFROM>\n<BANKTRANLIST>\n${inner}</BANKTRANLIST>\n<LEDGERBAL>\n<BALAMT>100.00\n<DTASOF>20260331\n</LEDGERBAL>\n</STMTRS>\n`;
const file = (inner: string, before = header): string =>
  `${before}<OFX>\n<BANKMSGSRSV1>\n<STMTTRNRS>\n${inner}</STMTTRNRS>\n</BANKMSGSRSV1>\n</OFX>\n`;
const read = (text: string): ReadFile => readBytes(ofx, utf8(text));
const row = (more: string): ReadFile['rows'][number] | undefined =>
  read(file(statement(transaction(more)))).rows[0];

describe('OFX files made of random accounts', () => {
  it('give back exactly their statements and rows, however the bytes are cut', () => {
    fc.assert(
      fc.property(
        madeOfx(),
        fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 20 }),
        (made, chunk) => {
          const found = readBytes(ofx, utf8(printOfx(made)), { chunk });
          expect(found.findings).toEqual([]);
          expect(found.statements).toEqual(expectedStatements(made));
          expect(found.rows).toEqual(expectedRows(made));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of any bytes never throw, and what is wrong is a finding', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<OFX>',
        '</OFX>',
        '<STMTRS>',
        '</STMTRS>',
        '<STMTTRN>',
        '</STMTTRN>',
        '<TRNAMT>1',
        '<DTPOSTED>20260101',
      ),
      fc.constantFrom(
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '<?',
        '?>',
        '<',
        '>',
        '</',
        '&#x41;',
        '&#1114112;',
        '<ACCTID>1',
        '<CODE>1',
        '<STATUS>',
      ),
      fc.string({ maxLength: 12, unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (pieces, chunk) => {
        const bytes = utf8(pieces.join(''));
        const whole = readBytes(ofx, bytes);
        expect(readBytes(ofx, bytes, { chunk })).toEqual(whole);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a statement', () => {
  it('gives its account, closing balance and sums; OFX has no opening balance', () => {
    const found = read(file(statement(transaction())));
    expect(found.findings).toEqual([]);
    expect(found.statements).toEqual([
      {
        account: '123456',
        currency: 'SEK',
        openingOre: null,
        closingOre: 10_000,
        closingDay: '2026-03-31',
        entries: 1,
        bookedEntries: 1,
        sumCreditOre: 0,
        sumDebitOre: 1234,
      },
    ]);
    expect(found.summary).toEqual({
      kind: 'OFX 102',
      counts: { statements: 1, entries: 1, bookedEntries: 1 },
      orgNumber: null,
      generatedOn: null,
      completeness: 'lastRow',
    });
  });

  it('of a card is one too, and a file may hold several', () => {
    const card = statement(transaction())
      .replaceAll('STMTRS', 'CCSTMTRS')
      .replaceAll('BANKACCTFROM', 'CCACCTFROM')
      .replace('123456', '99');
    const found = read(file(statement(transaction()) + card));
    expect(found.statements.map(({ account }) => account)).toEqual(['123456', '99']);
    expect(found.rows.map(({ row: number, account }) => [number, account])).toEqual([
      [1, '123456'],
      [2, '99'],
    ]);
  });

  it('of securities gives its cash transactions and says so', () => {
    const inner = `<INVSTMTRS><CURDEF>USD<INVACCTFROM><BROKERID>b<ACCTID>7</INVACCTFROM><INVTRANLIST><BUYSTOCK><INVBUY><INVTRAN><FITID>1<DTTRADE>20260102<MEMO>BUY</INVTRAN><TOTAL>-9.5</INVBUY></BUYSTOCK><INVBANKTRAN>${transaction()}<SUBACCTFUND>CASH</INVBANKTRAN></INVTRANLIST></INVSTMTRS>`;
    const found = read(file(inner));
    expect(found.rows).toMatchObject([{ account: '7', amountOre: -1234, currency: 'USD' }]);
    expect(found.findings).toMatchObject([
      { code: 'ofx-securities-not-read', params: { account: '7', count: 1 } },
    ]);
  });

  it('whose ends of aggregates were left out is read all the same (Nubank)', () => {
    expect(read(file(statement(transaction()).replace('</BANKTRANLIST>\n', '')))).toMatchObject({
      findings: [],
      statements: [{ closingOre: 10_000, entries: 1 }],
    });
    const found = read(file(statement(transaction() + transaction()).replaceAll('</STMTTRN>\n', '')));
    expect(found.findings).toEqual([]);
    expect(found.rows).toHaveLength(2);
  });

  it('without an account is told', () => {
    expect(read(file(statement(transaction()).replace('<ACCTID>123456\n', ''))).warnings).toEqual([
      'statement-account-missing',
    ]);
  });

  it('has pending transactions, which are not read', () => {
    const pending = '<BANKTRANLISTP><DTASOF>20260331<STMTTRNP><TRNAMT>5<NAME>X</STMTTRNP></BANKTRANLISTP>';
    const found = read(file(statement(transaction()).replace('</STMTRS>', `${pending}</STMTRS>`)));
    expect(found.rows).toHaveLength(1);
    expect(found.findings).toMatchObject([{ code: 'rows-not-booked', params: { count: 1 } }]);
  });

  it('whose balance is finer than its currency leaves the balance out; an unreadable one refuses the file', () => {
    const withBalance = (amount: string): ReadFile =>
      read(file(statement('').replace('<BALAMT>100.00', `<BALAMT>${amount}`)));
    expect(withBalance('2607.1664944585727')).toMatchObject({
      warnings: ['amount-finer-than-minor-unit'],
      statements: [{ closingOre: null }],
    });
    expect(withBalance('$120').errors).toEqual(['amount-unreadable']);
  });
});

describe('a transaction', () => {
  it('has the sign of its amount, whatever TRNTYPE says', () => {
    expect(row('<TRNAMT>12.34\n')?.amountOre).toBe(1234);
    expect(row('<TRNAMT>-12,34\n')?.amountOre).toBe(-1234);
    expect(row('<TRNAMT>+5\n')?.amountOre).toBe(500);
  });

  it.each([
    ['1,234.56', 123_456],
    ['-1.234,5', -123_450],
    ['1 234,56', 123_456],
    ['\u221212.34', -1234],
    ['.5', 50],
    ['00012.30', 1230],
    ['12.3400', 1234],
  ])('of %s is %i', (text, ore) => {
    expect(ofxAmount(text, 2)).toEqual({ ore });
  });

  it.each(['$120', '1,234', '1.234', '1.234.56', '12,34,56', '1e5', '--1', ''])('of %j is none', (text) => {
    expect(ofxAmount(text, 2)).toMatchObject({ fault: text === '' ? 'empty' : 'not-a-number' });
  });

  it('that cannot be read refuses the file, with its number', () => {
    expect(read(file(statement(transaction() + transaction('<TRNAMT>$120\n')))).findings).toEqual([
      { code: 'amount-unreadable', severity: 'error', row: 2, params: { amount: '$120' } },
    ]);
    expect(read(file(statement(transaction('<TRNAMT>-995.4190396554627\n')))).errors).toEqual([
      'amount-finer-than-minor-unit',
    ]);
    expect(read(file(statement(transaction().replace('20260302120000[+1:CET]', '20260231')))).errors).toEqual(
      ['date-unreadable'],
    );
  });

  it.each([
    ['20260302', '2026-03-02'],
    ['202603021200', '2026-03-02'],
    ['20260101000000.000[-8:PST]', '2026-01-01'],
    ['20261231235959[+14:X]', '2026-12-31'],
    ['20240402000000[-3:GMT]', '2024-04-02'],
  ])('is on the calendar day as written: %s', (text, day) => {
    expect(ofxDay(text)).toBe(day);
  });

  it.each(['', '2026030', '2026-03-02', '20260230', '202603021', 'abcdefgh'])(
    'of the day %j is none',
    (text) => {
      expect(ofxDay(text)).toBeNull();
    },
  );

  it('has payer, words and references', () => {
    expect(
      row('<TRNAMT>1\n<DTAVAIL>20260304\n<CHECKNUM>1000\n<REFNUM>R1\n<NAME>Kund  AB\n<MEMO>Faktura 17\n'),
    ).toMatchObject({
      valueDate: '2026-03-04',
      reference: 'R1',
      counterparty: 'Kund AB',
      text: 'Faktura 17',
    });
    expect(row('<TRNAMT>1\n<CHECKNUM>1000\n<PAYEE>\n<NAME>Anna\n<ADDR1>X\n</PAYEE>\n')).toMatchObject({
      reference: '1000',
      counterparty: 'Anna',
      text: 'Anna',
    });
  });

  it('is not described by the account it went to or the currency it came from', () => {
    const found = row(
      '<TRNAMT>1\n<NAME>Anna\n<BANKACCTTO>\n<ACCTID>9\n<NAME>X\n</BANKACCTTO>\n<ORIGCURRENCY>\n<CURRATE>1\n<CURSYM>EUR\n</ORIGCURRENCY>\n',
    );
    expect(found).toMatchObject({ account: '123456', counterparty: 'Anna', currency: 'SEK' });
  });

  it('in a currency of its own (CURRENCY) keeps it, with a warning', () => {
    const found = read(
      file(statement(transaction('<TRNAMT>1\n<CURRENCY>\n<CURRATE>11\n<CURSYM>EUR\n</CURRENCY>\n'))),
    );
    expect(found.rows[0]?.currency).toBe('EUR');
    expect(found.warnings).toEqual(['statement-currency-mixed']);
  });

  it('is named by FITID within its account; some banks leave it empty (Banco do Brasil)', () => {
    expect(row('<TRNAMT>1\n<FITID>F1\n')?.identity).toEqual({
      parts: ['fitid', '123456', 'F1'],
      standsAlone: true,
    });
    expect(row('<TRNAMT>1\n<FITID>\n<NAME>Anna\n')).toMatchObject({
      identity: { parts: ['ofx', '123456'], standsAlone: false },
      counterparty: 'Anna',
    });
  });

  it('that corrects an earlier one is told; one that takes it back is no row', () => {
    const found = read(
      file(
        statement(
          transaction('<TRNAMT>1\n<CORRECTFITID>F0\n<CORRECTACTION>REPLACE\n') +
            transaction('<TRNAMT>1\n<CORRECTFITID>F9\n<CORRECTACTION>DELETE\n'),
        ),
      ),
    );
    expect(found.rows).toHaveLength(1);
    expect(found.statements[0]).toMatchObject({ entries: 2, bookedEntries: 1 });
    expect(found.findings).toMatchObject([
      { code: 'ofx-transaction-corrected', params: { fitid: 'F0', action: 'REPLACE', count: 2 } },
    ]);
  });
});

describe('the text of a file', () => {
  const whole = file(statement(transaction()));
  const one = (text: string | Uint8Array): ReadFile => {
    const found = readBytes(ofx, typeof text === 'string' ? utf8(text) : text);
    expect(found.findings).toEqual([]);
    expect(found.rows).toHaveLength(1);
    return found;
  };

  it.each([
    ['a header on one line (Wells Fargo)', whole.replace(header, header.replaceAll('\n', ''))],
    ['no empty line behind the header (BMO)', whole.replace('1252\n\n', '1252\n')],
    ['no header', whole.replace(header, '')],
    ['everything on one line', whole.replace(header, '').replaceAll('\n', '')],
    ['CRLF', whole.replaceAll('\n', '\r\n')],
    ['leaves with an end among leaves without', whole.replace('<FITID>F1', '<FITID>F1</FITID>')],
    ['small letters', whole.replace('<NAME>', '<name>').replace('<STMTRS>', '<stmtrs>')],
    ['comments', whole.replace('<STMTRS>', '<!-- a > b <STMTTRN> --><STMTRS>')],
    ['a byte order mark', `\ufeff${whole}`],
    ['words of Quicken', whole.replace('<STMTTRNRS>', '<INTU.BID>00017\n<STMTTRNRS>')],
    ['an empty element', whole.replace('<FITID>F1', '<FITID>F1\n<EXTDNAME/>')],
  ])('may have %s', (_name, text) => {
    one(text);
  });

  it('is XML in version 2', () => {
    const xml = whole
      .replace(header, '<?xml version="1.0" encoding="UTF-8"?>\n<?OFX OFXHEADER="200" VERSION="211"?>\n')
      .replace(/<(\w+)>([^<\n]+)\n/g, '<$1>$2</$1>\n');
    expect(one(xml).summary.kind).toBe('OFX 211');
  });

  it('has its letters in Windows-1252, in UTF-8, or in UTF-16', () => {
    const named = whole.replace('Kaffe AB', 'Åkeri – Öst');
    expect(one(named).rows[0]?.counterparty).toBe('Åkeri – Öst');
    const windows = new Uint8Array(Buffer.from(named.replace('–', '\x96'), 'latin1'));
    expect(one(windows).rows[0]?.counterparty).toBe('Åkeri – Öst');
    expect(one(new Uint8Array([0xff, 0xfe, ...Buffer.from(named, 'utf16le')])).rows[0]?.counterparty).toBe(
      'Åkeri – Öst',
    );
  });

  it('may lie about its encoding: the bytes decide, with a warning where letters are at stake', () => {
    const lying = whole.replace('ENCODING:USASCII', 'ENCODING:UTF-8').replace('Kaffe', 'Kafé');
    const found = readBytes(ofx, latin1(lying));
    expect(found.warnings).toEqual(['encoding-not-utf8']);
    expect(found.rows[0]?.counterparty).toBe('Kafé AB');
    one(whole.replace(header, '<?xml version="1.0" encoding="utf-16"?>\n'));
  });

  it('has escapes, bare ampersands and unknown names', () => {
    expect(unescaped('a &amp; b &lt;c&gt; &quot;&apos;&nbsp;&#197;&#xE5;')).toBe('a & b <c> "\' Åå');
    expect(unescaped('K&B & &foo; &amp;lt; &#0; &#xD800; &#1114112; &toString;')).toBe(
      'K&B & &foo; &lt; &#0; &#xD800; &#1114112; &toString;',
    );
    expect(row('<TRNAMT>1\n<NAME>A < B & C\n')?.counterparty).toBe('A < B & C');
    expect(row('<TRNAMT>1\n<NAME><![CDATA[A &amp; <B>]]></NAME>\n')?.counterparty).toBe('A &amp; <B>');
  });
});

describe('a file that is none', () => {
  it('breaks off: whatever was read, it is refused', () => {
    const whole = file(statement(transaction()));
    for (const cut of ['</OFX>', '</STMTRS>', '12.34', 'FITID>', '<LEDGERBAL>'])
      expect(read(whole.slice(0, whole.indexOf(cut) + 2)).errors).toEqual(['file-truncated']);
  });

  it('has a document type or entities', () => {
    const found = read(file(statement(transaction()), '<!DOCTYPE OFX [<!ENTITY a "b">]>'));
    expect(found).toMatchObject({ rows: [], errors: ['xml-doctype-refused'] });
  });

  it('has a value or a tag without end, or aggregates in aggregates without end', () => {
    const long = 'x'.repeat(70_000);
    const limits = (text: string): unknown =>
      read(text).findings.map(({ code, params }) => [code, params['what']]);
    expect(limits(file(statement(transaction(`<MEMO>${long}`))))).toEqual([['ofx-limit-exceeded', 'text']]);
    expect(limits(file(`<${long}>`))).toEqual([['ofx-limit-exceeded', 'text']]);
    expect(limits(file(`<!-- ${'>'.repeat(70_000)}`))).toEqual([['ofx-limit-exceeded', 'text']]);
    expect(limits(file('<A>'.repeat(10_000)))).toEqual([['ofx-limit-exceeded', 'depth']]);
  });

  it('is the bank’s answer that something failed', () => {
    const failed = '<STATUS><CODE>2003<SEVERITY>ERROR<MESSAGE>Account not found</STATUS>';
    expect(read(file(failed)).findings).toEqual([
      { code: 'ofx-response-failed', severity: 'error', params: { code: '2003', text: 'Account not found' } },
      { code: 'statement-missing', severity: 'error', params: { message: 'OFX' } },
    ]);
    const other = read(file(statement(transaction()) + failed));
    expect(other).toMatchObject({ errors: [], warnings: ['ofx-response-failed'] });
    expect(read(file(`<STATUS><CODE>0<SEVERITY>INFO</STATUS>${statement(transaction())}`)).findings).toEqual(
      [],
    );
  });

  it('holds no statement: refused, unless the answer was about something else', () => {
    expect(read('hello').errors).toEqual(['statement-missing']);
    expect(read('<OFX></OFX>').errors).toEqual(['statement-missing']);
    expect(read('<OFX><SIGNONMSGSRSV1></SIGNONMSGSRSV1></OFX>').errors).toEqual(['statement-missing']);
    expect(read('<OFX><PROFMSGSRSV1><PROFTRNRS></PROFTRNRS></PROFMSGSRSV1></OFX>')).toMatchObject({
      errors: [],
      warnings: ['statement-missing'],
    });
  });

  it('says when it was made', () => {
    const signOn = '<SIGNONMSGSRSV1><SONRS><DTSERVER>20260401120000</SONRS></SIGNONMSGSRSV1>';
    expect(
      read(file(statement('')).replace('<BANKMSGSRSV1>', `${signOn}<BANKMSGSRSV1>`)).summary.generatedOn,
    ).toBe('2026-04-01');
  });
});
