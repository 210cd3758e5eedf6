/** Before a file is taken: can its original be kept? Else it stays in the import folder, and its sender's copy is still there. */
import { open, stat, statfs, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { PrickakontoError } from '../domain/error.ts';
import { asPathFault } from './path-fault.ts';
import type { Place } from './place.ts';

const probeEveryMs = 60_000;
const lastProbe = new Map<string, number>();

/** Throws the path fault of the archive folder (missing, not writable, full). `largestBytes`: of the files about to be taken. */
export async function checkArchive(place: Place, now: number, largestBytes: number): Promise<void> {
  try {
    const archive = await stat(place.archive);
    if (!archive.isDirectory())
      throw new PrickakontoError('path-not-a-folder', { path: place.archive }, { retryable: true });
    if ((lastProbe.get(place.archive) ?? Number.NEGATIVE_INFINITY) + probeEveryMs < now) {
      await probeWrite(place.archive);
      lastProbe.set(place.archive, now);
    }
    if (archive.dev !== (await stat(place.inbox)).dev) {
      const { bavail, bsize } = await statfs(place.archive);
      if (bavail * bsize < 2 * largestBytes)
        throw new PrickakontoError('path-disk-full', { path: place.archive }, { retryable: true });
    }
  } catch (error) {
    lastProbe.delete(place.archive);
    throw asPathFault(error, place.archive);
  }
}

/** Writes and removes a small file: rights on paper and rights in fact differ on shares. */
export async function probeWrite(folder: string): Promise<void> {
  const path = join(folder, `.pk-probe-${process.pid}`);
  const handle = await open(path, 'w');
  await handle.close();
  await unlink(path);
}
