import { describe, expect, it } from 'vitest';
import { bgmax } from '../../src/formats/bgmax/index.ts';
import { deposit, finish, one, open, payment, read, start } from './bgmax-lines.ts';
import { record } from './generators/giro.ts';
import { latin1, type ReadFile, readBytes, utf8 } from './read-bytes.ts';

describe('what is met in real BgMax files', () => {
  it('a tab in the filler of TK01 is told and harmless', () => {
    const lines = [`${start}\t`, open(), payment({ ore: 5 }), deposit(5, 1), finish(1, 0, 0, 1)];
    const found = readBytes(bgmax, latin1(lines.join('\r\n')));
    expect([found.errors, found.warnings, found.rows.length]).toEqual([[], ['giro-tab'], 1]);
  });

  it('a tab between the fields of TK22 goes to its column', () => {
    const tabbed = '220003783511\t    7495575000000000000100000230000000000301';
    const { rows, warnings } = readBytes(
      bgmax,
      latin1([start, open(), payment({ ore: 5 }), tabbed, deposit(5, 1), finish(1, 0, 1, 1)].join('\n')),
    );
    expect(warnings).toEqual(['giro-tab']);
    expect(rows[0]?.reference2).toMatch(/^7495575/);
  });

  it('a tab in a line that is whole stands for one blank', () => {
    const tabbed = record(payment({ ore: 1000, reference: 'faktura\t88' }));
    expect(one(tabbed).rows[0]).toMatchObject({ reference: 'faktura 88', amountOre: 1000 });
  });

  it('trailing blanks are gone, TK70 ends after 34 characters', () => {
    const lines = [
      start,
      open(),
      payment({ ore: 5 }).trimEnd(),
      '26A',
      deposit(5, 1).trimEnd(),
      finish(1, 0, 0, 1),
    ];
    const { rows, errors, summary } = readBytes(bgmax, latin1(lines.join('\n')));
    expect([errors, rows.length, summary.counts['linesNot80']]).toEqual([[], 1, 6]);
  });

  it('letters are counted after decoding, so UTF-8 moves no column', () => {
    const lines = [
      start,
      open(),
      payment({ ore: 5, reference: 'färgåäö' }),
      '26Ölands Färg',
      deposit(5, 1),
      finish(1, 0, 0, 1),
    ];
    const { rows } = readBytes(bgmax, utf8(`\uFEFF${lines.map((line) => `${record(line)}\n`).join('')}`));
    expect(rows[0]).toMatchObject({ reference: 'färgåäö', amountOre: 5, counterparty: 'Ölands Färg' });
  });

  it('mangled letters cost a warning and no amount', () => {
    const lines = [
      start,
      open(),
      payment({ ore: 5 }),
      '26Kalles Pl\uFFFDt AB',
      deposit(5, 1),
      finish(1, 0, 0, 1),
    ];
    const { rows, errors, warnings } = readBytes(
      bgmax,
      utf8(lines.map((line) => `${record(line)}\n`).join('')),
    );
    expect([errors, warnings, rows.length]).toEqual([[], ['letters-lost'], 1]);
  });

  it('mangled letters that move an amount refuse the file', () => {
    const moved = payment({ ore: 1000, reference: 'färg' }).replace('färg', 'fÃ¤rg');
    const lines = [start, open(), moved, deposit(1000, 1), finish(1, 0, 0, 1)];
    expect(readBytes(bgmax, utf8(lines.join('\n'))).errors).toContain('amount-unreadable');
  });

  it('blank lines at the end are nothing', () => {
    const { errors, warnings, summary } = read(
      start,
      open(),
      payment({ ore: 5 }),
      deposit(5, 1),
      finish(1, 0, 0, 1),
      '',
      '   ',
      '\x1a',
    );
    expect([errors, warnings, summary.counts['lines']]).toEqual([[], [], 5]);
  });

  it('several sections have currencies of their own', () => {
    const { statements, errors } = read(
      start,
      open(),
      payment({ ore: 5 }),
      deposit(5, 1),
      open('EUR'),
      payment({ ore: 7 }),
      deposit(7, 1, { serial: '00057', currency: 'EUR' }),
      finish(2, 0, 0, 2),
    );
    expect(errors).toEqual([]);
    expect(statements.map(({ currency, sumCreditOre }) => [currency, sumCreditOre])).toEqual([
      ['SEK', 5],
      ['EUR', 7],
    ]);
  });

  it('an address without a street has its postcode', () => {
    expect(one(payment({ ore: 1000 }), '26A', `27${' '.repeat(35)}123 45`).errors).toEqual([]);
  });

  it('references have letters in them', () => {
    expect(one(payment({ ore: 1000, reference: 'fakt 146048 kund nr 88' })).rows[0]).toMatchObject({
      reference: 'fakt 146048 kund nr 88',
    });
  });

  it('a reference that fills its field goes on in the information', () => {
    const { rows } = one(payment({ ore: 1000, reference: 'faktura 470172 kund nr 22' }), '2502', '25tack');
    expect(rows[0]).toMatchObject({
      reference: 'faktura 470172 kund nr 22',
      text: 'faktura 470172 kund nr 2202 tack',
    });
  });

  it('information of its own behind a full or a shorter reference stays by itself', () => {
    expect(one(payment({ ore: 1000, reference: '145569 8619' }), '25353414 3901').rows[0]?.text).toBe(
      '353414 3901',
    );
    expect(one(payment({ ore: 1000, reference: 'X'.repeat(25) }), '25 Faktura 80145').rows[0]?.text).toBe(
      'Faktura 80145',
    );
  });

  it('files put together are read one after the other', () => {
    const whole = [start, open(), payment({ ore: 5 }), deposit(5, 1), finish(1, 0, 0, 1)];
    const found = readBytes(bgmax, latin1(`${whole.join('\r\n')}\r\n\x1a${whole.join('\r\n')}\r\n\x1a`));
    expect([found.errors, found.warnings, found.rows.length]).toEqual([[], [], 2]);
    expect(found.summary.counts).toMatchObject({ files: 2, payments: 2, deposits: 2 });
    const marked = readBytes(bgmax, utf8(`\uFEFF${whole.join('\n')}\n\uFEFF${whole.join('\n')}`));
    expect([marked.errors, marked.rows.length]).toEqual([[], 2]);
  });

  it('records of unknown codes are passed over, lines that are no records are told', () => {
    const { errors, warnings, findings } = one(payment({ ore: 1000 }), '33något nytt', 'Sida 1', 'Sida 2');
    expect([errors, warnings]).toEqual([[], ['giro-line-unknown']]);
    expect(findings[0]?.params).toEqual({ text: 'Sida 1', count: 2 });
  });

  it('a file without payments is a file', () => {
    const { errors, rows } = read(start, finish(0, 0, 0, 0));
    expect([errors, rows]).toEqual([[], []]);
  });

  it('a test file and another version are told', () => {
    const test = start.replace('BGMAX               01', 'BGMAX               02').replace(/P$/, 'T');
    const { errors, warnings } = read(test, finish(0, 0, 0, 0));
    expect([errors, warnings]).toEqual([[], ['bgmax-version-unknown', 'bgmax-test-file']]);
  });
});

