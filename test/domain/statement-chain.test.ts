import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../src/domain/day.ts';
import { type ChainBreak, type ChainLink, chainBreaks } from '../../src/domain/statement-chain.ts';

const first = '2026-11-01' as Day;
let seq = 0;

function link(change: Partial<ChainLink>): ChainLink {
  seq += 1;
  const none = { sequence: null, page: null, isLast: null, id: null, fileDay: null };
  return { seq, ...none, openingOre: null, closingOre: null, openingDay: null, closingDay: null, ...change };
}

/** A day's statement, its balances dated as most banks do: both with the day itself. */
function daily(day: number, opening: number, closing: number, change: Partial<ChainLink> = {}): ChainLink {
  const on = addDays(first, day - 1);
  return link({ openingDay: on, closingDay: on, openingOre: opening, closingOre: closing, ...change });
}

const told = (breaks: readonly ChainBreak[]): string[] =>
  breaks.map((found) => {
    if (found.kind === 'gap') return `gap ${found.missing.from}-${found.missing.to}`;
    if (found.kind === 'pages') return `pages ${found.missing.join(',')}${found.endMissing ? ' end' : ''}`;
    return `${found.kind} ${found.before.closingOre}>${found.after.openingOre}`;
  });

describe('statements of one account', () => {
  it('follow on whatever days are between them', () => {
    expect(told(chainBreaks([daily(1, 0, 10), daily(2, 10, 15), daily(9, 15, 3)]))).toEqual([]);
  });

  it('break where one begins with another balance than the one before ended with', () => {
    expect(told(chainBreaks([daily(1, 0, 10), daily(3, 12, 15), daily(4, 15, 20)]))).toEqual(['break 10>12']);
  });

  it('may be dated with the day before', () => {
    const dayEarly = (day: number, opening: number, closing: number): ChainLink =>
      daily(day, opening, closing, { openingDay: addDays(first, day - 2) });
    expect(told(chainBreaks([dayEarly(1, 0, 10), dayEarly(2, 10, 15), dayEarly(3, 15, 3)]))).toEqual([]);
    expect(told(chainBreaks([dayEarly(1, 0, 10), dayEarly(2, 11, 15)]))).toEqual(['break 10>11']);
  });

  it('may be several a day', () => {
    const day = [daily(2, 10, 15), daily(2, 15, 30), daily(2, 30, 31)];
    expect(told(chainBreaks([daily(1, 0, 10), ...day, daily(3, 31, 32)]))).toEqual([]);
  });

  it('may overlap: a month beside its days', () => {
    const days = [daily(1, 0, 10), daily(2, 10, 15), daily(4, 15, 30)];
    const month = daily(1, 0, 30, { closingDay: addDays(first, 29) });
    expect(told(chainBreaks([...days, month, daily(31, 30, 1)]))).toEqual([]);
    // Without the second day the month still says that nothing is missing.
    expect(told(chainBreaks([days[0] as ChainLink, days[2] as ChainLink, month]))).toEqual([]);
  });

  it('of a table that begins on the day another ends on are not judged: either may hold a part of it', () => {
    const noon = daily(4, 80, 100, { closingDay: addDays(first, 9) });
    const later = daily(10, 95, 120, { closingDay: addDays(first, 19) });
    expect(told(chainBreaks([daily(3, 0, 80), noon, later], true))).toEqual([]);
    expect(told(chainBreaks([noon, daily(11, 95, 120)], true))).toEqual(['break 100>95']);
  });

  it('lack numbers, told once with the balances that differ for it', () => {
    const numbered = [
      daily(1, 0, 10, { sequence: 7 }),
      daily(2, 10, 15, { sequence: 8 }),
      daily(5, 20, 30, { sequence: 11 }),
    ];
    expect(told(chainBreaks(numbered))).toEqual(['gap 9-10']);
  });

  it('lack a number though the balances meet', () => {
    const numbered = [daily(1, 0, 10, { sequence: 7 }), daily(5, 10, 30, { sequence: 9 })];
    expect(told(chainBreaks(numbered))).toEqual(['gap 8-8']);
  });

  it('may count from 1 again each year', () => {
    const last = daily(61, 0, 10, { sequence: 365 });
    expect(told(chainBreaks([last, daily(62, 10, 15, { sequence: 1 })]))).toEqual([]);
    expect(told(chainBreaks([last, daily(64, 12, 15, { sequence: 3 })]))).toEqual(['gap 1-2']);
  });

  it('are in conflict when one number has two contents, unless the bank counts nothing', () => {
    const one = { sequence: 4 };
    expect(told(chainBreaks([daily(1, 0, 10, one), daily(1, 0, 12, one)]))).toEqual(['conflict 10>0']);
    expect(told(chainBreaks([daily(1, 0, 10, one), daily(2, 10, 12, one), daily(3, 12, 1, one)]))).toEqual(
      [],
    );
  });

  it('are put together from their pages', () => {
    const page = (number: number, isLast: boolean, change: Partial<ChainLink>): ChainLink =>
      link({ sequence: 5, page: number, isLast, ...change });
    const on = (day: number) => ({
      openingDay: addDays(first, day - 1),
      closingDay: addDays(first, day - 1),
    });
    const pages = [
      page(1, false, { ...on(2), openingOre: 10 }),
      page(2, false, { ...on(2), openingOre: 12 }),
      page(3, true, { ...on(2), openingOre: 14, closingOre: 20 }),
    ];
    const around = [daily(1, 0, 10, { sequence: 4 }), daily(3, 20, 21, { sequence: 6 })];
    expect(told(chainBreaks([...around, ...pages]))).toEqual([]);
    expect(told(chainBreaks([...around, pages[0] as ChainLink, pages[2] as ChainLink]))).toEqual(['pages 2']);
    expect(told(chainBreaks([...around, pages[0] as ChainLink]))).toEqual(['pages  end']);
    expect(told(chainBreaks([...around, pages[1] as ChainLink]))).toEqual(['pages 1 end']);
  });
});

