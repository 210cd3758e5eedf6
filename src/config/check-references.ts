/** Ids are unique, and what refers to one finds it. */
import { nearest } from '../domain/nearest.ts';
import { type KeyPath, type Remark, remark } from './fault.ts';
import { entries, field, list, text, texts } from './raw.ts';

type Kind = 'unit' | 'import' | 'group' | 'rule';

const lists = [
  { kind: 'unit', list: 'units', key: 'code' },
  { kind: 'import', list: 'imports', key: 'id' },
  { kind: 'group', list: 'groups', key: 'id' },
  { kind: 'rule', list: 'rules', key: 'id' },
] as const;

export function checkReferences(raw: unknown): Remark[] {
  return [...lists.flatMap((one) => duplicates(raw, one)), ...references(raw)];
}

function idsOf(raw: unknown, kind: Kind): string[] {
  const one = lists.find((entry) => entry.kind === kind);
  return list(field(raw, one?.list ?? '')).flatMap((item) => text(field(item, one?.key ?? '')) ?? []);
}

function duplicates(raw: unknown, one: (typeof lists)[number]): Remark[] {
  const seen = new Set<string>();
  return list(field(raw, one.list)).flatMap((item, index) => {
    const id = text(field(item, one.key));
    if (id === null) return [];
    if (seen.has(id))
      return [remark('config-id-duplicate', [one.list, index, one.key], { id, kind: one.kind })];
    seen.add(id);
    return [];
  });
}

function references(raw: unknown): Remark[] {
  const units = idsOf(raw, 'unit');
  const imports = idsOf(raw, 'import');
  const rules = idsOf(raw, 'rule');
  const ofImports = list(field(raw, 'imports')).flatMap((item, index) =>
    entries(field(item, 'units')).flatMap(([code]) =>
      refer(code, 'unit', units, ['imports', index, 'units', code]),
    ),
  );
  const ofGroups = list(field(raw, 'groups')).flatMap((item, index) => {
    const at = (key: string): KeyPath => ['groups', index, key];
    return [
      ...referAll(texts(field(item, 'units')), 'unit', units, at('units')),
      ...referAll(texts(field(item, 'rules')), 'rule', rules, at('rules')),
      ...repeated(texts(field(item, 'rules')), at('rules')),
      ...referAll(texts(field(field(item, 'window'), 'expects')), 'import', imports, [
        ...at('window'),
        'expects',
      ]),
    ];
  });
  return [...ofImports, ...ofGroups];
}

function referAll(ids: readonly string[], kind: Kind, known: readonly string[], at: KeyPath): Remark[] {
  return ids.flatMap((id, index) => refer(id, kind, known, [...at, index]));
}

function refer(id: string, kind: Kind, known: readonly string[], path: KeyPath): Remark[] {
  if (known.includes(id)) return [];
  const params = { value: id, kind, nearest: nearest(id, known) ?? '', known: known.join(', ') };
  return [remark('config-reference-unknown', path, params)];
}

function repeated(ids: readonly string[], at: KeyPath): Remark[] {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index ? [remark('config-id-duplicate', [...at, index], { id, kind: 'rule' })] : [],
  );
}
