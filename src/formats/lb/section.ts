/** One section: what was paid (or ordered, rejected) for one sender in one currency, and its total (TK29). */
import type { Day } from '../../domain/day.ts';
import { type Ore, ore } from '../../domain/ore.ts';
import type { ParsedRow, TextField } from '../../domain/row.ts';
import type { Sink } from '../format.ts';
import type { Checks } from '../giro/checks.ts';
import type { Notices } from '../giro/notices.ts';
import { exactOre, fieldAt, giroAt, oreAt } from '../giro/values.ts';
import { shown } from '../shown.ts';
import type { Opening } from './opening.ts';

export interface SectionParts {
  readonly sink: Sink;
  readonly notices: Notices;
  readonly checks: Checks;
  readonly opening: Opening;
  /** Number of the next row in the file. */
  readonly nextRow: () => number;
}

export interface Section {
  /** TK14, 15, 16, 17 or 54. */
  amount(code: number, line: string, lineNumber: number): void;
  /** TK25 and 65: belongs to the payment before it. */
  information(line: string, lineNumber: number): void;
  /** TK26: the receiver's name, before its payments. */
  name(line: string): void;
  /** TK40 to 43 of a monitoring report: days and sums, counted in its total. */
  monitored(): void;
  /** TK29. */
  close(line: string, lineNumber: number): void;
}

interface Totals {
  records: number;
  credit: number;
  debit: number;
}

interface Pending {
  readonly row: Omit<ParsedRow, 'text'>;
  readonly texts: string[];
}

/** Information is kept up to here: the manual allows few records, a hostile file any number. */
const mostTexts = 100;

/** Deductions (15) and credit notes (16, 17) lessen what is drawn from the account. */
const isMinus = (code: number): boolean => code >= 15 && code <= 17;

export function createSection(parts: SectionParts): Section {
  const { sink, notices, opening } = parts;
  const booked = opening.report === 'lb-specification';
  const totals: Totals = { records: 0, credit: 0, debit: 0 };
  let named = { receiver: '', name: '' };
  let pending: Pending | null = null;

  function give(): void {
    if (pending) {
      const { row, texts } = pending;
      sink.row(texts.length === 0 ? row : { ...row, text: texts.join(' ') });
    }
    pending = null;
  }

  function takeAmount(code: number, line: string, lineNumber: number): void {
    totals.records += 1;
    const amount = oreAt(line, 38, 49);
    if (amount === null) {
      notices.error('amount-unreadable', lineNumber, { amount: shown(fieldAt(line, 38, 49)) });
      return;
    }
    if (isMinus(code)) totals.credit += amount;
    else totals.debit += amount;
    if (!booked || opening.day === null || opening.currency === null) return;
    const name = named.receiver === line.slice(2, 12) ? named.name : '';
    const at = { row: parts.nextRow(), line: lineNumber, day: opening.day };
    pending = { row: rowOf(opening, code, line, { ...at, amount, name }), texts: [] };
  }

  return {
    amount(code, line, lineNumber) {
      give();
      takeAmount(code, line, lineNumber);
    },
    information(line, lineNumber) {
      const text = fieldAt(line, 13, 62);
      if (!pending || text === '') return;
      if (pending.texts.length < mostTexts) pending.texts.push(text);
      else notices.warn('giro-text-cut', lineNumber);
    },
    name(line) {
      give();
      named = { receiver: line.slice(2, 12), name: fieldAt(line, 13, 47) };
    },
    monitored() {
      if (opening.report === 'lb-monitoring') totals.records += 1;
    },
    close(line, lineNumber) {
      give();
      checkTotals(parts, totals, line, lineNumber);
      sink.statement({
        account: opening.account,
        currency: opening.currency,
        ...(opening.dayText === '' ? {} : { id: opening.day ?? shown(opening.dayText) }),
        openingOre: null,
        closingOre: null,
        entries: totals.records,
        bookedEntries: booked ? totals.records : 0,
        sumCreditOre: exactOre(totals.credit),
        sumDebitOre: exactOre(totals.debit),
      });
    },
  };
}

/** A list of rejected payments states their number only, and a monitoring report has none of these amounts. */
function checkTotals(
  { checks, opening }: SectionParts,
  totals: Totals,
  line: string,
  lineNumber: number,
): void {
  const at = { line, lineNumber };
  const name = `TK29 ${opening.account ?? ''}`.trim();
  checks.count(`${name} (TK14-TK17, TK54)`, totals.records, { ...at, from: 13, to: 20 });
  if (opening.report !== 'lb-specification' && opening.report !== 'lb-orders') return;
  const negative = fieldAt(line, 33, 33) === '-';
  checks.sum(name, totals.debit - totals.credit, { ...at, from: 21, to: 32, negative });
}

interface RowParts {
  readonly row: number;
  readonly line: number;
  readonly day: Day;
  readonly amount: Ore;
  readonly name: string;
}

/** Money out is negative on the account it was drawn from. */
function rowOf(opening: Opening, code: number, line: string, of: RowParts): Omit<ParsedRow, 'text'> {
  const reference = fieldAt(line, 13, 37);
  // The sender's own words are at 61; a credit note (50–56: its last day) is met with them one to the left.
  const own = isMinus(code) && code !== 15 ? fieldAt(line, 57, 80) : fieldAt(line, 61, 80);
  const fields: Partial<Record<TextField, string>> = {};
  if (reference !== '') fields.reference = reference;
  if (own !== '') fields.reference2 = own;
  if (of.name !== '') fields.counterparty = of.name;
  const bankgiro = receiverGiro(code, line) ?? opening.account;
  if (bankgiro !== null) fields.bankgiro = bankgiro;
  return {
    row: of.row,
    line: of.line,
    account: opening.account,
    date: of.day,
    amountOre: isMinus(code) ? of.amount : ore(-of.amount),
    currency: opening.currency,
    ...fields,
    identity: {
      parts: ['lb', opening.account ?? '', String(code), fieldAt(line, 3, 12), own],
      standsAlone: false,
    },
  };
}

/** `0000` and five digits with a check digit (or a blank) are a payee's number of the sender's own, TK54 is a plusgiro. */
function receiverGiro(code: number, line: string): string | null {
  return code === 54 || line.slice(2, 6) === '0000' ? null : giroAt(line, 3, 12);
}
