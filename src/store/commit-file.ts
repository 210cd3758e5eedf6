/**
 * T5 (design: ingest, b): rows, balances, state, window membership and what is to be reported, in ONE transaction. Either
 * all of it is in the database or nothing, and until the bytes are archived they are still in the work folder.
 */
import type { SqlEntityManager } from '@mikro-orm/sqlite';
import { commitRows } from './commit-rows.ts';
import { SourceFileSchema } from './entities/source-file.ts';
import { type CommitOutcome, type FileCommit, Refused } from './file-commit.ts';
import { moveFile } from './files.ts';
import { fileIn } from './find-files.ts';
import type { Actor } from './history.ts';
import type { Store } from './open.ts';
import { addOutboxEntry } from './outbox.ts';
import { plain } from './plain.ts';
import type { FileRecord } from './records.ts';
import { inTransaction } from './transaction.ts';

export async function commitFile(store: Store, actor: Actor, commit: FileCommit): Promise<CommitOutcome> {
  try {
    return await inTransaction(store, async (em) => {
      const twin = await findTwin(em, commit.file, commit.set.sha256);
      return twin ? commitDuplicate(em, actor, commit, twin) : commitRows(store, em, actor, commit);
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { kind: 'refused', error: { ...error.finding, severity: 'error' }, set: commit.set };
  }
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
