/**
 * Do the bank statements of one account follow on? Pure: the statements may have come in any order, and what is said of them
 * depends on nothing but the set.
 */
import type { Day } from './day.ts';

/** A statement, or a page of one, as a file states it. */
export interface ChainLink {
  /** Names it; equal statements of two files are one link. */
  readonly seq: number;
  /** Number of the statement; they run on, per account, some banks from 1 again each year. */
  readonly sequence: number | null;
  readonly page: number | null;
  readonly isLast: boolean | null;
  /** The file's own name of the statement. */
  readonly id: string | null;
  readonly openingOre: number | null;
  readonly closingOre: number | null;
  readonly openingDay: Day | null;
  readonly closingDay: Day | null;
  /** Where neither balance has a day: the day the file was made, or of its last row. */
  readonly fileDay: Day | null;
}

export type ChainBreak =
  /** Numbers between two statements are missing. */
  | { readonly kind: 'gap'; readonly before: ChainLink; readonly after: ChainLink; readonly missing: Range }
  /** Pages of one statement are missing; `after` is the first page there is, `missing.to` null: the last page has not come. */
  | {
      readonly kind: 'pages';
      readonly before: ChainLink;
      readonly after: ChainLink;
      readonly missing: readonly number[];
      readonly endMissing: boolean;
    }
  /** The opening balance is not the closing balance before it. */
  | { readonly kind: 'break'; readonly before: ChainLink; readonly after: ChainLink }
  /** The same number with other content. */
  | { readonly kind: 'conflict'; readonly before: ChainLink; readonly after: ChainLink };

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A statement put together from its pages. */
interface Whole extends ChainLink {
  readonly pages: readonly ChainLink[];
}

/**
 * `datedByRows`: the days are those of the first and last row (a table), not what a bank dates balances with: then a table that
 * begins on the day another ends on overlaps it, since either may hold a part of that day.
 */
export function chainBreaks(links: readonly ChainLink[], datedByRows = false): ChainBreak[] {
  const wholes = putTogether(links).sort(inOrder);
  const numbered = numberBreaks(wholes);
  const explained = new Set(numbered.map((found) => found.after.seq));
  return [
    ...wholes.flatMap(missingPages),
    ...numbered,
    ...balanceBreaks(wholes, datedByRows).filter((found) => !explained.has(found.after.seq)),
  ];
}

function dayOf(link: ChainLink): Day | null {
  return link.closingDay ?? link.openingDay ?? link.fileDay;
}

function byNumber(a: number | null, b: number | null): number {
  return (a ?? 0) - (b ?? 0);
}

function inOrder(a: ChainLink, b: ChainLink): number {
  const [dayA, dayB] = [dayOf(a) ?? '', dayOf(b) ?? ''];
  if (dayA !== dayB) return dayA < dayB ? -1 : 1;
  return byNumber(a.sequence, b.sequence) || byNumber(a.page, b.page) || a.seq - b.seq;
}

/** Pages belong together by number, else by the statement's name; without either each stands alone. */
function putTogether(links: readonly ChainLink[]): Whole[] {
  const parts = new Map<string, ChainLink[]>();
  for (const link of links) {
    const name = link.sequence ?? (link.id === null ? null : `id ${link.id}`);
    const isPart = link.page !== null && (link.page > 1 || link.isLast === false);
    const key = isPart && name !== null ? `${name} ${yearOf(link)}` : `alone ${link.seq}`;
    const known = parts.get(key);
    if (known) known.push(link);
    else parts.set(key, [link]);
  }
  return [...parts.values()].map(whole);
}

function whole(pages: ChainLink[]): Whole {
  const sorted = pages.sort((a, b) => byNumber(a.page, b.page) || a.seq - b.seq);
  const first = sorted[0] as ChainLink;
  const last = sorted.at(-1) as ChainLink;
  if (sorted.length === 1 && (first.page ?? 1) <= 1 && first.isLast !== false)
    return { ...first, pages: sorted };
  const begins = (first.page ?? 1) <= 1;
  return {
    ...first,
    openingOre: begins ? first.openingOre : null,
    openingDay: first.openingDay ?? first.closingDay,
    closingOre: last.isLast === false ? null : last.closingOre,
    closingDay: last.closingDay ?? last.openingDay,
    pages: sorted,
  };
}

const mostPagesNamed = 100;

function missingPages({ pages }: Whole): ChainBreak[] {
  const first = pages[0] as ChainLink;
  const last = pages.at(-1) as ChainLink;
  if (last.page === null) return [];
  const there = new Set(pages.map((page) => page.page));
  const missing: number[] = [];
  for (let page = 1; page < last.page && missing.length < mostPagesNamed; page++)
    if (!there.has(page)) missing.push(page);
  const endMissing = last.isLast === false;
  return missing.length === 0 && !endMissing
    ? []
    : [{ kind: 'pages', before: first, after: last, missing, endMissing }];
}

