/** One payment (TK20) or deduction (TK21) with the records that follow it, until it becomes a row. */
import type { Day } from '../../domain/day.ts';
import type { Ore } from '../../domain/ore.ts';
import type { ParsedRow } from '../../domain/row.ts';
import { fieldAt, giroAt, withoutZeros } from '../giro/values.ts';

/** What a payment says before the deposit record (TK15) tells its day and serial number. An empty text is none. */
export interface HeldPayment {
  readonly row: number;
  readonly line: number;
  readonly amountOre: Ore;
  readonly reference: string;
  readonly reference2: string;
  readonly ocr: string;
  readonly counterparty: string;
  readonly text: string;
  readonly payerBankgiro: string;
  readonly payerOrgNumber: string;
  readonly deduction: string;
  /** Bankgirot's serial number (58–69): unique for two years. None in Autogiro payments. */
  readonly serial: string;
}

export interface Deposit {
  readonly account: string | null;
  readonly currency: string | null;
  readonly day: Day;
  readonly serial: string;
}

/** So much of a payment's references and of its information is kept: 90 records of 50 characters are the most there can be. */
const mostCharacters = 5000;
const referenceCharacters = 25;

const none: readonly string[] = [];

/** A class and no closures: there is one for every payment of a file. */
export class Payment {
  private readonly line: string;
  private readonly at: Pick<HeldPayment, 'row' | 'line' | 'amountOre'>;
  private extraReferences = none;
  private texts = none;
  /** Of the first extra reference, when Bankgirot has checked it. */
  private extraOcr = '';
  private counterparty = '';
  private payerOrgNumber = '';
  private room = mostCharacters;

  constructor(line: string, at: Pick<HeldPayment, 'row' | 'line' | 'amountOre'>) {
    this.line = line;
    this.at = at;
  }

  /** TK22, TK23. False: there are too many to keep. */
  reference(line: string): boolean {
    const text = fieldAt(line, 13, 37);
    if (this.extraReferences.length === 0) this.extraOcr = checkedOcr(line, text);
    if (!this.fits(text)) return false;
    if (text !== '') this.extraReferences = [...this.extraReferences, text];
    return true;
  }

  /** TK25. False: there is too much to keep. */
  information(line: string): boolean {
    // Blanks in front are kept until it is joined: they tell a text of its own from the rest of the reference.
    const text = line.slice(2, 52).trimEnd();
    if (!this.fits(text)) return false;
    if (text !== '') this.texts = [...this.texts, text];
    return true;
  }

  name(line: string): void {
    const more = fieldAt(line, 38, 72);
    this.counterparty = more === '' ? fieldAt(line, 3, 37) : `${fieldAt(line, 3, 37)} ${more}`;
  }

  orgNumber(line: string): void {
    this.payerOrgNumber = orgNumberOf(fieldAt(line, 3, 14));
  }

  held(): HeldPayment {
    const { line, at, extraReferences, texts } = this;
    const own = line.slice(12, 12 + referenceCharacters);
    const trimmed = own.trim();
    // A payment of several references has none that is its own.
    const only = extraReferences.length === 1 ? (extraReferences[0] ?? '') : '';
    return {
      row: at.row,
      line: at.line,
      amountOre: at.amountOre,
      reference: trimmed || only,
      reference2: extraReferences.length === 0 ? '' : extraReferences.join(' '),
      ocr: trimmed === '' && only !== '' ? this.extraOcr : checkedOcr(line, trimmed),
      counterparty: this.counterparty,
      text: texts.length === 0 ? '' : textOf(own, texts),
      payerBankgiro: giroAt(line, 3, 12) ?? '',
      payerOrgNumber: this.payerOrgNumber,
      deduction: line.startsWith('21') ? (deductionCodes[Number(line.charAt(70) || '-')] ?? '') : '',
      serial: serialOf(line),
    };
  }

  private fits(text: string): boolean {
    this.room -= text.length + 1;
    return this.room >= 0;
  }
}

/** Code 2: Bankgirot has checked the reference. */
const checkedOcr = (line: string, reference: string): string => (line.charAt(55) === '2' ? reference : '');

/** Twelve digits filled with zeros that hold ten; a foreign or shorter number as it stands. */
function orgNumberOf(text: string): string {
  const isWhole = text.length === 12 && text.startsWith('00') && !text.startsWith('000');
  return isWhole ? text.slice(2) : withoutZeros(text);
}

function serialOf(line: string): string {
  const serial = fieldAt(line, 58, 69);
  return withoutZeros(serial) === '' ? '' : serial;
}

/** Information in file order. Words that did not fit in the reference go on in the first of them, without a blank between. */
function textOf(own: string, texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  const goesOn = own.trim().length === referenceCharacters && /\D/.test(own) && !first.startsWith(' ');
  return [goesOn ? own + first : first.trim(), ...others.map((text) => text.trim())].join(' ');
}

/** What is left of a deduction (TK21, 71). */
const deductionCodes = ['full', 'partial', 'final'];

type Writable<Of> = { -readonly [Key in keyof Of]: Of[Key] };

/** A row's day is the deposit's, and its `batch` the deposit's serial number as the account statement shows it. */
export function rowOf(held: HeldPayment, deposit: Deposit): ParsedRow {
  const { account } = deposit;
  const made: Writable<ParsedRow> = {
    row: held.row,
    line: held.line,
    account,
    date: deposit.day,
    amountOre: held.amountOre,
    currency: deposit.currency,
    identity: {
      parts: ['bgmax', account ?? '', deposit.serial, held.serial],
      standsAlone: held.serial !== '',
    },
  };
  for (const field of heldFields) if (held[field] !== '') made[field] = held[field];
  if (deposit.serial !== '') made.batch = deposit.serial;
  if (account !== null) made.bankgiro = account;
  const extra = extraOf(held);
  if (extra !== null) made.extra = extra;
  return made;
}

const heldFields = ['reference', 'reference2', 'ocr', 'counterparty', 'text'] as const;

/** What rules may look at beyond the named fields: who paid, and the kind of a deduction. */
function extraOf({ payerBankgiro, payerOrgNumber, deduction }: HeldPayment): Record<string, string> | null {
  if (payerBankgiro === '' && payerOrgNumber === '' && deduction === '') return null;
  const extra: Record<string, string> = {};
  if (payerBankgiro !== '') extra['payerBankgiro'] = payerBankgiro;
  if (payerOrgNumber !== '') extra['payerOrgNumber'] = payerOrgNumber;
  if (deduction !== '') extra['deduction'] = deduction;
  return extra;
}
