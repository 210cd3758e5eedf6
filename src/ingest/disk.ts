/** File moves that survive a power cut, and never land on a file that is there. */
import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, lstat, open, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

type Path = string | Buffer;

/** Makes renames in a folder durable. Windows has no such call and keeps its own journal. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Renames within a volume and syncs both folders. */
export async function renameDurably(from: Path, to: string, fromFolder: string): Promise<void> {
  await rename(from, to);
  await syncFolder(dirname(to));
  if (fromFolder !== dirname(to)) await syncFolder(fromFolder);
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

export async function exists(path: Path): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/**
 * Moves a file to its kept place: a rename on the same volume; else a copy beside the target, synced, read back and held
 * against `sha256`, renamed, and only then the source removed. Can be done again after a crash at any point.
 * `moved` is called when the target stands and before the caller records it.
 */
export async function moveToKeep(from: string, to: string, sha256: string | null, id: string): Promise<void> {
  try {
    await renameDurably(from, to, dirname(from));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await copyAcross(from, to, sha256 ?? (await sha256Of(from)), join(dirname(to), `.pk-tmp-${id}`));
  }
}

async function copyAcross(from: string, to: string, sha256: string, temporary: string): Promise<void> {
  if (await exists(temporary)) await unlink(temporary);
  await copyFile(from, temporary, constants.COPYFILE_EXCL);
  const copy = await open(temporary, 'r+');
  try {
    await copy.sync();
  } finally {
    await copy.close();
  }
  const copied = await sha256Of(temporary);
  if (copied !== sha256)
    throw new Error(`the copy ${temporary} has sha256 ${copied}, the original ${sha256}`);
  await renameDurably(temporary, to, dirname(temporary));
  await unlink(from);
  await syncFolder(dirname(from));
}
