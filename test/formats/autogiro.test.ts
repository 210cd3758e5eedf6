import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { autogiro } from '../../src/formats/autogiro/index.ts';
import { autogiroFiles } from './generators/autogiro.ts';
import { chunks, number, record, text } from './generators/giro.ts';
import { latin1, type ReadFile, readBytes } from './read-bytes.ts';

const opening = '01AUTOGIRO              20260310193055123456BET. SPEC & STOPP TK4711170009912346';
const section = (code: number, ore: number, count: number, day = '20260310'): string =>
  `${code}${number('89010032323232', 35)}${day}00001${number(ore, 18)}   ${number(count, 8)}`;

interface Parts {
  readonly code?: number;
  readonly day?: string;
  readonly payer?: number;
  readonly ore?: number;
  readonly reference?: string;
  readonly end?: string;
}

/** Ten blanks and the status: 0 is made. */
const status = (word: string): string => `${' '.repeat(10)}${word}`;

const payment = ({
  code = 82,
  day = '20260310',
  payer = 101,
  ore = 0,
  reference = '',
  end = status('0'),
}: Parts): string =>
  `${code}${day}0    ${number(payer, 16)}${number(ore, 12)}0009912346${text(reference, 16)}${end}`;

const finish = (...counts: number[]): string =>
  `09202603109900${[0, 1, 2].map((at) => number(counts[at * 2] ?? 0, 6) + number(counts[at * 2 + 1] ?? 0, 12)).join('')}`;

const read = (...lines: string[]): ReadFile =>
  readBytes(autogiro, latin1(lines.map((line) => `${record(line)}\r\n`).join('')));
const params = (found: ReadFile): unknown[] =>
  found.findings.map((finding) => [finding.code, finding.params]);

describe('a payment specification of the new layout', () => {
  it('gives a row for each payment that was made, on the day of its section', () => {
    const { rows, errors, statements } = read(
      opening,
      section(15, 1000, 1, '20260312'),
      payment({ ore: 1000, reference: 'RIDLEKTION', payer: 7_771_014 }),
      finish(1, 1),
    );
    expect(errors).toEqual([]);
    expect(rows).toEqual([
      {
        row: 1,
        line: 3,
        account: '9912346',
        date: '2026-03-12',
        amountOre: 1000,
        currency: 'SEK',
        reference: 'RIDLEKTION',
        reference2: '7771014',
        batch: '00001',
        bankgiro: '9912346',
        identity: {
          parts: ['autogiro', '9912346', '82', '00001', '7771014', '20260310'],
          standsAlone: false,
        },
      },
    ]);
    expect(statements).toMatchObject([
      { account: '9912346', id: '2026-03-12/15/00001', entries: 1, sumCreditOre: 1000 },
    ]);
  });

  it('gives payments out and refunds negative', () => {
    const { rows, errors } = read(
      opening,
      section(16, 300, 1),
      payment({ code: 32, ore: 300 }),
      section(17, 200, 1),
      payment({ code: 77, ore: 200, day: '20260303', end: '2026031002' }),
      finish(0, 0, 1, 1, 1, 1),
    );
    expect(errors).toEqual([]);
    expect(rows.map(({ amountOre, extra }) => [amountOre, extra])).toEqual([
      [-300, undefined],
      [-200, { paidOn: '20260303', refundCode: '02' }],
    ]);
  });

  it('tells of payments that were stopped, which count in no sum', () => {
    const found = read(
      opening,
      section(15, 1000, 1),
      payment({ ore: 1000 }),
      payment({ ore: 500, end: status('1') }),
      payment({ ore: 250, end: status('9') }),
      finish(1, 1),
    );
    expect(params(found)).toEqual([['autogiro-payments-stopped', { stopped: 2, amount: '7.50' }]]);
    expect(found.rows).toHaveLength(1);
    expect(found.statements).toMatchObject([{ entries: 3, bookedEntries: 1, sumCreditOre: 1000 }]);
  });

  it('has a last record that counts the payments made, or all: both are met', () => {
    const lines = [opening, section(15, 5, 1), payment({ ore: 5 }), payment({ ore: 7, end: status('2') })];
    expect(read(...lines, finish(1, 1)).errors).toEqual([]);
    expect(read(...lines, finish(1, 2)).errors).toEqual([]);
    expect(read(...lines, finish(1, 3)).errors).toEqual(['format-control-sum']);
  });
});

describe('a payment specification of the old layout', () => {
  const old = `0120260310AUTOGIRO9900${' '.repeat(40)}4711170009912346`;
  const end = (out: number, outs: number, ins: number, into: number): string =>
    `09202603109900${' '.repeat(14)}${number(out, 12)}${number(outs, 6)}${number(ins, 6)}0000${number(into, 12)}000000000000`;

  it('gives a row for each payment that was made, on its own day', () => {
    const found = read(
      old,
      payment({ ore: 243, day: '20260311', end: '' }),
      payment({ ore: 253, day: '20260311', end: status('2') }),
      payment({ code: 32, ore: 168, day: '20260312', end: '' }),
      end(168, 1, 2, 496),
    );
    expect(params(found)).toEqual([['autogiro-payments-stopped', { stopped: 1, amount: '2.53' }]]);
    expect(found.rows.map(({ date, amountOre }) => [date, amountOre])).toEqual([
      ['2026-03-11', 243],
      ['2026-03-12', -168],
    ]);
  });

  it('is refused when its totals do not fit', () => {
    const found = read(old, payment({ ore: 243, end: '' }), end(1, 2, 3, 4));
    expect(params(found)).toEqual([
      ['format-control-sum', { what: 'TK09 (TK32)', stated: '0.01', found: '0.00' }],
      ['format-control-sum', { what: 'TK09 (TK32)', stated: 2, found: 0 }],
      ['format-control-sum', { what: 'TK09 (TK82)', stated: 3, found: 1 }],
      ['format-control-sum', { what: 'TK09 (TK82)', stated: '0.04', found: '2.43' }],
    ]);
  });
});

