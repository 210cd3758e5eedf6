import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import type { ParsedRow } from '../../src/domain/row.ts';
import { csv } from '../../src/formats/csv/index.ts';
import { writtenTable } from './generators/csv.ts';
import { sniff } from './read-bytes.ts';

/** Without any layout, cut into chunks of any size. */
function read(bytes: Uint8Array, chunk: number): { rows: ParsedRow[]; findings: Finding[] } {
  const rows: ParsedRow[] = [];
  const findings: Finding[] = [];
  const reader = csv.open(
    { csv: null, sniffed: sniff(bytes), feeds: 'bank' },
    {
      row: (row) => void rows.push(row),
      balance: () => undefined,
      statement: () => undefined,
      finding: (finding) => void findings.push(finding),
    },
  );
  for (let at = 0; at < bytes.length; at += chunk) reader.push(bytes.subarray(at, at + chunk));
  reader.end();
  return { rows, findings };
}

/** What a table may leave open: then it is refused, and no row is taken for another. */
const open: ReadonlySet<string> = new Set([
  'table-decimal-ambiguous',
  'table-date-ambiguous',
  'table-sign-ambiguous',
]);

describe('tables in random dialects', () => {
  it('are read without a layout to exactly their rows, or refused for what they leave open', () => {
    let refused = 0;
    let all = 0;
    fc.assert(
      fc.property(writtenTable, fc.integer({ min: 1, max: 400 }), (table, chunk) => {
        const found = read(table.bytes, chunk);
        const errors = found.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
        all += 1;
        if (errors.length > 0) {
          refused += 1;
          expect(
            errors.filter((code) => !open.has(code)),
            table.text,
          ).toEqual([]);
          expect(found.rows).toEqual([]);
          return;
        }
        expect(
          found.rows.map(({ date, amountOre, text = '', reference = '' }) => ({
            date,
            amountOre,
            text,
            reference,
          })),
          table.text,
        ).toEqual(table.rows);
      }),
      { numRuns: 600 },
    );
    expect(refused).toBeLessThan(all / 2);
  });
});
