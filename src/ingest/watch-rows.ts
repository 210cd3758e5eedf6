/** What the rows of a file say together: days far ahead, currencies of accounts, the last day of each account. */
import { type Day, dayFromNumber, dayNumber } from '../domain/day.ts';
import type { Finding } from '../domain/finding.ts';
import type { Side } from '../domain/row.ts';
import type { Statement } from '../domain/source-file.ts';
import type { StoredRow } from '../store/staging.ts';

/** Where rows of a currency begin, and how many there are. */
export interface CurrencyUse {
  readonly row: number;
  readonly count: number;
}

/** Account → currency → rows. */
export type Currencies = ReadonlyMap<string, ReadonlyMap<string, CurrencyUse>>;

export interface RowWatch {
  see(row: StoredRow): void;
  /** Last day with a row, per ledger account. */
  lastDay(): ReadonlyMap<string, Day>;
  /** Per ledger account. */
  currencies(): Currencies;
  findings(statements: readonly Statement[]): Finding[];
}

/**
 * How many days ahead a row may be dated: a bank books nothing ahead but the next days; books accrue to the end of the month
 * and a little more; lists of open items are dated with when they fall due.
 */
const daysAhead: Readonly<Record<Side, number>> = { bank: 7, ledger: 35, external: 366 };

interface Account {
  last: number;
  readonly uses: Map<string, { row: number; count: number }>;
}

/** `today` null: no clock, so no day is too far ahead. */
export function createRowWatch(side: Side, today: Day | null): RowWatch {
  const accounts = new Map<string, Account>();
  /** Only of accounts that a file names otherwise than the ledger does. */
  const fileAccounts = new Map<string, Account>();
  const furthest = today === null ? Number.POSITIVE_INFINITY : dayNumber(today) + daysAhead[side];
  let ahead: { row: number; line: number | null; day: number; count: number } | null = null;

  function note(into: Map<string, Account>, name: string, row: StoredRow): void {
    let account = into.get(name);
    if (!account) {
      account = { last: row.day, uses: new Map() };
      into.set(name, account);
    }
    if (row.day > account.last) account.last = row.day;
    const use = account.uses.get(row.currency);
    if (use) use.count += 1;
    else account.uses.set(row.currency, { row: row.row, count: 1 });
  }

  return {
    see(row) {
      note(accounts, row.account, row);
      if (row.fileAccount !== null && row.fileAccount !== row.account)
        note(fileAccounts, row.fileAccount, row);
      if (row.day <= furthest) return;
      if (ahead) ahead.count += 1;
      else ahead = { row: row.row, line: row.line, day: row.day, count: 1 };
    },
    lastDay: () => new Map([...accounts].map(([name, account]) => [name, dayFromNumber(account.last)])),
    currencies: () => new Map([...accounts].map(([name, account]) => [name, account.uses])),
    findings: (statements) => [
      ...(ahead ? [inFuture(ahead)] : []),
      ...otherCurrencies(statements, fileAccounts, accounts),
    ],
  };
}

function inFuture(ahead: { row: number; line: number | null; day: number; count: number }): Finding {
  const { row, line, day, count } = ahead;
  return {
    code: 'row-in-future',
    severity: 'warning',
    row,
    ...(line === null ? {} : { line }),
    params: { date: dayFromNumber(day), count },
  };
}

/** Rows in a currency that none of the account's statements has. */
function otherCurrencies(
  statements: readonly Statement[],
  ...rows: readonly ReadonlyMap<string, Account>[]
): Finding[] {
  const stated = Map.groupBy(
    statements.filter((statement) => statement.currency !== null && statement.account !== null),
    (statement) => statement.account as string,
  );
  return [...stated].flatMap(([account, own]) => {
    const known = new Set(own.map((statement) => statement.currency));
    const uses =
      rows.map((accounts) => accounts.get(account)).find((found) => found !== undefined)?.uses ?? [];
    return [...uses]
      .filter(([currency]) => !known.has(currency))
      .map(
        ([currency, { row, count }]): Finding => ({
          code: 'row-currency-differs',
          severity: 'warning',
          row,
          params: { account, currency, known: [...known].join(', '), count },
        }),
      );
  });
}
