/** A fresh workspace for the demo, made from `samples/`: configuration, folders, and the files that are then dropped. */
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrickakontoError } from '../domain/error.ts';
import type { Settings } from '../domain/settings.ts';
import { exists } from '../ingest/disk.ts';
import { placesOf } from '../ingest/place.ts';

/** Stands in every workspace that the demo made: only such a folder is emptied. */
const mark = '.prickakonto-demo';

export const samplesFolder = fileURLToPath(new URL('../../samples/', import.meta.url));

/** Empties or makes the folder and copies the samples' configuration; gives the path of the configuration. */
export async function makeDemoWorkspace(folder: string): Promise<string> {
  const workspace = resolve(folder);
  if (await exists(workspace)) {
    const entries = await readdir(workspace);
    if (entries.length > 0 && !entries.includes(mark))
      throw new PrickakontoError('demo-folder-not-empty', { path: workspace });
    await rm(workspace, { recursive: true });
  }
  await mkdir(workspace, { recursive: true });
  await writeFile(join(workspace, mark), '');
  const configPath = join(workspace, 'prickakonto.yaml');
  await writeFile(configPath, await readFile(join(samplesFolder, 'prickakonto.yaml')));
  return configPath;
}

/** Import and archive folders of the scheduled imports: here they may be made, a run never makes them. */
export async function makeFolders(settings: Settings): Promise<void> {
  for (const place of placesOf(settings, { all: true })) {
    await mkdir(place.inbox, { recursive: true });
    await mkdir(place.archive, { recursive: true });
  }
}

/** Drops the samples of `samples/<unit>/<import>/`, each by rename as a careful sender does. Gives how many. */
export async function dropSamples(settings: Settings): Promise<number> {
  let dropped = 0;
  for (const place of placesOf(settings, { all: true })) {
    const from = join(samplesFolder, place.unit.code, place.definition.id);
    if (!(await exists(from))) continue;
    for (const name of (await readdir(from)).sort()) {
      const temporary = join(place.inbox, `.${name}.tmp`);
      await copyFile(join(from, name), temporary);
      await rename(temporary, join(place.inbox, name));
      dropped += 1;
    }
  }
  return dropped;
}
