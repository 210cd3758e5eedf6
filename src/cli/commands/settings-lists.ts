/** `units`, `imports`, `groups`, `rules`: what is configured, and which of it runs in the scheduler. */
import type { Settings } from '../../domain/settings.ts';
import type { Command, Context, Outcome } from '../command.ts';
import { columns, listing } from '../listing.ts';
import { yesNo } from '../table-words.ts';
import { settingsOf } from '../with-store.ts';

function settingsList(name: string, outcome: (context: Context, settings: Settings) => Outcome): Command {
  return { name, usage: name, run: async (context) => outcome(context, await settingsOf(context)) };
}

export const units = settingsList('units', (context, settings) =>
  listing(context, {
    items: settings.units,
    columns: columns(context, 'unit', 'name', 'orgNumber'),
    row: (unit) => [unit.code, unit.name, unit.orgNumber],
  }),
);

export const imports = settingsList('imports', (context, settings) =>
  listing(context, {
    items: settings.imports.flatMap((definition) =>
      definition.places.map((place) => ({ definition, place })),
    ),
    json: ({ definition, place }) => ({
      id: definition.id,
      name: definition.name,
      format: definition.format,
      feeds: definition.feeds,
      accounts: definition.accounts,
      unit: place.unit,
      path: place.path,
      archivePath: place.archivePath,
      quarantinePath: place.quarantinePath,
      scheduled: place.scheduled,
    }),
    columns: columns(context, 'import', 'unit', 'format', 'feeds', 'scheduled', 'path', 'archivePath'),
    row: ({ definition, place }) => [
      definition.id,
      place.unit,
      definition.format,
      context.words.sides[definition.feeds] ?? definition.feeds,
      yesNo(place.scheduled, context.language),
      place.path,
      place.archivePath,
    ],
  }),
);

export const groups = settingsList('groups', (context, settings) =>
  listing(context, {
    items: settings.groups,
    columns: columns(context, 'group', 'name', 'type', 'units', 'accounts', 'scheduled', 'rules'),
    row: (group) => [
      group.id,
      group.name,
      context.words.sides[group.type] ?? group.type,
      group.units.join(', '),
      group.accounts.join(', '),
      yesNo(group.scheduled, context.language),
      group.rules.join(', '),
    ],
  }),
);

export const rules = settingsList('rules', (context, settings) => {
  const usedBy = (id: string): string[] =>
    settings.groups.filter((group) => group.rules.includes(id)).map((group) => group.id);
  return listing(context, {
    items: settings.rules,
    json: (rule) => ({ ...rule, groups: usedBy(rule.id) }),
    columns: columns(context, 'rule', 'name', 'type', 'mode', 'active', 'excluded', 'groups'),
    row: (rule) => [
      rule.id,
      rule.name,
      rule.type,
      rule.mode,
      yesNo(rule.active, context.language),
      yesNo(rule.excludedFromAutomatic, context.language),
      usedBy(rule.id).join(', '),
    ],
  });
});
