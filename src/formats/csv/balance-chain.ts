/**
 * Checks the running balance of one account in a table, whichever way the rows are ordered. Both orders are followed at
 * once, since only the last row tells; rows without a balance count into the next one that has it (some banks state it
 * once a day). Amounts that leave the range of exact integers turn into NaN, which nothing equals.
 */
import type { Day } from '../../domain/day.ts';
import { formatDecimal, minorDigits, type Ore, ore } from '../../domain/ore.ts';
import type { Statement } from '../../domain/source-file.ts';
import type { Sink } from '../format.ts';

interface ChainRow {
  readonly row: number;
  readonly line: number;
  readonly day: Day;
  readonly amountOre: Ore;
  /** Null: the row states none. */
  readonly balanceOre: Ore | null;
}

interface Break {
  readonly row: number;
  readonly line: number;
  readonly stated: number;
  readonly calculated: number;
}

/** One order's way through the rows. */
interface Walk {
  previous: number | null;
  /** Amounts since the last stated balance. */
  since: number;
  breaks: number;
  firstBreak: Break | null;
}

const exactly = (sum: number): number => (Number.isSafeInteger(sum) ? sum : Number.NaN);
const known = (sum: number | null): Ore | null =>
  sum !== null && Number.isSafeInteger(sum) ? ore(sum) : null;

export interface BalanceChain {
  /** A booked row. */
  add(row: ChainRow): void;
  /** The account's statement, with its opening and closing balance; a break is a warning. */
  end(
    sink: Sink,
    about: Pick<
      Statement,
      'account' | 'currency' | 'entries' | 'bookedEntries' | 'sumCreditOre' | 'sumDebitOre'
    >,
  ): void;
}

interface Rows {
  readonly newest: Walk;
  readonly oldest: Walk;
  /** The first stated balance, with the sum of the rows before it and the amount of its own. */
  first: { readonly balance: number; readonly before: number; readonly amount: number } | null;
  before: number;
  firstDay: Day | null;
  lastDay: Day | null;
}

export function createBalanceChain(): BalanceChain {
  const walk = (): Walk => ({ previous: null, since: 0, breaks: 0, firstBreak: null });
  const rows: Rows = {
    newest: walk(),
    oldest: walk(),
    first: null,
    before: 0,
    firstDay: null,
    lastDay: null,
  };
  return {
    add: (row) => addRow(rows, row),
    end(sink, about) {
      const { firstBreak, breaks } = rows[orderOf(rows)];
      if (firstBreak) tell(firstBreak, breaks - 1, about, sink);
      const [from, to] = [rows.firstDay, rows.lastDay].filter((day) => day !== null).sort();
      const { opening, closing } = endsOf(rows);
      const days = { ...(from ? { openingDay: from } : {}), ...(to ? { closingDay: to } : {}) };
      sink.statement({ ...about, openingOre: known(opening), closingOre: known(closing), ...days });
    },
  };
}

function addRow(rows: Rows, row: ChainRow): void {
  const { newest, oldest } = rows;
  rows.firstDay ??= row.day;
  rows.lastDay = row.day;
  if (row.balanceOre !== null)
    rows.first ??= { balance: row.balanceOre, before: rows.before, amount: row.amountOre };
  rows.before = exactly(rows.before + row.amountOre);
  meet(newest, row, newest.previous === null ? null : exactly(newest.previous - newest.since));
  newest.since = exactly(newest.since + row.amountOre);
  oldest.since = exactly(oldest.since + row.amountOre);
  meet(oldest, row, oldest.previous === null ? null : exactly(oldest.previous + oldest.since));
}

function meet(walk: Walk, row: ChainRow, calculated: number | null): void {
  const stated = row.balanceOre;
  if (stated === null) return;
  if (calculated !== null && calculated !== stated) {
    walk.breaks += 1;
    walk.firstBreak ??= { row: row.row, line: row.line, stated, calculated };
  }
  walk.previous = stated;
  walk.since = 0;
}

/** The order with fewer breaks; where both hold, what the days say. */
function orderOf({ newest, oldest, firstDay, lastDay }: Rows): 'newest' | 'oldest' {
  if (newest.breaks !== oldest.breaks) return newest.breaks < oldest.breaks ? 'newest' : 'oldest';
  return (firstDay ?? '') > (lastDay ?? '') ? 'newest' : 'oldest';
}

/** The balances before the oldest and after the newest row. */
function endsOf(rows: Rows): { opening: number | null; closing: number | null } {
  const { newest, oldest, first } = rows;
  if (first === null || newest.previous === null || oldest.previous === null)
    return { opening: null, closing: null };
  return orderOf(rows) === 'newest'
    ? { opening: newest.previous - newest.since, closing: first.balance + first.before }
    : { opening: first.balance - first.before - first.amount, closing: oldest.previous + oldest.since };
}

function tell(
  found: Break,
  others: number,
  about: Pick<Statement, 'account' | 'currency'>,
  sink: Sink,
): void {
  const digits = minorDigits(about.currency ?? 'SEK');
  const text = (amount: number): string =>
    Number.isSafeInteger(amount) ? formatDecimal(ore(amount), digits) : '?';
  sink.finding({
    code: 'balance-differs',
    severity: 'warning',
    row: found.row,
    line: found.line,
    params: {
      account: about.account ?? '-',
      stated: text(found.stated),
      calculated: text(found.calculated),
      difference: text(found.stated - found.calculated),
      others,
    },
  });
}
