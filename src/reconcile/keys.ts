import { createHash } from 'node:crypto';
import { dayFromNumber } from '../domain/day.ts';
import type { KeyPart, Rule } from '../domain/rule.ts';
import type { Frame } from './frame.ts';
import { compileNormalisers } from './normalise.ts';
import { createPairIds } from './pair-ids.ts';

/** The keys of one rule: a tuple of the currency and every normalised part, interned part by part. */
export interface KeyColumn {
  /** Key id by row index; 0: the row has no key. */
  readonly ids: Int32Array;
  /** Greatest id. */
  readonly size: number;
  /** Normalised parts of a row; null where there is none. */
  partsOf(row: number): (string | null)[];
  /** Raw parts of a row, as stored. */
  rawOf(row: number): (string | null)[];
}

/** Fields the table itself answers for. */
const derivedFields = new Set(['date', 'amount', 'currency']);

/** Text fields the rules read, for the loader: keys and, where references may contradict, `reference`. Sorted. */
export function neededFields(rules: readonly Rule[]): string[] {
  const fields = new Set<string>();
  for (const rule of rules) {
    for (const part of rule.key) fields.add(part.left).add(part.right);
    if (rule.type === 'unique' && rule.referenceConflict === 'veto') fields.add('reference');
  }
  return [...fields].filter((field) => !derivedFields.has(field)).sort();
}

function fieldReader(frame: Frame, field: string): (row: number) => string | null {
  const { rows } = frame;
  if (field === 'date') return (row) => dayFromNumber(rows.day[row] as number);
  if (field === 'amount') return (row) => String(frame.value[row]);
  if (field === 'currency') return (row) => rows.textOf(rows.currency[row] as number);
  const column = rows.column(field);
  return (row) => rows.textOf(column[row] as number);
}

/** A number that is equal where the field's raw value is, for the cache of normalised values. */
function fieldCode(frame: Frame, field: string): (row: number) => number {
  if (field === 'date') return (row) => frame.rows.day[row] as number;
  if (field === 'amount') return (row) => frame.value[row] as number;
  const column = field === 'currency' ? frame.rows.currency : frame.rows.column(field);
  return (row) => column[row] as number;
}

/** Normalised texts of one key part, shared by both sides; id 0 is none. */
class PartTexts {
  readonly #ids = new Map<string, number>();
  readonly texts: (string | null)[] = [null];

  idOf(text: string | null): number {
    if (text === null) return 0;
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    this.#ids.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}

interface PartReader {
  normalisedId(row: number): number;
  normalised(row: number): string | null;
  readonly raw: (row: number) => string | null;
}

function partReader(frame: Frame, field: string, part: KeyPart, shared: PartTexts): PartReader {
  const normalise = compileNormalisers(part.normalise);
  const raw = fieldReader(frame, field);
  const codeOf = fieldCode(frame, field);
  // Cost follows distinct values, not rows: one look-up per row, one normalisation per text.
  const cache = derivedFields.has(field) ? new Map<number, number>() : new DenseCache(frame.rows.texts);
  function normalisedId(row: number): number {
    const code = codeOf(row);
    const known = cache.get(code);
    if (known !== undefined) return known;
    const text = raw(row);
    const id = shared.idOf(text === null ? null : normalise(text));
    cache.set(code, id);
    return id;
  }
  return { raw, normalisedId, normalised: (row) => shared.texts[normalisedId(row)] ?? null };
}

/** Without normalisers the ids of the table's own texts serve; no text is looked at twice. */
function trimmedReader(frame: Frame, field: string): PartReader {
  const { rows } = frame;
  const column = rows.column(field);
  const ids = frame.trimmedIds();
  const normalisedId = (row: number) => ids[column[row] as number] as number;
  return {
    raw: (row) => rows.textOf(column[row] as number),
    normalisedId,
    normalised: (row) => rows.textOf(normalisedId(row))?.trim() ?? null,
  };
}

/** A map from small whole numbers to ids. */
class DenseCache {
  readonly #ids: Int32Array;

  constructor(size: number) {
    this.#ids = new Int32Array(size).fill(-1);
  }
  get(code: number): number | undefined {
    const id = this.#ids[code] as number;
    return id < 0 ? undefined : id;
  }
  set(code: number, id: number): void {
    this.#ids[code] = id;
  }
}

/** Ids of both sides must mean the same texts, so a derived field on one side takes the other along. */
function readersOfPart(
  frame: Frame,
  part: KeyPart,
  shared: PartTexts,
): { left: PartReader; right: PartReader } {
  const plain =
    part.normalise.length === 0 && !derivedFields.has(part.left) && !derivedFields.has(part.right);
  const reader = (field: string) =>
    plain ? trimmedReader(frame, field) : partReader(frame, field, part, shared);
  return { left: reader(part.left), right: reader(part.right) };
}

/** A rule without key parts (`unique`) is keyed by currency alone. */
export function keyColumn(frame: Frame, rule: Rule): KeyColumn {
  const { rows } = frame;
  const ids = new Int32Array(rows.count);
  for (let row = 0; row < rows.count; row++) ids[row] = rows.currency[row] as number;
  let size = rows.texts;
  const readers = rule.key.map((part) => readersOfPart(frame, part, new PartTexts()));
  for (const reader of readers) {
    const tuples = createPairIds(rows.count);
    for (let row = 0; row < rows.count; row++) {
      const part = (frame.isRight[row] ? reader.right : reader.left).normalisedId(row);
      ids[row] = ids[row] === 0 || part === 0 ? 0 : tuples.idOf(ids[row] as number, part);
    }
    size = tuples.size;
  }
  const lefts = readers.map((reader) => reader.left);
  const rights = readers.map((reader) => reader.right);
  const readersOf = (row: number) => (frame.isRight[row] ? rights : lefts);
  return {
    ids,
    size,
    rawOf: (row) => readersOf(row).map((reader) => reader.raw(row)),
    partsOf: (row) => readersOf(row).map((reader) => reader.normalised(row)),
  };
}

/** SHA-256 (hex) of rule id, currency and normalised key: how the store finds the matches of a key again. */
export function keyHash(ruleId: string, currency: string, parts: readonly (string | null)[]): string {
  return createHash('sha256')
    .update(JSON.stringify([ruleId, currency, ...parts]))
    .digest('hex');
}
