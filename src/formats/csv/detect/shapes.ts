/** Exports without a header that are known by their shape (fact sheet: formats/swedish, 7). */
import type { KnownExport } from '../known-exports.ts';
import { amountFormsOf, amountShare } from './amount-forms.ts';
import { isDayLike } from './cell-shapes.ts';
import { isProven } from './proof.ts';
import type { SampleRow } from './sample.ts';
import type { TableSample } from './table-sample.ts';

export interface KnownShape extends Omit<KnownExport, 'name'> {
  /** Null: nobody's that is known, but its running balance proves the columns. */
  readonly name: string | null;
  readonly orgNumber?: string;
}

export function knownShape(rows: readonly SampleRow[], table: TableSample): KnownShape | null {
  return taxAccount(rows) ?? savingsBank(table) ?? proven(table);
}

const base = { decimal: null, sign: 'asIs', pendingText: null } as const;

/** Skatteverket's skattekonto: day, text, amount, balance; the balances at both ends stand on lines without a day. */
function taxAccount(rows: readonly SampleRow[]): KnownShape | null {
  const isBalance = ({ cells }: SampleRow): boolean =>
    cells.length === 4 && cells[0] === '' && /^(?:In|Ut)gående saldo \d{4}-\d{2}-\d{2}$/.test(cells[1] ?? '');
  if (!rows.some(isBalance)) return null;
  const number = /^(?:16)?(\d{6})-?(\d{4})$/.exec(rows[0]?.cells[1] ?? '');
  return {
    ...base,
    name: 'Skatteverket, skattekonto',
    columns: { date: '1', text: '2', amount: '3', balance: '4' },
    ...(number ? { orgNumber: `${number[1]}-${number[2]}` } : {}),
  };
}

const isDays = (cells: readonly string[]): boolean => cells.length > 0 && cells.every(isDayLike);

/** Swedbank and savings banks, 2019: text, day, day, amount, balance. */
function savingsBank(table: TableSample): KnownShape | null {
  const { rows } = table;
  if (rows.length < 3 || !rows.every(({ cells }) => cells.length === 5)) return null;
  if (!isDays(table.column(1)) || !isDays(table.column(2)) || !balances(table, 3, 4)) return null;
  return {
    ...base,
    name: 'Swedbank, utan rubriker',
    columns: { text: '1', date: '2', valueDate: '3', amount: '4', balance: '5' },
  };
}

function balances(table: TableSample, amount: number, balance: number): boolean {
  const decimal = amountFormsOf([...table.column(amount), ...table.column(balance)]).decimal;
  return isProven(table.proof({ amount, balance }, decimal));
}

/** A table that nobody knows, whose columns its own running balance proves. */
function proven(table: TableSample): KnownShape | null {
  const { rows, width } = table;
  if (rows.length < 4 || width > 30 || !rows.every(({ cells }) => cells.length >= 3)) return null;
  const places = Array.from({ length: width }, (_, at) => at);
  const days = places.filter((at) => isDays(table.column(at)));
  const figures = places.filter((at) => !days.includes(at) && amountShare(table.column(at)) === 1);
  // Two columns of days: nothing says which one is the booking's.
  if (days.length !== 1) return null;
  const pairs = figures.flatMap((amount) =>
    figures
      .filter((balance) => amount !== balance && balances(table, amount, balance))
      .map((balance) => [amount, balance] as const),
  );
  const [pair] = pairs;
  if (pairs.length !== 1 || pair === undefined) return null;
  const text = places.find(
    (at) => !days.includes(at) && !figures.includes(at) && table.column(at).some((cell) => cell !== ''),
  );
  return {
    ...base,
    name: null,
    columns: {
      date: String((days[0] ?? 0) + 1),
      ...(text === undefined ? {} : { text: String(text + 1) }),
      amount: String(pair[0] + 1),
      balance: String(pair[1] + 1),
    },
  };
}

/** What the columns look like, where nothing says what they are: for a person to look at, never to read a row by. */
export function guessColumns(table: TableSample): Readonly<Record<string, string>> | null {
  const places = Array.from({ length: Math.min(table.width, 60) }, (_, at) => at);
  const days = places.filter((at) => mostly(table.column(at), isDayLike));
  const figures = places.filter((at) => !days.includes(at) && amountShare(table.column(at)) >= 0.8);
  const amount = figures.find((at) => amountFormsOf(table.column(at)).decimal !== null) ?? figures[0];
  const [day] = days;
  if (day === undefined || amount === undefined) return null;
  const name = (at: number): string => nameOf(table, at);
  const text = longest(
    places.filter((at) => !days.includes(at) && !figures.includes(at)),
    table,
  );
  return { date: name(day), amount: name(amount), ...(text === null ? {} : { text: name(text) }) };
}

function mostly(cells: readonly string[], test: (cell: string) => boolean): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length > 0 && filled.filter(test).length >= filled.length * 0.8;
}

function nameOf({ header }: TableSample, at: number): string {
  const name = header?.[at]?.trim() ?? '';
  const once = header?.filter((cell) => cell.trim().toLowerCase() === name.toLowerCase()).length === 1;
  return name !== '' && once && !/^\d+$/.test(name) ? name : String(at + 1);
}

/** The column of the longest texts. */
function longest(places: readonly number[], table: TableSample): number | null {
  let best: { at: number; characters: number } | null = null;
  for (const at of places) {
    const characters = table.column(at).reduce((sum, cell) => sum + cell.length, 0);
    if (characters > (best?.characters ?? 0)) best = { at, characters };
  }
  return best?.at ?? null;
}
