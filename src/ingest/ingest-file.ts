/**
 * The life of one file from its claim to its end, one durable step at a time (states in `domain/source-file.ts`). The same
 * loop carries a new file through and takes up one that a crash left anywhere on its way.
 */

import type { Finding } from '../domain/finding.ts';
import { Fenced, postponeFile } from '../store/files.ts';
import type { FileRecord } from '../store/records.ts';
import { archive, markDone } from './archive.ts';
import { belongingsOf } from './belonging.ts';
import { takeOut, workPath } from './claim.ts';
import type { IngestContext } from './context.ts';
import { groupsFedBy, type Place } from './place.ts';
import { decideQuarantine, moveToQuarantine } from './quarantine.ts';

/** At its end, or waiting for something outside (a writer, a full archive), or somebody else's. */
export type FileOutcome =
  | { readonly kind: 'ended' | 'waiting'; readonly file: FileRecord }
  | { readonly kind: 'fenced' };

const truncatedTries = 3;

export async function ingestFile(
  context: IngestContext,
  place: Place,
  claimed: FileRecord,
): Promise<FileOutcome> {
  let file = claimed;
  try {
    for (;;) {
      const next = await step(context, place, file);
      if (next === null) return { kind: 'waiting', file };
      context.log.debug(`file ${file.state} → ${next.state}`, {
        file: file.id,
        unit: place.unit.code,
        import: place.definition.id,
      });
      file = next;
      if (file.state === 'done' || file.state === 'quarantined' || file.state === 'vanished') {
        context.log.info(endMessage(file), {
          file: file.id,
          name: file.name,
          unit: place.unit.code,
          import: place.definition.id,
        });
        return { kind: 'ended', file };
      }
    }
  } catch (error) {
    if (error instanceof Fenced) return { kind: 'fenced' };
    throw error;
  }
}

function endMessage(file: FileRecord): string {
  if (file.state === 'done') return file.dupOf ? 'duplicate archived' : 'file imported and archived';
  return file.state === 'vanished' ? 'file was gone before it was taken' : 'file quarantined';
}

/** One step; null when it must wait. */
async function step(context: IngestContext, place: Place, file: FileRecord): Promise<FileRecord | null> {
  switch (file.state) {
    case 'claiming':
      return takeOut(context, place, file);
    case 'claimed':
      return read(context, place, file);
    case 'committed':
      return archive(context, place, file);
    case 'archived':
      return markDone(context, file);
    case 'quarantining':
      return moveToQuarantine(context, place, file);
    default:
      return file;
  }
}

async function read(context: IngestContext, place: Place, file: FileRecord): Promise<FileRecord | null> {
  const groups = groupsFedBy(context.settings, place.definition, place.unit.code);
  const belongings = belongingsOf(context.settings, place);
  const outcome = await context.parse({ file, place, path: workPath(place, file), groups, belongings });
  if (outcome.kind === 'committed' || outcome.kind === 'duplicate') return outcome.file;
  const later = new Date(context.now() + context.settings.agent.settle.quietMs).toISOString();
  if (outcome.kind === 'unfinished') {
    await postponeFile(context.store, context.actor, file, {
      until: later,
      sizeBytes: outcome.sizeBytes,
      mtimeNs: outcome.mtimeNs,
    });
    return null;
  }
  if (isTruncated(outcome.error) && file.attempt < truncatedTries) {
    await postponeFile(context.store, context.actor, file, { until: later });
    return null;
  }
  return decideQuarantine(context, place, file, outcome);
}

/** The end may still be on its way (a share that shows the full size before the content is there). */
function isTruncated(error: Finding): boolean {
  return error.code === 'file-truncated';
}
