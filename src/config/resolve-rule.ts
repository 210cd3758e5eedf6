/** A rule of the file as the engine takes it. */
import { ore } from '../domain/ore.ts';
import { type KeyPart, type Normaliser, type Rule, ruleDefaults, type Tolerance } from '../domain/rule.ts';
import { limitOre } from './check-rules.ts';
import type { ConfigInput } from './schema.ts';

type RuleInput = ConfigInput['rules'][number];
type Chains = ConfigInput['normalisers'];
type KeyInput = Extract<RuleInput, { key: unknown }>['key'][number];

export function resolveRule(rule: RuleInput, chains: Chains): Rule {
  return {
    ...ruleDefaults,
    ...withoutUndefined(rule),
    id: rule.id,
    type: rule.type,
    name: rule.name ?? rule.id,
    key: 'key' in rule ? rule.key.map((part) => resolveKey(part, chains)) : [],
    days: 'days' in rule && rule.days ? { before: rule.days.before ?? 0, after: rule.days.after ?? 0 } : null,
    tolerance: rule.tolerance ? resolveTolerance(rule.tolerance) : null,
  };
}

/** Keys that are left out must not hide the defaults. */
function withoutUndefined(rule: RuleInput): Pick<Rule, 'mode' | 'active' | 'excludedFromAutomatic'> {
  const {
    name: _name,
    key: _key,
    days: _days,
    tolerance: _tolerance,
    ...plain
  } = { key: undefined, days: undefined, ...rule };
  const given = Object.entries(plain).filter(([, value]) => value !== undefined);
  return {
    mode: rule.mode,
    active: rule.active,
    excludedFromAutomatic: rule.excludedFromAutomatic,
    ...Object.fromEntries(given),
  };
}

function resolveKey(part: KeyInput, chains: Chains): KeyPart {
  if (typeof part === 'string') return { left: part, right: part, normalise: [] };
  return { left: part.left, right: part.right, normalise: resolveChain(part.normalise, chains) };
}

/** A name is a chain of the file before it is a normaliser: `ocr: [digits, ocr]` may be called `ocr`. */
function resolveChain(
  normalise: Exclude<KeyInput, string>['normalise'],
  chains: Chains,
): readonly Normaliser[] {
  if (normalise === undefined) return [];
  if (typeof normalise === 'string' && Object.hasOwn(chains, normalise)) return chains[normalise] ?? [];
  return Array.isArray(normalise) ? normalise : [normalise as Normaliser];
}

function resolveTolerance(tolerance: NonNullable<RuleInput['tolerance']>): Tolerance {
  return {
    minOre: ore(limitOre(tolerance, 'min') ?? 0),
    maxOre: ore(limitOre(tolerance, 'max') ?? 0),
    class: tolerance.class ?? 'rounding',
    account: tolerance.account ?? null,
  };
}
