/** One transaction (TxDtls) of an entry: what it says of amount, parties and references. */
import type { Day } from '../../domain/day.ts';
import { ownCopy } from '../own-copy.ts';
import { type Charge, chargesOf } from './charges.ts';
import { type Invoice, invoicesOf } from './invoices.ts';
import { giroOf, numberOf } from './party-account.ts';
import { isCredit, type Money, moneyOf, writtenDay } from './values.ts';
import { child, firstText, path, textAt, textsAt, type XmlNode } from './xml-node.ts';

/** Words of a transaction that go into the fields of its row; absent when it has none. */
export interface Words {
  reference?: string;
  reference2?: string;
  invoice?: string;
  debtor?: string;
  creditor?: string;
  debtorGiro?: string;
  creditorGiro?: string;
  text?: string;
}

export interface Transaction {
  /** In the currency of the account, as far as it says. */
  readonly amount: Money | null;
  /** As the payer wrote it, often in another currency or without fees. */
  readonly instructed: Money | null;
  /** Null: as its entry. */
  readonly credit: boolean | null;
  readonly charges: readonly Charge[];
  readonly words: Words;
  readonly day: Day | null;
  /** The bank's reference (AcctSvcrRef) of this transaction. */
  readonly bankReference: string | undefined;
  /** An id that stays with the transaction in every message about it: AcctSvcrTxId, UETR. */
  readonly lastingId: string | undefined;
  /** Another id of the bank or of the clearing. */
  readonly otherId: string | undefined;
  readonly batch: string | undefined;
  /** What it pays, where it says so to the last öre. */
  readonly invoices: readonly Invoice[];
}

/** So much of the free text of a row is kept. */
export const longestText = 1000;

const bankReference = path('AcctSvcrRef');
const lastingIds = [path('AcctSvcrTxId'), path('UETR')];
const otherIds = [path('TxId'), path('ClrSysRef')];
const batches = [path('Btch/PmtInfId'), path('Btch/MsgId')];
const paymentBatch = path('PmtInfId');
const addedText = path('AddtlTxInf');
const structured = path('CdtrRefInf/Ref');
const invoiceNumbers = path('RfrdDocInf/Nb');
const endToEnd = path('EndToEndId');

/** What stands in the place of an id that there is none of. */
const noId = /^(?:NONREF|NOREF|NOTPROVIDED|NOT PROVIDED|NONE)$/i;

export function realId(text: string | undefined): string | undefined {
  return text === undefined || noId.test(text) ? undefined : text;
}

export function readTransaction(node: XmlNode, group: XmlNode): Transaction {
  const details = child(node, 'AmtDtls');
  const refs = child(node, 'Refs');
  return {
    amount: moneyOf(node, 'Amt') ?? moneyOf(child(details, 'TxAmt'), 'Amt'),
    instructed: moneyOf(child(details, 'InstdAmt'), 'Amt'),
    credit: isCredit(node),
    charges: chargesOf(node),
    words: wordsOf(node),
    day: dayOf(node),
    bankReference: realId(textAt(refs, bankReference)),
    lastingId: realId(firstText(refs, lastingIds)),
    otherId: realId(firstText(refs, otherIds)),
    batch: realId(firstText(group, batches)) ?? realId(textAt(refs, paymentBatch)),
    invoices: invoicesOf(child(node, 'RmtInf')),
  };
}

function wordsOf(node: XmlNode): Words {
  const words: Words = {};
  const remittance = remittanceOf(child(node, 'RmtInf'));
  const id = realId(textAt(child(node, 'Refs'), endToEnd));
  const reference =
    remittance.references.length > 0
      ? single(remittance.references)
      : (id ?? (remittance.free || single(remittance.numbers)));
  set(words, 'reference', reference);
  if (id !== reference) set(words, 'reference2', id);
  set(words, 'invoice', single(remittance.numbers));
  const parties = child(node, 'RltdPties');
  if (parties) {
    set(words, 'debtor', partyOf(parties, 'Dbtr'));
    set(words, 'creditor', partyOf(parties, 'Cdtr'));
    set(words, 'debtorGiro', giroOf(child(parties, 'DbtrAcct')));
    set(words, 'creditorGiro', giroOf(child(parties, 'CdtrAcct')));
  }
  // Some banks have their only words in AddtlTxInf.
  const own = remittance.free || textAt(node, addedText);
  set(words, 'text', textOf(own ?? '', [...several(remittance), ...returnReason(node)]));
  return words;
}

