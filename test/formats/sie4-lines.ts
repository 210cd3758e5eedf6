/** Small SIE 4 files as lines, and what the reader makes of them. */
import iconv from 'iconv-lite';
import { sie4 } from '../../src/formats/sie4/index.ts';
import { type ReadFile, readBytes } from './read-bytes.ts';

export const head = [
  '#FLAGGA 0',
  '#FORMAT PC8',
  '#SIETYP 4',
  '#GEN 20260302',
  '#ORGNR 556012-5790',
  '#FNAMN "Exempel AB"',
];
export const year = ['#RAR 0 20260101 20261231', '#RAR -1 20250101 20251231'];

export function read(lines: readonly string[], encoding = 'cp437', eol = '\r\n'): ReadFile {
  return readBytes(sie4, new Uint8Array(iconv.encode(lines.join(eol), encoding)));
}

export function voucher(...trans: readonly string[]): string[] {
  return [...head, ...year, '#VER A 7 20260215 "Kundbetalning"', '{', ...trans, '}'];
}

/** A file of a few items says nothing more than them, which is not what the tests ask about. */
const told = (r: ReadFile): ReadFile['findings'] => r.findings.filter((f) => f.code !== 'sie-nothing-read');
export const codes = (r: ReadFile): string[] => told(r).map((f) => f.code);
export const errors = (r: ReadFile): string[] =>
  told(r)
    .filter((f) => f.severity === 'error')
    .map((f) => f.code);
