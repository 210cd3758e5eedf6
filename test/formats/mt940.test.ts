import { describe, expect, it } from 'vitest';
import { mt940 } from '../../src/formats/mt940/index.ts';
import { latin1, type ReadFile, readBytes, utf8 } from './read-bytes.ts';

const head = ':20:STARTUMS\n:25:SE4550000000058398257466\n:28C:00012/001\n:60F:C260301SEK1000,00\n';
const entry = ':61:2603020302CK100,00NTRFNONREF\n:86:Text\n';
const close = (amount = '1100,00'): string => `:62F:C260302SEK${amount}\n`;
const read = (text: string): ReadFile => readBytes(mt940, utf8(text));
const rows = (entries: string): ReadFile['rows'] => read(`${head}${entries}-\n`).rows;
const warningsOf = (text: string): object[] =>
  read(text).findings.map(({ code, severity, params }) => ({ code, severity, params }));

describe('a statement', () => {
  it('gives its account, number, page, balances and sums', () => {
    const found = read(`${head}${entry}${close()}-\n`);
    expect(found.findings).toEqual([]);
    expect(found.statements).toEqual([
      {
        account: 'SE4550000000058398257466',
        currency: 'SEK',
        id: '00012/001',
        openingOre: 100_000,
        closingOre: 110_000,
        openingDay: '2026-03-01',
        closingDay: '2026-03-02',
        sequence: 12,
        page: { number: 1, isLast: true },
        entries: 1,
        bookedEntries: 1,
        sumCreditOre: 10_000,
        sumDebitOre: 0,
      },
    ]);
    expect(found.summary).toEqual({
      kind: 'MT940',
      counts: { statements: 1, entries: 1, bookedEntries: 1 },
      orgNumber: null,
      generatedOn: null,
      completeness: 'statement',
    });
  });

  it('whose entries do not lead from the opening to the closing balance is told with both figures', () => {
    expect(warningsOf(`${head}${entry}${close('1099,99')}-\n`)).toEqual([
      {
        code: 'balance-differs',
        severity: 'warning',
        params: {
          account: 'SE4550000000058398257466',
          stated: '1099.99',
          calculated: '1100.00',
          difference: '-0.01',
          others: 0,
        },
      },
    ]);
  });

  it('in several pages, :60M: and :62M: between them, is one statement a page', () => {
    const second =
      ':20:STARTUMS\n:25:SE4550000000058398257466\n:28C:00012/002\n:60M:C260302SEK1100,00\n:62F:C260302SEK1100,00\n-\n';
    const found = read(`${head}${entry}:62M:C260302SEK1100,00\n-\n${second}`);
    expect(found.findings).toEqual([]);
    expect(found.statements.map(({ sequence, page }) => [sequence, page])).toEqual([
      [12, { number: 1, isLast: false }],
      [12, { number: 2, isLast: true }],
    ]);
  });

  it('whose next page has no :20: of its own goes on with account and currency', () => {
    const found = read(
      `${head}${entry}:62M:C260302SEK1100,00\n:60M:C260302SEK1100,00\n${entry}${close('1200,00')}`,
    );
    expect(found.findings).toEqual([]);
    expect(found.rows.map(({ account }) => account)).toEqual(Array(2).fill('SE4550000000058398257466'));
  });

  it.each(['', ':28C:\n', ':28C:/1\n', ':28C:0\n', ':28C:00000/00\n', ':28:0/3\n'])(
    'that the bank does not number (%j) has neither sequence nor page',
    (number) => {
      const [statement] = read(head.replace(':28C:00012/001\n', number) + close('1000,')).statements;
      expect(statement).not.toHaveProperty('sequence');
      expect(statement).not.toHaveProperty('page');
    },
  );

  it('has the number in :28:, without a page, or with more digits than the standard allows', () => {
    const numberOf = (field: string): unknown =>
      read(head.replace(':28C:00012/001', field) + close()).statements[0];
    expect(numberOf(':28:35401/1')).toMatchObject({ sequence: 35_401, page: { number: 1 } });
    expect(numberOf(':28C:00046')).toMatchObject({ sequence: 46 });
    expect(numberOf(':28C:1810118101')).toMatchObject({ sequence: 1_810_118_101 });
  });

  it('names its account as :25: or as :25P: with the bank on the next line', () => {
    const accountOf = (field: string): unknown =>
      read(head.replace(':25:SE4550000000058398257466', field) + close()).statements[0]?.account;
    expect(accountOf(':25:DABADKKK/1111-11-11111')).toBe('DABADKKK/1111-11-11111');
    expect(accountOf(':25:1291.99.348EUR ')).toBe('1291.99.348EUR');
    expect(accountOf(':25P:12345678\nHANDSESSXXX')).toBe('12345678');
  });

  it('without entries is a statement, and amounts may end in the comma', () => {
    const found = read(':20:A\n:25:1\n:28C:188/1\n:60F:C130928SEK0,\n:62F:C130930SEK0,\n:64:C130930SEK0,\n');
    expect(found.findings).toEqual([]);
    expect(found.statements[0]).toMatchObject({ openingOre: 0, closingOre: 0, entries: 0 });
  });

  it('has the minor unit of its currency', () => {
    const found = read(':20:A\n:25:1\n:60F:C260101JPY1000,\n:61:260102C5,NTRFX\n:62F:C260102JPY1005,\n');
    expect(found.findings).toEqual([]);
    expect(found.rows[0]?.amountOre).toBe(5);
    expect(read(':20:A\n:25:1\n:60F:C260101JPY1000,\n:61:260102C5,50NTRFX\n').errors).toEqual([
      'amount-finer-than-minor-unit',
    ]);
  });

  it('whose balances are in two currencies is told, and not checked', () => {
    expect(read(`${head}${entry}:62F:C260302EUR1100,00\n`).warnings).toEqual(['statement-currency-mixed']);
  });

  it('from before 2002 may leave the currency of a balance out: it is the opening balance’s', () => {
    expect(warningsOf(`${head}${entry}:62F:C2603021100,00\n`)).toEqual([
      {
        code: 'swift-balance-currency-missing',
        severity: 'warning',
        params: { balance: ':62F:', currency: 'SEK', count: 1 },
      },
    ]);
  });

  it('with a balance of a day that is none keeps the balance and leaves the day', () => {
    const found = read(`${head}${entry}:62F:C261131SEK1100,00\n`);
    expect(found.warnings).toEqual(['balance-day-missing']);
    expect(found.statements[0]).not.toHaveProperty('closingDay');
  });

  it('without :60F: or :62F: is told as incomplete, its entries are there', () => {
    const found = read(':20:A\n:25:55590040647\n:28C:00478/01\n:61:100930D20,NCMZNOREF\n-');
    expect(found.rows).toMatchObject([{ amountOre: -2000, currency: null }]);
    expect(found.findings).toMatchObject([
      {
        code: 'swift-statement-incomplete',
        params: { statement: '55590040647', missing: ':60F:, :62F:' },
      },
    ]);
  });

  it('without an account is told', () => {
    expect(read(head.replace(/:25:.*\n/, '') + entry + close()).warnings).toEqual([
      'statement-account-missing',
    ]);
  });

  it.each([':60F:C26-301SEK1,00', ':60F:X260301SEK1,00', ':60F:C260301SEK'])(
    'with the balance %j is refused',
    (balance) => {
      expect(read(`:20:A\n:25:1\n${balance}\n${close()}`).errors).toEqual(['swift-field-unreadable']);
    },
  );

  it('states what is available and what is forward, which is no balance of its own', () => {
    const found = read(
      `${head}${entry}${close()}:64:C260302SEK9,00\n:65:C260303SEK9,00\n:65:C260304SEK9,00\n`,
    );
    expect(found.findings).toEqual([]);
    expect(found.statements[0]?.closingOre).toBe(110_000);
  });
});

