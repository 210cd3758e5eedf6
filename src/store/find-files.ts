/** Files looked up: what is on its way, what a run took, what people ask for. */
import type { FilterQuery, InferEntity, SqlEntityManager } from '@mikro-orm/sqlite';
import type { FileState } from '../domain/source-file.ts';
import { SourceFileSchema } from './entities/source-file.ts';
import { reading, type Store } from './open.ts';
import { plain } from './plain.ts';
import type { FileRecord } from './records.ts';

type SourceFile = InferEntity<typeof SourceFileSchema>;

/** States of files that are not at their end. */
export const openStates: FileState[] = ['claiming', 'claimed', 'committed', 'archived', 'quarantining'];

export async function findFiles(
  store: Store,
  where: FilterQuery<SourceFile>,
  options: { orderBy?: { id: 'asc' | 'desc' }; limit?: number; offset?: number } = {},
): Promise<FileRecord[]> {
  return (await reading(store).find(SourceFileSchema, where, options)).map((file) => plain<FileRecord>(file));
}

/** The file as it stands inside the transaction. */
export async function fileIn(em: SqlEntityManager, id: string): Promise<FileRecord> {
  return plain<FileRecord>(await em.findOneOrFail(SourceFileSchema, { id }, { refresh: true }));
}

/** Files of this owner that are not at their end. */
export async function filesInHand(
  store: Store,
  owner: string,
  place: { unit: string; importId: string },
): Promise<FileRecord[]> {
  return findFiles(store, { owner, ...place, state: { $in: openStates } }, { orderBy: { id: 'asc' } });
}

/** How many files of anybody are not at their end, and are older than a moment when one is given. */
export async function openFiles(
  store: Store,
  places: readonly { unit: string; importId: string }[],
): Promise<FileRecord[]> {
  if (places.length === 0) return [];
  return findFiles(store, { state: { $in: openStates }, $or: places.map((place) => ({ ...place })) });
}

/** Files that an execution took, except those that turned out to be gone. */
export async function filesOfRun(store: Store, runId: string): Promise<FileRecord[]> {
  return findFiles(store, { owner: runId, state: { $ne: 'vanished' } }, { orderBy: { id: 'asc' } });
}

export async function findFile(store: Store, id: string): Promise<FileRecord | null> {
  return (await findFiles(store, { id }))[0] ?? null;
}

/** Files, newest first; with ids only those. */
export async function listFiles(
  store: Store,
  which: { ids?: readonly string[]; limit: number; offset: number },
): Promise<FileRecord[]> {
  const where = which.ids ? { id: { $in: [...which.ids] } } : { state: { $ne: 'vanished' as const } };
  return findFiles(store, where, { orderBy: { id: 'desc' }, limit: which.limit, offset: which.offset });
}