/** Statements of days that follow on, numbered from 1. */
const chains = fc
  .array(fc.record({ gap: fc.integer({ min: 0, max: 5 }), moved: fc.integer({ min: 1, max: 1000 }) }), {
    minLength: 2,
    maxLength: 30,
  })
  .map((steps) => {
    let day = 0;
    let balance = 0;
    return steps.map(({ gap, moved }, i) => {
      day += gap + 1;
      const made = daily(day, balance, balance + moved, { sequence: i + 1 });
      balance += moved;
      return made;
    });
  });

describe('what is said of statements', () => {
  it('is nothing when all are there, in any order', () => {
    fc.assert(
      fc.property(
        chains.chain((links) => fc.shuffledSubarray(links, { minLength: links.length })),
        (links) => {
          expect(chainBreaks(links)).toEqual([]);
        },
      ),
    );
  });

  it('names exactly the numbers that are missing between the first and the last there is', () => {
    fc.assert(
      fc.property(
        chains.chain((links) => fc.shuffledSubarray(links, { minLength: 1 })),
        (links) => {
          const there = new Set(links.map((one) => one.sequence as number));
          const [from, to] = [Math.min(...there), Math.max(...there)];
          const missing = Array.from({ length: to - from + 1 }, (_, i) => from + i).filter(
            (n) => !there.has(n),
          );
          const found = chainBreaks(links).flatMap((one) =>
            one.kind === 'gap'
              ? Array.from({ length: one.missing.to - one.missing.from + 1 }, (_, i) => one.missing.from + i)
              : [Number.NaN],
          );
          expect(found.sort((a, b) => a - b)).toEqual(missing);
        },
      ),
    );
  });

  it('is each place where a statement without a number was taken out, and nothing else', () => {
    fc.assert(
      fc.property(
        chains.chain((links) =>
          fc.shuffledSubarray(
            links.map((one) => ({ ...one, sequence: null })),
            { minLength: 1 },
          ),
        ),
        (links) => {
          const sorted = [...links].sort((a, b) => ((a.closingDay ?? '') < (b.closingDay ?? '') ? -1 : 1));
          const holes = sorted.filter((one, i) => i > 0 && sorted[i - 1]?.closingOre !== one.openingOre);
          expect(chainBreaks(links).map((found) => found.after.seq)).toEqual(holes.map((one) => one.seq));
        },
      ),
    );
  });
});