describe('the frame of the messages', () => {
  const body = `${head}${entry}${close()}`;
  const one = (text: string | Uint8Array): void => {
    const found = readBytes(mt940, typeof text === 'string' ? utf8(text) : text);
    expect(found.findings).toEqual([]);
    expect(found.rows).toHaveLength(1);
    expect(found.statements).toHaveLength(1);
  };

  it.each([
    [
      'SWIFT blocks',
      `{1:F01HANDSESSAXXX0000000000}{2:O9401200}{3:{108:X}}{4:\r\n${body.replaceAll('\n', '\r\n')}-}{5:}`,
    ],
    ['a text block that begins on the line of the first field', `{1:F01X}{2:O940}{4:${body}-}`],
    ['bare fields', body],
    ['a lone hyphen', `${body}-\n`],
    ['a lone hyphen with an end of transmission', `\x01\n${body}-\x03`],
    ['lone CR', body.replaceAll('\n', '\r')],
    ['@@ as line end', `@@${body.trimEnd().replaceAll('\n', '@@')}`],
    ['a byte order mark', `\ufeff${body}`],
    ['a DOS end of file', `${body}-\n\x1a`],
    ['ABN AMRO’s own lines before the first field', `ABNANL2A\n940\nABNANL2A\n${body}-\n`],
    [
      'ING’s own lines before, and its mark at the end',
      `0000 01INGBNL2AXXXX00001\n940 00\n${body}-${'X'.repeat(3)}\n`,
    ],
    ['Rabobank’s :940:', `:940:\n${body}`],
    ['prose before the first field (Danske Bank)', `This is an example file\n\n- - - -\n\n${body}`],
    ['empty lines and lines of blanks', `\n${body.replaceAll('\n', '\n\n')}   \n`],
  ])('may be %s', (_name, text) => one(text));

  it('may be in the Swedish seven-bit code, where { is ä and } is å (Handelsbanken)', () => {
    one(`ä4:\r\n${body}-å`);
    one(latin1(`ä4:\r\n${body}-å`));
  });

  it('may hold several messages, with and without anything between them', () => {
    expect(
      read(`${body}${body}-\n${body}-\n{1:F01X}{2:O940}{4:\n${body}-}{1:F01X}{2:O940}{4:\n${body}-}`).rows,
    ).toHaveLength(5);
  });

  it('that is opened and not closed is a file that broke off', () => {
    expect(read(`{1:F01X}{2:O940}{4:\n${body}`).errors).toEqual(['file-truncated']);
  });

  it('of another message is refused by name', () => {
    expect(read('{1:F01X}{2:O103}{4:\n:20:A\n:32A:260301SEK1,\n-}').findings).toMatchObject([
      { code: 'format-not-supported-yet', params: { format: 'MT103' } },
      {},
      {},
    ]);
  });

  it('without any field is no statement', () => {
    expect(read('1\n2\n3\n').errors).toEqual(['statement-missing']);
    expect(read('').errors).toEqual(['statement-missing']);
  });

  it.each([':61:0912101210C7,50N021117301582', ':25:1\n:62F:C091220SEK1,00', ':86:text', ':NS:', ':28C:1'])(
    'of a piece without its beginning (%j) is refused',
    (text) => {
      expect(read(text).findings.filter(({ severity }) => severity === 'error')).toMatchObject([
        { code: 'file-truncated', params: { missing: ':20:' } },
      ]);
    },
  );

  it('may lack :20: when the rest shows that it is whole', () => {
    one(body.replace(':20:STARTUMS\n', ''));
  });

  it('breaks off in an amount: what is left of it is never taken for all of it', () => {
    const cut = `${head}:61:2603020302CK1234,5`;
    expect(read(cut).errors).toEqual(['file-truncated']);
    expect(read(`${cut}0NTRFX`).errors).toEqual([]);
  });

  it('has control characters, which are taken out with a warning', () => {
    const found = read(`${head}:61:2603020302C1,00NTRFX\n:86:A\0B\x07C\n:62F:C260302SEK1001,00\n`);
    expect(found.findings).toMatchObject([{ code: 'swift-control-character', params: { count: 2 } }]);
    expect(found.rows[0]?.text).toBe('ABC');
  });
});

