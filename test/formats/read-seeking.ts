/** Reads a file's bytes with a format that reads in its own order, and keeps all it says. */
import type { CsvLayout } from '../../src/domain/csv-layout.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { ParsedRow, Side } from '../../src/domain/row.ts';
import type { Statement } from '../../src/domain/source-file.ts';
import type { ByteSource, SeekingFormat } from '../../src/formats/format.ts';
import { type ReadFile, sniff } from './read-bytes.ts';

export function sourceOf(bytes: Uint8Array): ByteSource {
  return {
    sizeBytes: bytes.length,
    read: async (at, length) => bytes.slice(at, at + length),
  };
}

/** All of a layout's keys that are not given are found out. */
export const foundOut: CsvLayout = {
  encoding: null,
  delimiter: null,
  headerRow: null,
  decimal: null,
  dateFormat: null,
  columns: null,
  sign: null,
};

export async function readSeeking(
  format: SeekingFormat,
  bytes: Uint8Array,
  how: { csv?: Partial<CsvLayout>; feeds?: Side; source?: ByteSource; stopped?: () => boolean } = {},
): Promise<ReadFile> {
  const rows: ParsedRow[] = [];
  const statements: Statement[] = [];
  const findings: Finding[] = [];
  const sink = {
    row: (row: ParsedRow) => void rows.push(row),
    balance: () => undefined,
    statement: (statement: Statement) => void statements.push(statement),
    finding: (finding: Finding) => void findings.push(finding),
  };
  const csv = how.csv ? { ...foundOut, ...how.csv } : null;
  const summary = await format.read(
    how.source ?? sourceOf(bytes),
    { csv, sniffed: sniff(bytes), feeds: how.feeds ?? null },
    sink,
    how.stopped ?? (() => false),
  );
  const codes = (severity: string): string[] =>
    findings.filter((finding) => finding.severity === severity).map((finding) => finding.code);
  const [errors, warnings] = [codes('error'), codes('warning')];
  return { rows, balances: [], statements, findings, errors, warnings, summary };
}
