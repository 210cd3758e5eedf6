/** Rows of the books as the engine and the lists read them. */
import { type Day, dayFromNumber } from '../domain/day.ts';
import { type Side, textFields } from '../domain/row.ts';
import { reading, type Store } from './open.ts';

/** Which rows a group and unit is about. */
export interface GroupRows {
  readonly groupId: string;
  readonly unit: string;
  readonly accounts: readonly string[];
  readonly sides: readonly Side[];
}

export interface LoadedRow {
  readonly seq: number;
  readonly side: Side;
  readonly day: number;
  readonly amountOre: number;
  readonly currency: string;
  readonly hash: string;
  readonly values: (string | null)[];
}

const pageRows = 20_000;

const columnOf: Readonly<Record<string, string>> = {
  account: 'r.account',
  date: 'r.day',
  valueDate: 'r.value_day',
  amount: 'r.amount_ore',
  currency: 'r.currency',
  ...Object.fromEntries(textFields.map((field) => [field, `r.${field}`])),
};

/** A field of the rule language as SQL: a column, an object of a dimension, or a field that an import definition adds. */
function fieldSql(field: string): { sql: string; path: string | null } {
  const column = columnOf[field];
  if (column) return { sql: column, path: null };
  const path = (name: string): string => `$."${name.replaceAll('"', '')}"`;
  if (field.startsWith('object.'))
    return { sql: `json_extract(r.objects, ?)`, path: path(field.slice('object.'.length)) };
  return { sql: 'json_extract(r.extra, ?)', path: path(field) };
}

interface LoadOptions {
  readonly fields: readonly string[];
  /** Rows up to this number; later ones belong to the next run. */
  readonly highWater: number;
  /** `open`: in no active match of the group, and not superseded. */
  readonly only: 'open' | { readonly matches: readonly number[] };
}

/** Hands over rows of a group, page by page through an index, so that memory does not grow with what is matched. */
export async function loadRows(
  store: Store,
  of: GroupRows,
  options: LoadOptions,
  each: (row: LoadedRow) => void,
): Promise<void> {
  const { fields, only, highWater } = options;
  const columns = fields.map(fieldSql);
  const statement = store.native
    .prepare(
      `select r.seq, r.side, r.day, r.amount_ore, r.currency, r.row_hash${columns.map((column) => `, ${column.sql}`).join('')}
       from tx_row r left join active_row a on a.tx_seq = r.seq and a.group_id = ? left join superseded_row x on x.tx_seq = r.seq
       where r.unit = ? and r.account = ? and r.side = ? and r.seq > ? and r.seq <= ?
       and ${only === 'open' ? 'a.match_seq is null and x.tx_seq is null' : 'a.match_seq in (select value from json_each(?))'}
       order by r.seq limit ${pageRows}`,
    )
    .raw();
  const before = [...columns.flatMap((column) => column.path ?? []), of.groupId, of.unit];
  const behind = only === 'open' ? [highWater] : [highWater, JSON.stringify(only.matches)];
  const ranges = of.sides.flatMap((side) => of.accounts.map((account) => [account, side]));
  for (const range of ranges) {
    for (let after = 0, full = true; full; ) {
      const page = statement.all(...before, ...range, after, ...behind) as unknown[][];
      for (const cells of page) each(asRow(cells, fields));
      after = Number(page.at(-1)?.[0] ?? after);
      full = page.length === pageRows;
    }
  }
}

function asRow(cells: readonly unknown[], fields: readonly string[]): LoadedRow {
  const [seq, side, day, amountOre, currency, hash, ...values] = cells;
  return {
    seq: Number(seq),
    side: side as Side,
    day: Number(day),
    amountOre: safe(amountOre),
    currency: String(currency),
    hash: String(hash),
    values: values.map((value, i) => fieldText(value, fields[i] ?? '')),
  };
}

function safe(amount: unknown): number {
  const value = Number(amount);
  if (!Number.isSafeInteger(value)) throw new RangeError(`amount out of the safe range: ${String(amount)}`);
  return value;
}

function fieldText(value: unknown, field: string): string | null {
  if (value === null || value === undefined) return null;
  return field === 'date' || field === 'valueDate' ? dayFromNumber(Number(value)) : String(value);
}

