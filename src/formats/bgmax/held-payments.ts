/**
 * Payments of a section that wait for its deposit record (TK15), which comes last and tells their day. The last ones stand as
 * they are, those before as compact text: a million payments of one deposit are some 150 MB.
 */
import { ore } from '../../domain/ore.ts';
import type { HeldPayment } from './payment.ts';

const inHand = 10_000;
const mostCharacters = 256 * 1024 * 1024;
/** Never in a field: control characters have become blanks. */
const between = '\x1f';
const end = '\n';

export interface HeldPayments {
  /** False: the section is larger than can be held, and the payment was not kept. */
  add(payment: HeldPayment): boolean;
  /** Gives all in order and forgets them. */
  release(take: (payment: HeldPayment) => void): void;
}

export function createHeldPayments(limits = { inHand, mostCharacters }): HeldPayments {
  let payments: HeldPayment[] = [];
  let packed: string[] = [];
  let characters = 0;
  return {
    add(payment) {
      if (characters > limits.mostCharacters) return false;
      payments.push(payment);
      if (payments.length < limits.inHand) return true;
      const block = payments.map(packOne).join(end);
      packed.push(block);
      characters += block.length;
      payments = [];
      return true;
    },
    release(take) {
      const before = packed;
      packed = [];
      characters = 0;
      for (const block of before) for (const line of block.split(end)) take(unpackOne(line));
      for (const payment of payments) take(payment);
      payments = [];
    },
  };
}

function packOne(payment: HeldPayment): string {
  const { row, line, amountOre, reference, reference2, ocr, counterparty, text, serial } = payment;
  const { payerBankgiro, payerOrgNumber, deduction } = payment;
  const named = [reference, reference2, ocr, counterparty, text, payerBankgiro, payerOrgNumber, deduction];
  return [row, line, amountOre, ...named, serial].join(between);
}

function unpackOne(packed: string): HeldPayment {
  const [
    row,
    line,
    amount,
    reference = '',
    reference2 = '',
    ocr = '',
    counterparty = '',
    text = '',
    ...more
  ] = packed.split(between);
  const [payerBankgiro = '', payerOrgNumber = '', deduction = '', serial = ''] = more;
  return {
    row: Number(row),
    line: Number(line),
    amountOre: ore(Number(amount)),
    reference,
    reference2,
    ocr,
    counterparty,
    text,
    payerBankgiro,
    payerOrgNumber,
    deduction,
    serial,
  };
}
