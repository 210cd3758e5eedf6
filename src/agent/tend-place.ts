/** A turn of an import folder with its faults told: once when a folder, share or disk fails, once when it works again. */
import { PrickakontoError } from '../domain/error.ts';
import { isoNow } from '../ingest/context.ts';
import { type Place, placeKey } from '../ingest/place.ts';
import { type Turn, type TurnOptions, workPlace } from '../ingest/work-place.ts';
import { clearIncident, raiseIncident } from '../store/incidents.ts';
import type { Session } from './session.ts';

/** The turn, or the fault that stopped it. Faults of the store are thrown: they are not this folder's. */
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
    const fault = asFault(error, place);
    if (fault.code === 'unit-failed')
      session.log.error('import folder failed', { ...about, error: stackOf(error) });
    options.settler.reset();
    const at = isoNow(session);
    const isNew = await raiseIncident(session.store, session.actor, {
      key,
      code: fault.code,
      at,
      entry: { kind: 'path-held', at, ...about, code: fault.code, params: fault.params },
    });
    session.log[isNew ? 'error' : 'debug']('import folder cannot be worked', {
      ...about,
      code: fault.code,
      ...fault.params,
    });
    return { fault };
  }
}

/** An unexpected failure holds up this folder and no other. */
function asFault(error: unknown, place: Place): PrickakontoError {
  if (error instanceof PrickakontoError) {
    if (error.code.startsWith('store-')) throw error;
    return error;
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new PrickakontoError(
    'unit-failed',
    { unit: place.unit.code, reason },
    { cause: error, retryable: true },
  );
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
