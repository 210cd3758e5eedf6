/** One entry (Ntry) of a statement: what it says of itself, and the row it becomes when it is booked. */
import type { Day } from '../../domain/day.ts';
import type { Finding, Params } from '../../domain/finding.ts';
import { type Ore, ore } from '../../domain/ore.ts';
import type { ParsedRow, RowIdentity, TextField } from '../../domain/row.ts';
import { shown } from '../shown.ts';
import { type DetailFacts, writtenDay } from './details.ts';
import { type Exact, exactToOre, isFinerThanUnit, parseExact } from './exact.ts';
import type { CamtKind } from './walker.ts';
import { all, onlyText, textAt, textsAt, type XmlNode } from './xml-node.ts';

/** What is known of the statement when one of its entries is read. */
export interface EntryContext {
  readonly kind: CamtKind;
  readonly statementId: string;
  readonly currency: string | null;
  /** CreDtTm of the statement, else of the header: the last way to date an entry. */
  readonly createdDay: Day | null;
  readonly ownGiro: string | undefined;
  /** 1-based number of the entry in the file. */
  readonly row: number;
  readonly finding: (finding: Finding) => void;
}

export interface Entry {
  readonly credit: boolean;
  readonly booked: boolean;
  readonly amount: Exact;
  readonly currency: string | null;
  /** Null when it is not booked. */
  readonly row: Omit<ParsedRow, 'account'> | null;
}

/** Null when the entry has no readable amount or direction; the finding says so. */
export function readEntry(node: XmlNode, facts: DetailFacts, context: EntryContext): Entry | null {
  const amount = readAmount(node, context);
  const direction = onlyText(node, 'CdtDbtInd').text;
  if (amount === null) return null;
  if (direction !== 'CRDT' && direction !== 'DBIT') {
    report(context, 'entry-direction-missing', { text: shown(direction) });
    return null;
  }
  // RvslInd says what the original was, not which way this one went (fact sheet: formats/international, 1.4).
  const credit = direction === 'CRDT';
  const booked = isBooked(node, context);
  const { exact, currency } = amount;
  return {
    credit,
    booked,
    amount: exact,
    currency,
    row: booked ? rowOf(node, facts, context, { ...amount, credit }) : null,
  };
}

function report(
  context: EntryContext,
  code: Finding['code'],
  params: Params,
  severity: Finding['severity'] = 'error',
): void {
  context.finding({ code, severity, row: context.row, params });
}

interface Amount {
  readonly exact: Exact;
  readonly ore: Ore;
  readonly currency: string | null;
}

function readAmount(node: XmlNode, context: EntryContext): Amount | null {
  const { text, plain } = onlyText(node, 'Amt');
  const currency = all(node, 'Amt')[0]?.currency ?? context.currency;
  const exact = plain ? parseExact(text) : null;
  const units = exact === null ? null : exactToOre(exact, currency);
  if (exact === null || units === null) {
    if (exact !== null && isFinerThanUnit(exact, currency))
      report(context, 'amount-finer-than-minor-unit', {
        amount: shown(text),
        currency: shown(currency ?? ''),
      });
    else report(context, 'amount-unreadable', { amount: shown(text) });
    return null;
  }
  return { exact, ore: units, currency };
}

/** Pending, for information, booked on a later day. */
const notBooked: ReadonlySet<string> = new Set(['PDNG', 'INFO', 'FUTR']);

/** Status stands as text up to version .06, under Cd or Prtry after it. */
function isBooked(node: XmlNode, context: EntryContext): boolean {
  const status = textAt(node, 'Sts/Cd', 'Sts/Prtry', 'Sts')?.toUpperCase();
  if (status === 'BOOK') return true;
  // A statement holds booked entries by its nature; a report or a notification may hold anything.
  if (status === undefined && context.kind === '053') return true;
  if (status === undefined || !notBooked.has(status)) report(context, 'entry-status-missing', {}, 'warning');
  return false;
}

type Signed = Amount & { readonly credit: boolean };

function rowOf(
  node: XmlNode,
  facts: DetailFacts,
  context: EntryContext,
  amount: Signed,
): Omit<ParsedRow, 'account'> | null {
  const date = entryDay(node, facts, context);
  if (date === null) return null;
  const valueText = textAt(node, 'ValDt/Dt', 'ValDt/DtTm', 'ValDt');
  const valueDate = writtenDay(valueText);
  if (valueText !== undefined && valueDate === null)
    report(context, 'date-unreadable', { date: shown(valueText) }, 'warning');
  return {
    row: context.row,
    date,
    ...(valueDate ? { valueDate } : {}),
    amountOre: ore(amount.credit ? amount.ore : -amount.ore),
    currency: amount.currency,
    ...fieldsOf(node, facts, amount.credit, context.ownGiro),
    identity: identityOf(node, context.statementId),
  };
}

/** BookgDt, else ValDt; a day from further off comes with a warning. An unreadable one is never replaced. */
function entryDay(node: XmlNode, facts: DetailFacts, context: EntryContext): Day | null {
  const own = textAt(node, 'BookgDt/Dt', 'BookgDt/DtTm', 'BookgDt', 'ValDt/Dt', 'ValDt/DtTm', 'ValDt');
  if (own !== undefined) {
    const day = writtenDay(own);
    if (day === null) report(context, 'date-unreadable', { date: shown(own) });
    return day;
  }
  const day = facts.day ?? context.createdDay;
  if (day) report(context, 'entry-date-missing', { day }, 'warning');
  else report(context, 'date-unreadable', { date: '' });
  return day;
}

/** AcctSvcrRef names the entry wherever it is seen; NtryRef often only within its statement. */
function identityOf(node: XmlNode, statementId: string): RowIdentity {
  const bankReference = textAt(node, 'AcctSvcrRef');
  if (bankReference && bankReference.toUpperCase() !== 'NONREF')
    return { parts: ['svcr', bankReference], standsAlone: true };
  const entryReference = textAt(node, 'NtryRef');
  if (entryReference) return { parts: ['ntry', entryReference, statementId], standsAlone: false };
  return { parts: ['stmt', statementId], standsAlone: false };
}

function fieldsOf(
  node: XmlNode,
  facts: DetailFacts,
  credit: boolean,
  ownGiro: string | undefined,
): Partial<Record<TextField, string>> {
  const text = [facts.text, ...textsAt(node, 'AddtlNtryInf')].filter((part) => part !== undefined).join(' ');
  const values: Partial<Record<TextField, string | undefined>> = {
    reference: facts.reference,
    invoice: facts.invoice,
    counterparty: credit ? facts.debtor : facts.creditor,
    text,
    batch: textAt(node, 'NtryDtls/Btch/PmtInfId', 'NtryDtls/Btch/MsgId'),
    bankgiro: bankgiroOf(node, facts, credit, ownGiro),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value));
}

/** Received: our number it came in on. Paid: the receiver's number, else ours it was paid from. */
function bankgiroOf(
  node: XmlNode,
  facts: DetailFacts,
  credit: boolean,
  ownGiro: string | undefined,
): string | undefined {
  if (!credit) return facts.creditorGiro ?? facts.debtorGiro;
  return facts.creditorGiro ?? /^BG(\d{7,8})$/.exec(textAt(node, 'NtryRef') ?? '')?.[1] ?? ownGiro;
}
