/** Checks of groups against the imports that feed them and the rules they run. */
import { type GroupType, groupSides } from '../domain/group.ts';
import { doubt, type KeyPath, type Remark, remark } from './fault.ts';
import { entries, field, list, text, texts } from './raw.ts';

export interface Feed {
  readonly importId: string;
  readonly side: string;
  readonly units: readonly string[];
  readonly completeThrough: unknown;
}

export function feedsOf(raw: unknown): Feed[] {
  return list(field(raw, 'imports')).flatMap((item) => ({
    importId: text(field(item, 'id')) ?? '',
    side: text(field(item, 'feeds')) ?? '',
    units: entries(field(item, 'units')).map(([code]) => code),
    completeThrough: field(item, 'completeThrough'),
  }));
}

/** Every enhet with an import that feeds one of the type's sides, in the order of `units`. */
export function defaultUnits(raw: unknown, type: GroupType): string[] {
  const sides: readonly string[] = groupSides[type];
  const feeding = feedsOf(raw).filter((feed) => sides.includes(feed.side));
  const codes = list(field(raw, 'units')).flatMap((unit) => text(field(unit, 'code')) ?? []);
  return codes.filter((code) => feeding.some((feed) => feed.units.includes(code)));
}

interface GroupView {
  readonly at: KeyPath;
  readonly id: string;
  readonly type: GroupType;
  readonly units: readonly string[];
  readonly scheduled: boolean;
  readonly rules: readonly unknown[];
}

export function checkGroups(raw: unknown): Remark[] {
  const rules = list(field(raw, 'rules'));
  const feeds = feedsOf(raw);
  const groups = list(field(raw, 'groups')).flatMap((item, index) => viewGroup(raw, item, index));
  return [
    ...groups.flatMap((group) => [
      ...checkFeeds(group, feeds),
      ...checkFamilies(group),
      ...checkWaiting(group, feeds),
      ...checkExcluded(group),
      ...checkShadowed(group),
    ]),
    ...checkUnused(raw, rules),
  ];
}

function viewGroup(raw: unknown, item: unknown, index: number): GroupView[] {
  const type = field(item, 'type');
  if (type !== 'ledger' && type !== 'bank' && type !== 'external') return [];
  const given = texts(field(item, 'units'));
  const rules = list(field(raw, 'rules'));
  return [
    {
      at: ['groups', index],
      id: text(field(item, 'id')) ?? `groups[${index}]`,
      type,
      units: given.length > 0 ? given : defaultUnits(raw, type),
      scheduled: field(item, 'scheduled') === true,
      rules: texts(field(item, 'rules')).flatMap(
        (id) => rules.find((rule) => field(rule, 'id') === id) ?? [],
      ),
    },
  ];
}

function checkFeeds(group: GroupView, feeds: readonly Feed[]): Remark[] {
  const fed = (unit: string, side: string) =>
    feeds.some((feed) => feed.side === side && feed.units.includes(unit));
  const units = group.units.length > 0 ? group.units : ['–'];
  return units.flatMap((unit) =>
    groupSides[group.type]
      .filter((side) => !fed(unit, side))
      .map((side) => doubt('config-group-not-fed', group.at, { group: group.id, unit, side })),
  );
}

function checkFamilies(group: GroupView): Remark[] {
  if (group.type === 'ledger') return [];
  return group.rules
    .filter((rule) => field(rule, 'type') === 'net')
    .map((rule) => {
      const params = {
        group: group.id,
        rule: text(field(rule, 'id')) ?? '',
        family: 'net',
        type: group.type,
      };
      return remark('config-family-in-group', [...group.at, 'rules'], params);
    });
}

/** A rule that waits for complete data never runs on a source that states no completeness. */
function checkWaiting(group: GroupView, feeds: readonly Feed[]): Remark[] {
  const sides: readonly string[] = groupSides[group.type];
  const silent = feeds.filter(
    (feed) =>
      feed.completeThrough === 'none' &&
      sides.includes(feed.side) &&
      feed.units.some((unit) => group.units.includes(unit)),
  );
  const waiting = group.rules.filter((rule) => field(rule, 'whenComplete') === true);
  return waiting.flatMap((rule) =>
    silent.map((feed) => {
      const params = { group: group.id, rule: text(field(rule, 'id')) ?? '', import: feed.importId };
      return remark('config-when-complete-source', [...group.at, 'rules'], params);
    }),
  );
}

function isExcluded(rule: unknown): boolean {
  return field(rule, 'excludedFromAutomatic') === true || field(rule, 'active') === false;
}

function checkExcluded(group: GroupView): Remark[] {
  if (!group.scheduled || group.rules.length === 0 || !group.rules.every(isExcluded)) return [];
  return [doubt('config-group-rules-excluded', [...group.at, 'rules'], { group: group.id })];
}

/** A rule that finds exactly what an earlier one of the group has already taken. */
function checkShadowed(group: GroupView): Remark[] {
  const found: Remark[] = [];
  const seen = new Map<string, string>();
  for (const rule of group.rules) {
    if (isExcluded(rule)) continue;
    const id = text(field(rule, 'id')) ?? '';
    const names = [
      'type',
      'key',
      'days',
      'tolerance',
      'shape',
      'spanDays',
      'gapDays',
      'equalCounts',
      'referenceConflict',
      'whenComplete',
      'maxRows',
    ];
    const effect = JSON.stringify(names.map((name) => field(rule, name) ?? null));
    const by = seen.get(effect);
    if (by !== undefined && by !== id) {
      found.push(doubt('config-rule-shadowed', [...group.at, 'rules'], { group: group.id, rule: id, by }));
    }
    seen.set(effect, by ?? id);
  }
  return found;
}

function checkUnused(raw: unknown, rules: readonly unknown[]): Remark[] {
  const used = new Set(list(field(raw, 'groups')).flatMap((group) => texts(field(group, 'rules'))));
  return rules.flatMap((rule, index) => {
    const id = text(field(rule, 'id'));
    const inactive = field(rule, 'active') === false;
    return id === null || inactive || used.has(id)
      ? []
      : [doubt('config-rule-unused', ['rules', index, 'id'], { rule: id })];
  });
}
