/** One statement (Stmt, Rpt, Ntfctn) while it is read: gives its rows at once, its balances and checks when it ends. */
import type { Statement } from '../../domain/source-file.ts';
import type { Sink } from '../format.ts';
import { createAbout, type Header, readPart } from './about.ts';
import { checkBatch, tellUnopened } from './batch-check.ts';
import { concludeStatement, currencyOf } from './conclude.ts';
import { type Entry, readEntry } from './entry.ts';
import type { Notices } from './notices.ts';
import type { Page, Pages } from './pages.ts';
import { createReversals } from './reversals.ts';
import { type CamtRow, ownRow } from './rows.ts';
import { addTo, noTotals } from './totals.ts';
import type { Transactions } from './transactions.ts';
import type { CamtKind } from './walker.ts';
import type { XmlNode } from './xml-node.ts';

export interface EndedStatement {
  readonly statement: Statement;
  readonly orgNumber: string | null;
  /** Entries that are readable and not booked. */
  readonly pending: number;
}

export interface StatementReader {
  part(node: XmlNode): void;
  /** An entry with its transactions; `row` is the number of its first row in the file. Gives how many numbers it took. */
  entry(node: XmlNode, transactions: Transactions, row: number): number;
  end(): EndedStatement;
}

/** What all statements of a file share. */
export interface FileState {
  readonly sink: Sink;
  readonly notices: Notices;
  readonly pages: Pages;
}

/** Rows that may come before the account they belong to: against the schema's order, but met. */
const mostEarly = 10_000;
/** Two are one too many. */
const mostCurrencies = 20;

/** Gives rows to the sink with their account; the first ones wait for it. */
function createOutlet(sink: Sink): { emit(row: CamtRow): void; accountIs(account: string | null): void } {
  let account: string | null | undefined;
  let early: CamtRow[] = [];
  let isLate = false;
  return {
    emit(row) {
      if (account === undefined && early.length < mostEarly) {
        early.push(ownRow(row));
        return;
      }
      isLate ||= account === undefined;
      sink.row({ ...row, account: account ?? null });
    },
    accountIs(found) {
      if (isLate && found !== null)
        sink.finding({ code: 'statement-account-late', severity: 'error', params: { most: mostEarly } });
      account = found;
      for (const row of early) sink.row({ ...row, account });
      early = [];
    },
  };
}

export function createStatement(kind: CamtKind, header: Header, file: FileState): StatementReader {
  const { sink, notices } = file;
  const about = createAbout();
  const count = { entries: 0, bookedEntries: 0 };
  const totals = noTotals();
  const currencies = new Set<string | null>();
  const outlet = createOutlet(sink);
  const reversals = createReversals(outlet.emit);

  const pageOf = (): Page => (header.page.number === null ? about.page : header.page);

  function addEntry(entry: Entry): void {
    if (currencies.size < mostCurrencies) currencies.add(entry.currency);
    addTo(totals.any, entry.amount, entry.credit);
    if (!entry.booked) return;
    count.bookedEntries += 1;
    addTo(totals.booked, entry.amount, entry.credit);
    const signed = entry.credit ? entry.amount : -entry.amount;
    if (entry.reversal && kind !== '054' && reversals.hold(entry.rows, signed)) return;
    for (const row of entry.rows) outlet.emit(row);
  }

  return {
    part(node) {
      readPart(about, node, sink);
      if (node.name === 'Acct') outlet.accountIs(about.account ?? null);
    },
    entry(node, transactions, row) {
      count.entries += 1;
      const read = readEntry(node, transactions, {
        kind,
        row,
        statement: { id: about.id, page: pageOf().number ?? 1 },
        ownGiro: about.ownGiro,
        currency: about.currency ?? currencyOf({ ...about, currencies }),
        createdDay: about.createdDay ?? header.createdDay,
        finding: sink.finding,
      });
      if (!read) return 1;
      tellUnopened(read, row, notices);
      checkBatch(node, read, row, notices);
      addEntry(read);
      return Math.max(1, read.rows.length);
    },
    end() {
      const account = about.account ?? null;
      const held = { sum: reversals.sum(), count: reversals.count() };
      const read = { ...about, ...count, page: pageOf(), totals, reversals: held, currencies, account };
      const { statement, turnReversals } = concludeStatement(read, file.pages, sink);
      if (about.account === undefined) outlet.accountIs(null);
      for (const row of reversals.release(turnReversals)) outlet.emit(row);
      const pending = totals.any.credits + totals.any.debits - count.bookedEntries;
      return { statement, orgNumber: about.orgNumber, pending };
    },
  };
}
