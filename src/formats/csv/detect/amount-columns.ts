/**
 * Which columns hold the money, and which way it goes. Words of the headings propose, the running balance proves; where
 * neither tells, the file is refused with the choice that has to be made (formats/international, 6.2, 8).
 */
import type { Code } from '../../../domain/codes.ts';
import type { Params } from '../../../domain/finding.ts';
import type { Side } from '../../../domain/row.ts';
import { directionOf } from '../direction.ts';
import type { HeaderField } from '../header-words.ts';
import { amountShare, oresOf } from './amount-forms.ts';
import { isProven } from './proof.ts';
import type { TableSample } from './table-sample.ts';
import { decimalOf, waysOf } from './ways-of.ts';

export interface Problem {
  readonly code: Code;
  readonly params: Params;
}

/** What a heading (or a position) is taken for. */
export interface Role {
  readonly at: number;
  readonly field: HeaderField;
  readonly rank: number;
  readonly currency: string | null;
  /** As a layout would name the column. */
  readonly name: string;
}

export interface AmountColumns {
  readonly amount?: Role;
  readonly debit?: Role;
  readonly credit?: Role;
  readonly direction?: Role;
  readonly balance?: Role;
  readonly sign: 'asIs' | 'inverted';
  readonly debitIs: 'in' | 'out';
  readonly positiveIsCredit: boolean;
  readonly proven: boolean;
  /** What has to be said by the layout before a row can be read. */
  readonly problems: readonly Problem[];
}

export interface AboutTable {
  readonly feeds: Side | null;
  readonly isLedger: boolean;
  /** A list of customers' or suppliers' invoices. */
  readonly list: 'customer' | 'supplier' | null;
}

export type Found = Pick<AmountColumns, 'amount' | 'debit' | 'credit'> & {
  readonly problems: readonly Problem[];
};

export function amountColumns(
  roles: readonly Role[],
  table: TableSample,
  about: AboutTable,
): AmountColumns | Problem {
  const money = roles.filter(({ at }) => isMoney(table.column(at)));
  const balance = balanceOf(money, table, about);
  const found = chosen(money, balance, table, about);
  if (found === null) return { code: 'csv-layout-missing', params: {} };
  const direction = directionRole(roles, found.amount, table);
  const way = waysOf({ ...found, direction, balance, table, about });
  return {
    ...found,
    ...(direction ? { direction } : {}),
    ...(balance ? { balance } : {}),
    ...way,
    problems: [...found.problems, ...way.problems],
  };
}

/** Amounts, some of them unreadable, or nothing at all (a column that no row of the beginning uses). */
function isMoney(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || cell === '*') || amountShare(cells) >= 0.5;
}

/** In a list of invoices `Saldo` is what remains of each, unless it runs. */
function balanceOf(money: readonly Role[], table: TableSample, about: AboutTable): Role | null {
  const balance = best(money, 'balance');
  if (balance === null || about.list === null) return balance;
  const amount = best(money, 'amount');
  if (amount === null) return null;
  const proof = table.proof({ amount: amount.at, balance: balance.at }, decimalOf(table, [amount, balance]));
  return isProven(proof) ? balance : null;
}

export function best(roles: readonly Role[], ...fields: readonly HeaderField[]): Role | null {
  const found = roles.filter(({ field }) => fields.includes(field)).sort((a, b) => a.rank - b.rank);
  return found[0] ?? null;
}

function chosen(
  money: readonly Role[],
  balance: Role | null,
  table: TableSample,
  about: AboutTable,
): Found | null {
  const single = singleAmount(money, balance, table, about);
  const pairs = [
    [best(money, 'in'), best(money, 'out')],
    [best(money, 'debit'), best(money, 'credit')],
  ] as const;
  for (const [debit, credit] of pairs) {
    if (!debit || !credit || debit.at === credit.at) continue;
    if (single?.amount && isNetOf(table, single.amount, debit, credit)) return single;
    return { debit, credit, problems: [] };
  }
  return single;
}

/** Belgian exports give the signed amount and its two halves. */
function isNetOf(table: TableSample, amount: Role, first: Role, second: Role): boolean {
  const decimal = decimalOf(table, [amount, first, second]);
  const [all, a, b] = [amount, first, second].map(({ at }) => oresOf(table.column(at), decimal));
  return (all ?? []).every((value, at) => {
    const [one = Number.NaN, other = Number.NaN] = [a?.[at], b?.[at]];
    return [one, other].some((half) => Math.abs(half) === Math.abs(value));
  });
}

function singleAmount(
  money: readonly Role[],
  balance: Role | null,
  table: TableSample,
  about: AboutTable,
): Found | null {
  const open =
    about.list === null
      ? []
      : money.filter(
          ({ field, at }) => field === 'openAmount' || (field === 'balance' && at !== balance?.at),
        );
  const amounts = money
    .filter((role) => role.field === 'amount' || (role.field === 'in' && isSigned(role, money, table)))
    .sort((a, b) => a.rank - b.rank);
  const candidates = [...open, ...amounts];
  const [first] = candidates;
  if (first === undefined) return null;
  if (candidates.length === 1 || candidates.every((one) => areAlike(table, first, one)))
    return { amount: first, problems: [] };
  const proven = balance === null ? [] : candidates.filter((one) => proves(table, one, balance));
  if (proven.length === 1 && proven[0]) return { amount: proven[0], problems: [] };
  // `Belopp` beside `Totalt`: the first word of its list is surer only where a currency sets the other apart.
  const columns = candidates.map(({ name }) => name).join(', ');
  return { amount: first, problems: [{ code: 'table-amount-ambiguous', params: { columns } }] };
}

/** A column of what comes in, with a minus for what goes out, and no other for that. */
function isSigned(role: Role, money: readonly Role[], table: TableSample): boolean {
  if (best(money, 'out') !== null) return false;
  return oresOf(table.column(role.at), decimalOf(table, [role])).some((value) => value < 0);
}

function areAlike(table: TableSample, one: Role, other: Role): boolean {
  const cells = table.column(other.at);
  return table.column(one.at).every((cell, at) => cell === cells[at]);
}

function proves(table: TableSample, amount: Role, balance: Role): boolean {
  return isProven(
    table.proof({ amount: amount.at, balance: balance.at }, decimalOf(table, [amount, balance])),
  );
}

/** Only beside amounts without sign, or as their words. */
function directionRole(roles: readonly Role[], amount: Role | undefined, table: TableSample): Role | null {
  const role = best(roles, 'direction');
  if (role === null || amount === undefined) return null;
  const cells = table.column(role.at);
  return cells.some((cell) => cell !== '') && cells.every((cell) => directionOf(cell, 'in') !== 0)
    ? role
    : null;
}
