/** What a message and its statements say of themselves besides their entries. */
import type { Day } from '../../domain/day.ts';
import { orgNumberHolds } from '../../domain/org-number.ts';
import type { Sink } from '../format.ts';
import { ownCopy } from '../own-copy.ts';
import { type CamtBalance, keepBalance, readBalance } from './balances.ts';
import { noPage, type Page } from './pages.ts';
import { giroOf } from './party-account.ts';
import { writtenDay } from './values.ts';
import { child, firstText, onlyText, path, textAt, textsAt, type XmlNode } from './xml-node.ts';

/** GrpHdr. */
export interface Header {
  readonly createdDay: Day | null;
  readonly page: Page;
}

const created = path('CreDtTm');

export function readHeader(node: XmlNode | null): Header {
  return {
    createdDay: writtenDay(node ? textAt(node, created) : undefined),
    page: pageOf(node ? child(node, 'MsgPgntn') : undefined),
  };
}

const pageNumber = path('PgNb');
const lastPage = path('LastPgInd');

function pageOf(node: XmlNode | undefined): Page {
  const number = textAt(node, pageNumber);
  if (number === undefined || !/^0*[1-9]\d{0,8}$/.test(number)) return noPage;
  const last = textAt(node, lastPage);
  return { number: Number(number), isLast: last === undefined ? null : last === 'true' || last === '1' };
}

/** What a statement says of itself. */
export interface About {
  id: string;
  /** Undefined until Acct has come, null when it has no id. */
  account: string | null | undefined;
  ownGiro: string | undefined;
  orgNumber: string | null;
  currency: string | null;
  /** Of the first balance of any kind. */
  balanceCurrency: string | null;
  createdDay: Day | null;
  page: Page;
  sequence: number | undefined;
  copy: string | undefined;
  summary: XmlNode | null;
  readonly balances: CamtBalance[];
}

export function createAbout(): About {
  return {
    id: '',
    account: undefined,
    ownGiro: undefined,
    orgNumber: null,
    currency: null,
    balanceCurrency: null,
    createdDay: null,
    page: noPage,
    sequence: undefined,
    copy: undefined,
    summary: null,
    balances: [],
  };
}

// BBAN, PrtryAcct and UPIC are of version .01.
const accountIds = ['IBAN', 'Othr/Id', 'BBAN', 'PrtryAcct/Id', 'UPIC'].map((id) => path(`Id/${id}`));
const accountCurrency = path('Ccy');
const ownerIds = path('Ownr/Id/OrgId/Othr/Id');

type PartReader = (about: About, node: XmlNode, sink: Sink) => void;

const readPages: PartReader = (about, node) => {
  about.page = pageOf(node);
};

const partReaders: ReadonlyMap<string, PartReader> = new Map<string, PartReader>([
  ['StmtPgntn', readPages],
  ['RptPgntn', readPages],
  ['NtfctnPgntn', readPages],
  [
    'Id',
    (about, node) => {
      about.id = ownCopy(node.text.trim());
    },
  ],
  [
    'ElctrncSeqNb',
    (about, node) => {
      const text = node.text.trim();
      // 0 is written where a bank does not number its statements.
      if (/^\d{1,15}$/.test(text) && Number(text) > 0) about.sequence = Number(text);
    },
  ],
  [
    'CreDtTm',
    (about, node) => {
      about.createdDay = writtenDay(node.text.trim());
    },
  ],
  [
    'CpyDplctInd',
    (about, node) => {
      about.copy = ownCopy(node.text.trim()) || undefined;
    },
  ],
  ['Acct', readAccount],
  [
    'Bal',
    (about, node, sink) => {
      about.balanceCurrency ??= onlyText(node, 'Amt').currency;
      const balance = readBalance(node, sink.finding);
      if (balance) keepBalance(about.balances, balance);
    },
  ],
  [
    'TxsSummry',
    (about, node) => {
      about.summary = node;
    },
  ],
]);

function readAccount(about: About, node: XmlNode): void {
  const id = firstText(node, accountIds);
  about.account = id === undefined ? null : ownCopy(id);
  about.currency = textAt(node, accountCurrency)?.toUpperCase() ?? null;
  about.ownGiro = giroOf(node);
  about.orgNumber = orgNumberOf(node);
}

/** Swedish organisation number among the ids of the account's owner; the check digit tells it from a customer number. */
function orgNumberOf(account: XmlNode): string | null {
  const ids = textsAt(account, ownerIds);
  return ids.find((id) => /^\d{6}-?\d{4}$/.test(id) && orgNumberHolds(id)) ?? null;
}

export function readPart(about: About, node: XmlNode, sink: Sink): void {
  partReaders.get(node.name)?.(about, node, sink);
}
