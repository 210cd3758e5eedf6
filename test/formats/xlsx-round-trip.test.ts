import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, dayNumber } from '../../src/domain/day.ts';
import { formatDecimal, type Ore } from '../../src/domain/ore.ts';
import { xlsx } from '../../src/formats/xlsx/index.ts';
import { type BookSpec, type CellSpec, xlsxOf } from './generators/xlsx.ts';
import { readSeeking } from './read-seeking.ts';

interface Line {
  readonly date: Day;
  readonly amountOre: number;
  readonly text: string;
}

const lines = fc.array(
  fc.record({
    date: fc
      .date({ min: new Date('1904-01-02'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10) as Day),
    amountOre: fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }).map((amount) => amount || 1),
    // What a cell may hold: no control characters, no outer blanks, and no word that makes the row another thing.
    text: fc
      .stringMatching(/^[A-Za-zÅÄÖåäö0-9_<>&"'=+;:.,-]([A-Za-zÅÄÖåäö0-9_ <>&"'=+;:.,-]{0,30}[a-z])?$/)
      .map((text) => `t${text}`),
  }),
  { minLength: 1, maxLength: 30 },
);

type Way = (line: Line, is1904: boolean) => CellSpec;
const serial = (day: Day, is1904: boolean): number => dayNumber(day) + (is1904 ? 24_107 : 25_569);
const dayWays: readonly Way[] = [
  ({ date }, is1904) => ({ v: String(serial(date, is1904)), s: 1 }),
  ({ date }, is1904) => ({ v: `${serial(date, is1904)}.25`, s: 2 }),
  ({ date }) => ({ v: `${date}T00:00:00`, t: 'd' }),
  ({ date }) => date,
];
const typed = ({ amountOre }: Line): number => Number(formatDecimal(amountOre as Ore));
const amountWays: readonly Way[] = [
  (line) => typed(line),
  (line) => ({ v: typed(line).toPrecision(17) }),
  (line) => ({ v: typed(line).toExponential(), t: 'n', f: 'A1+B1' }),
  ({ amountOre }) => ({ inline: formatDecimal(amountOre as Ore).replace('.', ',') }),
];
const textWays: readonly Way[] = [
  ({ text }) => text,
  ({ text }) => ({ inline: text }),
  ({ text }) => ({ v: text, t: 'str', f: 'C1' }),
];

const books = fc.record<Omit<BookSpec, 'sheets'>>(
  {
    date1904: fc.boolean(),
    strict: fc.boolean(),
    prefix: fc.constantFrom('x', 'ss'),
    macros: fc.boolean(),
    zip: fc.constantFrom({ stored: true }, { zip64: true }, {}),
  },
  { requiredKeys: [] },
);
const choices = fc.infiniteStream(fc.nat({ max: 11 }));

describe('a workbook that is written', () => {
  it('is read again exactly, however its cells hold days, amounts and texts', async () => {
    await fc.assert(
      fc.asyncProperty(lines, books, choices, fc.boolean(), async (all, book, chosen, bare) => {
        const of = (ways: readonly Way[], line: Line): CellSpec =>
          (ways[(chosen.next().value ?? 0) % ways.length] as Way)(line, book.date1904 ?? false);
        const rows = [
          ['Datum', 'Text', 'Belopp'],
          ...all.map((line) => [of(dayWays, line), of(textWays, line), of(amountWays, line)]),
        ];
        const bytes = xlsxOf({ ...book, sheets: [{ name: 'Blad1', rows, bare }], styles: [14, 22] });
        const columns = { date: 'Datum', text: 'Text', amount: 'Belopp' };
        const found = await readSeeking(xlsx, bytes, { csv: { columns, decimal: ',' } });
        expect(found.findings).toEqual([]);
        expect(found.rows.map(({ date, amountOre, text }) => ({ date, amountOre, text }))).toEqual(all);
        expect(found.rows.map(({ line }) => line)).toEqual(all.map((_, i) => i + 2));
      }),
    );
  });

  it('and damaged anywhere gives findings and never throws', async () => {
    const rows = [
      ['Datum', 'Text', 'Belopp'],
      ...Array.from({ length: 9 }, (_, i) => ['2026-01-02', `t${i}`, i - 5]),
    ];
    const whole = [true, false].map((stored) => xlsxOf({ sheets: [{ name: 'B', rows }], zip: { stored } }));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...whole),
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 }),
        async (bytes, changes) => {
          const changed = bytes.slice();
          for (const [at, byte] of changes) changed[at % changed.length] = byte;
          const found = await readSeeking(xlsx, changed, { feeds: 'bank' });
          expect(found.rows.length).toBeLessThanOrEqual(9);
        },
      ),
      { numRuns: 100 },
    );
  });
});