describe('what does not fit refuses the file, with both figures', () => {
  const params = (found: ReadFile): unknown[] =>
    found.findings
      .filter(({ severity }) => severity === 'error')
      .map((finding) => [finding.code, finding.params]);

  it('the amount of a deposit', () => {
    expect(params(read(start, open(), payment({ ore: 5 }), deposit(7, 1), finish(1, 0, 0, 1)))).toEqual([
      ['format-control-sum', { what: 'TK15 00056', stated: '0.07', found: '0.05' }],
    ]);
  });

  it('the number of payments of a deposit', () => {
    expect(params(read(start, open(), payment({ ore: 5 }), deposit(5, 2), finish(1, 0, 0, 1)))).toEqual([
      ['format-control-sum', { what: 'TK15 00056 (TK20+TK21)', stated: 2, found: 1 }],
    ]);
  });

  it('each count of TK70', () => {
    expect(params(read(start, open(), payment({ ore: 5 }), deposit(5, 1), finish(2, 3, 4, 5)))).toEqual([
      ['format-control-sum', { what: 'TK70 (TK20)', stated: 2, found: 1 }],
      ['format-control-sum', { what: 'TK70 (TK21)', stated: 3, found: 0 }],
      ['format-control-sum', { what: 'TK70 (TK22+TK23)', stated: 4, found: 0 }],
      ['format-control-sum', { what: 'TK70 (TK15)', stated: 5, found: 1 }],
    ]);
  });

  it('a deposit in another currency than its section', () => {
    const wrong = read(
      start,
      open(),
      payment({ ore: 5 }),
      deposit(5, 1, { currency: 'EUR' }),
      finish(1, 0, 0, 1),
    );
    expect(params(wrong)).toEqual([['giro-currency-differs', { deposit: 'EUR', opening: 'SEK' }]]);
  });

  it('a day that does not exist, an amount that is none or beyond all whole numbers', () => {
    const day = read(
      start,
      open(),
      payment({ ore: 5 }),
      deposit(5, 1, { day: '20260230' }),
      finish(1, 0, 0, 1),
    );
    expect(params(day)).toEqual([['date-unreadable', { date: '20260230' }]]);
    const amount = payment({ ore: 5 }).replace('000000000000000005', '00000000000000000X');
    expect(one(amount).errors).toContain('amount-unreadable');
    expect(one(payment({ ore: 5 }).replace('000000000000000005', '999999999999999999')).errors).toContain(
      'amount-unreadable',
    );
  });

  it('sums beyond all whole numbers', () => {
    const most = payment({ ore: Number.MAX_SAFE_INTEGER });
    const { errors } = read(start, open(), most, most, deposit(5, 2), finish(2, 0, 0, 1));
    expect(errors).toEqual(['format-control-sum']);
  });

  it.each([
    ['before its TK70', [start, open(), payment({ ore: 5 }), deposit(5, 1)], 'TK70'],
    ['within a section', [start, open(), payment({ ore: 5 })], 'TK15, TK70'],
    ['after TK01', [start], 'TK70'],
  ])('a file that ends %s', (_where, lines, missing) => {
    expect(params(read(...lines))).toEqual([['file-truncated', { missing }]]);
  });

  it.each([
    ['a payment without a section', [start, payment({ ore: 5 })], '20', 'TK05'],
    ['a section in a section', [start, open(), open()], '05', 'TK15'],
    ['an end within a section', [start, open(), finish(0, 0, 0, 0)], '70', 'TK15'],
    ['a second start', [start, start], '01', 'TK70'],
    ['no start', [open(), payment({ ore: 5 }), deposit(5, 1), finish(1, 0, 0, 1)], '05', 'TK01'],
    ['another start', ['01AUTOGIRO', open()], '01', 'BGMAX'],
  ])('%s, told once', (_what, lines, code, missing) => {
    const found = read(...lines);
    expect(params(found)).toEqual([['giro-record-missing', { record: code, missing }]]);
    expect(found.rows).toEqual([]);
  });

  it('a line of any length, without holding it', () => {
    expect(readBytes(bgmax, latin1(`${start}\n${'2'.repeat(100_000)}`)).errors).toContain(
      'format-line-too-long',
    );
  });
});
