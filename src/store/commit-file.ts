/**
 * T5 (design: ingest, b): rows, balances, state, window membership and what is to be reported, in ONE transaction. Either
 * all of it is in the database or nothing, and until the bytes are archived they are still in the work folder.
 */
import type { SqlEntityManager } from '@mikro-orm/sqlite';
import type { Day } from '../domain/day.ts';
import type { ImportedGroup } from '../domain/group.ts';
import type { ReportEntry } from '../domain/report.ts';
import type { Side } from '../domain/row.ts';
import type { StatedBalance } from '../domain/source-file.ts';
import { SourceFileSchema } from './entities/source-file.ts';
import { moveFile } from './files.ts';
import { fileIn } from './find-files.ts';
import type { Actor } from './history.ts';
import type { Store } from './open.ts';
import { addOutboxEntry } from './outbox.ts';
import { plain } from './plain.ts';
import type { FileRecord } from './records.ts';
import { takeStagedRows } from './staging.ts';
import { inTransaction } from './transaction.ts';
import { joinWindow } from './window-membership.ts';

/** Through which day a file's data are complete, per ledger account; `*` for a ledger file, which states all accounts. */
export interface Coverage {
  readonly account: string;
  readonly completeThrough: Day | null;
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
  /** The report of the import, given how many rows were new. */
  entry(newRows: number): ReportEntry;
  duplicateEntry(of: FileRecord): ReportEntry;
  /** A place for tests to die in, between the rows and the state. */
  midway(): void;
}

export type CommitOutcome =
  | { readonly kind: 'committed'; readonly file: FileRecord }
  | { readonly kind: 'duplicate'; readonly file: FileRecord };

export async function commitFile(store: Store, actor: Actor, commit: FileCommit): Promise<CommitOutcome> {
  return inTransaction(store, async (em) => {
    const twin = await findTwin(em, commit.file, commit.set.sha256);
    return twin ? commitDuplicate(em, actor, commit, twin) : commitRows(store, em, actor, commit);
  });
}

/** A file of the same unit and import with the same content whose rows are in the books. */
export async function findTwin(
  em: SqlEntityManager,
  file: FileRecord,
  sha256: string,
): Promise<FileRecord | null> {
  const where = { unit: file.unit, importId: file.importId, sha256, dupOf: null, id: { $ne: file.id } };
  const twin = await em.findOne(SourceFileSchema, {
    ...where,
    state: { $in: ['committed', 'archived', 'done'] },
  });
  return twin ? plain<FileRecord>(twin) : null;
}

/** A file of another unit or import with the same content in the books. */
export async function findElsewhere(
  em: SqlEntityManager,
  file: FileRecord,
  sha256: string,
): Promise<FileRecord | null> {
  const elsewhere = { $or: [{ unit: { $ne: file.unit } }, { importId: { $ne: file.importId } }] };
  const other = await em.findOne(SourceFileSchema, {
    sha256,
    ...elsewhere,
    rowCount: { $gt: 0 },
    state: { $in: ['committed', 'archived', 'done'] },
  });
  return other ? plain<FileRecord>(other) : null;
}

async function commitDuplicate(
  em: SqlEntityManager,
  actor: Actor,
  commit: FileCommit,
  twin: FileRecord,
): Promise<CommitOutcome> {
  const { sha256, detection = null, format = null, encoding = null } = commit.set;
  const set = {
    sha256,
    detection,
    format,
    encoding,
    dupOf: twin.id,
    committedAt: commit.at,
    archivedAs: commit.duplicateArchivedAs,
  };
  await moveFile(em, actor, commit.file, {
    to: 'committed',
    at: commit.at,
    set,
    data: { duplicateOf: twin.id },
  });
  await addOutboxEntry(em, actor, commit.duplicateEntry(twin));
  return { kind: 'duplicate', file: await fileIn(em, commit.file.id) };
}

async function commitRows(
  store: Store,
  em: SqlEntityManager,
  actor: Actor,
  commit: FileCommit,
): Promise<CommitOutcome> {
  const { file, side } = commit;
  const fresh = takeStagedRows(store, { id: file.id, unit: file.unit, importId: file.importId, side });
  commit.midway();
  writeBalances(store, commit);
  writeCoverage(store, commit);
  const set = {
    ...commit.set,
    newRowCount: fresh.total,
    committedAt: commit.at,
    archivedAs: commit.archivedAs,
  };
  await moveFile(em, actor, file, {
    to: 'committed',
    at: commit.at,
    set,
    data: { rows: set.rowCount ?? 0, newRows: fresh.total, sha256: set.sha256 },
  });
  const named = new Set([
    ...commit.coverage.map((part) => part.account),
    ...commit.balances.map((part) => part.account),
  ]);
  for (const group of commit.groups) {
    const concerns = group.accounts.some(
      (account) => (fresh.perAccount[account] ?? 0) > 0 || named.has(account),
    );
    if (concerns) await joinWindow(em, actor, { file, group, newRows: fresh.total, at: commit.at });
  }
  await addOutboxEntry(em, actor, commit.entry(fresh.total));
  return { kind: 'committed', file: await fileIn(em, file.id) };
}

function writeBalances(store: Store, commit: FileCommit): void {
  const insert = store.native.prepare(
    'insert into balance (file_id, unit, account, file_account, kind, day, amount_ore, currency) values (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  for (const part of commit.balances) {
    insert.run(
      commit.file.id,
      commit.file.unit,
      part.account,
      part.fileAccount,
      part.kind,
      part.day,
      part.amountOre,
      part.currency,
    );
  }
}

function writeCoverage(store: Store, commit: FileCommit): void {
  const insert = store.native.prepare(
    'insert into file_coverage (file_id, unit, import_id, account, complete_through) values (?, ?, ?, ?, ?)',
  );
  for (const part of commit.coverage) {
    insert.run(commit.file.id, commit.file.unit, commit.file.importId, part.account, part.completeThrough);
  }
}
