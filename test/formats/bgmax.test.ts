import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHeldPayments } from '../../src/formats/bgmax/held-payments.ts';
import { bgmax } from '../../src/formats/bgmax/index.ts';
import type { HeldPayment } from '../../src/formats/bgmax/payment.ts';
import { deposit, finish, one, open, payment, read, start } from './bgmax-lines.ts';
import { bgMaxFiles } from './generators/bgmax.ts';
import { chunks } from './generators/giro.ts';
import { latin1, type ReadFile, readBytes } from './read-bytes.ts';

describe('a payment becomes a row', () => {
  it('on the day of its deposit, with the serial number of the deposit as batch', () => {
    const { rows, errors, warnings } = one(
      payment({
        reference: '                   665760',
        ore: 1000,
        kind: '2',
        payer: '3783511',
        serial: '18',
      }),
      '25Tack för maten',
      '25och vinet',
      '26Kalles Plåt AB                     Utpost Nord',
      '27Storgatan 2                        12345',
      '28Storåker',
      '29005500001234',
    );
    expect([errors, warnings]).toEqual([[], []]);
    expect(rows).toEqual([
      {
        row: 1,
        line: 3,
        account: '9912346',
        date: '2026-03-10',
        amountOre: 1000,
        currency: 'SEK',
        reference: '665760',
        ocr: '665760',
        counterparty: 'Kalles Plåt AB Utpost Nord',
        text: 'Tack för maten och vinet',
        batch: '00056',
        bankgiro: '9912346',
        extra: { payerBankgiro: '3783511', payerOrgNumber: '5500001234' },
        identity: { parts: ['bgmax', '9912346', '00056', '000000000018'], standsAlone: true },
      },
    ]);
  });

  it('negative when it is a deduction, with what is left of it', () => {
    const { rows, statements } = read(
      start,
      open(),
      payment({ ore: 5000 }),
      payment({ code: '21', ore: 1500, serial: '2', after: '1' }),
      deposit(3500, 2),
      finish(1, 1, 0, 1),
    );
    expect(rows.map(({ amountOre }) => amountOre)).toEqual([5000, -1500]);
    expect(rows[1]?.extra).toEqual({ deduction: 'partial' });
    expect(statements).toMatchObject([
      { account: '9912346', id: '2026-03-10/00056', sumCreditOre: 5000, sumDebitOre: 1500 },
    ]);
  });

  it('with the extra references beside its own, whose amounts are never added', () => {
    const extra = (reference: string, ore: number): string =>
      payment({ code: '22', reference, ore, kind: '2' });
    const { rows, errors } = one(
      payment({ ore: 1000 }),
      extra('665869', 400),
      extra('657775', 700),
      payment({ code: '23', reference: '74450', ore: 100 }),
    );
    expect(errors).toEqual([]);
    expect(rows).toMatchObject([{ amountOre: 1000, reference2: '665869 657775 74450' }]);
    expect(rows[0]).not.toHaveProperty('reference');
    expect(rows[0]).not.toHaveProperty('ocr');
    expect(one(payment({ ore: 1000 }), extra('665869', 0)).rows).toMatchObject([
      { reference: '665869', ocr: '665869', reference2: '665869' },
    ]);
  });

  it('with several references in one field as they stand', () => {
    expect(one(payment({ ore: 1000, reference: '8012577,8013575' })).rows[0]).toMatchObject({
      reference: '8012577,8013575',
    });
  });

  it('of the plusgiro where the section has no bankgiro', () => {
    const section = '0500000000000000123456SEK';
    const { rows } = read(start, section, payment({ ore: 1 }), deposit(1, 1), finish(1, 0, 0, 1));
    expect(rows[0]).toMatchObject({ account: '123456', bankgiro: '123456' });
  });

  it('known again in a file that overlaps, and told from an equal one of another deposit', () => {
    const file = (serial: string): ReadFile =>
      read(start, open(), payment({ ore: 1000 }), deposit(1000, 1, { serial }), finish(1, 0, 0, 1));
    expect(file('00001').rows[0]?.identity).toEqual(file('00001').rows[0]?.identity);
    expect(file('00001').rows[0]?.identity).not.toEqual(file('00002').rows[0]?.identity);
  });

  it('that is known by its words where Bankgirot gave no serial number (Autogiro in BgMax)', () => {
    const paid = payment({ ore: 1000, reference: '165598', kind: '2' }).slice(0, 57);
    expect(one(paid).rows[0]?.identity).toEqual({
      parts: ['bgmax', '9912346', '00056', ''],
      standsAlone: false,
    });
  });
});

describe('bounds', () => {
  it('keep the first references and information of a payment that has no end of them', () => {
    const { rows, errors, warnings } = one(
      payment({ ore: 1000 }),
      ...Array.from({ length: 300 }, (_, at) =>
        payment({ code: '22', reference: `R${at}${'x'.repeat(20)}` }),
      ),
    );
    expect([errors, warnings]).toEqual([[], ['giro-text-cut']]);
    expect(rows[0]?.reference2?.length).toBeLessThanOrEqual(5000);
  });

  it('hold the payments of a large deposit packed, in order, and refuse one that is too large', () => {
    const held = (row: number): HeldPayment => ({
      row,
      line: row,
      amountOre: row as HeldPayment['amountOre'],
      reference: '1 2',
      reference2: '',
      ocr: '',
      counterparty: 'Åsa → Öst',
      text: 'åäö',
      payerBankgiro: '9912346',
      payerOrgNumber: '',
      deduction: '',
      serial: '000000000012',
    });
    const payments = createHeldPayments({ inHand: 2, mostCharacters: 250 });
    const kept = [1, 2, 3, 4, 5, 6, 7].filter((row) => payments.add(held(row)));
    const released: HeldPayment[] = [];
    payments.release((payment) => void released.push(payment));
    expect(kept.length).toBeLessThan(7);
    expect(released).toEqual(kept.map(held));
  });
});

describe('a file written from random deposits', () => {
  it('gives back exactly its rows and statements, however it is cut, encoded and trimmed', () => {
    fc.assert(
      fc.property(bgMaxFiles, chunks, (file, chunk) => {
        const found = readBytes(bgmax, file.bytes, { chunk });
        expect(found.findings).toEqual([]);
        expect(found.rows.map(({ row: _row, line: _line, ...rest }) => rest)).toEqual(file.rows);
        expect(found.rows.map(({ row }) => row)).toEqual(file.rows.map((_row, at) => at + 1));
        expect(found.statements).toEqual(file.statements);
      }),
      { numRuns: 300 },
    );
  });

  it('never loses a payment in silence: without one of its payment lines it is refused', () => {
    fc.assert(
      fc.property(bgMaxFiles, fc.nat(), (file, at) => {
        const paid = file.lines.flatMap((line, index) => (/^2[01]/.test(line) ? [index] : []));
        fc.pre(paid.length > 0);
        const gone = paid[at % paid.length];
        const lines = file.lines.filter((_line, index) => index !== gone);
        expect(readBytes(bgmax, latin1(lines.join('\n'))).errors).not.toEqual([]);
      }),
    );
  });

  it('gives findings and never throws when its bytes are changed', () => {
    fc.assert(
      fc.property(
        bgMaxFiles,
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
        (file, changes) => {
          const changed = file.bytes.slice();
          for (const [at, byte] of changes) if (changed.length > 0) changed[at % changed.length] = byte;
          expect(() => readBytes(bgmax, changed)).not.toThrow();
        },
      ),
    );
  });
});