/** The greatest row number in the books: what a run sees. */
export function highWater(store: Store): number {
  const row = store.native.prepare('select max(seq) as seq from tx_row').get() as { seq: number | null };
  return row.seq ?? 0;
}

/** How many of a group's rows have come since a number. */
export function rowsSince(store: Store, of: GroupRows, after: number): number {
  const list = (values: readonly string[]): string => values.map(() => '?').join(',');
  const row = store.native
    .prepare(
      `select count(*) as n from tx_row where unit = ? and account in (${list(of.accounts)}) and side in (${list(of.sides)}) and seq > ?`,
    )
    .get(of.unit, ...of.accounts, ...of.sides, after) as { n: number };
  return row.n;
}

/** A row as people see it. */
export interface ShownRow {
  readonly seq: number;
  readonly unit: string;
  readonly side: Side;
  readonly account: string;
  readonly date: Day;
  readonly amountOre: number;
  readonly currency: string;
  readonly reference: string | null;
  readonly text: string | null;
  readonly voucher: string | null;
  readonly counterparty: string | null;
  readonly file: string;
  readonly row: number;
  readonly hash: string;
  /** Null while the row is true; else the file that no longer held it, and when. */
  readonly supersededBy: string | null;
  readonly supersededAt: string | null;
}

const shownSql = `r.seq, r.unit, r.side, r.account, r.day, r.amount_ore as amountOre, r.currency, r.reference, r.text, r.voucher, r.counterparty,
  f.name as file, r.row_no as row, r.row_hash as hash, g.name as supersededBy, x.at as supersededAt`;
const shownFrom = `tx_row r join source_file f on f.id = r.file_id
  left join superseded_row x on x.tx_seq = r.seq left join source_file g on g.id = x.file_id`;

export function asShown(row: Record<string, unknown>): ShownRow {
  const { day, ...rest } = row;
  return { ...rest, date: dayFromNumber(Number(day)) } as unknown as ShownRow;
}

/** Rows by number, in that order of numbers. */
export async function rowsBySeq(store: Store, seqs: readonly number[]): Promise<ShownRow[]> {
  const rows = (await reading(store).execute(
    `select ${shownSql} from ${shownFrom} where r.seq in (select value from json_each(?)) order by r.seq`,
    [JSON.stringify(seqs)],
  )) as Record<string, unknown>[];
  return rows.map(asShown);
}

export interface OpenItem extends ShownRow {
  readonly group: string;
  /** Null: the group has not run since the row came. */
  readonly reasonCode: string | null;
  readonly reasonDetail: string | null;
}

/** Open items of a group and unit with the reason of the last run, oldest first. */
export async function openItems(store: Store, of: GroupRows, limit: number): Promise<OpenItem[]> {
  const list = (values: readonly string[]): string => values.map(() => '?').join(',');
  const rows = (await reading(store).execute(
    `select ${shownSql}, o.code as reasonCode, o.detail as reasonDetail
     from ${shownFrom}
     left join active_row a on a.tx_seq = r.seq and a.group_id = ?
     left join open_reason o on o.tx_seq = r.seq and o.group_id = ?
     where r.unit = ? and r.account in (${list(of.accounts)}) and r.side in (${list(of.sides)}) and a.match_seq is null and x.tx_seq is null
     order by r.day, r.side, abs(r.amount_ore) desc, r.row_hash limit ?`,
    [of.groupId, of.groupId, of.unit, ...of.accounts, ...of.sides, limit],
  )) as Record<string, unknown>[];
  return rows.map((row) => ({ ...asShown(row), group: of.groupId }) as OpenItem);
}

/**
 * Through which day a side's data are complete for a group and unit: per import that feeds it the greatest day over its files
 * that state one of the accounts, then the least over those imports; an import without such a file leaves the side not complete.
 */
export async function completeThrough(
  store: Store,
  of: { unit: string; accounts: readonly string[]; imports: readonly string[] },
): Promise<Day | null> {
  let least: Day | null = null;
  for (const importId of of.imports) {
    const row = (await reading(store).execute(
      `select max(complete_through) as day from file_coverage where unit = ? and import_id = ? and account in ('*', ${of.accounts.map(() => '?').join(',')})`,
      [of.unit, importId, ...of.accounts],
      'get',
    )) as { day: Day | null };
    if (row.day === null) return null;
    if (least === null || row.day < least) least = row.day;
  }
  return least;
}
