/** One lane per unit: its import folders in order, its hints, its settling. Lanes work side by side, the parsing threads bound the heavy part. */
import { basename } from 'node:path';
import { catchError, EMPTY, merge, type Observable, repeat, tap, throttleTime, timer } from 'rxjs';
import type { AgentSettings } from '../domain/settings.ts';
import type { Place } from '../ingest/place.ts';
import { type PlaceKind, placeKind, settleTimes } from '../ingest/scan.ts';
import { createSettler, type Settler } from '../ingest/settle.ts';
import { monotonicMs } from '../store/process-identity.ts';
import type { Lane } from './pipeline.ts';
import type { Session } from './session.ts';
import { tendPlace } from './tend-place.ts';
import { watchFolder } from './watch-folder.ts';

/** Events of one write come in bursts; one look after this long sees them all. */
const coalesceMs = 50;
const watcherRetryMs = 5_000;

interface Folder {
  readonly place: Place;
  readonly kind: PlaceKind;
  readonly settler: Settler;
  /** After a fault: not before this (monotonic). */
  restUntil: number;
  restMs: number;
}

const shortestRestMs = 5_000;
const longestRestMs = 60_000;

export async function createLanes(
  session: Session,
  places: readonly Place[],
  stopping: () => boolean,
): Promise<Lane[]> {
  const lanes: Lane[] = [];
  for (const [unit, own] of Map.groupBy(places, (place) => place.unit.code)) {
    const folders = await Promise.all(own.map((place) => openFolder(session, place)));
    lanes.push({
      unit,
      hint$: hints(session, folders),
      rescanMs: rescanMs(session.settings.agent, folders),
      work: () => workLane(session, folders, stopping),
    });
  }
  return lanes;
}

async function openFolder(session: Session, place: Place): Promise<Folder> {
  const kind = await placeKind(place.inbox);
  const settler = createSettler(settleTimes(kind, session.settings.agent.settle));
  return { place, kind, settler, restUntil: 0, restMs: shortestRestMs };
}

function rescanMs(agent: AgentSettings, folders: readonly Folder[]): number {
  return folders.every((folder) => folder.kind !== 'local') ? agent.rescan.shareMs : agent.rescan.localMs;
}

/** Hints of the unit's local folders; a watcher that fails is tried again, and meanwhile the scan sees everything. */
function hints(session: Session, folders: readonly Folder[]): Observable<unknown> {
  if (session.settings.agent.watch === 'none') return EMPTY;
  const watched = folders.filter((folder) => folder.kind === 'local');
  return merge(
    ...watched.map((folder) =>
      watchFolder(folder.place.inbox).pipe(
        tap((hint) => folder.settler.hint(Buffer.from(basename(hint.name)).toString('latin1'), hint.event)),
        catchError((error: unknown) => {
          session.log.warn('folder watcher failed', {
            unit: folder.place.unit.code,
            import: folder.place.definition.id,
            error: String(error),
          });
          return EMPTY;
        }),
        repeat({ delay: () => timer(watcherRetryMs) }),
      ),
    ),
  ).pipe(throttleTime(coalesceMs, undefined, { leading: false, trailing: true }));
}

/** One turn over the unit's folders. A folder with a fault rests, ever longer; the others go on. */
async function workLane(
  session: Session,
  folders: readonly Folder[],
  stopping: () => boolean,
): Promise<number | null> {
  let next: number | null = null;
  for (const folder of folders) {
    if (stopping()) return null;
    const restMs = folder.restUntil - monotonicMs();
    const againInMs = restMs > 0 ? restMs : await workFolder(session, folder, stopping);
    if (againInMs !== null) next = Math.min(next ?? againInMs, againInMs);
  }
  return next;
}

async function workFolder(session: Session, folder: Folder, stopping: () => boolean): Promise<number | null> {
  const turn = await tendPlace(session, folder.place, {
    settler: folder.settler,
    monotonic: monotonicMs,
    stopping,
  });
  if ('fault' in turn) {
    folder.restUntil = monotonicMs() + folder.restMs;
    const restMs = folder.restMs;
    folder.restMs = Math.min(folder.restMs * 2, longestRestMs);
    return restMs;
  }
  folder.restMs = shortestRestMs;
  return turn.againInMs;
}
