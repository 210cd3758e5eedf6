import { type Day, dayFromNumber, dayNumber } from '../domain/day.ts';
import type { WaitFor } from '../domain/group.ts';
import type { Rule } from '../domain/rule.ts';

/** Through which day a side's data are complete: null never said, `always` for data that cannot grow. */
export type CompleteThrough = Day | null | 'always';

export interface Completeness {
  readonly left: CompleteThrough;
  readonly right: CompleteThrough;
}

/** What a pair waits for: the side that is not complete, through which day it would have to be, and is. */
export interface Wait {
  readonly side: 'left' | 'right';
  /** Null: no day is enough, since the rule has no window. */
  readonly needed: Day | null;
  readonly through: Day | null;
}

/** True when the rule's pairs wait for completeness: it says so itself, or the group waits for keyless rules. */
export function ruleWaits(rule: Rule, waitFor: WaitFor): boolean {
  if (rule.type !== 'exact' && rule.type !== 'unique') return false;
  return rule.whenComplete || (rule.type === 'unique' && waitFor !== 'none');
}

/** A side's date as a day number: rows up to it are all here. */
function throughNumber(through: CompleteThrough): number {
  if (through === 'always') return Number.POSITIVE_INFINITY;
  return through === null ? Number.NEGATIVE_INFINITY : dayNumber(through);
}

/** Last day on which a competitor of a row could still come on the other side. */
function reachOf(rule: Rule, side: 'left' | 'right', day: number): number {
  if (!rule.days) return Number.POSITIVE_INFINITY;
  return day + (side === 'left' ? rule.days.after : rule.days.before);
}

function waitOf(side: 'left' | 'right', reach: number, through: CompleteThrough): Wait | null {
  if (through === 'always' || reach <= throughNumber(through)) return null;
  return { side, needed: Number.isFinite(reach) ? dayFromNumber(reach) : null, through };
}

/** What a pair (or group of pairs) whose latest rows lie on these days still waits for; empty when it is complete. */
export function waitsOf(rule: Rule, lastLeft: number, lastRight: number, complete: Completeness): Wait[] {
  const onRight = waitOf('right', reachOf(rule, 'left', lastLeft), complete.right);
  const onLeft = waitOf('left', reachOf(rule, 'right', lastRight), complete.left);
  return [onLeft, onRight].filter((wait) => wait !== null);
}
