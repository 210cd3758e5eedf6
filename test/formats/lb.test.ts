import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lb } from '../../src/formats/lb/index.ts';
import { chunks, number, record, text } from './generators/giro.ts';
import { lbFiles } from './generators/lb.ts';
import { latin1, type ReadFile, readBytes } from './read-bytes.ts';

const opening = (end = '2603111', name = 'LEVERANTÖRSBETALNINGAR'): string =>
  `110009912346260310${name}${end}`;
const total = (count: number, ore: number | null, sign = ' '): string =>
  `290009912346${number(count, 8)}${ore === null ? '' : number(ore, 12)}${sign}`;

interface Parts {
  readonly code?: number;
  readonly receiver?: string;
  readonly reference?: string;
  readonly ore?: number;
  readonly middle?: string;
  readonly own?: string;
}

const payment = ({
  code = 14,
  receiver = '0003783511',
  reference = '',
  ore = 0,
  middle = 'C0000000000',
  own = '',
}: Parts): string => `${code}${receiver}${text(reference, 25)}${number(ore, 12)}${middle}${own}`;

const read = (...lines: string[]): ReadFile =>
  readBytes(lb, latin1(lines.map((line) => `${record(line)}\r\n`).join('')));
const params = (found: ReadFile): unknown[] =>
  found.findings.map((finding) => [finding.code, finding.params]);

describe('a payment specification', () => {
  it('gives a row for each payment, negative, on the day of its section', () => {
    const { rows, errors, warnings, statements } = read(
      opening(),
      '260003783511LASTBILAR HB',
      payment({ reference: '08570215155', ore: 86_000, own: 'VERIF 19' }),
      '250003783511Skadeutbetalning',
      '250003783511mars',
      total(1, 86_000),
    );
    expect([errors, warnings]).toEqual([[], []]);
    expect(rows).toEqual([
      {
        row: 1,
        line: 3,
        account: '9912346',
        date: '2026-03-11',
        amountOre: -86_000,
        currency: 'SEK',
        reference: '08570215155',
        reference2: 'VERIF 19',
        counterparty: 'LASTBILAR HB',
        text: 'Skadeutbetalning mars',
        bankgiro: '3783511',
        identity: { parts: ['lb', '9912346', '14', '0003783511', 'VERIF 19'], standsAlone: false },
      },
    ]);
    expect(statements).toMatchObject([
      {
        account: '9912346',
        currency: 'SEK',
        id: '2026-03-11',
        entries: 1,
        bookedEntries: 1,
        sumDebitOre: 86_000,
        sumCreditOre: 0,
      },
    ]);
  });

  it('turns deductions and credit notes, whose own words stand one to the left', () => {
    const { rows, errors } = read(
      opening(),
      payment({ ore: 9000 }),
      payment({ code: 15, ore: 1000 }),
      payment({ code: 16, ore: 2000, middle: '2604121   ', own: 'VERIF 33' }),
      '200003783511260328000000200000000000176700',
      payment({ code: 17, ore: 500, middle: '260412     ' }),
      total(4, 5500),
    );
    expect(errors).toEqual([]);
    expect(rows.map(({ amountOre, reference2 }) => [amountOre, reference2])).toEqual([
      [-9000, undefined],
      [1000, undefined],
      [2000, 'VERIF 33'],
      [500, undefined],
    ]);
  });

  it('may have a negative total', () => {
    expect(read(opening(), payment({ code: 16, ore: 700 }), total(1, 700, '-')).errors).toEqual([]);
  });

  it('names the receiver of its payments only, and bankgiro and plusgiro apart', () => {
    const { rows } = read(
      opening(),
      '260003783511A',
      payment({ receiver: '0003783511', ore: 1 }),
      payment({ receiver: '0000990010', ore: 1 }),
      payment({ code: 54, receiver: '0000123456', ore: 1 }),
      total(3, 3),
    );
    expect(rows.map(({ counterparty, bankgiro }) => [counterparty, bankgiro])).toEqual([
      ['A', '3783511'],
      [undefined, '9912346'],
      [undefined, '9912346'],
    ]);
  });

  it('has sections of their own currency and seal lines around them', () => {
    const { rows, errors } = read(
      '00260310HMAC',
      opening(),
      payment({ ore: 5 }),
      total(1, 5),
      opening(`2603121${' '.repeat(12)}EUR`),
      payment({ ore: 7 }),
      total(1, 7),
      `99260310${'A'.repeat(64)}`,
    );
    expect(errors).toEqual([]);
    expect(rows.map(({ date, currency, amountOre }) => [date, currency, amountOre])).toEqual([
      ['2026-03-11', 'SEK', -5],
      ['2026-03-12', 'EUR', -7],
    ]);
  });

  it('is known when the Ö of its title is damaged', () => {
    for (const name of ['LEVERANT\uFFFDRSBETALNINGAR', 'LEVERANTÃ¶RSBETALNINGAR', 'LEVERANTORSBETALNINGAR']) {
      const lines = [opening('2603111', name), payment({ ore: 5 }), total(1, 5)].join('\n');
      expect(readBytes(lb, new TextEncoder().encode(lines)).rows).toMatchObject([{ date: '2026-03-11' }]);
    }
  });
});

