/** Booked balances (`:60F:`, `:60M:`, `:62F:`, `:62M:`) and the totals of MT942 (`:90C:`, `:90D:`). */
import type { Day } from '../../domain/day.ts';
import { type DecimalFault, minorDigits, type Ore, ore } from '../../domain/ore.ts';
import { readAmount } from './amount.ts';
import { swiftDay } from './days.ts';

export interface SwiftBalance {
  /** Signed: an overdrawn account is negative. Null when the amount cannot be held. */
  readonly ore: Ore | null;
  readonly fault: DecimalFault | null;
  readonly odd: boolean;
  readonly amount: string;
  /** Null when there is no such day. */
  readonly day: Day | null;
  /** Null where the line leaves it out. */
  readonly currency: string | null;
}

/** `1!a6!n3!a15d`. Files from before 2002 may leave the currency out: then it is the opening balance's. */
export function readBalance(text: string, currency: string | null): SwiftBalance | null {
  const parts = /^([CD])(\d{6})([A-Z]{3})?\s*([\d., ]+)$/.exec(text.split('\n', 1)[0]?.trimEnd() ?? '');
  if (!parts) return null;
  const amount = parts[4] ?? '';
  const read = readAmount(amount, minorDigits(parts[3] ?? currency ?? 'SEK'));
  const fault = 'fault' in read ? read.fault : null;
  return {
    ore: 'fault' in read ? null : ore(parts[1] === 'D' ? -read.ore : read.ore),
    fault,
    odd: 'odd' in read && read.odd,
    amount,
    day: swiftDay(Number(parts[2]))?.day ?? null,
    currency: parts[3] ?? null,
  };
}

export interface StatedTotal {
  /** Null where the bank leaves it out. */
  readonly count: number | null;
  readonly currency: string;
  readonly ore: Ore;
}

/** `5n3!a15d`. */
export function readStatedTotal(text: string): StatedTotal | null {
  const parts = /^(\d{0,5})([A-Z]{3})\s*([\d., ]+)$/.exec(text.split('\n', 1)[0]?.trimEnd() ?? '');
  const currency = parts?.[2] ?? '';
  const read = parts && readAmount(parts[3] ?? '', minorDigits(currency));
  if (!read || 'fault' in read) return null;
  return { count: parts[1] === '' ? null : Number(parts[1]), currency, ore: read.ore };
}
