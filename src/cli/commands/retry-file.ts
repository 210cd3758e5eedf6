import { setTimeout as delay } from 'node:timers/promises';
import type { Session } from '../../agent/session.ts';
import { PrickakontoError } from '../../domain/error.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Place } from '../../ingest/place.ts';
import type { FileRecord } from '../../store/records.ts';
import type { Context, Outcome } from '../command.ts';
import { contentText } from '../documents/content-text.ts';
import { withJobLog, withSession } from '../job-log.ts';

/** Takes a file out of quarantine and through the import again; 13 when it is refused once more, or asks something. */
export async function retryOne(context: Context, settings: Settings, id: string): Promise<Outcome> {
  const { fileItem, shownState } = await import('../documents/file-item.ts');
  const { finishRun } = await import('../../store/runs.ts');
  const { questionErrors } = await import('../../agent/run-document.ts');
  return withJobLog(context, { settings, kind: 'run' }, (log) =>
    withSession(
      { settings, mode: 'U', who: 'files retry', log: log.forRun, now: Date.now },
      async (session) => {
        const file = await carryThrough(context, session, id);
        const item = fileItem(file, context.language);
        const asked = await questionErrors(session.store, session.actor.runId);
        await finishRun(session.store, session.actor.runId, {
          endedAt: new Date(session.now()).toISOString(),
          document: item,
        });
        return {
          exitCode: file.state === 'done' && asked.length === 0 ? 0 : 13,
          json: item,
          text: () =>
            [
              context.words.retried(file.name, context.words.states[shownState(file)] ?? file.state),
              contentText(file, context),
            ].join('\n'),
        };
      },
    ),
  );
}

async function carryThrough(context: Context, session: Session, id: string): Promise<FileRecord> {
  const { shownState } = await import('../documents/file-item.ts');
  const { retryFile } = await import('../../store/files.ts');
  const { findFile } = await import('../../store/find-files.ts');
  const { ingestFile } = await import('../../ingest/ingest-file.ts');
  const found = await findFile(session.store, id);
  if (!found) throw new PrickakontoError('file-not-found', { id });
  if (found.state !== 'quarantined')
    throw new PrickakontoError('file-not-quarantined', {
      id,
      state: context.words.states[shownState(found)] ?? found.state,
    });
  const place = await placeOf(session.settings, found);
  let file = await retryFile(session.store, session.actor, found, new Date(session.now()).toISOString());
  if (!file) throw new PrickakontoError('file-in-other-hands', { id });
  for (;;) {
    const outcome = await ingestFile(session.ingest, place, file);
    if (outcome.kind === 'fenced') throw new PrickakontoError('file-in-other-hands', { id });
    file = outcome.file;
    if (outcome.kind === 'ended') break;
    // What waits (its end may still be on its way) is looked at again as an import would.
    await delay(session.settings.agent.settle.quietMs);
    file = (await findFile(session.store, id)) ?? file;
  }
  if (file.state === 'vanished')
    throw new PrickakontoError('archive-bytes-missing', { file: file.name, path: found.quarantinedAs ?? '' });
  return file;
}

async function placeOf(settings: Settings, file: FileRecord): Promise<Place> {
  const { placesOf } = await import('../../ingest/place.ts');
  const place = placesOf(settings, { all: true, unit: file.unit }).find(
    (one) => one.definition.id === file.importId,
  );
  if (!place) throw new PrickakontoError('id-unknown', { id: `${file.unit}/${file.importId}` });
  return place;
}
