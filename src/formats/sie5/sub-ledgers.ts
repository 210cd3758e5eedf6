/**
 * `CustomerInvoices` and `SupplierInvoices`: which invoice a row is about and whose it is, and whether their balances make up
 * the account's. Other specified accounts (`FixedAssets`, `GeneralSubdividedAccount`) hold no invoices.
 */
import type { Day } from '../../domain/day.ts';
import type { Params } from '../../domain/finding.ts';
import { formatDecimal, minorDigits, type Ore } from '../../domain/ore.ts';
import type { TextField } from '../../domain/row.ts';
import { ownCopy } from '../own-copy.ts';
import { type Notices, readAmount } from '../sie4/index.ts';
import type { XmlAttributes } from '../xml/xml-push.ts';
import type { FileInfo } from './file-info.ts';
import { readMonth } from './values.ts';

export type Party = 'customer' | 'supplier';

export interface SubLedgers {
  /** A group begins: accounts that are specified by what follows. `party` is null where it is not by invoices. */
  group(party: Party | null, attributes: XmlAttributes): void;
  secondary(attributes: XmlAttributes): void;
  invoice(attributes: XmlAttributes): void;
  /** A closing balance of the invoice that is open. */
  closing(attributes: XmlAttributes): void;
  party(party: Party, attributes: XmlAttributes): void;
  /** What a row's `SubdividedAccountObjectReference` says. */
  fieldsOf(account: string, objectId: string): Partial<Record<TextField, string>>;
  count(): number;
  /** `closingAt` gives what the ledger says of an account at the end of a month; null when it says nothing of that month. */
  finish(closingAt: ClosingAt): void;
}

type ClosingAt = (account: string, last: Day) => number | null;

interface Group {
  readonly party: Party | null;
  readonly accounts: string[];
  /** Sums of the invoices' closing balances, by the last day of their month. */
  readonly sums: Map<Day, number>;
  /** A balance could not be read: their sum says nothing. */
  unknown: boolean;
}

interface Invoice {
  readonly number: string;
  readonly ocr: string;
  readonly party: string;
}

const mostGroups = 50;
const mostAccounts = 100;
const mostMonths = 100;
/** Invoices and names that are kept, and how many characters of them; the rest stand as codes. */
const mostKept = 100_000;
const mostCharacters = 8_388_608;

export function createSubLedgers(notices: Notices, info: FileInfo): SubLedgers {
  const groups: Group[] = [];
  const byAccount = new Map<string, number[]>();
  /** By number of the group and id. */
  const invoices = new Map<string, Invoice>();
  const names = new Map<string, string>();
  let current: Group | null = null;
  let count = 0;
  let characters = 0;

  function keepCharacters(...texts: readonly string[]): boolean {
    for (const text of texts) characters += text.length;
    return characters <= mostCharacters;
  }

  function addAccount(account: string): void {
    if (!current || account === '' || current.accounts.length >= mostAccounts) return;
    const of = byAccount.get(account) ?? [];
    current.accounts.push(ownCopy(account));
    byAccount.set(ownCopy(account), [...of, groups.length - 1]);
  }

  function found(account: string, objectId: string): Invoice | null {
    for (const group of byAccount.get(account) ?? []) {
      const invoice = invoices.get(`${group} ${objectId}`);
      if (invoice) return invoice;
    }
    return null;
  }

  return {
    group(party, attributes) {
      current = null;
      if (groups.length >= mostGroups) return;
      current = { party, accounts: [], sums: new Map(), unknown: false };
      groups.push(current);
      addAccount((attributes['primaryAccountId'] ?? '').trim());
    },
    secondary: (attributes) => addAccount((attributes['accountId'] ?? '').trim()),
    invoice(attributes) {
      count += 1;
      const id = attributes['id'] ?? '';
      const number = attributes['invoiceNumber'] || id;
      const ocr = attributes['ocrNumber'] ?? '';
      const party = `${current?.party} ${attributes['customerId'] ?? attributes['supplierId'] ?? ''}`;
      if (invoices.size >= mostKept || !keepCharacters(id, number, ocr, party)) return;
      const kept = { number: ownCopy(number), ocr: ownCopy(ocr), party: ownCopy(party) };
      invoices.set(ownCopy(`${groups.length - 1} ${id}`), kept);
    },
    closing(attributes) {
      if (!current?.party) return;
      const month = readMonth(attributes['month'] ?? '');
      const read = readAmount(attributes['amount'] ?? '', info.currency, { notices, line: 0 });
      if (month === null || !('ore' in read)) current.unknown = true;
      else addClosing(current, month.last, read.ore);
    },
    party(party, attributes) {
      const id = attributes['id'] ?? '';
      const name = (attributes['name'] ?? '').trim();
      if (names.size >= mostKept || !keepCharacters(id, name)) return;
      names.set(ownCopy(`${party} ${id}`), ownCopy(name));
    },
    fieldsOf(account, objectId) {
      const invoice = found(account, objectId);
      if (invoice) return fieldsOf(invoice, names);
      const isOther = (byAccount.get(account) ?? []).some((group) => groups[group]?.party === null);
      return isOther ? {} : { invoice: objectId };
    },
    count: () => count,
    finish(closingAt) {
      for (const group of groups) {
        const off = difference(group, closingAt);
        if (off) notices.warn('subledger-differs', 0, told(off, info.currency));
      }
    },
  };
}

function fieldsOf(invoice: Invoice, names: ReadonlyMap<string, string>): Partial<Record<TextField, string>> {
  const name = names.get(invoice.party);
  return {
    ...(invoice.number === '' ? {} : { invoice: invoice.number }),
    ...(invoice.ocr === '' ? {} : { ocr: invoice.ocr }),
    ...(name ? { counterparty: name } : {}),
  };
}

function addClosing(group: Group, last: Day, amountOre: Ore): void {
  const sum = (group.sums.get(last) ?? 0) + amountOre;
  if (!Number.isSafeInteger(sum) || group.sums.size >= mostMonths) group.unknown = true;
  else group.sums.set(last, sum);
}

interface Difference {
  readonly account: string;
  readonly ledger: number;
  readonly invoices: number;
}

/** At the last month the invoices state. Suppliers' invoices are met with both signs: either is right. */
function difference(group: Group, closingAt: ClosingAt): Difference | null {
  const last = [...group.sums.keys()].sort().at(-1);
  const account = group.accounts[0];
  if (group.unknown || last === undefined || account === undefined) return null;
  let ledger = 0;
  for (const of of group.accounts) {
    const closing = closingAt(of, last);
    if (closing === null) return null;
    ledger += closing;
  }
  const invoices = group.sums.get(last) ?? 0;
  return Math.abs(invoices) === Math.abs(ledger) ? null : { account, ledger, invoices };
}

function told({ account, ledger, invoices }: Difference, currency: string | null): Params {
  const digits = minorDigits(currency ?? 'SEK');
  return {
    account,
    stated: formatDecimal(ledger as Ore, digits),
    calculated: formatDecimal(invoices as Ore, digits),
  };
}
