/** The rows of a booked entry: one, or one for each of its parts. */
import type { Day } from '../../domain/day.ts';
import type { Ore } from '../../domain/ore.ts';
import { type ParsedRow, type RowIdentity, type TextField, textFields } from '../../domain/row.ts';
import { ownCopy } from '../own-copy.ts';
import {
  bankReferenceOf,
  entryIdentity,
  entryReferenceOf,
  partIdentity,
  type StatementName,
} from './identity.ts';
import type { Part } from './opening.ts';
import { longestText, type Words } from './transaction.ts';
import type { Transactions } from './transactions.ts';
import { firstText, path, textsAt, type XmlNode } from './xml-node.ts';

export type CamtRow = Omit<ParsedRow, 'account'>;

export interface EntryFacts {
  readonly node: XmlNode;
  readonly row: number;
  readonly date: Day;
  readonly valueDate: Day | null;
  readonly currency: string | null;
  readonly credit: boolean;
  readonly statement: StatementName;
  readonly ownGiro: string | undefined;
}

/** The same row, for keeping it beyond the piece of the file it was cut from. */
export function ownRow(row: CamtRow): CamtRow {
  const fields: Fields = {};
  for (const field of textFields) {
    const text = row[field];
    if (text !== undefined) fields[field] = ownCopy(text);
  }
  const identity = row.identity && { ...row.identity, parts: row.identity.parts.map(ownCopy) };
  return { ...row, ...fields, identity };
}

type Fields = { -readonly [Field in TextField]?: string };

export function wholeRow(entry: EntryFacts, transactions: Transactions, amountOre: Ore): CamtRow {
  const { words, batch = emptyBatchOf(entry.node) } = transactions;
  const fields = fieldsOf(words, entry, entry.credit);
  if (batch !== undefined) fields.batch = batch;
  return rowOf(entry, entry.row, amountOre, fields, entryIdentity(entry.node, transactions, entry.statement));
}

export interface PartOfEntry {
  readonly part: Part;
  readonly transactions: Transactions;
  readonly ore: Ore;
  readonly row: number;
}

export function partRow(entry: EntryFacts, of: PartOfEntry): CamtRow {
  const { part, transactions } = of;
  const credit = part.transaction?.credit ?? entry.credit;
  const fields = fieldsOf(wordsOf(part), entry, credit);
  // The parts of one deposit keep a name in common, so that a rule may sum them.
  const batch = part.transaction?.batch ?? transactions.batch ?? deposit(entry.node);
  if (batch !== undefined) fields.batch = batch;
  const identity = partIdentity(entryIdentity(entry.node, transactions, entry.statement), part);
  return rowOf(entry, of.row, of.ore, fields, identity);
}

const deposit = (entry: XmlNode): string | undefined => bankReferenceOf(entry) ?? entryReferenceOf(entry);

function rowOf(
  entry: EntryFacts,
  row: number,
  amountOre: Ore,
  fields: Fields,
  identity: RowIdentity,
): CamtRow {
  const { date, valueDate, currency } = entry;
  if (valueDate === null) return { row, date, amountOre, currency, ...fields, identity };
  return { row, date, valueDate, amountOre, currency, ...fields, identity };
}

const batches = [path('NtryDtls/Btch/PmtInfId'), path('NtryDtls/Btch/MsgId')];

/** A batch that is told of without any of its transactions, as salaries are. */
const emptyBatchOf = (entry: XmlNode): string | undefined => firstText(entry, batches);

/** The words of a part: a fee has those of its entry alone. */
function wordsOf({ transaction, invoice }: Part): Words {
  if (!transaction) return { text: 'Chrgs' };
  if (!invoice) return transaction.words;
  const { reference: _whole, invoice: _number, ...shared } = transaction.words;
  const reference = invoice.reference ?? invoice.number;
  return {
    ...shared,
    ...(reference === undefined ? {} : { reference }),
    ...(invoice.number === undefined ? {} : { invoice: invoice.number }),
  };
}

const added = path('AddtlNtryInf');

function fieldsOf(words: Words, entry: EntryFacts, credit: boolean): Fields {
  const fields: Fields = {};
  const own = textsAt(entry.node, added).join(' ');
  const text = words.text && own ? `${words.text} ${own}` : words.text || own;
  const counterparty = credit ? words.debtor : words.creditor;
  const bankgiro = bankgiroOf(words, entry, credit);
  if (words.reference) fields.reference = words.reference;
  if (words.reference2) fields.reference2 = words.reference2;
  if (words.invoice) fields.invoice = words.invoice;
  if (counterparty) fields.counterparty = counterparty;
  if (text) fields.text = text.slice(0, longestText);
  if (bankgiro) fields.bankgiro = bankgiro;
  return fields;
}

/** Received: our number it came in on. Paid: the receiver's number, else ours it was paid from. */
function bankgiroOf(words: Words, entry: EntryFacts, credit: boolean): string | undefined {
  if (words.creditorGiro) return words.creditorGiro;
  if (!credit) return words.debtorGiro;
  const reference = entryReferenceOf(entry.node);
  return (reference && /^BG(\d{7,8})$/.exec(reference)?.[1]) ?? entry.ownGiro;
}