/** RmtInf: what the payment says it is for. */
interface Remittance {
  readonly free: string;
  readonly references: readonly string[];
  readonly numbers: readonly string[];
}

const nothing: Remittance = { free: '', references: [], numbers: [] };

function remittanceOf(node: XmlNode | undefined): Remittance {
  if (!node) return nothing;
  const references: string[] = [];
  const numbers: string[] = [];
  let free = '';
  for (const part of node.children) {
    if (part.name === 'Ustrd') {
      const text = part.text.trim();
      free = free && text ? `${free} ${text}` : free || text;
    } else {
      references.push(...textsAt(part, structured));
      numbers.push(...textsAt(part, invoiceNumbers));
    }
  }
  return { free, references, numbers };
}

function set(words: Words, field: keyof Words, value: string | undefined): void {
  if (value) words[field] = value;
}

/** The one value of a list, none when it is empty or they differ. */
function single(values: readonly string[]): string | undefined {
  const [value] = values;
  return values.every((other) => other === value) ? value : undefined;
}

/** A payment of several invoices without their amounts has no reference of its own: its text holds them all. */
function several({ references, numbers }: Remittance): readonly string[] {
  if (references.length < 2 && numbers.length < 2) return none;
  return [references, numbers].flatMap((values) => (single(values) === undefined ? values : none));
}

const none: readonly string[] = [];

function textOf(own: string, more: readonly string[]): string {
  if (more.length === 0) return own.slice(0, longestText);
  const parts = new Set(own === '' ? more : [own, ...more]);
  return [...parts].join(' ').slice(0, longestText);
}

const returnReasons = [path('RtrInf/Rsn/Cd'), path('RtrInf/Rsn/Prtry')];
const returnText = path('RtrInf/AddtlInf');

/** Why a payment came back, in the code of the standard (AC04, MS03 …) and the bank's words. */
function returnReason(node: XmlNode): readonly string[] {
  if (!child(node, 'RtrInf')) return none;
  return [firstText(node, returnReasons) ?? [], ...textsAt(node, returnText)].flat();
}

const names = [path('Pty/Nm'), path('Nm'), path('Agt/FinInstnId/Nm')];
const ultimateNames = [path('Pty/Nm'), path('Nm')];

/** A party's name, else the number it paid from or was paid on. */
function partyOf(parties: XmlNode | undefined, role: 'Dbtr' | 'Cdtr'): string | undefined {
  if (!parties) return undefined;
  return (
    firstText(child(parties, role), names) ??
    firstText(child(parties, `Ultmt${role}`), ultimateNames) ??
    numberOf(child(parties, `${role}Acct`))
  );
}

const firstDays = ['IntrBkSttlmDt', 'AccptncDtTm', 'TxDtTm'];

function dayOf(node: XmlNode): Day | null {
  const dates = child(node, 'RltdDts');
  if (!dates) return null;
  const preferred = firstDays.flatMap((name) => child(dates, name) ?? []);
  for (const date of [...preferred, ...dates.children]) {
    const day = writtenDay(date.text.trim());
    if (day) return day;
  }
  return null;
}

/** The same, for keeping it beyond the piece of the file it was cut from. */
export function ownTransaction(transaction: Transaction): Transaction {
  const own = (text: string | undefined): string | undefined => text && ownCopy(text);
  const words: Words = {};
  for (const [field, text] of Object.entries(transaction.words)) words[field as keyof Words] = ownCopy(text);
  return {
    ...transaction,
    words,
    bankReference: own(transaction.bankReference),
    lastingId: own(transaction.lastingId),
    otherId: own(transaction.otherId),
    batch: own(transaction.batch),
    invoices: transaction.invoices.map((invoice) => ({
      ...invoice,
      reference: own(invoice.reference),
      number: own(invoice.number),
    })),
  };
}
