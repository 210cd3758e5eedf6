/**
 * The running balance as a proof: where each balance is the one before it and the amount, the columns, the decimal sign and
 * the direction are what they were taken for (formats/international, 6.2, 8). Followed in both orders, as rows may be listed.
 */

export interface Proof {
  /** Balances that were met by the amounts, in the better order. */
  readonly met: number;
  readonly broken: number;
}

/** NaN: no amount, or no balance, in the row. */
export function proofOf(amounts: readonly number[], balances: readonly number[]): Proof {
  const oldest = follow(amounts, balances);
  const newest = follow([...amounts].reverse(), [...balances].reverse());
  return oldest.met - oldest.broken >= newest.met - newest.broken ? oldest : newest;
}

function follow(amounts: readonly number[], balances: readonly number[]): Proof {
  let previous = Number.NaN;
  let since = 0;
  let met = 0;
  let broken = 0;
  let moved = false;
  for (let at = 0; at < amounts.length; at += 1) {
    const amount = amounts[at] as number;
    const balance = balances[at] as number;
    if (!Number.isNaN(amount)) {
      since += amount;
      moved ||= amount !== 0;
    }
    if (Number.isNaN(balance)) continue;
    if (!Number.isNaN(previous) && moved) {
      if (previous + since === balance) met += 1;
      else broken += 1;
    }
    previous = balance;
    since = 0;
    moved = false;
  }
  return { met, broken };
}

/** Rows that must agree before it is more than chance; one of twenty may be a row that is not booked. */
const fewest = 2;

export function isProven({ met, broken }: Proof): boolean {
  return met >= fewest && broken * 20 <= met;
}
