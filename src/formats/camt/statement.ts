/** One statement (Stmt, Rpt, Ntfctn) while it is read: gives its rows at once, its balances and checks when it ends. */
import type { Day } from '../../domain/day.ts';
import { orgNumberHolds } from '../../domain/org-number.ts';
import type { ParsedRow } from '../../domain/row.ts';
import type { Statement } from '../../domain/source-file.ts';
import type { Sink } from '../format.ts';
import { type CamtBalance, readBalance } from './balances.ts';
import { concludeStatement, currencyOf, type Page } from './conclude.ts';
import { type DetailFacts, giroOf, writtenDay } from './details.ts';
import { type Entry, readEntry } from './entry.ts';
import { addTo, noTotals } from './totals.ts';
import type { CamtKind } from './walker.ts';
import { textAt, textsAt, type XmlNode } from './xml-node.ts';

export interface Header {
  readonly createdDay: Day | null;
  readonly page: Page;
}

export function readHeader(node: XmlNode | null): Header {
  return {
    createdDay: writtenDay(node ? textAt(node, 'CreDtTm') : undefined),
    page: pageOf(node?.children.find((child) => child.name === 'MsgPgntn')),
  };
}

function pageOf(node: XmlNode | undefined): Page {
  const page = node && textAt(node, 'PgNb');
  const last = node && textAt(node, 'LastPgInd');
  return {
    page: page === undefined ? null : Number(page),
    lastPage: last === undefined ? null : last === 'true' || last === '1',
  };
}

/** Swedish organisation number among the ids of the account's owner; the check digit tells it from a customer number. */
function orgNumberOf(account: XmlNode): string | null {
  return (
    textsAt(account, 'Ownr/Id/OrgId/Othr/Id').find((id) => /^\d{6}-?\d{4}$/.test(id) && orgNumberHolds(id)) ??
    null
  );
}

export interface StatementReader {
  /** `facts` are of the entry's transactions, `row` is its number in the file. */
  part(node: XmlNode, facts: DetailFacts, row: number): void;
  /** `pending`: entries that are readable and not booked. */
  end(): { readonly statement: Statement; readonly orgNumber: string | null; readonly pending: number };
}

export function createStatement(kind: CamtKind, header: Header, sink: Sink): StatementReader {
  const about = createAbout();
  const count = { entries: 0, bookedEntries: 0 };
  const totals = noTotals();
  const currencies = new Set<string | null>();
  /** Rows that came before the account they belong to: against the schema's order, but met. */
  let early: Omit<ParsedRow, 'account'>[] = [];

  function addEntry(read: Entry): void {
    currencies.add(read.currency);
    addTo(totals.any, read.amount, read.credit);
    if (read.booked) {
      count.bookedEntries += 1;
      addTo(totals.booked, read.amount, read.credit);
    }
    if (!read.row) return;
    if (about.account === undefined) early.push(read.row);
    else sink.row({ ...read.row, account: about.account });
  }

  function entry(node: XmlNode, facts: DetailFacts, row: number): void {
    count.entries += 1;
    const read = readEntry(node, facts, {
      kind,
      row,
      statementId: about.id,
      ownGiro: about.ownGiro,
      currency: currencyOf({ ...about, currencies }),
      createdDay: about.createdDay ?? header.createdDay,
      finding: sink.finding,
    });
    if (read) addEntry(read);
  }

  function releaseEarly(): void {
    for (const row of early) sink.row({ ...row, account: about.account ?? null });
    early = [];
  }

  return {
    part(node, facts, row) {
      if (node.name === 'Ntry') entry(node, facts, row);
      else readPart(about, node, sink);
      if (node.name === 'Acct') releaseEarly();
    },
    end() {
      releaseEarly();
      const page = header.page.page === null ? about.page : header.page;
      const read = { ...about, ...count, page, totals, currencies, account: about.account ?? null };
      const pending = totals.any.credits + totals.any.debits - count.bookedEntries;
      return { statement: concludeStatement(read, sink), orgNumber: about.orgNumber, pending };
    },
  };
}

/** What a statement says of itself besides its entries. */
interface About {
  id: string;
  /** Undefined until Acct has come, null when it has no id. */
  account: string | null | undefined;
  ownGiro: string | undefined;
  orgNumber: string | null;
  currency: string | null;
  createdDay: Day | null;
  page: Page;
  summary: XmlNode | null;
  readonly balances: CamtBalance[];
}

function createAbout(): About {
  return {
    id: '',
    account: undefined,
    ownGiro: undefined,
    orgNumber: null,
    currency: null,
    createdDay: null,
    page: { page: null, lastPage: null },
    summary: null,
    balances: [],
  };
}

/** The children of a statement that are read; every other one is passed over. */
const partReaders: Readonly<Record<string, (about: About, node: XmlNode, sink: Sink) => void>> = {
  Id: (about, node) => {
    about.id = node.text.trim();
  },
  CreDtTm: (about, node) => {
    about.createdDay = writtenDay(node.text.trim());
  },
  Acct: (about, node) => {
    // BBAN, PrtryAcct and UPIC are of version .01.
    about.account = textAt(node, 'Id/IBAN', 'Id/Othr/Id', 'Id/BBAN', 'Id/PrtryAcct/Id', 'Id/UPIC') ?? null;
    about.currency = textAt(node, 'Ccy') ?? null;
    about.ownGiro = giroOf(node);
    about.orgNumber = orgNumberOf(node);
  },
  Bal: (about, node, sink) => {
    const balance = readBalance(node, sink.finding);
    if (balance) about.balances.push(balance);
  },
  TxsSummry: (about, node) => {
    about.summary = node;
  },
};

function readPart(about: About, node: XmlNode, sink: Sink): void {
  if (/^(?:Stmt|Rpt|Ntfctn)Pgntn$/.test(node.name)) about.page = pageOf(node);
  else if (Object.hasOwn(partReaders, node.name)) partReaders[node.name]?.(about, node, sink);
}
