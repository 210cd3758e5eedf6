/**
 * The one interface that every file format plugs into. Pure and synchronous: bytes are pushed in as they are read, rows,
 * balances and findings come out as they are known, control sums at the end. Nothing holds the whole file.
 */
import type { CsvLayout } from '../domain/csv-layout.ts';
import type { Finding } from '../domain/finding.ts';
import type { PositionalLayout } from '../domain/positional-layout.ts';
import type { ParsedRow, RowIdentity, Side } from '../domain/row.ts';
import type { FileSummary, StatedBalance, Statement } from '../domain/source-file.ts';
import type { Sniffed } from './sniff.ts';

/** Takes what a reader finds. A finding of severity `error` refuses the file, whatever rows came before it. */
export interface Sink {
  row(row: ParsedRow): void;
  balance(balance: StatedBalance): void;
  statement(statement: Statement): void;
  /** A voucher that the file states without a row (annulled): its earlier rows are no longer true. */
  emptyVoucher?(identity: RowIdentity): void;
  finding(finding: Finding): void;
}

export interface ReadOptions {
  /** Only for `csv`: the layout of the import definition. */
  readonly csv: CsvLayout | null;
  /** Only for `positional`: the layout of the import definition. */
  readonly positional?: PositionalLayout | null;
  /** What the first pass saw of the bytes. */
  readonly sniffed: Sniffed;
  /** Whose rows they are: debit and credit of a table without a running balance are the bank's or the company's. */
  readonly feeds?: Side | null;
}

export interface Reader {
  push(chunk: Uint8Array): void;
  /** Ends the file: the last rows and findings go to the sink, the summary comes back. */
  end(): FileSummary;
}

/** The bytes of a file that cannot be read from beginning to end: a workbook's directory is at its end. */
export interface ByteSource {
  readonly sizeBytes: number;
  /** Bytes from a position; fewer at the end of the file. The bytes are the caller's to keep. */
  read(at: number, length: number): Promise<Uint8Array>;
}

interface About {
  /** The word of `format:` in an import definition. */
  readonly id: string;
  /** Swedish and English, for `prickakonto formats`: name, and what is read from it. */
  readonly about: { readonly sv: string; readonly en: string };
}

/** A format that is read from beginning to end. */
export interface StreamFormat extends About {
  open(options: ReadOptions, sink: Sink): Reader;
}

/** A format that is read in its own order. `stopped` says that reading on tells nobody anything. */
export interface SeekingFormat extends About {
  read(source: ByteSource, options: ReadOptions, sink: Sink, stopped: () => boolean): Promise<FileSummary>;
}

export type Format = StreamFormat | SeekingFormat;
