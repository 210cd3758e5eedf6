/** One entry (Ntry) of a statement: what it says of itself, and the rows it becomes when it is booked. */
import type { Day } from '../../domain/day.ts';
import type { Finding, Params } from '../../domain/finding.ts';
import { isCurrency, type Ore, ore } from '../../domain/ore.ts';
import { shown } from '../shown.ts';
import { chargesOf } from './charges.ts';
import { type Exact, exactToOre, isFinerThanUnit, parseExact } from './exact.ts';
import type { StatementName } from './identity.ts';
import { type Opened, openEntry } from './opening.ts';
import { type CamtRow, type EntryFacts, partRow, wholeRow } from './rows.ts';
import type { Transactions } from './transactions.ts';
import { dateText, isCredit, writtenDay } from './values.ts';
import type { CamtKind } from './walker.ts';
import { firstText, onlyText, path, textAt, type XmlNode } from './xml-node.ts';

/** What is known of the statement when one of its entries is read. */
export interface EntryContext {
  readonly kind: CamtKind;
  readonly statement: StatementName;
  readonly currency: string | null;
  /** CreDtTm of the statement, else of the header: the last way to date an entry. */
  readonly createdDay: Day | null;
  readonly ownGiro: string | undefined;
  /** 1-based number of the entry's first row in the file. */
  readonly row: number;
  readonly finding: (finding: Finding) => void;
}

export interface Entry {
  readonly credit: boolean;
  readonly booked: boolean;
  /** RvslInd: its original went the other way. */
  readonly reversal: boolean;
  readonly amount: Exact;
  readonly currency: string | null;
  /** Empty when it is not booked. */
  readonly rows: readonly CamtRow[];
  readonly opened: Opened;
}

const unopened: Opened = { parts: null, otherSum: null, unopened: false };

/** Null when the entry has no readable amount or direction; the finding says so. */
export function readEntry(node: XmlNode, transactions: Transactions, context: EntryContext): Entry | null {
  const amount = readAmount(node, context);
  const credit = isCredit(node);
  if (amount === null) return null;
  if (credit === null) {
    report(context, 'entry-direction-missing', { text: shown(onlyText(node, 'CdtDbtInd').text) });
    return null;
  }
  const booked = isBooked(node, context);
  const { exact, currency } = amount;
  const sum = { exact: credit ? exact : -exact, currency, credit, charges: chargesOf(node) };
  const opened = booked ? openEntry(sum, transactions) : unopened;
  const amountOre = ore(credit ? amount.ore : -amount.ore);
  const rows = booked ? rowsOf(node, transactions, { ...context, credit, currency, amountOre }, opened) : [];
  return { credit, booked, reversal: isReversal(node), amount: exact, currency, rows, opened };
}

const reversal = path('RvslInd');
const isReversal = (node: XmlNode): boolean => /^(?:true|1)$/.test(textAt(node, reversal) ?? '');

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
  const { text, plain, currency: stated } = onlyText(node, 'Amt');
  const currency = stated ?? context.currency;
  if (currency !== null && !isCurrency(currency)) {
    report(context, 'currency-unreadable', { currency: shown(currency) });
    return null;
  }
  const exact = plain ? parseExact(text) : null;
  const units = exact === null ? null : exactToOre(exact, currency);
  if (exact !== null && units !== null) return { exact, ore: units, currency };
  const code =
    exact !== null && isFinerThanUnit(exact, currency) ? 'amount-finer-than-minor-unit' : 'amount-unreadable';
  report(context, code, { amount: shown(text), currency: shown(currency ?? '') });
  return null;
}

/** Pending, for information, booked on a later day. */
const notBooked: ReadonlySet<string> = new Set(['PDNG', 'INFO', 'FUTR']);
const statuses = [path('Sts/Cd'), path('Sts/Prtry'), path('Sts')];

/** Status stands as text up to version .06, under Cd or Prtry after it. */
function isBooked(node: XmlNode, context: EntryContext): boolean {
  const status = firstText(node, statuses)?.toUpperCase();
  if (status === 'BOOK') return true;
  // A statement holds booked entries by its nature; a report or a notification may hold anything.
  if (status === undefined && context.kind === '053') return true;
  if (status === undefined || !notBooked.has(status)) report(context, 'entry-status-missing', {}, 'warning');
  return false;
}

type Booked = EntryContext & { readonly credit: boolean; readonly amountOre: Ore };

function rowsOf(node: XmlNode, transactions: Transactions, entry: Booked, opened: Opened): CamtRow[] {
  const date = entryDay(node, transactions, entry);
  if (date === null) return [];
  const facts: EntryFacts = { node, date, valueDate: valueDay(node, entry), ...entry };
  if (opened.parts) {
    const rows = opened.parts.flatMap((part, at) => {
      const partOre = exactToOre(part.exact, entry.currency);
      return partOre === null
        ? []
        : partRow(facts, { part, transactions, ore: partOre, row: entry.row + at });
    });
    // A transaction finer than the minor unit cannot be a row; its entry can.
    if (rows.length === opened.parts.length) return rows;
  }
  return [wholeRow(facts, transactions, entry.amountOre)];
}

function valueDay(node: XmlNode, context: EntryContext): Day | null {
  const text = dateText(node, 'ValDt');
  const day = writtenDay(text);
  if (text !== undefined && day === null)
    report(context, 'date-unreadable', { date: shown(text) }, 'warning');
  return day;
}

/** BookgDt, else ValDt; a day from further off comes with a warning. An unreadable one is never replaced. */
function entryDay(node: XmlNode, transactions: Transactions, context: EntryContext): Day | null {
  const own = dateText(node, 'BookgDt') ?? dateText(node, 'ValDt');
  if (own !== undefined) {
    const day = writtenDay(own);
    if (day === null) report(context, 'date-unreadable', { date: shown(own) });
    return day;
  }
  const day = transactions.day ?? context.createdDay;
  if (day) report(context, 'entry-date-missing', { day }, 'warning');
  else report(context, 'date-unreadable', { date: '' });
  return day;
}
