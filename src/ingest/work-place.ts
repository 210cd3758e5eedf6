/** One turn of an import folder: take up what a crash left, then what has settled, one file after the other. */
import { adoptFiles } from '../store/files.ts';
import { filesInHand } from '../store/find-files.ts';
import type { FileRecord } from '../store/records.ts';
import { claim } from './claim.ts';
import { type IngestContext, isoNow } from './context.ts';
import { type FileOutcome, ingestFile } from './ingest-file.ts';
import { asPathFault } from './path-fault.ts';
import type { Place } from './place.ts';
import { checkArchive } from './preflight.ts';
import { nameKey, scanPlace } from './scan.ts';
import type { Settler } from './settle.ts';

export interface Turn {
  /** Files that this turn brought to their end. */
  readonly ended: FileRecord[];
  /** When to look again, in ms: a file settles or waits. Null: nothing waits here. */
  readonly againInMs: number | null;
}

export interface TurnOptions {
  readonly settler: Settler;
  /** Monotonic, in ms. */
  monotonic(): number;
  /** Asked between two files. */
  stopping(): boolean;
}

export async function workPlace(context: IngestContext, place: Place, options: TurnOptions): Promise<Turn> {
  const ended: FileRecord[] = [];
  const take = (outcome: FileOutcome): void => {
    if (outcome.kind === 'ended') ended.push(outcome.file);
  };
  const waiting = await resume(context, place, take);
  const scan = await scanPlace(place, options.settler, options.monotonic());
  if (scan.settled.length > 0) {
    await checkArchive(
      place,
      options.monotonic(),
      Math.max(...scan.settled.map((found) => found.seen.sizeBytes)),
    );
  }
  for (const found of scan.settled) {
    if (options.stopping()) break;
    const claimed = await claim(context, place, found);
    options.settler.forget(nameKey(found.nameBytes));
    if (!claimed) continue;
    take(await goOn(context, place, claimed));
  }
  const looks = options.settler.nextLookIn(options.monotonic());
  return { ended, againInMs: waiting === null ? looks : Math.min(waiting, looks ?? waiting) };
}

async function goOn(context: IngestContext, place: Place, file: FileRecord): Promise<FileOutcome> {
  try {
    return await ingestFile(context, place, file);
  } catch (error) {
    throw asPathFault(error, place.archive);
  }
}

/** Files in hand, and those of processes that died: carried on from the state they are in. Gives when the next is due, in ms. */
async function resume(
  context: IngestContext,
  place: Place,
  take: (outcome: FileOutcome) => void,
): Promise<number | null> {
  const where = { unit: place.unit.code, importId: place.definition.id };
  await adoptFiles(context.store, context.actor, where, isoNow(context));
  let next: number | null = null;
  for (const file of await filesInHand(context.store, context.actor.runId, where)) {
    const dueIn = file.nextTryAt === null ? 0 : Date.parse(file.nextTryAt) - context.now();
    if (dueIn > 0) {
      next = Math.min(next ?? dueIn, dueIn);
      continue;
    }
    const outcome = await goOn(context, place, file);
    take(outcome);
    if (outcome.kind === 'waiting')
      next = Math.min(next ?? Number.POSITIVE_INFINITY, context.settings.agent.settle.quietMs);
  }
  return next;
}
