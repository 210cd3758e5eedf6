/** Reads a file's bytes with a format as the import does (once over for the letters, once for the rows); keeps all it says. */
import type { CsvLayout } from '../../src/domain/csv-layout.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { PositionalLayout } from '../../src/domain/positional-layout.ts';
import type { ParsedRow, Side } from '../../src/domain/row.ts';
import type { FileSummary, StatedBalance, Statement } from '../../src/domain/source-file.ts';
import type { StreamFormat } from '../../src/formats/format.ts';
import { createSniffer, type Sniffed } from '../../src/formats/sniff.ts';

export interface ReadFile {
  readonly rows: ParsedRow[];
  readonly balances: StatedBalance[];
  readonly statements: Statement[];
  readonly findings: Finding[];
  readonly errors: string[];
  readonly warnings: string[];
  readonly summary: FileSummary;
}

export function sniff(bytes: Uint8Array): Sniffed {
  const sniffer = createSniffer();
  sniffer.push(bytes);
  return sniffer.finish();
}

export interface HowToRead {
  readonly csv?: CsvLayout;
  readonly feeds?: Side;
  readonly positional?: PositionalLayout;
  /** Bytes of each chunk; or those of each in turn, the last one again and again. */
  readonly chunk?: number | readonly number[];
}

function* cut(bytes: Uint8Array, chunk: number | readonly number[]): Generator<Uint8Array> {
  const sizes = typeof chunk === 'number' ? [chunk] : chunk;
  for (let at = 0, i = 0; at < bytes.length; i += 1) {
    const size = Math.max(1, sizes[Math.min(i, sizes.length - 1)] ?? 1);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

export function readBytes(format: StreamFormat, bytes: Uint8Array, how: HowToRead = {}): ReadFile {
  const rows: ParsedRow[] = [];
  const balances: StatedBalance[] = [];
  const statements: Statement[] = [];
  const findings: Finding[] = [];
  const sink = {
    row: (row: ParsedRow) => void rows.push(row),
    balance: (balance: StatedBalance) => void balances.push(balance),
    statement: (statement: Statement) => void statements.push(statement),
    finding: (finding: Finding) => void findings.push(finding),
  };
  const reader = format.open(
    {
      csv: how.csv ?? null,
      positional: how.positional ?? null,
      sniffed: sniff(bytes),
      feeds: how.feeds ?? null,
    },
    sink,
  );
  for (const part of cut(bytes, how.chunk ?? 65_536)) reader.push(part);
  const summary = reader.end();
  const codes = (severity: string): string[] =>
    findings.filter((finding) => finding.severity === severity).map((finding) => finding.code);
  return {
    rows,
    balances,
    statements,
    findings,
    errors: codes('error'),
    warnings: codes('warning'),
    summary,
  };
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
