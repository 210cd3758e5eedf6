/** Whether the balances of a year and its vouchers agree, per account (fact sheet 1.5): opening + vouchers = closing or result. */
import { formatDecimal, minorDigits, type Ore } from '../../domain/ore.ts';
import type { StatedBalance } from '../../domain/source-file.ts';
import type { Sink } from '../format.ts';
import { ownCopy } from '../own-copy.ts';

export interface Sums {
  opening: number;
  closing: number;
  result: number;
  moved: number;
  /** One of the figures could not be read or is out of range: nothing is said about the account. */
  unknown: boolean;
}

export interface RollForward {
  state(account: string, kind: StatedBalance['kind'], amountOre: Ore): void;
  /** A balance of the account could not be read. */
  lose(account: string): void;
  move(account: string, amountOre: Ore): void;
  /** The sums of an account, for whoever moves often. */
  sumsOf(account: string): Sums;
  /** Tells the first account that is off, by number, and how many more there are. A figure that is left out is 0. */
  check(sink: Sink, currency: string | null): void;
}

/** A file with more accounts is read without the check; nothing else depends on them. */
const mostAccounts = 100_000;
/** What is longer is no account: nothing is said about it. */
const longestAccount = 64;

export function createRollForward(): RollForward {
  const sums = new Map<string, Sums>();
  let full = false;

  function sumsOf(account: string): Sums {
    const known = sums.get(account);
    if (known) return known;
    const fresh: Sums = { opening: 0, closing: 0, result: 0, moved: 0, unknown: false };
    if (sums.size >= mostAccounts) full = true;
    else if (account.length <= longestAccount) sums.set(ownCopy(account), fresh);
    return fresh;
  }

  return {
    state: (account, kind, amountOre) => addTo(sumsOf(account), kind, amountOre),
    lose(account) {
      sumsOf(account).unknown = true;
    },
    move: (account, amountOre) => moveIn(sumsOf(account), amountOre),
    sumsOf,
    check(sink, currency) {
      if (!full) tellFirst(sums, sink, currency);
    },
  };
}

export function moveIn(sums: Sums, amountOre: Ore): void {
  sums.moved += amountOre;
  if (!Number.isSafeInteger(sums.moved)) sums.unknown = true;
}

function addTo(sums: Sums, field: StatedBalance['kind'], amount: number): void {
  sums[field] += amount;
  if (!Number.isSafeInteger(sums[field])) sums.unknown = true;
}

function tellFirst(sums: ReadonlyMap<string, Sums>, sink: Sink, currency: string | null): void {
  const off = [...sums].filter(([, s]) => !s.unknown && s.opening + s.moved !== s.closing + s.result);
  const [first] = off.sort(([a], [b]) => (a < b ? -1 : 1));
  if (!first) return;
  const [account, s] = first;
  const digits = minorDigits(currency ?? 'SEK');
  sink.finding({
    code: 'balance-differs',
    severity: 'warning',
    params: {
      account,
      stated: formatDecimal((s.closing + s.result) as Ore, digits),
      calculated: formatDecimal((s.opening + s.moved) as Ore, digits),
      others: off.length - 1,
    },
  });
}
