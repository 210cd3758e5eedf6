/** Reads bytes with a format as ingest does, and keeps everything the reader says. */
import type { CsvLayout } from '../../src/domain/csv-layout.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { ParsedRow } from '../../src/domain/row.ts';
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
  /** Bytes of each chunk. */
  readonly chunk?: number;
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
  const reader = format.open({ csv: how.csv ?? null, sniffed: sniff(bytes) }, sink);
  const size = how.chunk ?? 65_536;
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
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
