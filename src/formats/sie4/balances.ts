/** `#IB`, `#UB` and `#RES` of this year and the one before, and whether they agree with the vouchers (fact sheet 1.5). */
import type { Day } from '../../domain/day.ts';
import type { Ore } from '../../domain/ore.ts';
import type { StatedBalance } from '../../domain/source-file.ts';
import type { Sink } from '../format.ts';
import { ownCopy } from '../own-copy.ts';
import { type Item, textAt } from './item.ts';
import type { Notices } from './notices.ts';
import { createRollForward, type Sums } from './roll-forward.ts';
import { isAccount, readAmount } from './values.ts';
import { type FiscalYear, type Years, yearIndex } from './years.ts';

type Kind = StatedBalance['kind'];
const kinds: Readonly<Record<string, Kind>> = { '#IB': 'opening', '#UB': 'closing', '#RES': 'result' };

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
  sumsOf(account: string): Sums;
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

/** Balances that wait for their `#RAR`, which stands before them in any file but an odd one. */
const mostWaiting = 100_000;

export function createBalances(context: BalanceContext): Balances {
  const { notices, years, sink, stated } = context;
  const rollForward = createRollForward();
  const waiting: Waiting[] = [];
  let count = 0;

  /** `#RAR` gives a balance its day; it may still be to come. */
  function hold(balance: Waiting): void {
    const { year, account, line } = balance;
    if (years.get(year)) tell(context, balance);
    else if (waiting.length < mostWaiting) waiting.push({ ...balance, account: ownCopy(account) });
    else notices.warn('balance-without-year', line, { year, account });
  }

  return {
    add(item, line) {
      count += 1;
      const read = readBalance(context, item, line);
      const { account, kind, year, amountOre } = read;
      if (amountOre === null) {
        if (year === 0) rollForward.lose(account);
        const amount = textAt(item, 2);
        notices.warn('balance-unreadable', line, { item: item.label, account, amount });
        return;
      }
      if (year === 0) rollForward.state(account, kind, amountOre);
      if (year === 0 || year === -1) hold({ account, kind, year, amountOre, line });
    },
    move: rollForward.move,
    sumsOf: rollForward.sumsOf,
    any: () => count > 0,
    finish(checked) {
      for (const balance of waiting) tell(context, balance);
      if (checked) rollForward.check(sink, stated.currency);
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
