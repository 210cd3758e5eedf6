/** T2 and T3 (design: ingest, b): the intent on record, then one atomic rename out of the folder. */
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ulid } from 'ulidx';
import { dayAt } from '../domain/day.ts';
import { advanceFile, claimFile } from '../store/files.ts';
import { type Probe, probe } from '../store/probe.ts';
import type { FileRecord } from '../store/records.ts';
import { type IngestContext, isoNow } from './context.ts';
import { exists, moveToKeep, syncFolder } from './disk.ts';
import { nameText, targetName } from './file-name.ts';
import { reach } from './kill-point.ts';
import { ownFolder, type Place } from './place.ts';

/** Records that this process takes a settled file; null when another was faster, or the file has changed since. */
export async function claim(
  context: IngestContext,
  place: Place,
  found: { nameBytes: Buffer; seen: Probe },
): Promise<FileRecord | null> {
  const now = context.now();
  return claimFile(context.store, context.actor, {
    id: ulid(now),
    unit: place.unit.code,
    importId: place.definition.id,
    name: nameText(found.nameBytes),
    nameBytes: found.nameBytes,
    path: inFolder(place.inbox, found.nameBytes),
    inboxPath: place.inbox,
    at: new Date(now).toISOString(),
    day: dayAt(now, context.settings.timeZone),
    ...found.seen,
  });
}

/** The path of a name exactly as the folder gave it: a name that is not valid UTF-8 can be opened in no other way. */
export function inFolder(folder: string, nameBytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${folder}/`), nameBytes]);
}

/** Where a file in hand is. */
export function workPath(place: Place, file: FileRecord): string {
  return join(place.work, targetName(file.id, file.name));
}

/**
 * Takes the file out of the folder. Can be done again after a crash: what is in the work folder is ours; what is still in
 * the folder is renamed now; when both are gone nobody has lost anything (`vanished`).
 */
export async function takeOut(context: IngestContext, place: Place, file: FileRecord): Promise<FileRecord> {
  const target = workPath(place, file);
  const at = isoNow(context);
  if (!(await exists(target))) {
    reach('claim-recorded');
    await makeOwnFolder(place);
    try {
      if (file.quarantinedAs) await moveToKeep(file.quarantinedAs, target, file.sha256, file.id);
      else await rename(inFolder(file.inboxPath, file.nameBytes), target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      return advanceFile(context.store, context.actor, file, { to: 'vanished', at });
    }
    reach('claim-renamed');
  }
  await syncFolder(place.work);
  await syncFolder(file.quarantinedAs ? dirname(file.quarantinedAs) : place.inbox);
  const now = probe(target);
  const seen = now ? { sizeBytes: now.sizeBytes, mtimeNs: now.mtimeNs } : {};
  if (file.quarantinedAs) await removeReasons(file.quarantinedAs);
  const claimed = await advanceFile(context.store, context.actor, file, {
    to: 'claimed',
    at,
    set: { ...seen, quarantinedAs: null, error: null },
  });
  reach('claimed');
  return claimed;
}

/** A retried file leaves its explanation behind; it gets a new one if it is refused again. */
async function removeReasons(quarantinedAs: string): Promise<void> {
  for (const ending of ['.orsak.txt', '.reason.json']) await rm(quarantinedAs + ending, { force: true });
}

/** Not recursive from the import folder up: a share that is gone must not be made anew on the local disk. */
async function makeOwnFolder(place: Place): Promise<void> {
  for (const folder of [join(place.inbox, ownFolder), place.work]) {
    try {
      await mkdir(folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
