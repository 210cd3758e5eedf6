/** `#IB`, `#UB` and `#RES` of this year and the one before, and whether they agree with the vouchers (fact sheet 1.5). */
import type { FormatCode } from '../../domain/codes.ts';
import type { Day } from '../../domain/day.ts';
import { formatDecimal, minorDigits, type Ore } from '../../domain/ore.ts';
import type { StatedBalance } from '../../domain/source-file.ts';
import type { Sink } from '../format.ts';
import { type Item, textAt } from './item.ts';
import type { Notices } from './notices.ts';
import { isAccount, readAmount } from './values.ts';
import { type FiscalYear, type Years, yearIndex } from './years.ts';

type Kind = StatedBalance['kind'];
const kinds: Readonly<Record<string, Kind>> = { '#IB': 'opening', '#UB': 'closing', '#RES': 'result' };

interface Sums {
  opening: number;
  closing: number;
  result: number;
  moved: number;
  /** One of the figures could not be read or is out of range: nothing is said about the account. */
  unknown: boolean;
}

interface Waiting {
  readonly account: string;
  readonly kind: Kind;
  readonly year: number;
  readonly amountOre: Ore;
  readonly line: number;
}

export interface Balances {
  add(item: Item, line: number): void;
  /** A row of a voucher of year 0, for the roll-forward. */
  move(account: string, amountOre: Ore): void;
  /** True when the file states any balance: then it is an export (4E). */
  any(): boolean;
  /** At the end: balances that stood before their `#RAR`, and for 4E whether balances and vouchers agree. */
  finish(checked: boolean): void;
}

export interface BalanceContext {
  readonly sink: Sink;
  readonly notices: Notices;
  readonly years: Years;
  /** `#VALUTA` and `#OMFATTN` as far as they are known. */
  readonly stated: { currency: string | null; through: Day | null };
}

/** A file with more accounts is read without the check; nothing else depends on them. */
const mostAccounts = 100_000;

export function createBalances(context: BalanceContext): Balances {
  const { notices, years } = context;
  const sums = new Map<string, Sums>();
  const waiting: Waiting[] = [];
  let count = 0;
  let full = false;

  function sumsOf(account: string): Sums {
    const known = sums.get(account);
    if (known) return known;
    const fresh: Sums = { opening: 0, closing: 0, result: 0, moved: 0, unknown: false };
    if (sums.size < mostAccounts) sums.set(account, fresh);
    else full = true;
    return fresh;
  }

  function add(item: Item, line: number): void {
    count += 1;
    const read = readBalance(context, item, line);
    if (read.year === 0 && read.amountOre === null) sumsOf(read.account).unknown = true;
    if (read.amountOre === null) {
      notices.warn('balance-unreadable', line, {
        item: item.label,
        account: read.account,
        amount: textAt(item, 2),
      });
      return;
    }
    if (read.year === 0) addTo(sumsOf(read.account), read.kind, read.amountOre);
    if (read.year === 0 || read.year === -1) hold({ ...read, line });
  }

  /** `#RAR` gives a balance its day; it may still be to come. */
  function hold(balance: Waiting): void {
    const { year, account, line } = balance;
    if (years.get(year)) tell(context, balance);
    else if (waiting.length < mostAccounts) waiting.push(balance);
    else notices.warn('balance-without-year', line, { year, account });
  }

  return {
    add,
    move: (account, amountOre) => addTo(sumsOf(account), 'moved', amountOre),
    any: () => count > 0,
    finish(checked) {
      for (const balance of waiting) tell(context, balance);
      if (checked && !full) checkRollForward(context, sums);
    },
  };
}

type ReadBalance = { readonly account: string; readonly kind: Kind } & (
  | { readonly year: number; readonly amountOre: Ore }
  | { readonly year: number | null; readonly amountOre: null }
);

function readBalance(context: BalanceContext, item: Item, line: number): ReadBalance {
  const year = yearIndex(textAt(item, 0));
  const base = { account: textAt(item, 1), kind: kinds[item.label] as Kind };
  if (year === null || !isAccount(base.account)) return { ...base, year, amountOre: null };
  const read = readAmount(textAt(item, 2), context.stated.currency, { notices: context.notices, line });
  return 'ore' in read ? { ...base, year, amountOre: read.ore } : { ...base, year, amountOre: null };
}

function addTo(sums: Sums, field: Kind | 'moved', amount: number): void {
  sums[field] += amount;
  if (!Number.isSafeInteger(sums[field])) sums.unknown = true;
}

function tell(context: BalanceContext, balance: Waiting): void {
  const { account, kind, amountOre, line } = balance;
  const year = context.years.get(balance.year);
  if (!year) {
    context.notices.warn('balance-without-year', line, { year: balance.year, account });
    return;
  }
  const day = kind === 'opening' ? year.start : lastDay(year, context.stated.through);
  context.sink.balance({ account, kind, day, amountOre, currency: context.stated.currency });
}

/** `#OMFATTN` says that balances of the year go through an earlier day than its last. */
function lastDay(year: FiscalYear, through: Day | null): Day {
  return year.index === 0 && through !== null && through >= year.start && through < year.end
    ? through
    : year.end;
}

/** Year 0: opening balance + vouchers = closing balance, vouchers = result; a figure that is left out is 0. */
function checkRollForward(context: BalanceContext, sums: ReadonlyMap<string, Sums>): void {
  const off = [...sums].filter(([, s]) => !s.unknown && s.opening + s.moved !== s.closing + s.result);
  const [first] = off.sort(([a], [b]) => (a < b ? -1 : 1));
  if (!first) return;
  const [account, s] = first;
  const digits = minorDigits(context.stated.currency ?? 'SEK');
  const code: FormatCode = 'balance-differs';
  context.sink.finding({
    code,
    severity: 'warning',
    params: {
      account,
      stated: formatDecimal((s.closing + s.result) as Ore, digits),
      calculated: formatDecimal((s.opening + s.moved) as Ore, digits),
      others: off.length - 1,
    },
  });
}