describe('what gives no rows is told and checked', () => {
  it('an order to Bankgirot', () => {
    const found = read(opening(''), payment({ ore: 500, middle: '260330     ' }), total(1, 500));
    expect(params(found)).toEqual([['giro-no-bookings', { report: 'lb-orders' }]]);
    expect(found.rows).toEqual([]);
    expect(found.statements).toMatchObject([{ entries: 1, bookedEntries: 0, sumDebitOre: 500 }]);
    expect(read(opening('GENAST'), payment({ ore: 5 }), total(1, 7)).errors).toEqual(['format-control-sum']);
  });

  it('rejected payments, whose total is a number only', () => {
    const found = read(opening('2603116'), payment({ ore: 5 }), '49MTRV0013KONTO FELAKTIGT', total(1, null));
    expect(params(found)).toEqual([['giro-no-bookings', { report: 'lb-rejected' }]]);
  });

  it('monitored payments, whose total counts days and sums', () => {
    const found = read(opening('2603112'), '400000693907210', '43260712', total(2, null));
    expect(params(found)).toEqual([['giro-no-bookings', { report: 'lb-monitoring' }]]);
    expect(read(opening('2603112'), '43260712', total(2, null)).errors).toEqual(['format-control-sum']);
  });

  it('a report that is not known is refused', () => {
    expect(read(opening('2603114'), total(0, null)).errors).toEqual(['giro-report-unknown']);
  });
});

describe('what does not fit refuses the file, with both figures', () => {
  it('the total and the count of a section', () => {
    expect(params(read(opening(), payment({ ore: 500 }), total(2, 700)))).toEqual([
      ['format-control-sum', { what: 'TK29 9912346 (TK14-TK17, TK54)', stated: 2, found: 1 }],
      ['format-control-sum', { what: 'TK29 9912346', stated: '7.00', found: '5.00' }],
    ]);
  });

  it('an amount or a day that cannot be read', () => {
    expect(
      read(opening(), payment({ ore: 5 }).replace('000000000005', '00000000000X'), total(1, 0)).errors,
    ).toEqual(['amount-unreadable']);
    expect(read(opening('2613111'), payment({ ore: 5 }), total(1, 5)).errors).toEqual(['date-unreadable']);
  });

  it.each([
    ['without its total', [opening(), payment({ ore: 5 })], 'file-truncated', { missing: 'TK29' }],
    ['without an opening', ['250003783511text'], 'giro-record-missing', { record: '25', missing: 'TK11' }],
    [
      'in which a section begins in another',
      [opening(), opening()],
      'giro-record-missing',
      { record: '11', missing: 'TK29' },
    ],
    ['of nothing', ['00260310HMAC'], 'file-truncated', { missing: 'TK11' }],
  ])('a file %s', (_what, lines, code, about) => {
    expect(params(read(...lines))).toEqual([[code, about]]);
  });
});

describe('a file written from random payments', () => {
  it('gives back exactly its rows, however it is cut, encoded and trimmed', () => {
    fc.assert(
      fc.property(lbFiles, chunks, (file, chunk) => {
        const found = readBytes(lb, file.bytes, { chunk });
        expect(found.findings).toEqual([]);
        expect(found.rows.map(({ row: _row, line: _line, ...rest }) => rest)).toEqual(file.rows);
      }),
      { numRuns: 200 },
    );
  });

  it('gives findings and never throws when its bytes are changed', () => {
    fc.assert(
      fc.property(lbFiles, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }), (file, changes) => {
        const changed = file.bytes.slice();
        for (const [at, byte] of changes) if (changed.length > 0) changed[at % changed.length] = byte;
        expect(() => readBytes(lb, changed)).not.toThrow();
      }),
    );
  });
});
