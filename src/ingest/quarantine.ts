/** Q1 (design: ingest, b): a file that cannot be imported is put aside, with the reason beside it for people and for programs. */
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Finding } from '../domain/finding.ts';
import { textOf } from '../i18n/text.ts';
import { advanceFile, quarantineFile } from '../store/files.ts';
import type { FileRecord } from '../store/records.ts';
import { workPath } from './claim.ts';
import { type IngestContext, isoNow } from './context.ts';
import { exists, moveToKeep, syncFolder } from './disk.ts';
import { targetName } from './file-name.ts';
import { reach } from './kill-point.ts';
import type { Place } from './place.ts';
import { quarantineReport } from './reports.ts';

/** Puts the decision on record; nothing has moved yet. */
export async function decideQuarantine(
  context: IngestContext,
  place: Place,
  file: FileRecord,
  refused: { error: Finding; set: Partial<FileRecord> },
): Promise<FileRecord> {
  const target = join(place.quarantine, file.claimedDay, targetName(file.id, file.name));
  const at = isoNow(context);
  const entry = quarantineReport({ actor: context.actor, place, file, at }, refused.error, target);
  return quarantineFile(context.store, context.actor, file, {
    at,
    error: refused.error,
    set: { ...refused.set, quarantinedAs: target },
    entry,
  });
}

/** Writes the reasons, then moves the file beside them. Can be done again after a crash. */
export async function moveToQuarantine(
  context: IngestContext,
  place: Place,
  file: FileRecord,
): Promise<FileRecord> {
  const target =
    file.quarantinedAs ?? join(place.quarantine, file.claimedDay, targetName(file.id, file.name));
  reach('quarantine-recorded');
  await mkdir(dirname(target), { recursive: true });
  await writeReasons(context, place, file, target);
  const source = workPath(place, file);
  if (await exists(source)) await moveToKeep(source, target, file.sha256, file.id);
  reach('quarantine-moved');
  return advanceFile(context.store, context.actor, file, {
    to: 'quarantined',
    at: isoNow(context),
    set: { quarantinedAs: target },
  });
}

async function writeReasons(
  context: IngestContext,
  place: Place,
  file: FileRecord,
  target: string,
): Promise<void> {
  const error: Finding = file.error ?? {
    code: 'file-read-failed',
    severity: 'error',
    params: { file: file.name, reason: '' },
  };
  const sv = textOf(error.code, error.params, 'sv');
  const where = [
    error.line === undefined ? '' : `rad ${error.line}`,
    error.row === undefined ? '' : `post ${error.row}`,
  ]
    .filter(Boolean)
    .join(', ');
  const lines = [
    `Filen ${file.name} kunde inte importeras.`,
    '',
    `Varför:    ${sv.message}`,
    ...(where ? [`Var:       ${where}`] : []),
    `Gör så här: ${sv.hint}`,
    '',
    `Enhet:     ${place.unit.code} ${place.unit.name}`,
    `Import:    ${place.definition.name} (${place.definition.id})`,
    `Felkod:    ${error.code}`,
    `Mottagen:  ${file.receivedAt}`,
    `Fil-id:    ${file.id}`,
    '',
    `När felet är rättat: prickakonto files retry ${file.id}`,
    'eller lägg en ny fil i importmappen. Inga rader ur den här filen är inlästa.',
    '',
  ];
  const facts = {
    id: file.id,
    unit: place.unit.code,
    import: place.definition.id,
    name: file.name,
    sha256: file.sha256,
    sizeBytes: file.sizeBytes,
    code: error.code,
    line: error.line ?? null,
    row: error.row ?? null,
    params: error.params,
    receivedAt: file.receivedAt,
    tries: file.attempt,
    message: { sv: sv.message, en: textOf(error.code, error.params, 'en').message },
  };
  await writeWhole(`${target}.orsak.txt`, `\uFEFF${lines.join('\r\n')}`);
  await writeWhole(`${target}.reason.json`, `${JSON.stringify(facts, null, 2)}\n`);
  await syncFolder(dirname(target));
  context.log.warn('file refused', {
    file: file.id,
    code: error.code,
    unit: place.unit.code,
    import: place.definition.id,
  });
}

/** Readers see the whole text or none. */
async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = join(dirname(path), `.pk-tmp-${path.split(/[/\\]/).at(-1)?.slice(0, 200)}`);
  const handle = await open(temporary, 'w');
  try {
    await handle.writeFile(text, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, path);
}
