/** A turn of an import folder with its faults told: once when a folder, share or disk fails, once when it works again. */
import { PrickakontoError } from '../domain/error.ts';
import { isoNow } from '../ingest/context.ts';
import { type Place, placeKey } from '../ingest/place.ts';
import { type Turn, type TurnOptions, workPlace } from '../ingest/work-place.ts';
import { clearIncident, raiseIncident } from '../store/incidents.ts';
import type { Session } from './session.ts';

/** The turn, or the fault that stopped it. Faults that are not the folder's (the store) are thrown. */
export async function tendPlace(
  session: Session,
  place: Place,
  options: TurnOptions,
): Promise<Turn | { fault: PrickakontoError }> {
  const key = `place:${placeKey(place)}`;
  const about = { run: session.actor.runId, unit: place.unit.code, import: place.definition.id };
  try {
    const turn = await workPlace(session.ingest, place, options);
    const at = isoNow(session);
    await clearIncident(session.store, session.actor, {
      key,
      at,
      entry: (since) => ({ kind: 'path-ok-again', at, ...about, since, path: place.inbox }),
    });
    return turn;
  } catch (error) {
    if (!(error instanceof PrickakontoError) || error.code.startsWith('store-')) throw error;
    options.settler.reset();
    const at = isoNow(session);
    const isNew = await raiseIncident(session.store, session.actor, {
      key,
      code: error.code,
      at,
      entry: { kind: 'path-held', at, ...about, code: error.code, params: error.params },
    });
    session.log[isNew ? 'error' : 'debug'](`import folder cannot be worked: ${error.code}`, {
      ...about,
      ...error.params,
    });
    return { fault: error };
  }
}
