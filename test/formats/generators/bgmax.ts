/** BgMax files from random deposits, with the rows and statements that must come back. */
import fc from 'fast-check';
import type { ParsedRow } from '../../../src/domain/row.ts';
import type { Statement } from '../../../src/domain/source-file.ts';
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

export interface Payment {
  readonly deduction: boolean;
  readonly amount: number;
  /** Free words, or digits that Bankgirot has checked. */
  readonly reference: { readonly text: string; readonly checked: boolean };
  readonly payer: string | null;
  readonly serial: string;
  readonly extraReferences: readonly string[];
  readonly information: readonly string[];
  readonly name: string;
  readonly moreName: string;
  readonly orgNumber: string | null;
}

export interface Deposit {
  readonly bankgiro: string;
  readonly currency: 'SEK' | 'EUR';
  readonly day: string;
  readonly serial: string;
  readonly payments: readonly Payment[];
}

const payments: fc.Arbitrary<Payment> = fc.record({
  deduction: fc.nat(9).map((found) => found === 0),
  amount: amounts(99_999_999_999),
  // Shorter than the field: a full one goes on in the information, which has tests of its own.
  reference: fc.oneof(
    words(24).map((found) => ({ text: found, checked: false })),
    digits(2, 25).map((found) => ({ text: found, checked: true })),
    fc.constant({ text: '', checked: false }),
  ),
  payer: fc.option(giros),
  serial: digits(12, 12),
  extraReferences: fc.array(digits(3, 25), { maxLength: 3 }),
  information: fc.array(words(50), { maxLength: 3 }),
  name: words(35),
  moreName: fc.oneof(fc.constant(''), words(35)),
  orgNumber: fc.option(digits(10, 10).map((found) => `5${found.slice(1)}`)),
});

const deposits: fc.Arbitrary<Deposit> = fc
  .record({
    bankgiro: giros,
    currency: fc.constantFrom('SEK', 'EUR'),
    day: days,
    serial: digits(5, 5),
    payments: fc.array(payments, { maxLength: 6 }),
  })
  // A deposit is never negative: what is too much of deductions are payments.
  .map((deposit): Deposit => {
    const isNegative = netOf(deposit.payments) < 0;
    return isNegative
      ? { ...deposit, payments: deposit.payments.map((payment) => ({ ...payment, deduction: false })) }
      : deposit;
  });

const netOf = (all: readonly Payment[]): number =>
  all.reduce((sum, { deduction, amount }) => sum + (deduction ? -amount : amount), 0);

function linesOfPayment(payment: Payment): string[] {
  const { reference, payer, serial } = payment;
  const shown = reference.checked ? reference.text.padStart(25) : text(reference.text, 25);
  const code = reference.text === '' ? '0' : reference.checked ? '2' : '3';
  const head = `${payment.deduction ? '21' : '20'}${number(payer ?? 0, 10)}${shown}${number(payment.amount, 18)}${code}1${serial}0`;
  const zeros = number(0, 18);
  return [
    payment.deduction ? `${head}1` : head,
    ...payment.extraReferences.map(
      (extra) => `22${number(payer ?? 0, 10)}${text(extra, 25)}${zeros}31${serial}0`,
    ),
    ...payment.information.map((found) => `25${found}`),
    `26${text(payment.name, 35)}${payment.moreName}`,
    `27${text('Storgatan 2', 35)}12345`,
    '28Storåker',
    ...(payment.orgNumber === null ? [] : [`2900${payment.orgNumber}`]),
  ];
}

function linesOfDeposit({ bankgiro, currency, day, serial, payments: all }: Deposit): string[] {
  const account = number('58410000010098232', 35);
  const close = `15${account}${compact(day)}${serial}${number(netOf(all), 18)}${currency}${number(all.length, 8)} `;
  return [`05${number(bankgiro, 10)}          ${currency}`, ...all.flatMap(linesOfPayment), close];
}

export function linesOf(all: readonly Deposit[]): string[] {
  const paid = all.flatMap(({ payments: some }) => some);
  const of = (deduction: boolean): string =>
    number(paid.filter((one) => one.deduction === deduction).length, 8);
  const extra = paid.reduce((sum, one) => sum + one.extraReferences.length, 0);
  return [
    '01BGMAX               0120260301173035010331P',
    ...all.flatMap(linesOfDeposit),
    `70${of(false)}${of(true)}${number(extra, 8)}${number(all.length, 8)}`,
  ].map(record);
}

function rowOf(deposit: Deposit, payment: Payment): Omit<ParsedRow, 'row' | 'line'> {
  const { reference, extraReferences } = payment;
  const serial = /[^0]/.test(payment.serial) ? payment.serial : '';
  const extra = withoutEmpty({
    payerBankgiro: payment.payer ?? undefined,
    payerOrgNumber: payment.orgNumber ?? undefined,
    deduction: payment.deduction ? 'partial' : undefined,
  });
  return {
    account: deposit.bankgiro,
    date: deposit.day as ParsedRow['date'],
    amountOre: (payment.deduction ? 0 - payment.amount : payment.amount) as ParsedRow['amountOre'],
    currency: deposit.currency,
    ...withoutEmpty({
      reference: reference.text || (extraReferences.length === 1 ? extraReferences[0] : undefined),
      reference2: extraReferences.join(' '),
      ocr: reference.checked ? reference.text : undefined,
      counterparty: payment.moreName ? `${payment.name} ${payment.moreName}` : payment.name,
      text: payment.information.join(' '),
      batch: deposit.serial,
      bankgiro: deposit.bankgiro,
    }),
    ...(Object.keys(extra).length > 0 ? { extra } : {}),
    identity: { parts: ['bgmax', deposit.bankgiro, deposit.serial, serial], standsAlone: serial !== '' },
  };
}

function statementOf({ bankgiro, currency, day, serial, payments: all }: Deposit): Statement {
  const sum = (deduction: boolean): Statement['sumCreditOre'] =>
    all
      .filter((one) => one.deduction === deduction)
      .reduce((total, { amount }) => total + amount, 0) as Statement['sumCreditOre'];
  return {
    account: bankgiro,
    currency,
    id: `${day}/${serial}`,
    openingOre: null,
    closingOre: null,
    entries: all.length,
    bookedEntries: all.length,
    sumCreditOre: sum(false),
    sumDebitOre: sum(true),
  };
}

export interface BgMaxFile {
  readonly bytes: Uint8Array;
  readonly lines: readonly string[];
  /** Without number and line. */
  readonly rows: readonly Omit<ParsedRow, 'row' | 'line'>[];
  readonly statements: readonly Statement[];
}

export const bgMaxFiles: fc.Arbitrary<BgMaxFile> = fc
  .tuple(fc.array(deposits, { maxLength: 4 }), looks)
  .map(([all, look]) => ({
    bytes: bytesOf(linesOf(all), look),
    lines: linesOf(all),
    rows: all.flatMap((deposit) => deposit.payments.map((payment) => rowOf(deposit, payment))),
    statements: all.map(statementOf),
  }));