describe('a line that looks like a field', () => {
  const textOf = (details: string): unknown => rows(`:61:2603020302C1,00NTRFX\n:86:${details}\n`)[0]?.text;

  it('is words where the tag cannot stand: clock times are broken over lines', () => {
    expect(textOf(`${'T'.repeat(65)}\n:12:11`)).toBe(`${'T'.repeat(65)}:12:11`);
    expect(textOf('a\n:20:44 b')).toBe('a :20:44 b');
    expect(textOf('a\n:21:37 b\n:25:01 c\n:13:00 d')).toBe('a :21:37 b :25:01 c :13:00 d');
    expect(textOf('a\n:NSF:HelloWorld')).toBe('a :NSF:HelloWorld');
  });

  it('is a new message when what follows :20: is of one', () => {
    const found = read(`${head}${entry}:20:B\n:25:2\n:60F:C260301SEK0,\n:62F:C260301SEK0,\n`);
    expect(found.statements.map(({ account }) => account)).toEqual(['SE4550000000058398257466', '2']);
    expect(found.warnings).toEqual(['swift-statement-incomplete']);
  });

  it('is told where it is no text either', () => {
    expect(read(`${head}:61:2603020302C100,00NTRFX\n:25:166?00TEXT\n${close()}`).findings).toMatchObject([
      { code: 'swift-field-out-of-place', line: 6, params: { field: ':25:', count: 1 } },
    ]);
  });

  it('of :86: before the first entry or after the balances is about the statement (Danske Bank)', () => {
    const found = read(`${head}:86:For your inform.\n:86:IBAN\n${entry}${close()}:86:Sums\n`);
    expect(found.rows.map(({ text }) => text)).toEqual(['Text']);
  });

  it('may be a hyphen in a text', () => {
    expect(textOf('-TEXT\n-\nmore')).toBe('-TEXT more');
  });

  it('that is longer than any is refused, and so is a field', () => {
    expect(read(`${head}${entry}${'x'.repeat(10_001)}\n`).errors).toEqual(['format-line-too-long']);
    expect(read(`${head}${entry}${`${'x'.repeat(9_000)}\n`.repeat(5)}`).errors).toEqual([
      'swift-field-too-long',
    ]);
  });
});

