/** One section: payments to one bankgiro in one currency, and the deposit that paid them out to the account. */
import type { Day } from '../../domain/day.ts';
import { isCurrency, ore } from '../../domain/ore.ts';
import type { Sink } from '../format.ts';
import type { Checks } from '../giro/checks.ts';
import type { Notices } from '../giro/notices.ts';
import { exactOre, fieldAt, oreAt } from '../giro/values.ts';
import { shown } from '../shown.ts';
import { createHeldPayments } from './held-payments.ts';
import { Payment, rowOf } from './payment.ts';

export interface SectionParts {
  readonly sink: Sink;
  readonly notices: Notices;
  readonly checks: Checks;
  /** The payee's bankgiro (else plusgiro) without filling zeros. */
  readonly account: string | null;
  /** Of TK05; may be blank. */
  readonly currency: string;
  readonly readDay: (text: string) => Day | null;
}

export interface Section {
  payment(line: string, at: { readonly row: number; readonly line: number }): void;
  reference(line: string, lineNumber: number): void;
  information(line: string, lineNumber: number): void;
  name(line: string): void;
  orgNumber(line: string): void;
  /** TK15: checks the section, then gives its rows and its statement. */
  close(line: string, lineNumber: number): void;
}

export function createSection(parts: SectionParts): Section {
  const { sink, notices } = parts;
  const held = createHeldPayments();
  const sums = { credit: 0, debit: 0, payments: 0, tooMany: false };
  let current: Payment | null = null;

  function keepCurrent(lineNumber: number): void {
    const payment = current?.held();
    current = null;
    if (!payment || held.add(payment) || sums.tooMany) return;
    sums.tooMany = true;
    notices.error('bgmax-section-too-large', lineNumber, { payments: sums.payments });
  }

  return {
    payment(line, at) {
      keepCurrent(at.line);
      sums.payments += 1;
      const amount = oreAt(line, 38, 55);
      if (amount === null) {
        notices.error('amount-unreadable', at.line, { amount: shown(fieldAt(line, 38, 55)) }, at.row);
        return;
      }
      const isDeduction = line.startsWith('21');
      if (isDeduction) sums.debit += amount;
      else sums.credit += amount;
      current = new Payment(line, { ...at, amountOre: isDeduction ? ore(-amount) : amount });
    },
    reference(line, lineNumber) {
      if (current?.reference(line) === false) notices.warn('giro-text-cut', lineNumber);
    },
    information(line, lineNumber) {
      if (current?.information(line) === false) notices.warn('giro-text-cut', lineNumber);
    },
    name: (line) => current?.name(line),
    orgNumber: (line) => current?.orgNumber(line),
    close(line, lineNumber) {
      keepCurrent(lineNumber);
      const day = checkDeposit(parts, sums, line, lineNumber);
      if (day === null) return;
      const serial = fieldAt(line, 46, 50);
      const currency = fieldAt(line, 69, 71) || parts.currency || null;
      const { account } = parts;
      held.release((payment) => sink.row(rowOf(payment, { account, currency, day, serial })));
      sink.statement({
        account,
        currency,
        id: `${day}/${serial}`,
        openingOre: null,
        closingOre: null,
        entries: sums.payments,
        bookedEntries: sums.payments,
        sumCreditOre: exactOre(sums.credit),
        sumDebitOre: exactOre(sums.debit),
      });
    },
  };
}

/** The deposit's day; null when it or the currency cannot be read. All that differs is told, each with both figures. */
function checkDeposit(
  { notices, checks, currency, readDay }: SectionParts,
  sums: { readonly credit: number; readonly debit: number; readonly payments: number },
  line: string,
  lineNumber: number,
): Day | null {
  const name = `TK15 ${fieldAt(line, 46, 50)}`;
  const at = { line, lineNumber };
  const own = fieldAt(line, 69, 71);
  const unreadable = [own, currency].find((text) => text !== '' && !isCurrency(text));
  if (unreadable !== undefined)
    notices.error('currency-unreadable', lineNumber, { currency: shown(unreadable) });
  if (own !== '' && currency !== '' && own !== currency)
    notices.error('giro-currency-differs', lineNumber, { deposit: shown(own), opening: shown(currency) });
  checks.sum(name, sums.credit - sums.debit, { ...at, from: 51, to: 68 });
  checks.count(`${name} (TK20+TK21)`, sums.payments, { ...at, from: 72, to: 79 });
  const text = line.slice(37, 45);
  const day = readDay(text);
  if (day === null) notices.error('date-unreadable', lineNumber, { date: shown(text.trim()) });
  return unreadable === undefined ? day : null;
}
