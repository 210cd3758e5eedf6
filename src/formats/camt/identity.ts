/**
 * What an entry and its parts are recognised by in another file: the same payment comes in the intraday report, in the
 * notification and in the statement (fact sheet: formats/international, 1.8).
 */
import type { RowIdentity } from '../../domain/row.ts';
import type { Part } from './opening.ts';
import { realId, type Transaction } from './transaction.ts';
import type { Transactions } from './transactions.ts';
import { path, textAt, type XmlNode } from './xml-node.ts';

export interface StatementName {
  readonly id: string;
  /** Two pages of a statement may hold the same entry twice, truly. */
  readonly page: number;
}

const bankReference = path('AcctSvcrRef');
const entryReference = path('NtryRef');

/** The bank's reference of an entry (AcctSvcrRef). */
export const bankReferenceOf = (entry: XmlNode): string | undefined => realId(textAt(entry, bankReference));
export const entryReferenceOf = (entry: XmlNode): string | undefined => realId(textAt(entry, entryReference));

/** AcctSvcrRef names the entry wherever it is seen, as does the id of its only transaction; NtryRef often only within its statement. */
export function entryIdentity(
  entry: XmlNode,
  transactions: Transactions,
  statement: StatementName,
): RowIdentity {
  const own = bankReferenceOf(entry);
  if (own !== undefined) return { parts: ['svcr', own], standsAlone: true };
  const only = transactions.count === 1 ? transactions.each?.[0] : undefined;
  const lasting = only && lastingIdentity(only);
  if (lasting) return lasting;
  const within = statement.page > 1 ? [statement.id, String(statement.page)] : [statement.id];
  const reference = entryReferenceOf(entry);
  if (reference !== undefined) return { parts: ['ntry', reference, ...within], standsAlone: false };
  return { parts: ['stmt', ...within], standsAlone: false };
}

function lastingIdentity({ bankReference, lastingId }: Transaction): RowIdentity | null {
  if (bankReference !== undefined) return { parts: ['svcr', bankReference], standsAlone: true };
  return lastingId === undefined ? null : { parts: ['tx', lastingId], standsAlone: true };
}

/** A part of an entry: the entry, then the transaction by its own reference, else by its number in the entry. */
export function partIdentity(entry: RowIdentity, part: Part): RowIdentity {
  const { transaction, number, invoiceNumber } = part;
  if (!transaction) return { parts: [...entry.parts, 'fee'], standsAlone: entry.standsAlone };
  const own = transaction.bankReference ?? transaction.lastingId ?? transaction.otherId ?? String(number);
  const invoice = invoiceNumber === undefined ? [] : ['invoice', String(invoiceNumber)];
  return { parts: [...entry.parts, 'part', own, ...invoice], standsAlone: entry.standsAlone };
}
