import { PrickakontoError } from '../../domain/error.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Store } from '../../store/open.ts';
import type { Context, Outcome } from '../command.ts';
import { contentText } from '../documents/content-text.ts';
import { facts, moment } from '../table-words.ts';

/** Everything that is known of one file. */
export async function showFile(
  context: Context,
  settings: Settings,
  store: Store,
  id: string,
): Promise<Outcome> {
  const { findFile } = await import('../../store/find-files.ts');
  const { fileItem, shownState } = await import('../documents/file-item.ts');
  const file = await findFile(store, id);
  if (!file) throw new PrickakontoError('id-unknown', { id });
  const { titles, states } = context.words;
  return {
    exitCode: 0,
    json: fileItem(file, context.language),
    text: () =>
      [
        facts([
          [titles.id, file.id],
          [titles.name, file.name],
          [titles.unit, file.unit],
          [titles.import, file.importId],
          [titles.state, states[shownState(file)] ?? null],
          [titles.received, moment(file.receivedAt, settings.timeZone)],
          [titles.size, `${file.sizeBytes} byte`],
          [titles.sha256, file.sha256],
          [titles.archivedAs, file.archivedAs],
          [titles.quarantinedAs, file.quarantinedAs],
          [titles.duplicateOf, file.dupOf],
        ]),
        contentText(file, context),
      ].join('\n'),
  };
}