function yearOf(link: ChainLink): string {
  return dayOf(link)?.slice(0, 4) ?? '';
}

/** Does `after` begin with the balance that `before` ended with? Null: one of them states none. */
function follows(before: ChainLink, after: ChainLink): boolean | null {
  return before.closingOre === null || after.openingOre === null
    ? null
    : before.closingOre === after.openingOre;
}

function numberBreaks(wholes: readonly Whole[]): ChainBreak[] {
  const numbered = wholes.filter((link) => link.sequence !== null).sort(inOrder);
  return [...conflicts(numbered), ...gaps(numbered)];
}

/** Where balances follow on, or none are stated, the bank writes the same number on every statement: that is no conflict. */
function conflicts(numbered: readonly Whole[]): ChainBreak[] {
  const seen = new Map<string, Whole>();
  const found: ChainBreak[] = [];
  for (const link of numbered) {
    const key = `${link.sequence} ${yearOf(link)}`;
    const before = seen.get(key);
    if (before && follows(before, link) === false && follows(link, before) !== true)
      found.push({ kind: 'conflict', before, after: link });
    seen.set(key, link);
  }
  return found;
}

function gaps(numbered: readonly Whole[]): ChainBreak[] {
  const found: ChainBreak[] = [];
  for (const [i, after] of numbered.entries()) {
    const before = numbered[i - 1];
    if (!before) continue;
    const missing = missingNumbers(before, after);
    if (missing) found.push({ kind: 'gap', before, after, missing });
  }
  return found;
}

/** Numbers between two statements in order. A lower number begins a new year or count, which may miss its beginning. */
function missingNumbers(before: Whole, after: Whole): Range | null {
  const [last, next] = [before.sequence as number, after.sequence as number];
  if (next > last) return next === last + 1 ? null : { from: last + 1, to: next - 1 };
  if (next === last || yearOf(before) === yearOf(after) || next <= 1) return null;
  return follows(before, after) ? null : { from: 1, to: next - 1 };
}

/**
 * Balances. Banks date an opening balance with its own day or with the day before, and may write several statements a day or
 * write a longer period once more: so a statement follows on when any that ends where it begins has its balance, and one that
 * begins inside another is not judged.
 */
function balanceBreaks(wholes: readonly Whole[], datedByRows: boolean): ChainBreak[] {
  const known = wholes.filter((link) => dayOf(link) !== null);
  const ends = endsByDay(known);
  const isInside = insideOthers(known);
  return wholes.flatMap((after): ChainBreak[] => {
    const begins = after.openingDay ?? dayOf(after);
    if (after.openingOre === null || begins === null) return [];
    if (datedByRows && ends.on(begins).some((link) => link !== after)) return [];
    const before = endsBefore(after, begins, ends);
    return before && !isInside(begins) ? [{ kind: 'break', before, after }] : [];
  });
}

/** The statement that this one should follow on and does not; null when it follows on, or nothing is known before it. */
function endsBefore(after: Whole, begins: Day, ends: Ends): Whole | null {
  const same = ends.on(begins).filter((link) => link !== after);
  const earlier = ends.lastBefore(begins);
  // One that states no closing balance, or whose last page is missing, may hold what lies between.
  const meets = ({ closingOre }: Whole): boolean => closingOre === null || closingOre === after.openingOre;
  if ([...same, ...earlier].some(meets)) return null;
  // One that ends on the day this one begins comes before it only if it begins before it too.
  const sameDay = same.filter(({ openingDay }) => openingDay !== null && openingDay < begins);
  return earlier.at(-1) ?? sameDay.at(-1) ?? null;
}

interface Ends {
  /** Statements that end on a day. */
  on(day: Day): readonly Whole[];
  /** Those of the last day before it on which any ends. */
  lastBefore(day: Day): readonly Whole[];
}

function endsByDay(known: readonly Whole[]): Ends {
  const byDay = Map.groupBy(known, (link) => dayOf(link) as Day);
  const days = [...byDay.keys()].sort();
  const on = (day: Day): readonly Whole[] => byDay.get(day) ?? [];
  return {
    on,
    lastBefore: (day) => on(days[firstFrom(days, day) - 1] ?? ('' as Day)),
  };
}

/** Index of the first day that is not before this one. */
function firstFrom(days: readonly Day[], day: Day): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as Day) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a day lies inside a statement: begun before it, not ended by it. */
function insideOthers(known: readonly Whole[]): (day: Day) => boolean {
  const periods = known
    .flatMap((link) => (link.openingDay ? [{ from: link.openingDay, to: dayOf(link) as Day }] : []))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const begins = periods.map(({ from }) => from);
  const furthest: Day[] = [];
  for (const { to } of periods) {
    const last = furthest.at(-1);
    furthest.push(last !== undefined && last > to ? last : to);
  }
  return (day) => (furthest[firstFrom(begins, day) - 1] ?? '') > day;
}
