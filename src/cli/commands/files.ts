import { PrickakontoError } from '../../domain/error.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Store } from '../../store/open.ts';
import type { FileRecord } from '../../store/records.ts';
import { type Command, type Context, type Outcome, textArg } from '../command.ts';
import { oneOf } from '../known-word.ts';
import { columns, listing } from '../listing.ts';
import { moment } from '../table-words.ts';
import { settingsOf, withStore } from '../with-store.ts';
import { retryOne } from './retry-file.ts';
import { showFile } from './show-file.ts';

const mostFiles = 1_000_000;

export const files: Command = {
  name: 'files',
  usage: 'files [action] [id]',
  async run(context) {
    const action = oneOf(textArg(context, 'action'), ['list', 'show', 'retry']);
    if (action === 'list') return withStore(context, (settings, store) => listAll(context, settings, store));
    const id = textArg(context, 'id');
    if (id === undefined)
      throw new PrickakontoError('cli-option-invalid', { option: 'ID', problem: 'missing' });
    if (action === 'retry') return retryOne(context, await settingsOf(context), id);
    return withStore(context, (settings, store) => showFile(context, settings, store, id));
  },
};

interface Shown {
  readonly item: Record<string, unknown>;
  readonly cells: readonly (string | null)[];
}

async function listAll(context: Context, settings: Settings, store: Store): Promise<Outcome> {
  const { listFiles } = await import('../../store/find-files.ts');
  const { fileItem, shownState } = await import('../documents/file-item.ts');
  const taken = await listFiles(store, { limit: mostFiles, offset: 0 });
  const { states } = context.words;
  const cells = (file: FileRecord): (string | null)[] => [
    file.id,
    file.unit,
    file.importId,
    file.name,
    states[shownState(file)] ?? null,
    String(file.rowCount),
    moment(file.receivedAt, settings.timeZone),
    file.error?.code ?? file.warnings[0]?.code ?? null,
  ];
  return listing<Shown>(context, {
    items: [
      ...(await waitingInFolders(context, settings, taken)),
      ...taken.map((file) => ({ item: fileItem(file, context.language), cells: cells(file) })),
    ],
    json: (shown) => shown.item,
    columns: columns(context, 'id', 'unit', 'import', 'name', 'state', '>rows', 'received', 'code'),
    row: (shown) => shown.cells,
  });
}

/** Files that nobody has taken yet: they have no id, and nothing of them has been read. */
async function waitingInFolders(
  context: Context,
  settings: Settings,
  taken: readonly FileRecord[],
): Promise<Shown[]> {
  const { placesOf } = await import('../../ingest/place.ts');
  const { listCandidates } = await import('../../ingest/scan.ts');
  const { nameText } = await import('../../ingest/file-name.ts');
  const claiming = new Set(
    taken
      .filter((file) => file.state === 'claiming')
      .map((file) => `${file.unit}/${file.importId}/${file.name}`),
  );
  const shown: Shown[] = [];
  for (const place of placesOf(settings, { all: true })) {
    // A folder that is missing has no files; check-paths is the one to tell.
    const names = await listCandidates(place).catch(() => []);
    const [unit, importId] = [place.unit.code, place.definition.id];
    for (const name of names
      .map((bytes) => nameText(bytes))
      .filter((text) => !claiming.has(`${unit}/${importId}/${text}`))) {
      const nothing = {
        sha256: null,
        size: null,
        format: null,
        rows: 0,
        sumDebitOre: 0,
        sumCreditOre: 0,
        statements: [],
        counts: {},
        receivedAt: null,
        archivedAs: null,
        quarantinedAs: null,
        error: null,
        warnings: [],
      };
      shown.push({
        item: { id: '', unit, import: importId, name, state: 'waiting', ...nothing },
        cells: ['', unit, importId, name, context.words.states['waiting'] ?? null, '', '', null],
      });
    }
  }
  return shown;
}
