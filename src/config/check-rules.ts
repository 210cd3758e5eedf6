/** Checks of rules that need more than one key: fields, chains, tolerance, days. */
import { nearest } from '../domain/nearest.ts';
import { doubt, type KeyPath, type Remark, remark } from './fault.ts';
import { moneyOre } from './money.ts';
import { entries, field, list, text } from './raw.ts';
import { normaliserWords } from './schema-rules.ts';
import { knownFields } from './schema-words.ts';

export function checkRules(raw: unknown): Remark[] {
  const fields = fieldsOf(raw);
  const chains = [...entries(field(raw, 'normalisers')).map(([name]) => name), ...normaliserWords];
  const ofRules = list(field(raw, 'rules')).flatMap((item, index) => {
    const at: KeyPath = ['rules', index];
    return [
      ...checkKey(item, at, { fields, chains }),
      ...checkTolerance(item, [...at, 'tolerance']),
      ...checkDays(item, at),
    ];
  });
  return [...ofRules, ...checkDerive(raw, fields)];
}

/** Fields of the rule language and those that imports make. `debit` and `credit` become the amount. */
function fieldsOf(raw: unknown): string[] {
  const made = list(field(raw, 'imports')).flatMap((item) =>
    [...entries(field(field(item, 'csv'), 'columns')), ...entries(field(item, 'derive'))].map(
      ([name]) => name,
    ),
  );
  return [...new Set([...knownFields, ...made.filter((name) => name !== 'debit' && name !== 'credit')])];
}

interface Known {
  readonly fields: readonly string[];
  readonly chains: readonly string[];
}

function checkKey(item: unknown, at: KeyPath, known: Known): Remark[] {
  return list(field(item, 'key')).flatMap((part, index) => {
    const path = [...at, 'key', index];
    if (typeof part === 'string') return checkField(part, path, known.fields);
    const sides = ['left', 'right'].flatMap((side) =>
      checkField(field(part, side), [...path, side], known.fields),
    );
    return [...sides, ...checkChain(field(part, 'normalise'), [...path, 'normalise'], known.chains)];
  });
}

function checkField(value: unknown, path: KeyPath, fields: readonly string[]): Remark[] {
  const name = text(value);
  if (name === null || name.startsWith('object.') || fields.includes(name)) return [];
  const params = { value: name, nearest: nearest(name, fields) ?? '', known: fields.join(', ') };
  return [remark('config-field-unknown', path, params)];
}

function checkChain(value: unknown, path: KeyPath, chains: readonly string[]): Remark[] {
  const name = text(value);
  if (name === null || chains.includes(name)) return [];
  const params = { value: name, nearest: nearest(name, chains) ?? '', known: chains.join(', ') };
  return [remark('config-normaliser-unknown', path, params)];
}

function checkDerive(raw: unknown, fields: readonly string[]): Remark[] {
  return list(field(raw, 'imports')).flatMap((item, index) =>
    entries(field(item, 'derive')).flatMap(([name, rule]) =>
      checkField(field(rule, 'from'), ['imports', index, 'derive', name, 'from'], fields),
    ),
  );
}

function checkTolerance(item: unknown, at: KeyPath): Remark[] {
  const tolerance = field(item, 'tolerance');
  if (typeof tolerance !== 'object' || tolerance === null) return [];
  const rule = text(field(item, 'id')) ?? '';
  return [...checkLimits(tolerance, rule, at), ...checkClass(item, rule, at)];
}

function checkLimits(tolerance: unknown, rule: string, at: KeyPath): Remark[] {
  const twice = [
    ['min', 'minOre'],
    ['max', 'maxOre'],
  ].flatMap(([words = '', number = '']) => {
    const both = field(tolerance, words) !== undefined && field(tolerance, number) !== undefined;
    return both ? [remark('config-tolerance-twice', [...at, number], { rule, words, number })] : [];
  });
  const min = limitOre(tolerance, 'min');
  const max = limitOre(tolerance, 'max');
  if (min === null || max === null || min <= max) return twice;
  return [...twice, remark('config-tolerance-order', at, { rule })];
}

function checkClass(item: unknown, rule: string, at: KeyPath): Remark[] {
  const kind = field(field(item, 'tolerance'), 'class');
  if (kind === undefined) {
    const needed = field(item, 'type') === 'unique';
    return needed ? [remark('config-tolerance-class-missing', [...at, 'class'], { rule })] : [];
  }
  const isAuto = (field(item, 'mode') ?? 'auto') === 'auto';
  if (!isAuto || text(field(field(item, 'tolerance'), 'account')) !== null) return [];
  return [remark('config-tolerance-account-missing', [...at, 'account'], { rule, class: String(kind) })];
}

/** A limit in öre; 0 when it is left out, null when it is unreadable (that has its own fault). */
export function limitOre(tolerance: unknown, name: 'min' | 'max'): number | null {
  const inOre = field(tolerance, `${name}Ore`);
  const inWords = field(tolerance, name);
  if (inOre === undefined && inWords === undefined) return 0;
  if (typeof inOre === 'number') return Number.isSafeInteger(inOre) ? inOre : null;
  return typeof inWords === 'string' ? moneyOre(inWords) : null;
}

function checkDays(item: unknown, at: KeyPath): Remark[] {
  const days = field(item, 'days');
  const before = field(days, 'before');
  const after = field(days, 'after');
  const length = (typeof before === 'number' ? before : 0) + (typeof after === 'number' ? after : 0);
  const isLong = length > 400 && [before, after].every((part) => typeof part !== 'number' || part <= 400);
  const found = isLong ? [remark('config-days', [...at, 'days'], { value: length })] : [];
  const hasDate = list(field(item, 'key')).some((part) => part === 'date' || field(part, 'left') === 'date');
  if (hasDate && field(item, 'spanDays') !== undefined) {
    found.push(doubt('config-span-needless', [...at, 'spanDays'], { rule: text(field(item, 'id')) ?? '' }));
  }
  return found;
}
