/**
 * The import of a one-shot run: takes what waits in the folders, and ends when every file it saw at its start is at its end,
 * whoever took it: another process of the same machine may be faster, and its file is waited for.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { PrickakontoError } from '../domain/error.ts';
import { inFolder } from '../ingest/claim.ts';
import { exists } from '../ingest/disk.ts';
import { asPathFault } from '../ingest/path-fault.ts';
import type { Place } from '../ingest/place.ts';
import { listCandidates, nameKey, placeKind, settleTimes } from '../ingest/scan.ts';
import { createSettler, type Settler } from '../ingest/settle.ts';
import { openFiles } from '../store/find-files.ts';
import { monotonicMs } from '../store/process-identity.ts';
import type { FileRecord } from '../store/records.ts';
import type { Session } from './session.ts';
import { tendPlace } from './tend-place.ts';

export interface ImportResult {
  readonly ended: readonly FileRecord[];
  readonly byOthers: number;
  readonly waiting: number;
  readonly faults: readonly { readonly place: Place; readonly fault: PrickakontoError }[];
}

/** What one import folder of the run has still to see through. */
interface Watched {
  readonly place: Place;
  readonly settler: Settler;
  /** Names seen at the start and not yet taken by anybody, as bytes. */
  readonly names: Map<string, Buffer>;
  readonly ended: FileRecord[];
  byOthers: number;
  fault: PrickakontoError | null;
}

/** Import folders worked side by side; the parsing threads bound the heavy part. */
const sideBySide = 4;
const lookEveryMs = 100;

export async function importOnce(
  session: Session,
  places: readonly Place[],
  options: { waitMs: number; stopping(): boolean },
): Promise<ImportResult> {
  const started = monotonicMs();
  const watched = await Promise.all(places.map((place) => watch(session, place)));
  const others = await openFiles(
    session.store,
    places.map(({ unit, definition }) => ({ unit: unit.code, importId: definition.id })),
  );
  const foreign = new Set(others.map((file) => file.id));
  for (;;) {
    await turnAll(session, watched, options.stopping);
    if (
      options.stopping() ||
      (await allAtEnd(session, watched, foreign)) ||
      monotonicMs() - started > options.waitMs
    )
      break;
    await delay(lookEveryMs);
  }
  const left = await openFiles(
    session.store,
    places.map(({ unit, definition }) => ({ unit: unit.code, importId: definition.id })),
  );
  const mine = left.filter((file) => file.owner === session.actor.runId).length;
  return {
    ended: watched.flatMap((one) => one.ended),
    byOthers: watched.reduce((sum, one) => sum + one.byOthers, 0),
    waiting: mine + watched.reduce((sum, one) => sum + one.names.size, 0),
    faults: watched.flatMap((one) => (one.fault ? [{ place: one.place, fault: one.fault }] : [])),
  };
}

async function watch(session: Session, place: Place): Promise<Watched> {
  const times = settleTimes(await placeKind(place.inbox), session.settings.agent.settle);
  const one: Watched = {
    place,
    settler: createSettler(times),
    names: new Map(),
    ended: [],
    byOthers: 0,
    fault: null,
  };
  try {
    for (const name of await listCandidates(place)) one.names.set(nameKey(name), name);
  } catch (error) {
    one.fault = asPathFault(error, place.inbox) as PrickakontoError;
  }
  return one;
}

/** One turn of each folder that has something left; units side by side, the folders of a unit in order. */
async function turnAll(
  session: Session,
  watched: readonly Watched[],
  stopping: () => boolean,
): Promise<void> {
  const lanes = [...Map.groupBy(watched, (one) => one.place.unit.code).values()];
  const next = lanes.values();
  const runLane = async (): Promise<void> => {
    for (const lane of next) for (const one of lane) if (!stopping()) await turn(session, one, stopping);
  };
  await Promise.all(Array.from({ length: sideBySide }, runLane));
}

async function turn(session: Session, one: Watched, stopping: () => boolean): Promise<void> {
  const result = await tendPlace(session, one.place, {
    settler: one.settler,
    monotonic: monotonicMs,
    stopping,
  });
  if ('fault' in result) {
    one.fault = result.fault;
    return;
  }
  one.fault = null;
  for (const file of result.ended) {
    one.ended.push(file);
    one.names.delete(nameKey(file.nameBytes));
  }
  const mine = new Set(
    (await openFiles(session.store, [{ unit: one.place.unit.code, importId: one.place.definition.id }]))
      .filter((file) => file.owner === session.actor.runId)
      .map((file) => nameKey(file.nameBytes)),
  );
  for (const [key, name] of one.names) {
    if (await exists(inFolder(one.place.inbox, name))) continue;
    one.names.delete(key);
    if (!mine.has(key)) one.byOthers += 1;
  }
}

/** Nothing left in the folders, in our own hands, or in the hands of those who worked when we began or were faster since. */
async function allAtEnd(
  session: Session,
  watched: readonly Watched[],
  foreign: ReadonlySet<string>,
): Promise<boolean> {
  if (watched.some((one) => one.names.size > 0 && !one.fault)) return false;
  const working = watched
    .filter((one) => !one.fault)
    .map((one) => ({ unit: one.place.unit.code, importId: one.place.definition.id }));
  const open = await openFiles(session.store, working);
  const faster = watched.some((one) => one.byOthers > 0);
  return !open.some((file) => file.owner === session.actor.runId || foreign.has(file.id) || faster);
}
