/** What a file's commit is told, and what it tells. */
import type { Day } from '../domain/day.ts';
import type { Finding } from '../domain/finding.ts';
import type { ImportedGroup } from '../domain/group.ts';
import type { ReportEntry } from '../domain/report.ts';
import type { Side } from '../domain/row.ts';
import type { FileWarning, StatedBalance } from '../domain/source-file.ts';
import type { FileRecord } from './records.ts';
import type { StatedStatement } from './statements.ts';

/** Through which day a file's data are complete, per ledger account; `*` for a ledger file, which states all accounts. */
export interface Coverage {
  readonly account: string;
  readonly completeThrough: Day | null;
}

/** What the checks between files go by. */
export interface Gate {
  readonly content: 'events' | 'snapshot';
  readonly balanceGate: 'warn' | 'refuse';
  /** The day the file says it was made. */
  readonly generatedOn: Day | null;
  /** A ledger export of a whole year: a voucher that it leaves out is missed. */
  readonly statesYear: boolean;
  readonly statements: readonly StatedStatement[];
  /** Ledger account → currency → where its rows begin and how many they are. */
  readonly currencies: ReadonlyMap<
    string,
    ReadonlyMap<string, { readonly row: number; readonly count: number }>
  >;
  /** Unit → its folder of the same import. */
  readonly folders: Readonly<Record<string, string>>;
}

export interface FileCommit {
  readonly file: FileRecord;
  readonly side: Side;
  readonly at: string;
  readonly archivedAs: string;
  /** The same, for the case that the content turns out to be a duplicate. */
  readonly duplicateArchivedAs: string;
  /** What was read: goes into the file's record. */
  readonly set: Partial<FileRecord> & { readonly sha256: string };
  readonly balances: readonly (StatedBalance & { readonly fileAccount: string | null })[];
  readonly coverage: readonly Coverage[];
  /** The groups that this import feeds for this unit. */
  readonly groups: readonly ImportedGroup[];
  /** Null: the file is empty, there is nothing to compare. */
  readonly gate: Gate | null;
  /** The report of the import, given what came of it. */
  entry(came: {
    newRows: number;
    warnings: readonly FileWarning[];
    questions: readonly string[];
  }): ReportEntry;
  duplicateEntry(of: FileRecord): ReportEntry;
  /** A place for tests to die in, between the rows and the state. */
  midway(): void;
}

export type CommitOutcome =
  | { readonly kind: 'committed'; readonly file: FileRecord }
  | { readonly kind: 'duplicate'; readonly file: FileRecord }
  /** A check between files refuses it; nothing of it is in the books. */
  | { readonly kind: 'refused'; readonly error: Finding; readonly set: Partial<FileRecord> };

/** Ends the transaction without a trace. */
export class Refused extends Error {
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(finding.code);
    this.finding = finding;
  }
}
