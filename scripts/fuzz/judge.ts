/** Reads a file as the import does, and judges what the reader said. */
import { PrickakontoError } from '../../src/domain/error.ts';
import type { FileSummary } from '../../src/domain/source-file.ts';
import {
  type ByteSource,
  createSniffer,
  detect,
  type Format,
  type Reader,
  type ReadOptions,
  type Sink,
  type Sniffed,
} from '../../src/formats/index.ts';
import { faultsOf, type Told } from './faults.ts';

export interface Input {
  readonly format: Format;
  readonly bytes: Uint8Array;
  readonly options: Partial<Omit<ReadOptions, 'sniffed'>>;
  /** Bytes of each chunk in turn, again and again. */
  readonly chunks: readonly number[];
}

export interface Judged {
  readonly told: Told;
  readonly refused: boolean;
  /** It got so far that a row was read, or found to be no row. */
  readonly reachedRows: boolean;
  /** What no reader may do; empty: all is well. */
  readonly faults: readonly string[];
}

/** Throws what the reader throws, unless that is a fault of our own that no waiting would mend. */
export async function judge(input: Input): Promise<Judged> {
  const seen = sniffed(input.bytes);
  detect(seen);
  const told = await read(input, seen);
  const refused = told.thrown !== null || told.findings.some(({ severity }) => severity === 'error');
  const reachedRows = told.rows.length > 0 || told.findings.some(({ row }) => row !== undefined);
  return { told, refused, reachedRows, faults: faultsOf(told) };
}

/** However a file is cut into chunks, the reader says the same; null when it does. */
export async function judgeChunks(input: Input, judged: Judged): Promise<string | null> {
  const whole = await read({ ...input, chunks: [Math.max(1, input.bytes.length)] }, sniffed(input.bytes));
  return saidBy(whole) === saidBy(judged.told) ? null : 'says something else in other chunks';
}

/** Where and why XML is not well formed is what its parser comes upon first: text that is wrong twice is cut by the chunks. */
function saidBy(told: Told): string {
  const findings = told.findings.map((finding) =>
    finding.code === 'xml-not-well-formed' ? finding.code : finding,
  );
  return JSON.stringify({ ...told, findings });
}

function sniffed(bytes: Uint8Array): Sniffed {
  const sniffer = createSniffer();
  sniffer.push(bytes);
  return sniffer.finish();
}

async function read(input: Input, seen: Sniffed): Promise<Told> {
  const told: Told = { rows: [], balances: [], statements: [], findings: [], summary: null, thrown: null };
  const sink: Sink = {
    row: (row) => void told.rows.push(row),
    balance: (balance) => void told.balances.push(balance),
    statement: (statement) => void told.statements.push(statement),
    finding: (finding) => void told.findings.push(finding),
  };
  const options: ReadOptions = { csv: null, feeds: 'bank', ...input.options, sniffed: seen };
  try {
    told.summary =
      'open' in input.format
        ? readThrough(input.format.open(options, sink), input)
        : await input.format.read(sourceOf(input.bytes), options, sink, () => false);
  } catch (error) {
    if (!(error instanceof PrickakontoError) || error.retryable) throw error;
    told.thrown = error.code;
  }
  return told;
}

function readThrough(reader: Reader, { bytes, chunks }: Input): FileSummary {
  for (let at = 0, i = 0; at < bytes.length; i += 1) {
    const size = Math.max(1, chunks[i % chunks.length] ?? 1);
    reader.push(bytes.subarray(at, at + size));
    at += size;
  }
  return reader.end();
}

const sourceOf = (bytes: Uint8Array): ByteSource => ({
  sizeBytes: bytes.length,
  read: (at, length) => Promise.resolve(bytes.slice(at, at + length)),
});
