/** The configuration as the rest of the program sees it: defaults filled in, paths absolute, durations in ms, money in öre. */
import type { CsvLayout } from './csv-layout.ts';
import type { Group } from './group.ts';
import type { PositionalLayout } from './positional-layout.ts';
import type { Side } from './row.ts';
import type { Normaliser, Rule } from './rule.ts';

export interface Unit {
  readonly code: string;
  readonly name: string;
  readonly orgNumber: string | null;
}

/** An import of one unit: where its files are dropped and kept. */
export interface ImportPlace {
  readonly unit: string;
  readonly path: string | null;
  readonly archivePath: string | null;
  /** Where bad files go; by default `<path>/.prickakonto/quarantine`. */
  readonly quarantinePath: string | null;
  readonly scheduled: boolean;
}

export type CompletenessChoice = 'statement' | 'generated' | 'lastRow' | 'none';

/** An import definition (Hantera Importer). */
export interface ImportDefinition {
  readonly id: string;
  readonly name: string;
  readonly format: string;
  readonly feeds: Side;
  /** The file's account → ledger account, keys as `accountKey` makes them; `*` is any other account. Null for ledger imports. */
  readonly accounts: Readonly<Record<string, string>> | null;
  readonly balanceGate: 'warn' | 'refuse';
  /** A voucher that does not balance. */
  readonly voucherGate: 'warn' | 'refuse';
  readonly content: 'events' | 'snapshot';
  readonly csv: CsvLayout | null;
  readonly positional?: PositionalLayout | null;
  /** New field → the field it comes from and a pattern (first capture group, else the whole hit). */
  readonly derive: Readonly<Record<string, { readonly from: string; readonly regex: string }>>;
  /** File name pattern, case-insensitive; null: every file that is not temporary or hidden. */
  readonly files: string | null;
  /** Null: the format's own default. */
  readonly completeThrough: CompletenessChoice | null;
  readonly places: readonly ImportPlace[];
}

export type MailSecurity = 'starttls' | 'implicit' | 'opportunistic' | 'none';

export interface MailSettings {
  readonly enabled: boolean;
  readonly from: string | null;
  readonly transport: 'smtp' | 'file';
  readonly smtp: {
    readonly host: string;
    readonly port: number;
    readonly security: MailSecurity;
    readonly user: string | null;
    /** Where the secret is (`env:NAME` or `file:/path`), never the secret itself. */
    readonly passwordFrom: string | null;
  } | null;
  /** Of the file transport: where .eml files are written. */
  readonly folder: string | null;
  readonly gatherMs: number;
}

export interface BackgroundJobs {
  readonly enabled: boolean;
  readonly reportErrors: boolean;
  readonly notifyOnCompletion: boolean;
  readonly recipients: readonly string[];
}

export interface AgentSettings {
  readonly watch: 'auto' | 'none';
  readonly settle: { readonly quietMs: number; readonly everyMs: number };
  readonly rescan: { readonly localMs: number; readonly shareMs: number };
}

export interface Settings {
  /** Absolute path of the file these come from. */
  readonly configPath: string;
  /** SHA-256 (hex) of the effective settings, secrets excluded: which rules and groups a run went by. */
  readonly configHash: string;
  readonly language: 'sv' | 'en';
  readonly timeZone: string;
  /** `sqlite:<absolute path>` */
  readonly store: string;
  readonly mail: MailSettings;
  readonly backgroundJobs: BackgroundJobs;
  readonly units: readonly Unit[];
  readonly imports: readonly ImportDefinition[];
  readonly groups: readonly Group[];
  readonly rules: readonly Rule[];
  readonly normalisers: Readonly<Record<string, readonly Normaliser[]>>;
  readonly agent: AgentSettings;
  readonly log: {
    readonly folder: string;
    readonly level: 'error' | 'warn' | 'info' | 'debug';
    readonly keepDays: number;
  };
  readonly console: { readonly enabled: boolean; readonly host: string; readonly port: number };
}
