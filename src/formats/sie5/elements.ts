/** Which element goes where: what SIE 5 says stands in attributes, and an element is known by its name and its parent's. */
import type { Notices } from '../sie4/index.ts';
import { namespacesOf, type XmlAttributes, type XmlHandler, XmlRefusal } from '../xml/xml-push.ts';
import type { AccountBalances } from './balances.ts';
import { type FileInfo, takeCompany, takeCreation, takeCurrency } from './file-info.ts';
import type { Journals } from './journals.ts';
import type { SubLedgers } from './sub-ledgers.ts';

export type Root = 'Sie' | 'SieEntry';

export interface Parts {
  readonly notices: Notices;
  readonly info: FileInfo;
  readonly balances: AccountBalances;
  readonly subLedgers: SubLedgers;
  readonly journals: Journals;
  readonly counts: Record<'accounts' | 'dimensions' | 'objects' | 'oib' | 'oub', number>;
  root: Root | null;
  /** A balance of an account, or of an invoice, that waits for its end: with an object it is only part of one. */
  held: { readonly of: 'account' | 'invoice'; readonly attributes: XmlAttributes; whole: boolean } | null;
}

export interface Hooks {
  opened(name: string): void;
  closed(): void;
}

const namespace = 'http://www.sie.se/sie5';

type Take = (parts: Parts, attributes: XmlAttributes) => void;

const holdBalance =
  (of: 'account' | 'invoice'): Take =>
  (parts, attributes) => {
    parts.held = { of, attributes, whole: true };
  };
const partOfBalance: Take = (parts) => {
  if (parts.held) parts.held.whole = false;
};
const countDimension: Take = ({ counts }) => {
  counts.dimensions += 1;
};
const countObject: Take = ({ counts }) => {
  counts.objects += 1;
};
const takeInvoice: Take = ({ subLedgers }, attributes) => subLedgers.invoice(attributes);
const takeSecondary: Take = ({ subLedgers }, attributes) => subLedgers.secondary(attributes);

/** By parent and name; `*` stands for the root. */
const takers = new Map<string, Take>([
  ['*>FileInfo', takeFileInfo],
  ['FileInfo>Company', ({ info, notices }, attributes) => takeCompany(info, attributes, notices)],
  ['FileInfo>FileCreation', ({ info, notices }, attributes) => takeCreation(info, attributes, notices)],
  ['FileInfo>AccountingCurrency', ({ info, notices }, attributes) => takeCurrency(info, attributes, notices)],
  ['FiscalYears>FiscalYear', ({ info }, attributes) => info.years.add(attributes)],
  ['Accounts>Account', takeAccount],
  ['Account>OpeningBalance', holdBalance('account')],
  ['Account>ClosingBalance', holdBalance('account')],
  ['OpeningBalance>ObjectReference', partOfBalance],
  ['ClosingBalance>ObjectReference', partOfBalance],
  ['Dimensions>Dimension', countDimension],
  ['Dimension>Object', countObject],
  ['*>CustomerInvoices', ({ subLedgers }, attributes) => subLedgers.group('customer', attributes)],
  ['*>SupplierInvoices', ({ subLedgers }, attributes) => subLedgers.group('supplier', attributes)],
  ['*>FixedAssets', ({ subLedgers }, attributes) => subLedgers.group(null, attributes)],
  ['*>GeneralSubdividedAccount', ({ subLedgers }, attributes) => subLedgers.group(null, attributes)],
  ['CustomerInvoices>SecondaryAccountRef', takeSecondary],
  ['SupplierInvoices>SecondaryAccountRef', takeSecondary],
  ['FixedAssets>SecondaryAccountRef', takeSecondary],
  ['GeneralSubdividedAccount>SecondaryAccountRef', takeSecondary],
  ['CustomerInvoices>CustomerInvoice', takeInvoice],
  ['SupplierInvoices>SupplierInvoice', takeInvoice],
  ['Balances>ClosingBalance', holdBalance('invoice')],
  ['Customers>Customer', ({ subLedgers }, attributes) => subLedgers.party('customer', attributes)],
  ['Suppliers>Supplier', ({ subLedgers }, attributes) => subLedgers.party('supplier', attributes)],
  ['*>Journal', ({ journals }, attributes) => journals.journal(attributes)],
  ['Journal>JournalEntry', ({ journals }, attributes) => journals.entry(attributes)],
  ['JournalEntry>LockingInfo', ({ journals }) => journals.entryLocked()],
  ['JournalEntry>CorrectedBy', ({ journals }) => journals.entryCorrected()],
  ['JournalEntry>LedgerEntry', ({ journals }, attributes) => journals.row(attributes)],
  ['LedgerEntry>ObjectReference', ({ journals }, attributes) => journals.rowObject(attributes)],
  [
    'LedgerEntry>SubdividedAccountObjectReference',
    ({ journals }, attributes) => journals.rowInvoice(attributes),
  ],
  ['LedgerEntry>Overstrike', ({ journals }) => journals.rowStruck()],
]);

/** Rows and vouchers anywhere else would be lost without a word. */
const neverPassedOver: ReadonlySet<string> = new Set(['Journal', 'JournalEntry', 'LedgerEntry']);

function takeFileInfo({ notices, journals, balances }: Parts): void {
  const { ib, ub, res } = balances.counts();
  if (journals.counts().vouchers + ib + ub + res > 0) notices.error('sie-file-info-late', 0);
}

function takeAccount({ counts, balances }: Parts, attributes: XmlAttributes): void {
  counts.accounts += 1;
  balances.account(attributes);
}

function closeBalance(parts: Parts, item: 'OpeningBalance' | 'ClosingBalance'): void {
  const { held, counts, balances, subLedgers } = parts;
  parts.held = null;
  if (held?.of === 'invoice') subLedgers.closing(held.attributes);
  else if (held?.whole) balances.balance(item, held.attributes);
  else if (held) counts[item === 'OpeningBalance' ? 'oib' : 'oub'] += 1;
}

export function createElements(parts: Parts, hooks: Hooks): XmlHandler {
  const path: string[] = [];

  function openRoot(name: string, attributes: XmlAttributes): void {
    if (parts.root !== null || (name !== 'Sie' && name !== 'SieEntry'))
      throw new XmlRefusal({ code: 'sie-root-missing', severity: 'error', params: { element: name } });
    parts.root = name;
    if (!namespacesOf(attributes).includes(namespace))
      parts.notices.warn('xml-namespace-missing', 0, { message: name });
  }

  return {
    open(name, attributes) {
      hooks.opened(name);
      if (path.length === 0) {
        openRoot(name, attributes);
      } else {
        const parent = path.length === 1 ? '*' : path[path.length - 1];
        const take = takers.get(`${parent}>${name}`);
        if (take) take(parts, attributes);
        else if (neverPassedOver.has(name)) parts.notices.error('voucher-row-outside', 0);
      }
      path.push(name);
    },
    text() {},
    close() {
      hooks.closed();
      const name = path.pop();
      if (name === 'OpeningBalance' || name === 'ClosingBalance') closeBalance(parts, name);
      else if (name === 'LedgerEntry') parts.journals.rowEnds();
      else if (name === 'JournalEntry') parts.journals.entryEnds();
    },
  };
}
