import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { camt } from '../../src/formats/camt/index.ts';
import { detect } from '../../src/formats/index.ts';
import { camtLooks, expectedRows, expectedStatements, printCamt, statements } from './generators/camt.ts';
import { readBytes, sniff } from './read-bytes.ts';

describe('camt messages of random statements', () => {
  const cuts = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 8 });

  it('give back exactly their rows and statements, in every version, however they look and are cut', () => {
    fc.assert(
      fc.property(statements, camtLooks, cuts, (all, look, chunk) => {
        const bytes = printCamt(all, look);
        const found = readBytes(camt, bytes, { chunk });
        expect(found.rows).toEqual(expectedRows(all));
        expect(found.statements).toMatchObject(expectedStatements(all, look.kind));
        const pending = all.some((statement) => statement.entries.some((entry) => !entry.booked));
        expect(found.findings.map((finding) => finding.code)).toEqual(pending ? ['rows-not-booked'] : []);
        expect(detect(sniff(bytes))?.format).toBe('camt053');
      }),
      { numRuns: 200 },
    );
  });

  it('sum to their entries, so that opening and rows make closing', () => {
    fc.assert(
      fc.property(statements, camtLooks, (all, look) => {
        const found = readBytes(camt, printCamt(all, { ...look, kind: '053' }));
        for (const statement of found.statements) {
          const sum = found.rows
            .filter((row) => row.account === statement.account)
            .reduce((total, row) => total + row.amountOre, 0);
          expect((statement.openingOre ?? 0) + sum).toBe(statement.closingOre);
        }
      }),
    );
  });

  it('cut anywhere are refused, and never give a row twice', () => {
    fc.assert(
      fc.property(statements, camtLooks, fc.nat(), (all, look, at) => {
        const bytes = printCamt(all, { ...look, padding: '' });
        const found = readBytes(camt, bytes.subarray(0, 60 + (at % (bytes.length - 61))));
        expect(found.errors).toHaveLength(1);
        expect(new Set(found.rows.map((row) => row.row)).size).toBe(found.rows.length);
      }),
    );
  });
});
