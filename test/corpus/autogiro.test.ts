import { describe, expect, it } from 'vitest';
import { autogiro } from '../../src/formats/autogiro/index.ts';
import { readBytes } from '../formats/read-bytes.ts';
import { bytesOf, corpusIsHere, expectationsOf, tell } from './corpus.ts';

/** By a piece of the name, the first that fits: which report it is. */
const reports: readonly (readonly [RegExp, string])[] = [
  [/bet-spec-o-tk|__betalningsspecifikation/, 'autogiro-payments'],
  [/AGPLayoutD|gl_betalningsspec/, 'autogiro-payments-old'],
  [/AGPLayoutE|medgivandeavisering/, 'autogiro-mandates'],
  [/internetbank/, 'autogiro-e-mandates'],
  [/medgivanderegistret/, 'autogiro-register'],
  [/bevakningsregistret/, 'autogiro-watch'],
  [/avvisade/, 'autogiro-rejected'],
  [/__andringsunderlag|underlag|makulering-datumandring/, 'autogiro-orders'],
  [/makuleringar|makulering-andring/, 'autogiro-changes'],
];

describe.skipIf(!corpusIsHere)("Bankgirot's samples of Autogiro", () => {
  it.each(expectationsOf('autogiro'))('reads $path', ({ path, counts }) => {
    tell(path, 'read');
    const read = readBytes(autogiro, bytesOf(path));
    const { records } = counts as { records: Readonly<Record<string, number>> };
    const report = reports.find(([name]) => name.test(path))?.[1];
    expect(read.errors).toEqual([]);
    expect(read.summary.kind).toBe(report);
    for (const [code, count] of Object.entries(records))
      if (/^\d\d$/.test(code)) expect([code, read.summary.counts[`tk${code}`]]).toEqual([code, count]);
    if (!report?.startsWith('autogiro-payments')) {
      expect(read.rows).toEqual([]);
      expect(read.findings).toContainEqual({
        code: 'giro-no-bookings',
        severity: 'warning',
        params: { report },
      });
    }
  });

  it('takes in what was paid, and tells of what was stopped', () => {
    const path = 'autogiro/byrokrat__phpgiro__autogiro_exempelfil_bet-spec-o-tk_sv.txt';
    const { rows, findings, statements } = readBytes(autogiro, bytesOf(path));
    expect(rows.map(({ amountOre }) => amountOre)).toEqual([
      ...[300_000, 300_000, 300_000, 300_000, 300_000],
      ...[-100_000, -100_000, -100_000],
      ...[-20_000, -50_000],
    ]);
    expect(statements).toHaveLength(4);
    expect(findings).toContainEqual({
      code: 'autogiro-payments-stopped',
      severity: 'warning',
      params: { stopped: 4, amount: '10000.00' },
    });
  });
});
