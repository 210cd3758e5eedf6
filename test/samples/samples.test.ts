import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { largeFiles, writeLarge } from '../../samples/generator/large.ts';
import { smallFiles } from '../../samples/generator/small.ts';
import { luhnHolds } from '../../src/domain/ocr.ts';
import {
  type OpenSample,
  type ReadSample,
  readBytes,
  readSamples,
  reconcileSamples,
  sampleSettings,
  samplesFolder,
} from './reconcile-samples.ts';

const settings = sampleSettings();
const files = readSamples(settings);
const units = settings.units.map(({ code }) => code);

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
const of = (unit: string, importId: string): ReadSample[] =>
  files.filter((file) => file.unit === unit && file.definition.id === importId && file.findings.length === 0);

function openOf(groupId: string, unit: string): readonly OpenSample[] {
  const group = settings.groups.find(({ id }) => id === groupId);
  if (!group) throw new Error(`no group ${groupId}`);
  return reconcileSamples(settings, files, group, unit).open;
}

/** `side date amount code`, and what came near. */
const shown = (rows: readonly OpenSample[]): string[] =>
  rows
    .map(({ side, date, amountOre, code, near }) => [side, date, amountOre, code, ...near].join(' '))
    .sort();

describe('the files of the samples', () => {
  it('are what their generator writes', () => {
    for (const [name, bytes] of smallFiles())
      expect(Buffer.from(bytes).equals(readFileSync(samplesFolder + name)), name).toBe(true);
  });

  it('are read without a word', () => {
    expect(files.flatMap(({ findings }) => findings)).toEqual([]);
  });

  it.each(units)('state balances of %s that tie with the rows', (unit) => {
    const [ledger] = of(unit, 'huvudbok');
    const moved = (account: string) =>
      sum((ledger?.rows ?? []).filter((row) => row.account === account).map(({ amountOre }) => amountOre));
    const stated = (account: string, kind: string) =>
      sum(
        (ledger?.balances ?? [])
          .filter((balance) => balance.account === account && balance.kind === kind)
          .map(({ amountOre }) => amountOre),
      );
    for (const account of new Set(ledger?.rows.map((row) => row.account))) {
      const closing = account < '3' ? stated(account, 'closing') : stated(account, 'result');
      expect(stated(account, 'opening') + moved(account), `${unit} ${account}`).toBe(closing);
    }
    expect(sum((ledger?.rows ?? []).map(({ amountOre }) => amountOre))).toBe(0);
  });

  it.each(units)('let the open rows of %s explain the difference between ledger and bank', (unit) => {
    const [ledger] = of(unit, 'huvudbok');
    const statements = of(unit, 'kontoutdrag').flatMap((file) => file.statements);
    expect(statements).toHaveLength(2);
    expect(statements[1]?.openingOre).toBe(statements[0]?.closingOre);
    const closing = ledger?.balances.find(({ account, kind }) => account === '1930' && kind === 'closing');
    const open = openOf('bank', unit);
    const openSum = (side: string) =>
      sum(open.filter((row) => row.side === side).map(({ amountOre }) => amountOre));
    const difference = (closing?.amountOre ?? 0) - (statements[1]?.closingOre ?? 0);
    expect(difference).not.toBe(0);
    expect(openSum('ledger') - openSum('bank')).toBe(difference);
  });

  it('have organisation numbers and OCR numbers whose check digits hold', () => {
    for (const { orgNumber } of settings.units)
      expect(luhnHolds((orgNumber ?? '').replace('-', ''))).toBe(true);
    const references = files.flatMap(({ rows }) => rows.flatMap(({ ocr }) => ocr ?? []));
    expect(references.length).toBeGreaterThan(40);
    for (const ocr of references) expect(luhnHolds(ocr)).toBe(true);
  });
});

