/** T6 and T7 (design: ingest, b): the original's bytes go to the archive, after its rows are in the books. */
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PrickakontoError } from '../domain/error.ts';
import { advanceFile } from '../store/files.ts';
import type { FileRecord } from '../store/records.ts';
import { workPath } from './claim.ts';
import { type IngestContext, isoNow } from './context.ts';
import { exists, moveToKeep, sha256Of, syncFolder } from './disk.ts';
import { reach } from './kill-point.ts';
import type { Place } from './place.ts';

export async function archive(context: IngestContext, place: Place, file: FileRecord): Promise<FileRecord> {
  const target = file.archivedAs;
  if (target === null || file.sha256 === null)
    throw new PrickakontoError('archive-bytes-missing', { file: file.name, path: 'archivedAs' });
  const source = workPath(place, file);
  reach('committed');
  await rm(join(dirname(target), `.pk-tmp-${file.id}`), { force: true });
  if (await exists(source)) await putAway(context, file, source, target);
  else if (!(await exists(target))) {
    throw new PrickakontoError('archive-bytes-missing', { file: file.name, path: target });
  }
  const archived = await advanceFile(context.store, context.actor, file, {
    to: 'archived',
    at: isoNow(context),
  });
  reach('archived');
  return archived;
}

/** Moves the work copy; when the archive already has the same bytes (a crash between copy and removal) only removes it. */
async function putAway(
  context: IngestContext,
  file: FileRecord,
  source: string,
  target: string,
): Promise<void> {
  if (await exists(target)) {
    if ((await sha256Of(target)) === file.sha256) {
      await rm(source);
      return;
    }
    throw new PrickakontoError('archive-bytes-differ', { file: file.name, path: target });
  }
  await makeDayFolder(context, file, dirname(target));
  await moveToKeep(source, target, file.sha256, file.id);
  reach('archive-renamed');
}

/** Day folders are made as needed below an archive that exists; the archive itself is never made by a run. */
async function makeDayFolder(_context: IngestContext, file: FileRecord, folder: string): Promise<void> {
  const parents = file.dupOf ? [dirname(folder), folder] : [folder];
  for (const path of parents) {
    try {
      await mkdir(path);
      await syncFolder(dirname(path));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

export async function markDone(context: IngestContext, file: FileRecord): Promise<FileRecord> {
  return advanceFile(context.store, context.actor, file, { to: 'done', at: isoNow(context) });
}