describe('an interim report (MT942)', () => {
  const report = (totals: string, more = ':34F:SEKD0,\n:34F:SEKC0,\n:13D:2603021430+0100\n'): string =>
    `:20:I\n:25:1\n:28C:99/1\n${more}:61:2603020302C500,00NTRFNONREF\n:86:In\n:61:2603020302D0,02NTRFX\n${totals}`;

  it('gives no rows: nothing in it is booked', () => {
    const found = read(report(':90D:1SEK0,02\n:90C:1SEK500,00\n-\n'));
    expect(found.rows).toEqual([]);
    expect(found.findings).toMatchObject([{ code: 'rows-not-booked', params: { count: 2 } }]);
    expect(found.statements).toMatchObject([
      {
        currency: 'SEK',
        entries: 2,
        bookedEntries: 0,
        sumCreditOre: 50_000,
        sumDebitOre: 2,
        openingOre: null,
      },
    ]);
    expect(found.statements[0]).not.toHaveProperty('sequence');
    expect(found.summary).toMatchObject({ kind: 'MT942', completeness: 'none' });
  });

  it.each([
    ['its envelope', `{1:F01X}{2:O942}{4:\n${report('-}', '')}`],
    ['its floor limit', report('', ':34F:SEK0,\n')],
    ['the time it was made', report('', ':13:2603021430\n')],
  ])('is known by %s', (_how, text) => {
    expect(read(text)).toMatchObject({ rows: [], errors: [] });
  });

  it('whose :90C: or :90D: differ from the entries is told with both figures', () => {
    expect(read(report(':90D:1SEK0,02\n:90C:3SEK1500,\n')).findings).toMatchObject([
      {
        code: 'format-control-sum',
        severity: 'warning',
        params: { account: '1', what: ':90C:', stated: '3 SEK 1500.00', found: '1 SEK 500.00' },
      },
      { code: 'rows-not-booked' },
    ]);
  });

  it('may leave the count out, or write an amount below one without its zero', () => {
    expect(read(report(':90D:SEK,02\n:90C:1SEK500,\n')).warnings).toEqual(['rows-not-booked']);
  });

  it('that shows what it is only behind its entries is refused', () => {
    expect(read(report(':90C:1SEK500,\n', '')).errors).toEqual(['swift-interim-late']);
  });

  it('is told from a statement that also has totals', () => {
    const found = read(`${head}${entry}${close()}:90C:1SEK100,00\n:90D:0SEK0,\n`);
    expect(found.findings).toEqual([]);
    expect(found.rows).toHaveLength(1);
  });
});
