/** Fields of a table → its columns, by the words of its headings and by what stands below them. */
import type { Side } from '../../../domain/row.ts';
import { type HeaderField, headingOf } from '../header-words.ts';
import {
  type AboutTable,
  type AmountColumns,
  amountColumns,
  best,
  type Problem,
  type Role,
} from './amount-columns.ts';
import { dateFormsOf } from './date-forms.ts';
import type { TableSample } from './table-sample.ts';

export interface FoundColumns {
  readonly columns: Readonly<Record<string, string>>;
  readonly money: AmountColumns;
  /** Columns of days, the row's own first. */
  readonly days: readonly Role[];
  /** Currency that the amount's heading names. */
  readonly currency: string | null;
  readonly kind: TableKind;
}

/** What the rows are; `unknown`: the headings do not tell. */
export type TableKind = 'bank' | 'ledger' | 'customers' | 'suppliers' | 'unknown';

function kindOf({ isLedger, list }: AboutTable, { balance }: AmountColumns): TableKind {
  if (isLedger) return 'ledger';
  if (list !== null) return list === 'customer' ? 'customers' : 'suppliers';
  return balance ? 'bank' : 'unknown';
}

/** Fields that take one column each, with the headings they take it from. */
const texts: readonly (readonly [string, readonly HeaderField[]])[] = [
  ['clearing', ['clearing']],
  ['reference', ['reference']],
  ['ocr', ['ocr']],
  ['invoice', ['invoice']],
  ['counterparty', ['counterparty', 'customer', 'supplier']],
  ['text', ['text']],
  ['bankgiro', ['bankgiro']],
  ['series', ['series']],
  ['status', ['status']],
  ['type', ['type']],
  ['dueDate', ['dueDate']],
];

/** What the headings say the columns are; a heading that stands twice is named by its number. */
export function rolesOf(header: readonly string[]): Role[] {
  const names = new Map<string, number>();
  for (const cell of header) {
    const name = cell.trim().toLowerCase();
    names.set(name, (names.get(name) ?? 0) + 1);
  }
  return header.flatMap((cell, at) => {
    const heading = headingOf(cell);
    if (heading === null) return [];
    const name = cell.trim();
    const once = names.get(name.toLowerCase()) === 1 && !/^\d+$/.test(name);
    return [{ at, ...heading, name: once ? name : String(at + 1) }];
  });
}

export function columnsOf(
  roles: readonly Role[],
  table: TableSample,
  feeds: Side | null,
): FoundColumns | Problem {
  const days = dayRoles(roles, table);
  const [day] = days;
  if (day === undefined) return { code: 'csv-layout-missing', params: {} };
  const about = aboutTable(roles, table, feeds);
  const money = amountColumns(roles, table, about);
  if ('code' in money) return money;
  return {
    columns: {
      date: day.name,
      ...named('valueDate', days, 'valueDate', day),
      ...moneyNames(money),
      ...textColumns(roles, table, about),
    },
    money,
    days,
    currency: (money.amount ?? money.debit)?.currency ?? null,
    kind: kindOf(about, money),
  };
}

function moneyNames({ amount, debit, credit, direction, balance }: AmountColumns): Record<string, string> {
  const found = Object.entries({ amount, debit, credit, direction, balance });
  return Object.fromEntries(found.flatMap(([field, role]) => (role ? [[field, role.name]] : [])));
}

function named(
  field: string,
  roles: readonly Role[],
  wanted: HeaderField,
  but: Role,
): Record<string, string> {
  const role = roles.find((one) => one.field === wanted && one.at !== but.at);
  return role ? { [field]: role.name } : {};
}

/** The booking day before any other; a column of days is one that holds some, or nothing at all. */
function dayRoles(roles: readonly Role[], table: TableSample): Role[] {
  const order: readonly HeaderField[] = ['date', 'invoiceDate', 'valueDate', 'otherDate', 'dueDate'];
  return roles
    .filter(({ field, at }) => order.includes(field) && isDays(table.column(at)))
    .sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field) || a.rank - b.rank);
}

function isDays(cells: readonly string[]): boolean {
  const { forms, cells: days } = dateFormsOf(cells, true);
  return forms.length > 0 || (days === 0 && cells.every((cell) => cell === ''));
}

function aboutTable(roles: readonly Role[], table: TableSample, feeds: Side | null): AboutTable {
  const has = (...fields: HeaderField[]): boolean => best(roles, ...fields) !== null;
  const isLedger =
    (has('debit') || has('credit')) &&
    (has('ledgerAccount') || table.hasAccountHeadings || (has('voucher') && !has('account')));
  const isList =
    !isLedger && has('invoice') && (has('openAmount') || has('customer', 'supplier') || has('invoiceDate'));
  const list = isList || has('openAmount') ? (has('supplier') ? 'supplier' : 'customer') : null;
  return { feeds, isLedger, list };
}

function textColumns(roles: readonly Role[], table: TableSample, about: AboutTable): Record<string, string> {
  const found: Record<string, string> = {};
  const set = (field: string, role: Role | null): void => {
    if (role !== null) found[field] = role.name;
  };
  for (const [field, wanted] of texts) {
    const role = wanted.map((one) => best(roles, one)).find((one) => one !== null) ?? null;
    if (field !== 'dueDate' || (role !== null && isDays(table.column(role.at)))) set(field, role);
  }
  set('account', accountRole(roles, table));
  set('currency', currencyRole(roles, table));
  const voucher = best(roles, 'voucher');
  // A bank's `Verifikationsnummer` is its own number of the event.
  if (about.isLedger || about.feeds === 'ledger') set('voucher', voucher);
  else if (found['reference'] === undefined) set('reference', voucher);
  if (about.list !== null) set('customer', best(roles, 'customer', 'supplier'));
  return found;
}

/** The file's own account stands on each row; a column with gaps is somebody else's. */
function accountRole(roles: readonly Role[], table: TableSample): Role | null {
  const role = best(roles, 'account') ?? best(roles, 'ledgerAccount');
  if (role === null) return null;
  const cells = table.column(role.at);
  return cells.every((cell) => /\d{3}/.test(cell)) ? role : null;
}

/** `Valuta` is the value date in Belgium. */
function currencyRole(roles: readonly Role[], table: TableSample): Role | null {
  const role = best(roles, 'currency');
  return role !== null && table.column(role.at).every((cell) => /^(?:[A-Z]{3})?$/i.test(cell)) ? role : null;
}
