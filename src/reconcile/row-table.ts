import type { Side } from '../domain/row.ts';

/** A row as the store hands it in. */
export interface RowInput {
  /** The database's id: told apart by it, never ordered by it. */
  readonly seq: number;
  readonly side: Side;
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly amountOre: number;
  readonly currency: string;
  /** SHA-256 (hex) of the row's immutable content and occurrence. */
  readonly hash: string;
  /** One value per field of the table, in its order. */
  readonly values: readonly (string | null)[];
}

/** Rows in columns; texts are interned, id 0 is "no value". Row indexes are positions in order of arrival. */
export interface RowTable {
  readonly fields: readonly string[];
  readonly count: number;
  /** Throws RangeError where an amount, or the sum of all, leaves the range in which integers are exact. */
  add(row: RowInput): void;
  readonly seq: Float64Array;
  readonly day: Int32Array;
  readonly amountOre: Float64Array;
  readonly currency: Int32Array;
  sideOf(index: number): Side;
  hashOf(index: number): string;
  /** The interned column of a field. Throws RangeError for a field that was not loaded. */
  column(field: string): Int32Array;
  hasField(field: string): boolean;
  /** The text of an id; null for 0. */
  textOf(id: number): string | null;
  /** The id of a text; 0 when no row has it. */
  idOf(text: string): number;
  /** Number of interned texts plus one: the size of an array indexed by id. */
  readonly texts: number;
  /** Row index of a database id, or -1. */
  indexOf(seq: number): number;
}

const sides: readonly Side[] = ['ledger', 'bank', 'external'];

interface Columns {
  seq: Float64Array;
  day: Int32Array;
  amountOre: Float64Array;
  currency: Int32Array;
  side: Uint8Array;
  fields: Int32Array[];
}

function allocate(capacity: number, fields: number): Columns {
  return {
    seq: new Float64Array(capacity),
    day: new Int32Array(capacity),
    amountOre: new Float64Array(capacity),
    currency: new Int32Array(capacity),
    side: new Uint8Array(capacity),
    fields: Array.from({ length: fields }, () => new Int32Array(capacity)),
  };
}

function enlarge(from: Columns): Columns {
  const to = allocate(from.seq.length * 2, from.fields.length);
  to.seq.set(from.seq);
  to.day.set(from.day);
  to.amountOre.set(from.amountOre);
  to.currency.set(from.currency);
  to.side.set(from.side);
  from.fields.forEach((column, i) => {
    to.fields[i]?.set(column);
  });
  return to;
}

class GrowingTable implements RowTable {
  readonly fields: readonly string[];
  count = 0;
  #columns: Columns;
  #hashes: string[] = [];
  #texts: (string | null)[] = [null];
  #ids = new Map<string, number>();
  #totalOre = 0;
  #bySeq: Map<number, number> | null = null;

  constructor(fields: readonly string[]) {
    this.fields = fields;
    this.#columns = allocate(1024, fields.length);
  }

  add(row: RowInput): void {
    if (!Number.isSafeInteger(row.amountOre))
      throw new RangeError(`not a safe whole number of öre: ${row.amountOre}`);
    this.#totalOre += Math.abs(row.amountOre);
    // With the sum of absolute amounts exact, every partial sum in every rule is exact too.
    if (!Number.isSafeInteger(this.#totalOre))
      throw new RangeError('the rows sum to more than whole öre can hold');
    if (this.count === this.#columns.seq.length) this.#columns = enlarge(this.#columns);
    const at = this.count;
    const to = this.#columns;
    to.seq[at] = row.seq;
    to.day[at] = row.day;
    to.amountOre[at] = row.amountOre === 0 ? 0 : row.amountOre;
    to.currency[at] = this.#intern(row.currency);
    to.side[at] = sides.indexOf(row.side);
    to.fields.forEach((column, i) => {
      const value = row.values[i] ?? null;
      column[at] = value === null ? 0 : this.#intern(value);
    });
    this.#hashes.push(row.hash);
    this.#bySeq = null;
    this.count += 1;
  }

  #intern(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = this.#texts.length;
    this.#texts.push(text);
    this.#ids.set(text, id);
    return id;
  }

  get seq(): Float64Array {
    return this.#columns.seq;
  }
  get day(): Int32Array {
    return this.#columns.day;
  }
  get amountOre(): Float64Array {
    return this.#columns.amountOre;
  }
  get currency(): Int32Array {
    return this.#columns.currency;
  }
  get texts(): number {
    return this.#texts.length;
  }

  sideOf(index: number): Side {
    return sides[this.#columns.side[index] as number] as Side;
  }
  hashOf(index: number): string {
    return this.#hashes[index] as string;
  }
  hasField(field: string): boolean {
    return this.fields.includes(field);
  }
  column(field: string): Int32Array {
    const column = this.#columns.fields[this.fields.indexOf(field)];
    if (!column) throw new RangeError(`the field ${field} was not loaded`);
    return column;
  }
  textOf(id: number): string | null {
    return this.#texts[id] ?? null;
  }
  idOf(text: string): number {
    return this.#ids.get(text) ?? 0;
  }
  indexOf(seq: number): number {
    if (!this.#bySeq) {
      this.#bySeq = new Map();
      for (let i = 0; i < this.count; i++) this.#bySeq.set(this.seq[i] as number, i);
    }
    return this.#bySeq.get(seq) ?? -1;
  }
}

export function createRowTable(fields: readonly string[]): RowTable {
  return new GrowingTable(fields);
}
