/** Reads a file's bytes with a format, as the import does: once over for the letters, once for the rows. */
import type { CsvLayout } from '../../src/domain/csv-layout.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { ParsedRow } from '../../src/domain/row.ts';
import type { FileSummary, StatedBalance, Statement } from '../../src/domain/source-file.ts';
import type { StreamFormat } from '../../src/formats/format.ts';
import { createSniffer, type Sniffed } from '../../src/formats/sniff.ts';

export interface WholeRead {
  readonly rows: ParsedRow[];
  readonly balances: StatedBalance[];
  readonly statements: Statement[];
  readonly findings: Finding[];
  readonly summary: FileSummary;
}

export function sniff(bytes: Uint8Array): Sniffed {
  const sniffer = createSniffer();
  sniffer.push(bytes);
  return sniffer.finish();
}

export interface HowToCut {
  readonly csv?: CsvLayout;
  /** How the bytes are cut on their way in. */
  readonly chunkBytes?: number;
}

export function readWhole(format: StreamFormat, bytes: Uint8Array, how: HowToCut = {}): WholeRead {
  const rows: ParsedRow[] = [];
  const balances: StatedBalance[] = [];
  const statements: Statement[] = [];
  const findings: Finding[] = [];
  const reader = format.open(
    { csv: how.csv ?? null, sniffed: sniff(bytes) },
    {
      row: (row) => void rows.push(row),
      balance: (balance) => void balances.push(balance),
      statement: (statement) => void statements.push(statement),
      finding: (finding) => void findings.push(finding),
    },
  );
  const chunkBytes = how.chunkBytes ?? 65_536;
  for (let at = 0; at < bytes.length; at += chunkBytes) reader.push(bytes.subarray(at, at + chunkBytes));
  const summary = reader.end();
  return { rows, balances, statements, findings, summary };
}