describe('reports without bookings are told and give no rows', () => {
  const blank = ' '.repeat(12);
  it.each([
    ['orders', `0120260310AUTOGIRO${' '.repeat(44)}4711170009912346`, 'autogiro-orders'],
    [
      'mandates',
      `01AUTOGIRO${' '.repeat(14)}20260310${blank}AG-MEDAVI           4711170009912346`,
      'autogiro-mandates',
    ],
    ['mandates of the old layout', '012026031099000009912346AG-MEDAVI', 'autogiro-mandates'],
    ['new mandates', '512026031099000009912346AG-EMEDGIV', 'autogiro-e-mandates'],
    [
      'the mandate register',
      '0009912346196803050000000000000000010110820260310202603312',
      'autogiro-register',
    ],
    ['the register of coming payments', '0120260310AUTOGIRO9900BEVAKNINGSREG', 'autogiro-watch'],
    ['rejected payments', '0120260310AUTOGIRO9900FELLISTA REG.KONTRL', 'autogiro-rejected'],
    [
      'rejected payments of the new layout',
      `01AUTOGIRO${' '.repeat(14)}20260310${blank}AVVISADE BET UPPDR`,
      'autogiro-rejected',
    ],
    ['changes', '0120260310AUTOGIRO9900MAK/ÄNDRINGSLISTA', 'autogiro-changes'],
    [
      'changes of the new layout',
      `01AUTOGIRO${' '.repeat(14)}20260310${blank}MAKULERING/ÄNDRING`,
      'autogiro-changes',
    ],
  ])('%s', (_what, first, report) => {
    const found = read(first, payment({ ore: 5 }));
    expect(params(found)).toEqual([['giro-no-bookings', { report }]]);
    expect([found.rows, found.summary.kind]).toEqual([[], report]);
  });

  it('a report of another title is refused', () => {
    const found = read('0120260310AUTOGIRO9900NYTT');
    expect(params(found)).toEqual([['giro-report-unknown', { report: 'Autogiro NYTT' }]]);
  });
});

describe('what does not fit refuses the file', () => {
  it('the amount and the count of a section, with both figures', () => {
    const found = read(opening, section(15, 7, 2), payment({ ore: 5 }), finish(1, 1));
    expect(params(found)).toEqual([
      ['format-control-sum', { what: 'TK15 00001', stated: '0.07', found: '0.05' }],
      ['format-control-sum', { what: 'TK15 00001 (TK82, TK32, TK77)', stated: 2, found: 1 }],
    ]);
  });

  it.each([
    ['without its end', [opening, section(15, 0, 0)], ['file-truncated']],
    ['with a payment in no section', [opening, payment({ ore: 5 }), finish(0, 1)], ['giro-record-missing']],
    [
      'with a payment out among those in',
      [opening, section(15, 5, 1), payment({ code: 32, ore: 5 }), finish(1, 1)],
      ['giro-record-missing'],
    ],
    ['in which another begins', [opening, opening], ['giro-record-missing']],
    ['that is none', ['82'], ['giro-record-missing']],
    ['of nothing', ['Rubrik'], ['file-truncated']],
    [
      'with an amount of letters',
      [opening, section(15, 0, 0), payment({ ore: 5 }).replace('000000000005', '00000000000X'), finish(1, 0)],
      ['amount-unreadable'],
    ],
    [
      'of a day that is none',
      [opening, section(15, 5, 1, '20260230'), payment({ ore: 5 }), finish(1, 1)],
      ['date-unreadable'],
    ],
  ])('a file %s', (_what, lines, codes) => {
    expect(read(...lines).errors).toEqual(expect.arrayContaining(codes));
  });
});

describe('a file written from random payments', () => {
  it('gives back exactly its rows, however it is cut, encoded and trimmed', () => {
    fc.assert(
      fc.property(autogiroFiles, chunks, (file, chunk) => {
        const found = readBytes(autogiro, file.bytes, { chunk });
        expect(found.errors).toEqual([]);
        expect(found.warnings).toEqual(file.stopped > 0 ? ['autogiro-payments-stopped'] : []);
        expect(found.rows.map(({ row: _row, line: _line, ...rest }) => rest)).toEqual(file.rows);
        expect(found.summary.counts['stopped']).toBe(file.stopped);
      }),
      { numRuns: 200 },
    );
  });

  it('gives findings and never throws when its bytes are changed', () => {
    fc.assert(
      fc.property(
        autogiroFiles,
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
        (file, changes) => {
          const changed = file.bytes.slice();
          for (const [at, byte] of changes) if (changed.length > 0) changed[at % changed.length] = byte;
          expect(() => readBytes(autogiro, changed)).not.toThrow();
        },
      ),
    );
  });
});
