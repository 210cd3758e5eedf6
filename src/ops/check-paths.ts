/** "Testa sökvägsinställningar": tries in earnest what an import will need of its folders, and leaves nothing behind. */
import { realpathSync } from 'node:fs';
import { access, constants, mkdir, open, readdir, rename, rm, rmdir, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PathCode } from '../domain/codes.ts';
import { type ExitCode, exitCodeOf, worstExit } from '../domain/exit-codes.ts';
import type { Params } from '../domain/finding.ts';
import type { ImportPlace, Settings } from '../domain/settings.ts';
import { isNetworkPath, pathCode } from '../ingest/path-fault.ts';
import { ownFolder } from '../ingest/place.ts';

export interface PathCheck {
  readonly import: string;
  readonly unit: string;
  readonly kind: 'path' | 'archivePath';
  readonly path: string;
  /** False: files cannot be taken or kept there. */
  readonly ok: boolean;
  /** What a problem here means: paths of unscheduled imports only warn. */
  readonly severity: 'error' | 'warning';
  readonly problem?: { readonly code: PathCode; readonly params: Params };
}

export interface PathChecks {
  readonly checks: PathCheck[];
  /** Folders that were made. */
  readonly created: string[];
}

interface Asked {
  readonly definition: string;
  readonly place: ImportPlace;
  readonly kind: PathCheck['kind'];
  readonly path: string;
}

export async function checkPaths(settings: Settings, options: { create: boolean }): Promise<PathChecks> {
  const checks: PathCheck[] = [];
  const created: string[] = [];
  for (const asked of pathsOf(settings)) {
    if (options.create && (await createMissing(asked.path))) created.push(asked.path);
    checks.push(await checkOne(asked));
  }
  return { checks, created };
}

/** 0, or what the worst error means; warnings do not count. */
export function pathsExitCode(checks: readonly PathCheck[]): ExitCode {
  return worstExit(
    checks.flatMap(({ ok, severity, problem }) =>
      problem && !ok && severity === 'error' ? [exitCodeOf(problem.code)] : [],
    ),
  );
}

function pathsOf(settings: Settings): Asked[] {
  return settings.imports.flatMap(({ id, places }) =>
    places.flatMap((place) =>
      (['path', 'archivePath'] as const).flatMap((kind) => {
        const path = place[kind];
        return path === null ? [] : [{ definition: id, place, kind, path }];
      }),
    ),
  );
}

/** A missing share is never made: that would put a folder of its name on the local disk. */
async function createMissing(path: string): Promise<boolean> {
  if (isNetworkPath(path)) return false;
  try {
    return (await mkdir(path, { recursive: true })) !== undefined;
  } catch {
    // The check that follows says why it cannot be made.
    return false;
  }
}

async function checkOne({ definition, place, kind, path }: Asked): Promise<PathCheck> {
  const base = { import: definition, unit: place.unit, kind, path };
  const severity = place.scheduled ? 'error' : 'warning';
  const code = await problemOf(path, kind, place);
  if (code) return { ...base, ok: false, severity, problem: { code, params: { path } } };
  if (isMappedDrive(path))
    return {
      ...base,
      ok: true,
      severity: 'warning',
      problem: { code: 'path-mapped-drive', params: { path } },
    };
  return { ...base, ok: true, severity };
}

async function problemOf(
  path: string,
  kind: PathCheck['kind'],
  place: ImportPlace,
): Promise<PathCode | null> {
  try {
    if (!(await stat(path)).isDirectory()) return 'path-not-a-folder';
    await access(path, constants.R_OK);
    await readdir(path);
    await probe(path, kind, place);
    return null;
  } catch (error) {
    if (error instanceof NotRenamable)
      return pathCode(error.cause, path) === 'path-disk-full' ? 'path-disk-full' : 'path-not-renamable';
    const code = pathCode(error, path);
    if (code === null) throw error;
    return code;
  }
}

class NotRenamable extends Error {}

/**
 * Writes a small file (rights on paper and rights in fact differ on shares) and renames it as an import does: out of the
 * import folder into the work folder, into the archive; in an archive within itself.
 */
async function probe(folder: string, kind: PathCheck['kind'], place: ImportPlace): Promise<void> {
  const name = `.pk-probe-${process.pid}`;
  const file = join(folder, name);
  await (await open(file, 'w')).close();
  try {
    if (kind === 'archivePath') await moveAndBack(file, join(folder, `${name}-b`));
    else {
      await throughWork(file, folder, name);
      if (place.archivePath) await intoArchive(file, join(place.archivePath, `${name}-a`));
    }
  } finally {
    await unlink(file);
  }
}

async function moveAndBack(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
    await rename(to, from);
  } catch (cause) {
    throw new NotRenamable('rename', { cause });
  }
}

/** The program's own folders are removed again when the probe made them. */
async function throughWork(file: string, folder: string, name: string): Promise<void> {
  const work = join(folder, ownFolder, 'work');
  const made = await mkdir(work, { recursive: true });
  try {
    await moveAndBack(file, join(work, name));
  } finally {
    if (made !== undefined) {
      await rmdir(work);
      await rmdir(dirname(work)).catch(() => undefined);
    }
  }
}

/** Another volume is copied to instead, and an archive that fails is told by its own check. */
async function intoArchive(file: string, target: string): Promise<void> {
  try {
    await rename(file, target);
  } catch {
    return;
  }
  try {
    await rename(target, file);
  } finally {
    await rm(target, { force: true });
  }
}

/** A drive letter that stands for a share: services and scheduled tasks do not have it. */
function isMappedDrive(path: string): boolean {
  if (process.platform !== 'win32' || !/^[A-Za-z]:/.test(path)) return false;
  try {
    return isNetworkPath(realpathSync.native(path));
  } catch {
    return false;
  }
}
