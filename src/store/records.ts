/** Records of the store as the rest of the program sees them. */
import type { Finding } from '../domain/finding.ts';
import type { CsvDialect, Detection, FileState, FileWarning, Statement } from '../domain/source-file.ts';
import type { WindowState } from './entities/recon-window.ts';

export interface FileRecord {
  readonly id: string;
  readonly unit: string;
  readonly importId: string;
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly inboxPath: string;
  readonly sizeBytes: number;
  readonly mtimeNs: string;
  readonly ctimeNs: string;
  readonly ino: string;
  readonly state: FileState;
  readonly sha256: string | null;
  readonly format: string | null;
  readonly encoding: string | null;
  readonly kind: string | null;
  readonly detection: Detection | null;
  readonly csv: CsvDialect | null;
  readonly rowCount: number;
  readonly newRowCount: number;
  readonly sumDebitOre: number;
  readonly sumCreditOre: number;
  readonly statements: readonly Statement[];
  readonly counts: Readonly<Record<string, number>>;
  readonly warnings: readonly FileWarning[];
  readonly error: Finding | null;
  /** The file whose content this one repeats. */
  readonly dupOf: string | null;
  readonly receivedAt: string;
  readonly claimedDay: string;
  readonly committedAt: string | null;
  readonly archivedAs: string | null;
  readonly quarantinedAs: string | null;
  readonly owner: string;
  readonly fence: number;
  readonly attempt: number;
  readonly nextTryAt: string | null;
}

/** What was read of a file, the same for a stored and an inspected one. */
export type ReadContent = Pick<
  FileRecord,
  | 'format'
  | 'kind'
  | 'encoding'
  | 'detection'
  | 'csv'
  | 'rowCount'
  | 'sumDebitOre'
  | 'sumCreditOre'
  | 'statements'
  | 'counts'
  | 'warnings'
  | 'error'
>;

export interface WindowRecord {
  readonly id: string;
  readonly groupId: string;
  readonly unit: string;
  readonly seq: number;
  readonly state: WindowState;
  readonly openedAt: string;
  readonly lastCommitAt: string;
  readonly deadlineAt: string;
  readonly closedAt: string | null;
  readonly reason: 'complete' | 'longest' | 'command' | null;
  readonly missing: readonly string[];
  readonly expects: readonly string[];
  readonly quietMs: number;
  readonly onMissing: 'run' | 'warn' | 'skip';
  readonly owner: string | null;
  readonly fence: number;
}

export interface MailRecord {
  readonly id: string;
  readonly messageId: string;
  readonly createdAt: string;
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly facts: Readonly<Record<string, string>>;
  readonly state: 'queued' | 'sending' | 'sent' | 'failed' | 'silent';
  readonly owner: string;
  readonly fence: number;
  readonly attempts: number;
  readonly nextTryAt: string;
  readonly sentAt: string | null;
  readonly response: string | null;
  readonly lastError: string | null;
}
