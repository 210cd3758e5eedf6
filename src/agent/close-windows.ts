import type { Group } from '../domain/group.ts';
import { groupSides } from '../domain/group.ts';
import type { Settings } from '../domain/settings.ts';
import { closeIfDue, unfinishedWindows } from '../store/windows.ts';
import type { Due } from './pipeline.ts';
import type { Session } from './session.ts';

/** Import ids that feed a group for a unit. */
export function importsOf(settings: Settings, group: Group, unit: string): string[] {
  const sides: readonly string[] = groupSides[group.type];
  return settings.imports
    .filter(
      (definition) =>
        sides.includes(definition.feeds) && definition.places.some((place) => place.unit === unit),
    )
    .map((definition) => definition.id);
}

/** Closes the windows of scheduled groups that are due; gives those to reconcile and when the next is due, in ms. */
export async function closeDueWindows(session: Session): Promise<{ due: Due[]; waitMs: number | null }> {
  const due = new Map<string, Due>();
  let waitMs: number | null = null;
  for (const { groupId, unit, state } of await unfinishedWindows(session.store)) {
    const group = session.settings.groups.find((candidate) => candidate.id === groupId);
    if (!group?.scheduled || !group.units.includes(unit)) continue;
    const wait = state === 'open' ? await closeOpen(session, group, unit) : 0;
    if (wait === 0) due.set(`${groupId} ${unit}`, { groupId, unit });
    else if (wait !== null) waitMs = Math.min(waitMs ?? wait, wait);
  }
  return { due: [...due.values()], waitMs };
}

/** 0: closed, to be run; null: closed without a run, or gone; else the ms until it is due. */
async function closeOpen(session: Session, group: Group, unit: string): Promise<number | null> {
  const of = { groupId: group.id, unit, imports: importsOf(session.settings, group, unit) };
  const closed = await closeIfDue(session.store, session.actor, of, session.now(), (skipped, missing) => ({
    kind: 'window-skipped',
    at: new Date(session.now()).toISOString(),
    run: session.actor.runId,
    group: group.id,
    groupName: group.name,
    unit,
    missing,
    window: skipped.id,
  }));
  if (!closed) return null;
  if ('waitMs' in closed) return closed.waitMs;
  return closed.run ? 0 : null;
}

/** The same, apart by side: completeness is a matter of each. */
export function importsBySide(
  settings: Settings,
  group: Group,
  unit: string,
): { left: string[]; right: string[] } {
  const feeding = (side: string): string[] =>
    settings.imports
      .filter(
        (definition) => definition.feeds === side && definition.places.some((place) => place.unit === unit),
      )
      .map((definition) => definition.id);
  return {
    left: feeding('ledger'),
    right: group.type === 'ledger' ? feeding('ledger') : feeding(group.type),
  };
}
