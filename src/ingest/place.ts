import { join } from 'node:path';
import type { ImportedGroup } from '../domain/group.ts';
import type { ImportDefinition, Settings, Unit } from '../domain/settings.ts';

/** An import of one unit with its folders: where files of one kind and one company are dropped and kept. */
export interface Place {
  readonly unit: Unit;
  readonly definition: ImportDefinition;
  readonly scheduled: boolean;
  readonly inbox: string;
  /** Files in hand: in the import folder itself, so that a claim is one atomic rename. */
  readonly work: string;
  readonly archive: string;
  readonly quarantine: string;
}

export const ownFolder = '.prickakonto';

/** The places whose both paths are configured; the scheduled ones unless `all`. */
export function placesOf(settings: Settings, which: { all: boolean; unit?: string | undefined }): Place[] {
  const places: Place[] = [];
  for (const definition of settings.imports) {
    for (const at of definition.places) {
      const unit = settings.units.find((candidate) => candidate.code === at.unit);
      if (
        !unit ||
        !at.path ||
        !at.archivePath ||
        (which.unit && which.unit !== at.unit) ||
        !(which.all || at.scheduled)
      )
        continue;
      places.push({
        unit,
        definition,
        scheduled: at.scheduled,
        inbox: at.path,
        work: join(at.path, ownFolder, 'work'),
        archive: at.archivePath,
        quarantine: at.quarantinePath ?? join(at.path, ownFolder, 'quarantine'),
      });
    }
  }
  return places;
}

/** How a place is told apart: `unit/import`. */
export function placeKey(place: Place): string {
  return `${place.unit.code}/${place.definition.id}`;
}

/** The groups that an import's rows are reconciled in for a unit. */
export function groupsFedBy(settings: Settings, { feeds }: ImportDefinition, unit: string): ImportedGroup[] {
  return settings.groups
    .filter((group) => group.units.includes(unit) && (feeds === 'ledger' || feeds === group.type))
    .map(({ id, accounts, window }) => ({ id, accounts, window }));
}
