/** Payment specifications of Leverantörsbetalningar from random payments, with the rows that must come back. */
import fc from 'fast-check';
import type { ParsedRow } from '../../../src/domain/row.ts';
import {
  amounts,
  bytesOf,
  days,
  digits,
  giros,
  looks,
  number,
  record,
  short,
  text,
  withoutEmpty,
  words,
} from './giro.ts';

interface Receiver {
  readonly key: string;
  readonly bankgiro: string | null;
  readonly name: string;
}

interface Payment {
  readonly code: 14 | 15 | 16 | 17 | 54;
  readonly receiver: Receiver;
  readonly reference: string;
  readonly amount: number;
  readonly own: string;
  readonly information: readonly string[];
}

interface Section {
  readonly sender: string;
  readonly day: string;
  readonly currency: 'SEK' | 'EUR' | '';
  readonly payments: readonly Payment[];
}

const receivers: fc.Arbitrary<Receiver> = fc.oneof(
  fc.tuple(giros, words(35)).map(([giro, name]) => ({ key: number(giro, 10), bankgiro: giro, name })),
  fc.tuple(digits(5, 5), words(35)).map(([payee, name]) => ({ key: `0000${payee} `, bankgiro: null, name })),
);

const payments: fc.Arbitrary<Payment> = fc.record({
  code: fc.constantFrom(14, 14, 14, 15, 16, 17, 54),
  receiver: receivers,
  reference: words(25),
  amount: amounts(999_999_999_999),
  own: fc.oneof(fc.constant(''), words(20)),
  information: fc.array(words(50), { maxLength: 2 }),
});

const sections: fc.Arbitrary<Section> = fc.record({
  sender: giros,
  day: days,
  currency: fc.constantFrom('SEK', 'EUR', ''),
  payments: fc.array(payments, { maxLength: 6 }),
});

const isMinus = (code: number): boolean => code >= 15 && code <= 17;
const signed = ({ code, amount }: Payment): number => (isMinus(code) ? amount : 0 - amount);

function linesOfPayment({ code, receiver, reference, amount, own, information }: Payment): string[] {
  const middle = code === 16 || code === 17 ? '2604121    ' : 'C0000000000';
  return [
    `26${receiver.key}${receiver.name}`,
    `${code}${receiver.key}${text(reference, 25)}${number(amount, 12)}${middle}${own}`,
    ...information.map((found) => `25${receiver.key}${found}`),
  ];
}

function linesOf({ sender, day, currency, payments: all }: Section): string[] {
  const total = 0 - all.reduce((sum, payment) => sum + signed(payment), 0);
  const title = `11${number(sender, 10)}${short(day)}LEVERANTÖRSBETALNINGAR${short(day)}1`;
  return [
    `${text(title, 59)}${currency}`,
    ...all.flatMap(linesOfPayment),
    `29${number(sender, 10)}${number(all.length, 8)}${number(Math.abs(total), 12)}${total < 0 ? '-' : ' '}`,
  ].map(record);
}

function rowOf({ sender, day, currency }: Section, payment: Payment): Omit<ParsedRow, 'row' | 'line'> {
  const { code, receiver, reference, own, information } = payment;
  return {
    account: sender,
    date: day as ParsedRow['date'],
    amountOre: signed(payment) as ParsedRow['amountOre'],
    currency: currency || 'SEK',
    ...withoutEmpty({
      reference,
      reference2: own,
      counterparty: receiver.name,
      bankgiro: code === 54 ? sender : (receiver.bankgiro ?? sender),
      text: information.join(' '),
    }),
    identity: { parts: ['lb', sender, String(code), receiver.key.trim(), own], standsAlone: false },
  };
}

/** The total has twelve digits: sums that need more are no file. */
const fits = (section: Section): boolean =>
  Math.abs(section.payments.reduce((sum, payment) => sum + signed(payment), 0)) < 1_000_000_000_000;

export const lbFiles = fc
  .tuple(fc.array(sections.filter(fits), { minLength: 1, maxLength: 3 }), looks)
  .map(([all, look]) => ({
    bytes: bytesOf(all.flatMap(linesOf), look),
    rows: all.flatMap((section) => section.payments.map((payment) => rowOf(section, payment))),
  }));