describe('the open rows of the samples', () => {
  it.each([
    [
      '100',
      [
        'bank 2026-10-15 2436500 no-candidate same-key-other-amount',
        'bank 2026-10-20 -64200 ambiguous',
        'bank 2026-10-20 -64200 ambiguous',
        'bank 2026-10-22 3550000 no-candidate same-amount-outside-window',
        'bank 2026-10-30 -109500 no-candidate',
        'bank 2026-10-30 584100 no-candidate same-key-other-amount',
        'bank 2026-11-11 -720000 no-candidate contradicting-reference',
        'ledger 2026-10-12 3550000 no-candidate same-amount-outside-window',
        'ledger 2026-10-15 2437500 no-candidate same-key-other-amount',
        'ledger 2026-10-20 -64200 ambiguous',
        'ledger 2026-10-20 -64200 ambiguous',
        'ledger 2026-10-30 548100 no-candidate same-key-other-amount',
        'ledger 2026-11-10 -1875000 no-candidate',
        'ledger 2026-11-11 -720000 no-candidate contradicting-reference',
      ],
    ],
    [
      '200',
      [
        'bank 2026-10-17 814200 sum-differs',
        'bank 2026-10-21 420000 ambiguous',
        'bank 2026-10-21 420000 ambiguous',
        'bank 2026-10-30 1247 no-candidate',
        'bank 2026-11-09 -124900 no-candidate same-amount-outside-window',
        'ledger 2026-10-17 223800 sum-differs',
        'ledger 2026-10-17 291000 sum-differs',
        'ledger 2026-10-17 326400 sum-differs',
        'ledger 2026-10-21 420000 ambiguous',
        'ledger 2026-11-02 -124900 no-candidate same-amount-outside-window',
        'ledger 2026-11-12 630000 no-candidate',
        'ledger 2026-11-14 311500 one-sided-key',
        'ledger 2026-11-14 420500 one-sided-key',
      ],
    ],
    [
      '300',
      [
        'bank 2026-10-15 125000 no-candidate opposite-sign',
        'bank 2026-10-19 2000000 no-candidate same-amount-outside-window',
        'bank 2026-10-27 1340000 wrong-shape',
        'bank 2026-10-27 940000 wrong-shape',
        'bank 2026-11-12 -34000 ambiguous',
        'bank 2026-11-18 -6000 no-candidate',
        'bank 2026-11-20 -175000 not-complete',
        'ledger 2026-10-15 -125000 no-candidate opposite-sign',
        'ledger 2026-10-22 2000000 no-candidate same-amount-outside-window',
        'ledger 2026-10-27 1380000 wrong-shape',
        'ledger 2026-10-27 900000 wrong-shape',
        'ledger 2026-11-10 -34000 ambiguous',
        'ledger 2026-11-11 -34000 ambiguous',
        'ledger 2026-11-19 -175000 not-complete',
      ],
    ],
  ])('are the odd ones of the bank account of %s', (unit, expected) => {
    expect(shown(openOf('bank', unit))).toEqual(expected);
  });

  it('are one invoice of each unit in the sub-ledger', () => {
    expect(units.map((unit) => shown(openOf('kundfordringar', unit)))).toEqual([
      ['ledger 2026-11-19 920000 one-sided-key'],
      [
        'external 2026-11-03 1240000 sum-differs same-key-other-amount',
        'ledger 2026-11-03 1330000 sum-differs same-key-other-amount',
      ],
      ['external 2026-11-17 1100000 one-sided-key'],
    ]);
  });

  it('are unpaid and half paid invoices and a tax that differs in the ledger groups', () => {
    expect(units.map((unit) => shown(openOf('leverantorsskulder', unit)))).toEqual([
      [
        'ledger 2026-11-02 -4300000 net-differs',
        'ledger 2026-11-12 -1400000 one-sided-key',
        'ledger 2026-11-18 2150000 net-differs',
      ],
      ['ledger 2026-11-10 -480000 one-sided-key'],
      ['ledger 2026-11-12 -2300000 one-sided-key'],
    ]);
    expect(shown(openOf('skattekonto', '100'))).toEqual([
      'ledger 2026-11-12 -6015000 net-differs',
      'ledger 2026-11-12 6010000 net-differs',
    ]);
  });
});

describe('large samples', () => {
  it('have as many rows as was asked for and balances that hold', () => {
    const folder = mkdtempSync(join(tmpdir(), 'prickakonto-large-'));
    try {
      writeLarge(2_500, folder);
      const imports = { csv: 'kundreskontra', sie: 'huvudbok', camt: 'kontoutdrag' } as const;
      for (const [kind, name] of Object.entries(largeFiles)) {
        const id = imports[kind as keyof typeof imports];
        const definition = settings.imports.find((one) => one.id === id);
        if (!definition) throw new Error(`no import ${id}`);
        const read = readBytes('100', definition, name, readFileSync(join(folder, name)));
        expect(read.findings, name).toEqual([]);
        expect(read.rows.length, name).toBe(kind === 'sie' ? 5_000 : 2_500);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
