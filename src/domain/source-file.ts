import type { Day } from './day.ts';
import type { Finding } from './finding.ts';
import type { Ore } from './ore.ts';

/**
 * The life of one file (design: ingest, b). `claiming` → `claimed` → `committed` → `archived` → `done`;
 * a bad one `claimed` → `quarantining` → `quarantined`; `vanished`: the name was gone before the claim's rename.
 */
export type FileState =
  | 'claiming'
  | 'claimed'
  | 'committed'
  | 'archived'
  | 'done'
  | 'quarantining'
  | 'quarantined'
  | 'vanished';

/** What users see (`files --json`). */
export type ShownState = 'waiting' | 'claimed' | 'committed' | 'archived' | 'duplicate' | 'quarantined';

/** An account as a file states it (camt statement, CSV with one account). Sums by the file's own credit/debit mark. */
export interface Statement {
  /** The file's own account text; null when the file names none. */
  readonly account: string | null;
  readonly currency: string | null;
  readonly id?: string;
  readonly openingOre: Ore | null;
  readonly closingOre: Ore | null;
  readonly openingDay?: Day;
  readonly closingDay?: Day;
  /** Which of the account's statements this is (camt ElctrncSeqNb, MT940 :28C:); they run on without gaps, per account. */
  readonly sequence?: number;
  /** Page of a statement that comes in several messages, and whether it is the last. */
  readonly page?: { readonly number: number; readonly isLast: boolean };
  /** Entries of any status. */
  readonly entries: number;
  readonly bookedEntries: number;
  /** Absolute total of credits; null when one of the amounts is finer than the minor unit. */
  readonly sumCreditOre: Ore | null;
  readonly sumDebitOre: Ore | null;
}

/** A balance a ledger file states for an account (SIE #IB, #UB, #RES of year 0 and -1). */
export interface StatedBalance {
  readonly account: string;
  readonly kind: 'opening' | 'closing' | 'result';
  readonly day: Day;
  readonly amountOre: Ore;
  readonly currency: string | null;
}

/** How a text table was read, as far as it could be found out (`inspect --json`, `csv`). */
export interface CsvDialect {
  /** Name of a workbook's sheet, which has no delimiter. */
  readonly sheet?: string;
  readonly delimiter: string;
  /** `"`, `'`, or `none`. */
  readonly quote?: string;
  /** How a quote stands inside a quoted cell: `""` or `\"`. */
  readonly escape?: 'double' | 'backslash';
  /** Null: no amount has decimals, or it cannot be told which sign they have. */
  readonly decimal: string | null;
  /** What groups digits: a blank, `.`, `,`, `'`; empty when nothing does. */
  readonly grouping?: string;
  readonly dateFormat: string | null;
  /** Line of the headings, 0 without any; lines above are preamble. */
  readonly headerRow: number;
  readonly headerRows?: number;
  /** Field → heading or number of the column. */
  readonly columns?: Readonly<Record<string, string>> | null;
  readonly sign?: string | null;
  /** The known export whose headings or shape these are. */
  readonly known?: string | null;
  readonly confidence?: 'certain' | 'likely' | 'guess';
}

/** What a reader says when the file has ended. */
export interface FileSummary {
  /** The kind within the format: `4E`, `4I`, `camt.053.001.02`, `csv`. */
  readonly kind: string;
  /** Counts of the format's own records: vouchers, transactions, rtrans, accounts, entries … */
  readonly counts: Readonly<Record<string, number>>;
  /** Organisation number as written, where the file has one. */
  readonly orgNumber: string | null;
  /** Day the file says it was made (`#GEN`, CreDtTm). */
  readonly generatedOn: Day | null;
  /** Default way to say through which day the data are complete (design: reconcile, j, Completeness). */
  readonly completeness: 'statement' | 'generated' | 'lastRow' | 'none';
  readonly csv?: CsvDialect;
}

/** How a format was recognised. */
export interface Detection {
  readonly format: string;
  readonly confidence: 'certain' | 'likely' | 'guess';
  /** In English, for `files show` and `inspect`. */
  readonly why: string;
}

export interface FileWarning extends Finding {
  readonly severity: 'warning';
}
