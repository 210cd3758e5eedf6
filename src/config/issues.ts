/** What zod finds, in the codes of this program. */
import type { z } from 'zod';
import { type ConfigCode, configCodes } from '../domain/codes.ts';
import { nearest } from '../domain/nearest.ts';
import type { ConfigDocument } from './document.ts';
import { type KeyPath, keyText, type Remark, remark } from './fault.ts';
import { knownKeys } from './json-schema.ts';
import { isLaterKey, isLaterValue } from './later.ts';
import { field, valueAt } from './raw.ts';
import { regexFault } from './safe-regex.ts';
import { familyKeys, normaliserWords } from './schema-rules.ts';

type Issue = z.core.$ZodIssue;

/** Remarks of one issue; the input values are looked up in the document, since zod does not give them. */
export function remarksOf(issue: Issue, document: ConfigDocument, above: KeyPath = []): Remark[] {
  const path = [...above, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
  const at = keyText(path);
  const value = valueAt(document.raw, path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(key, path, document.raw));
  }
  if (value === undefined) return [missing(path)];
  if (isLaterValue(at, value)) return [remark('config-not-supported-yet', path, { what: shown(at, value) })];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    return bestBranch(issue.errors).flatMap((inner) => remarksOf(inner, document, path));
  }
  return [wrongValue(issue, path, value, document)];
}

function missing(path: KeyPath): Remark {
  const isRuleKey = path.length === 3 && path[0] === 'rules' && path[2] === 'key';
  return remark(isRuleKey ? 'config-rule-key-missing' : 'config-key-missing', path);
}

function unknownKey(key: string, at: KeyPath, raw: unknown): Remark {
  const path = [...at, key];
  if (isLaterKey(keyText(at), key)) return remark('config-not-supported-yet', path, { what: key });
  if (/^\d+ *(?:kr|sek)$/i.test(key)) return remark('config-amount-unquoted', path, { written: key });
  const type = at.length === 2 && at[0] === 'rules' ? field(valueAt(raw, at), 'type') : undefined;
  const families = Object.keys(familyKeys).filter((family) => familyKeys[family]?.includes(key));
  if (typeof type === 'string' && families.length > 0) {
    return remark('config-rule-key-not-allowed', path, { name: key, type, families: families.join(', ') });
  }
  const known = typeof type === 'string' ? [...(familyKeys[type] ?? [])] : knownKeys(at);
  return remark('config-key-unknown', path, {
    name: key,
    nearest: nearest(key, known) ?? '',
    known: known.join(', '),
  });
}

/** The branch of a union that the value was meant as: of the right kind, with the fewest keys it does not know. */
function bestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const cost = (issues: readonly Issue[]) =>
    issues.reduce((sum, issue) => {
      if (issue.path.length === 0 && issue.code === 'invalid_type') return sum + 100;
      if (issue.path.length === 0 && issue.code === 'invalid_value') return sum + 50;
      return sum + (issue.code === 'unrecognized_keys' ? 10 : 1);
    }, 0);
  return [...branches].sort((a, b) => cost(a) - cost(b))[0] ?? [];
}

function wrongValue(issue: Issue, path: KeyPath, value: unknown, document: ConfigDocument): Remark {
  const own = ownCode(issue.message);
  if (value === null) return remark('config-empty', path);
  if (own) return ownRemark(own, path, value, document);
  switch (issue.code) {
    case 'invalid_value':
    case 'invalid_union':
      return unknownWord(issue, path, value);
    case 'too_small':
    case 'too_big':
      return outOfRange(issue, path, value);
    case 'invalid_key':
      return invalidKey(issue, path);
    default:
      return wrongKind(issue, path, value, document);
  }
}

function wrongKind(issue: Issue, path: KeyPath, value: unknown, document: ConfigDocument): Remark {
  const expected = issue.code === 'invalid_type' ? issue.expected : issue.code;
  if (expected === 'string' && typeof value === 'number') {
    return remark('config-number-unquoted', path, { written: document.writtenAs(path) ?? String(value) });
  }
  return remark('config-type', path, { expected, value: plain(value) });
}

/** A check of the schema that names its code. */
function ownRemark(code: ConfigCode, path: KeyPath, value: unknown, document: ConfigDocument): Remark {
  // A place of a secret that is none may be the secret itself.
  if (code === 'config-secret-place') return remark(code, path);
  const written = shown(keyText(path), document.writtenAs(path) ?? value);
  const reason = code === 'config-regex' ? { reason: regexFault(String(value)) ?? '' } : {};
  return remark(code, path, { value: written, ...reason });
}

function ownCode(message: string): ConfigCode | null {
  return configCodes.find((code) => code === message) ?? null;
}

function unknownWord(issue: Issue, path: KeyPath, value: unknown): Remark {
  const values = issue.code === 'invalid_value' ? issue.values.map(String) : Object.keys(familyKeys);
  const isNormaliser = normaliserWords.every((word) => values.includes(word));
  const code = isNormaliser ? 'config-normaliser-unknown' : 'config-value-unknown';
  const near = typeof value === 'string' ? nearest(value, values) : null;
  return remark(code, path, { value: plain(value), nearest: near ?? '', known: values.join(', ') });
}

function outOfRange(issue: Issue, path: KeyPath, value: unknown): Remark {
  const least = issue.code === 'too_small' ? `≥ ${issue.minimum}` : '';
  const most = issue.code === 'too_big' ? `≤ ${issue.maximum}` : '';
  return remark('config-number-range', path, { value: plain(value), range: least + most });
}

/** A name in a map (field, id, account) that is none. */
function invalidKey(issue: z.core.$ZodIssueInvalidKey, path: KeyPath): Remark {
  const inner = issue.issues[0];
  const code = inner ? ownCode(inner.message) : null;
  return remark(code ?? 'config-field-name', path, { value: String(path.at(-1) ?? '') });
}

/** Of a database address only the beginning is told: a password may stand in it. */
function shown(at: string, value: unknown): string {
  return at === 'store' ? plain(value).replace(/:.*$/s, ':…') : plain(value);
}

/** A value as a short text for a message; never a whole map. */
function plain(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, 80);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value === null) return '–';
  return Array.isArray(value) ? '[…]' : '{…}';
}
