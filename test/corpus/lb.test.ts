import { describe, expect, it } from 'vitest';
import { lb } from '../../src/formats/lb/index.ts';
import { readBytes } from '../formats/read-bytes.ts';
import { bytesOf, corpusIsHere, expectationsOf, tell } from './corpus.ts';

interface ExpectedCounts {
  readonly records: Readonly<Record<string, number>>;
  /** Payments and deductions. */
  readonly payments: number;
}

/** What each file is, by the middle of its name. */
const reports: Readonly<Record<string, string>> = {
  'aterforda-kontantutbetalningar': 'lb-returned-cash',
  avvisade: 'lb-rejected',
  betalningsbevakning: 'lb-monitoring',
  'betalningsspecifikation-med-lonedetaljer': 'lb-specification',
  exempel1: 'lb-orders',
  lon: 'lb-orders',
};

describe.skipIf(!corpusIsHere)("Bankgirot's samples of Leverantörsbetalningar", () => {
  it.each(expectationsOf('lb'))('reads $path', ({ path, counts, sums, extra }) => {
    tell(path, 'read');
    const read = readBytes(lb, bytesOf(path));
    const { records, payments } = counts as ExpectedCounts;
    const { paymentsOre, creditNotesOre } = sums as { paymentsOre: number; creditNotesOre: number };
    const { tk29 } = extra as { tk29: [number, number | null] | null };
    const report = reports[/exempelfil_(.*?)(?:_sv)?\.txt$/.exec(path)?.[1] ?? ''];
    const { summary } = read;
    expect(read.errors).toEqual([]);
    expect(summary.kind).toBe(report);
    for (const [code, count] of Object.entries(records))
      if (/^\d\d$/.test(code)) expect([code, summary.counts[`tk${code}`]]).toEqual([code, count]);
    expect((summary.counts['payments'] ?? 0) + (summary.counts['deductions'] ?? 0)).toBe(payments);
    if (tk29 === null) return;
    const [statement] = read.statements;
    expect(statement?.entries).toBe(tk29[0]);
    // The expectation of the rejected payments adds the deduction (500 000 öre) to the payments; here it is on the other side.
    const turned = (summary.counts['deductions'] ?? 0) > 0 ? (statement?.sumCreditOre ?? 0) : 0;
    expect((statement?.sumDebitOre ?? 0) + turned).toBe(paymentsOre);
    expect((statement?.sumCreditOre ?? 0) - turned).toBe(creditNotesOre);
    if (tk29[1] !== null)
      expect((statement?.sumDebitOre ?? 0) - (statement?.sumCreditOre ?? 0)).toBe(tk29[1]);
    expect(read.rows).toHaveLength(report === 'lb-specification' ? tk29[0] : 0);
  });
});
