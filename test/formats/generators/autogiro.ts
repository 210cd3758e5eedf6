/** Payment specifications of Autogiro (new layout) from random payments, with the rows that must come back. */
import fc from 'fast-check';
import type { ParsedRow } from '../../../src/domain/row.ts';
import {
  amounts,
  bytesOf,
  compact,
  days,
  digits,
  giros,
  looks,
  number,
  record,
  text,
  withoutEmpty,
  words,
} from './giro.ts';

interface Payment {
  readonly payer: string;
  readonly amount: number;
  readonly reference: string;
  readonly status: '0' | '1' | '2' | '9';
}

interface Section {
  readonly code: 15 | 16 | 17;
  readonly day: string;
  readonly serial: string;
  readonly payments: readonly Payment[];
}

const payments: fc.Arbitrary<Payment> = fc.record({
  payer: fc.integer({ min: 1, max: 2_000_000_000 }).map(String),
  amount: amounts(999_999_999_999),
  reference: fc.oneof(words(16), fc.constant('')),
  status: fc.constantFrom('0', '0', '0', '1', '2', '9'),
});

const sections: fc.Arbitrary<Section> = fc.record({
  code: fc.constantFrom(15, 16, 17),
  day: days,
  serial: digits(5, 5),
  payments: fc.array(payments, { maxLength: 5 }),
});

const recordOf = { 15: 82, 16: 32, 17: 77 } as const;

/** A refund has no status: it is made. */
const isMade = ({ code }: Section, { status }: Payment): boolean => code === 17 || status === '0';

function linesOf(section: Section, bankgiro: string): string[] {
  const { code, day, serial, payments: all } = section;
  const made = all.filter((payment) => isMade(section, payment));
  const sum = made.reduce((total, { amount }) => total + amount, 0);
  const head = `${code}${number('89010032323232', 35)}${compact(day)}${serial}${number(sum, 18)}   ${number(made.length, 8)}`;
  return [
    head,
    ...all.map(({ payer, amount, reference, status }) => {
      const end = code === 17 ? `${compact(day)}02` : `${' '.repeat(10)}${status}`;
      return `${recordOf[code]}${compact(day)}0    ${number(payer, 16)}${number(amount, 12)}${number(bankgiro, 10)}${text(reference, 16)}${end}`;
    }),
  ];
}

function rowOf(section: Section, payment: Payment, bankgiro: string): Omit<ParsedRow, 'row' | 'line'> {
  const { code, day, serial } = section;
  return {
    account: bankgiro,
    date: day as ParsedRow['date'],
    amountOre: (code === 15 ? payment.amount : 0 - payment.amount) as ParsedRow['amountOre'],
    currency: 'SEK',
    ...withoutEmpty({ reference: payment.reference, reference2: payment.payer, batch: serial, bankgiro }),
    ...(code === 17 ? { extra: { paidOn: compact(day), refundCode: '02' } } : {}),
    identity: {
      parts: ['autogiro', bankgiro, String(recordOf[code]), serial, payment.payer, compact(day)],
      standsAlone: false,
    },
  };
}

export const autogiroFiles = fc
  .tuple(fc.array(sections, { maxLength: 4 }), giros, looks, fc.boolean())
  .map(([all, bankgiro, look, countsAll]) => {
    const count = (code: number): string => {
      const some = all.filter((section) => section.code === code);
      const records = some.flatMap((section) =>
        section.payments.filter((payment) => countsAll || isMade(section, payment)),
      );
      return `${number(some.length, 6)}${number(records.length, 12)}`;
    };
    const lines = [
      `01AUTOGIRO              20260310193055123456BET. SPEC & STOPP TK471117${number(bankgiro, 10)}`,
      ...all.flatMap((section) => linesOf(section, bankgiro)),
      `09202603109900${count(15)}${count(16)}${count(17)}`,
    ].map(record);
    return {
      bytes: bytesOf(lines, look),
      rows: all.flatMap((section) =>
        section.payments
          .filter((payment) => isMade(section, payment))
          .map((payment) => rowOf(section, payment, bankgiro)),
      ),
      stopped: all.flatMap((section) => section.payments.filter((payment) => !isMade(section, payment)))
        .length,
    };
  });
