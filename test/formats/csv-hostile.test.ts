import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import { csv } from '../../src/formats/csv/index.ts';
import { recogniseTable } from '../../src/formats/csv/recognise.ts';
import { suggestTable } from '../../src/formats/csv/suggest.ts';
import { writtenTable } from './generators/csv.ts';
import { latin1, readBytes, sniff, utf8 } from './read-bytes.ts';

const header = 'Datum;Text;Belopp\n';
const rows = '2026-01-02;a;-1,50\n2026-01-03;b;2,50\n';

/** Chunks that are made one by one, as a file of any size comes: never held together. */
function readChunks(head: Uint8Array, sizeBytes: number, chunk: Uint8Array, count: number): Finding[] {
  const findings: Finding[] = [];
  const sniffed = { ...sniff(head), sizeBytes };
  const reader = csv.open(
    { csv: null, sniffed },
    {
      row: () => undefined,
      balance: () => undefined,
      statement: () => undefined,
      finding: (finding) => void findings.push(finding),
    },
  );
  reader.push(head);
  for (let at = 0; at < count; at += 1) reader.push(chunk);
  reader.end();
  return findings;
}

describe('a hostile table', () => {
  it('of one line of two gigabytes is told after its first megabyte, in bounded memory', () => {
    const chunk = new Uint8Array(262_144).fill(0x61);
    const found = readChunks(utf8(header + rows), 2 ** 31, chunk, 8192);
    expect(found.map(({ code, line }) => [code, line])).toEqual([['format-line-too-long', 4]]);
  }, 20_000);

  it('with a quote that is never closed is told with its line, and the rest is not read', () => {
    const chunk = utf8(rows.repeat(5000));
    const found = readChunks(utf8(`${header}${rows}2026-01-04;"x;1,00\n`), 2 ** 30, chunk, 200);
    expect(found).toEqual([{ code: 'csv-quote-unclosed', severity: 'error', line: 4, params: {} }]);
  }, 20_000);

  it('of a hundred thousand columns is refused in bounded time and words', () => {
    for (const text of [
      `${'Datum;'.repeat(100_000)}\n${'2026-01-01;'.repeat(100_000)}\n`,
      `${header}${'1;'.repeat(100_000)}\n${rows}`,
    ]) {
      const found = readBytes(csv, utf8(text));
      expect(found.errors.length).toBeGreaterThan(0);
      expect(JSON.stringify(found.findings).length).toBeLessThan(10_000);
    }
  }, 20_000);

  it('with NUL bytes keeps them out of days and amounts', () => {
    expect(readBytes(csv, utf8(`${header}2026-01-02;a\0b;-1,50\0\n`)).rows[0]).toMatchObject({
      amountOre: -150,
    });
    expect(readBytes(csv, utf8(`${header}${rows}2026-01-02;a;-1\0,50\n`)).errors).toEqual([
      'amount-unreadable',
    ]);
    expect(readBytes(csv, new Uint8Array(100_000)).errors).toEqual(['csv-layout-missing']);
  });

  it('with a byte order mark, or with the mark of another encoding than the import says, is read in what it is', () => {
    const text = 'Datum;Text;Belopp\n2026-01-02;Åäö;-1,50\n';
    const said = (encoding: string) => ({
      encoding,
      delimiter: null,
      headerRow: null,
      decimal: null,
      dateFormat: null,
      columns: null,
      sign: null,
    });
    for (const [bytes, encoding] of [
      [utf8(`\uFEFF${text}`), 'windows-1252'],
      [new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le')), 'utf-8'],
      [latin1(text), 'utf-8'],
    ] as const)
      expect(readBytes(csv, bytes, { csv: said(encoding) }).rows[0]?.text).toBe('Åäö');
  });

  it('with many lines in each quoted cell costs no more than its length in small chunks', () => {
    const cell = `"${'x\n'.repeat(15_000)}"`;
    const text = `${header}${`2026-01-02;${cell};-1,50\n`.repeat(8)}`;
    expect(readBytes(csv, utf8(text), { chunk: 4096 }).rows).toHaveLength(8);
  }, 10_000);

  it('with stray quotes in a long line is cut in the time of its length', () => {
    const text = `${header}${rows}2026-01-02;${'"a"b,'.repeat(200_000)};-1,50\n`;
    expect(readBytes(csv, utf8(text)).rows).toHaveLength(3);
  }, 10_000);

  it('that was cut anywhere is refused, or read to rows that are all its own', () => {
    const text = `${header}${Array.from({ length: 40 }, (_, at) => `2026-01-${String((at % 28) + 1).padStart(2, '0')};text ${at};${at},25\n`).join('')}`;
    const whole = new Set(readBytes(csv, utf8(text)).rows.map((row) => JSON.stringify(row)));
    for (let end = header.length + 200; end < text.length; end += 1) {
      const found = readBytes(csv, utf8(text.slice(0, end)));
      if (found.errors.length === 0)
        expect(
          found.rows.filter((row) => !whole.has(JSON.stringify(row))),
          text.slice(end - 20, end),
        ).toEqual([]);
    }
  });
});

describe('mutated tables', () => {
  it('never throw, hang or hold more than they are long, in reading, recognising and suggesting', () => {
    const edit = fc.record({
      at: fc.nat(5000),
      remove: fc.nat(20),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 6 }),
        fc.constantFrom(utf8('"'), utf8(';'), utf8('\n'), utf8('\r'), utf8('\u2212')),
      ),
    });
    fc.assert(
      fc.property(writtenTable, fc.array(edit, { minLength: 1, maxLength: 6 }), (table, edits) => {
        let bytes = [...table.bytes];
        for (const { at, remove, put } of edits) {
          const place = bytes.length === 0 ? 0 : at % bytes.length;
          bytes = [...bytes.slice(0, place), ...put, ...bytes.slice(place + remove)];
        }
        const mutated = Uint8Array.from(bytes);
        expect(() => readBytes(csv, mutated, { feeds: 'bank' })).not.toThrow();
        expect(() => recogniseTable(sniff(mutated))).not.toThrow();
        expect(() => suggestTable(sniff(mutated))).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });
});
