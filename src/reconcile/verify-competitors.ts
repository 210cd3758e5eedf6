import type { Rule } from '../domain/rule.ts';
import type { Rejection } from './plan.ts';
import type { VerifyRows } from './verify-rows.ts';

/** Candidates of a row among the rows open at a stage, counted again by sorting and binary search. */
export interface Competitors {
  /** Stops counting at `limit`. */
  countUpTo(row: number, limit: number): number;
}

interface Setting {
  readonly rows: VerifyRows;
  readonly rule: Rule;
  readonly keys: readonly (string | null)[];
  readonly stage: number;
  readonly rejected: readonly Rejection[];
}

/** One sort key per row: group (key, and reference where it tells rows apart), amount, day. */
interface Entry {
  readonly value: number;
  readonly day: number;
}

type Lists = Map<string, Entry[]>;

export function createCompetitors(setting: Setting): Competitors {
  const { rows, rule, keys } = setting;
  const veto = rule.type === 'unique' && rule.referenceConflict === 'veto';
  const all = { left: new Map<string, Entry[]>(), right: new Map<string, Entry[]>() };
  const named = { left: new Map<string, Entry[]>(), right: new Map<string, Entry[]>() };
  for (let row = 0; row < rows.table.count; row++) {
    const key = keys[row] ?? null;
    if (key === null || (rows.usedAt[row] as number) < setting.stage) continue;
    const entry = { value: rows.valueOf(row), day: rows.dayOf(row) };
    put(all[rows.sideOf(row)], key, entry);
    if (veto) put(named[rows.sideOf(row)], JSON.stringify([key, rows.referenceOf(row)]), entry);
  }
  for (const lists of [all.left, all.right, named.left, named.right]) {
    for (const list of lists.values()) list.sort((a, b) => a.value - b.value || a.day - b.day);
  }
  const refused = refusedPartners(setting);
  return {
    countUpTo(row, limit) {
      const key = keys[row] ?? null;
      if (key === null) return 0;
      const partners = refused.get(row) ?? [];
      const search = searchOf(rows, rule, row, limit + partners.length);
      const gone = partners.filter((other) => isCandidate(setting, row, other, search)).length;
      const side = rows.sideOf(row) === 'left' ? 'right' : 'left';
      const reference = veto ? rows.referenceOf(row) : '';
      if (reference === '') return count(all[side].get(key), search) - gone;
      const own = count(named[side].get(JSON.stringify([key, reference])), search);
      return own + count(named[side].get(JSON.stringify([key, ''])), search) - gone;
    },
  };
}

/** Rows that people have refused as the other half of a pair, both ways. */
function refusedPartners({ rows, rule, rejected }: Setting): Map<number, number[]> {
  const partners = new Map<number, number[]>();
  for (const { rule: id, left, right } of rejected) {
    if (id !== rule.id || left.length !== 1 || right.length !== 1) continue;
    const [l, r] = [rows.table.indexOf(left[0] as number), rows.table.indexOf(right[0] as number)];
    partners.set(l, [...(partners.get(l) ?? []), r]);
    partners.set(r, [...(partners.get(r) ?? []), l]);
  }
  partners.delete(-1);
  return partners;
}

function isCandidate(
  { rows, rule, keys, stage }: Setting,
  row: number,
  other: number,
  search: Search,
): boolean {
  if (other < 0 || (rows.usedAt[other] as number) < stage || keys[row] !== keys[other]) return false;
  const [own, theirs] = [rows.referenceOf(row), rows.referenceOf(other)];
  const veto = rule.type === 'unique' && rule.referenceConflict === 'veto';
  if (veto && own !== '' && theirs !== '' && own !== theirs) return false;
  return count([{ value: rows.valueOf(other), day: rows.dayOf(other) }], search) === 1;
}

function put(lists: Lists, key: string, entry: Entry): void {
  const list = lists.get(key);
  if (list) list.push(entry);
  else lists.set(key, [entry]);
}

interface Search {
  readonly lowest: number;
  readonly highest: number;
  readonly sign: number;
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

function searchOf(rows: VerifyRows, rule: Rule, row: number, limit: number): Search {
  const value = rows.valueOf(row);
  const day = rows.dayOf(row);
  const min = rule.tolerance?.minOre ?? 0;
  const max = rule.tolerance?.maxOre ?? 0;
  const { before, after } = rule.days ?? {
    before: Number.POSITIVE_INFINITY,
    after: Number.POSITIVE_INFINITY,
  };
  const isLeft = rows.sideOf(row) === 'left';
  return {
    lowest: isLeft ? value - max : value + min,
    highest: isLeft ? value - min : value + max,
    sign: Math.sign(value),
    from: day - (isLeft ? before : after),
    to: day + (isLeft ? after : before),
    limit,
  };
}

function firstAt(list: readonly Entry[], value: number, day: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = list[middle] as Entry;
    if (entry.value < value || (entry.value === value && entry.day < day)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Amount after amount within the band; in each the days of the window are one stretch. */
function count(list: readonly Entry[] | undefined, search: Search): number {
  if (!list) return 0;
  let found = 0;
  let at = firstAt(list, search.lowest, Number.NEGATIVE_INFINITY);
  while (at < list.length && found < search.limit) {
    const { value } = list[at] as Entry;
    if (value > search.highest) break;
    const end = firstAt(list, value, Number.POSITIVE_INFINITY);
    if (Math.sign(value) === search.sign)
      found += firstAt(list, value, search.to + 0.5) - firstAt(list, value, search.from);
    at = end;
  }
  return Math.min(found, search.limit);
}
