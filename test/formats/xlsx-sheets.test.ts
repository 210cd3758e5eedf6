import { describe, expect, it } from 'vitest';
import { xlsx } from '../../src/formats/xlsx/index.ts';
import { type BookSpec, type SheetSpec, xlsxOf } from './generators/xlsx.ts';
import { readSeeking } from './read-seeking.ts';

type How = Parameters<typeof readSeeking>[2];
type Rows = SheetSpec['rows'];

const heads = ['Bokföringsdag', 'Text', 'Belopp'] as const;
const readRows = (rows: Rows, spec: Partial<BookSpec> = {}, how: How = {}) =>
  readSeeking(xlsx, xlsxOf({ sheets: [{ name: 'Blad1', rows }], ...spec }), { feeds: 'bank', ...how });

describe('sheets', () => {
  const table: Rows = [[...heads], ['2026-01-02', 'x', -1]];
  const of = (sheets: readonly SheetSpec[], how: How = {}) =>
    readSeeking(xlsx, xlsxOf({ sheets }), { feeds: 'bank', ...how });

  it('the first one that is seen and holds cells is read', async () => {
    const found = await of([
      { name: 'Diagram', rows: [], chart: true },
      { name: 'Dold', rows: [['skräp']], state: 'hidden' },
      { name: 'Utdrag', rows: table },
      { name: 'Blad2', rows: [] },
    ]);
    expect(found.findings).toEqual([]);
    expect(found.rows).toHaveLength(1);
  });

  it('a named one is read, whatever its place and case', async () => {
    const found = await of(
      [
        { name: 'Blad1', rows: [['skräp']] },
        { name: 'Utdrag', rows: table, state: 'veryHidden' },
      ],
      { csv: { sheet: 'utdrag ' } },
    );
    expect(found.findings).toEqual([]);
    expect(found.rows).toHaveLength(1);
  });

  it('a missing one is refused with the names that there are', async () => {
    const found = await of([{ name: 'Januari', rows: table }], { csv: { sheet: 'Februari' } });
    expect(found.findings).toMatchObject([
      { code: 'xlsx-sheet-missing', params: { sheet: 'Februari', sheets: 'Januari' } },
    ]);
  });

  it('others that hold something are told when none is named', async () => {
    const found = await of([
      { name: 'Januari', rows: table },
      { name: 'Februari', rows: table },
      { name: 'Tom', rows: [[null]] },
    ]);
    expect(found.findings).toMatchObject([
      { code: 'xlsx-sheets-unread', params: { sheet: 'Januari', others: 'Februari' } },
    ]);
  });

  it('hidden rows are read and told', async () => {
    const found = await of([
      { name: 'B', rows: [...table, { cells: ['2026-01-03', 'dold', 2], hidden: true }] },
    ]);
    expect(found.rows).toHaveLength(2);
    expect(found.findings).toMatchObject([{ code: 'xlsx-hidden-rows', params: { sheet: 'B', count: 1 } }]);
  });

  it('without any to read are refused', async () => {
    expect((await of([{ name: 'D', rows: [], chart: true }])).errors).toEqual(['xlsx-sheet-none']);
    expect((await of([])).errors).toEqual(['xlsx-sheet-none']);
  });

  it('with blank rows between, rows by number, and cells without references', async () => {
    const gaps = await of([{ name: 'B', rows: [[...heads], { r: 7, cells: ['2026-01-02', 'x', -1] }] }]);
    expect(gaps.rows).toMatchObject([{ line: 7 }]);
    const bare = await of([{ name: 'B', bare: true, rows: [[...heads], ['2026-01-02', null, -1]] }]);
    expect(bare.rows).toMatchObject([{ line: 2, amountOre: -100 }]);
  });
});

describe('programs that write workbooks', () => {
  const table: Rows = [[...heads], ['2026-01-02', 'x', -1]];
  it.each<[string, Partial<BookSpec>]>([
    ['the strict namespaces', { strict: true }],
    ['a prefix on every element', { prefix: 'x' }],
    ['macros (.xlsm)', { macros: true }],
    ['a zip without compression', { zip: { stored: true } }],
    ['zip64', { zip: { zip64: true } }],
    ['no styles', { parts: { 'xl/styles.xml': null, 'xl/_rels/workbook.xml.rels': null } }],
  ])('with %s are read', async (_what, spec) => {
    const parts = spec.parts?.['xl/styles.xml'] === null ? withoutStyles : {};
    const found = await readRows(table, { ...spec, ...parts });
    expect(found.findings).toEqual([]);
    expect(found.rows).toMatchObject([{ date: '2026-01-02', amountOre: -100, text: 'x' }]);
  });

  const withoutStyles: Partial<BookSpec> = {
    parts: {
      'xl/styles.xml': null,
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="a/worksheet" Target="..\\xl\\worksheets\\sheet1.xml"/><Relationship Id="rId2" Type="a/sharedStrings" Target="./SHAREDSTRINGS.XML"/></Relationships>`,
    },
  };

  it('with UTF-16 in a part are read', async () => {
    const sst =
      '\ufeff<?xml version="1.0" encoding="UTF-16"?><sst><si><t>Bokföringsdag</t></si><si><t>Text</t></si><si><t>Belopp</t></si><si><t>2026-01-02</t></si><si><t>x</t></si></sst>';
    const found = await readRows(table, { parts: { 'xl/sharedStrings.xml': Buffer.from(sst, 'utf16le') } });
    expect(found.rows).toHaveLength(1);
  });
});
