/** T6 and T7 (design: ingest, b): the original's bytes go to the archive, after its rows are in the books. */
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PrickakontoError } from '../domain/error.ts';
import type { FileWarning } from '../domain/source-file.ts';
import { advanceFile } from '../store/files.ts';
import { raiseIncident } from '../store/incidents.ts';
import { probe } from '../store/probe.ts';
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
  const late = await bytesAfterCommit(context, place, file, source);
  if (await exists(source))
    await putAway(context, late.length > 0 ? { ...file, sha256: null } : file, source, target);
  else if (!(await exists(target))) {
    throw new PrickakontoError('archive-bytes-missing', { file: file.name, path: target });
  }
  const archived = await advanceFile(context.store, context.actor, file, {
    to: 'archived',
    at: isoNow(context),
    set: { warnings: [...file.warnings, ...late] },
  });
  reach('archived');
  return archived;
}

/**
 * On Linux a sender that still has the file open can write to it after its rows are in the books. The bytes are kept as they
 * are and it is told: the whole file, dropped again, gives the rows that are missing and doubles none.
 */
async function bytesAfterCommit(
  context: IngestContext,
  place: Place,
  file: FileRecord,
  source: string,
): Promise<FileWarning[]> {
  const now = probe(source);
  if (!now || (now.sizeBytes === file.sizeBytes && now.mtimeNs === file.mtimeNs)) return [];
  const code = 'file-changed-after-commit';
  const params = { file: file.name, sizeBytes: file.sizeBytes, nowBytes: now.sizeBytes };
  const at = isoNow(context);
  await raiseIncident(context.store, context.actor, {
    key: `file:${file.id}`,
    code,
    at,
    entry: { kind: 'unit-failed', at, run: context.actor.runId, unit: place.unit.code, code, params },
  });
  return [{ code, severity: 'warning', params }];
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
