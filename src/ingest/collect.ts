/** Takes what a reader finds in a file: rows to the staging table, the rest within bounds. */
import { type Day, dayFromNumber } from '../domain/day.ts';
import type { Finding } from '../domain/finding.ts';
import type { ImportDefinition } from '../domain/settings.ts';
import type { FileWarning, StatedBalance, Statement } from '../domain/source-file.ts';
import type { Sink } from '../formats/index.ts';
import type { Staging } from '../store/staging.ts';
import { ledgerAccount, rowShaper } from './shape-row.ts';

export interface Collected {
  readonly rows: number;
  readonly sumDebitOre: number;
  readonly sumCreditOre: number;
  readonly statements: Statement[];
  readonly balances: (StatedBalance & { fileAccount: string | null })[];
  readonly warnings: FileWarning[];
  /** The first error: the file is refused. */
  readonly error: Finding | null;
  /** Last day with a row, per ledger account. */
  readonly lastDay: ReadonlyMap<string, Day>;
}

/** More findings than these are counted, not kept. */
const mostWarnings = 100;
const mostErrors = 20;

export interface Collector {
  readonly sink: Sink;
  /** So many errors that reading on tells nobody anything. */
  isHopeless(): boolean;
  collected(): Collected;
}

export function createCollector(definition: ImportDefinition, staging: Staging): Collector {
  const shape = rowShaper(definition);
  const lastDay = new Map<string, number>();
  const statements: Statement[] = [];
  const balances: Collected['balances'] = [];
  const warnings: FileWarning[] = [];
  let error: Finding | null = null;
  let errors = 0;
  let rows = 0;
  let debit = 0;
  let credit = 0;

  function finding(found: Finding): void {
    const refuses =
      found.severity === 'error' || (found.code === 'balance-differs' && definition.balanceGate === 'refuse');
    if (refuses) {
      errors += 1;
      error ??= { ...found, severity: 'error' };
    } else if (warnings.length < mostWarnings) {
      warnings.push({ ...found, severity: 'warning' });
    }
  }

  return {
    isHopeless: () => errors >= mostErrors,
    sink: {
      finding,
      row(parsed) {
        const row = shape(parsed);
        if ('code' in row) return finding(row);
        if (errors > 0) return;
        rows += 1;
        if (row.amountOre > 0) debit += row.amountOre;
        else credit -= row.amountOre;
        if (row.day > (lastDay.get(row.account) ?? Number.NEGATIVE_INFINITY))
          lastDay.set(row.account, row.day);
        staging.add(row);
      },
      balance(balance) {
        balances.push({ ...balance, fileAccount: balance.account });
      },
      statement(statement) {
        statements.push(statement);
        const account = ledgerAccount(definition, statement.account);
        if (account === null) {
          finding({
            code: 'import-account-unmapped',
            severity: 'error',
            params: { account: statement.account ?? '', import: definition.id },
          });
        } else {
          balances.push(...statedBalances(statement, account));
        }
      },
    },
    collected: () => ({
      rows,
      sumDebitOre: debit,
      sumCreditOre: credit,
      statements,
      balances,
      warnings,
      error,
      lastDay: new Map([...lastDay].map(([account, day]) => [account, dayFromNumber(day)])),
    }),
  };
}

function statedBalances(statement: Statement, account: string): Collected['balances'] {
  const { openingOre, closingOre, openingDay, closingDay, currency } = statement;
  const found: Collected['balances'] = [];
  const base = { account, currency, fileAccount: statement.account };
  const from = openingDay ?? closingDay;
  if (openingOre !== null && from) found.push({ ...base, kind: 'opening', day: from, amountOre: openingOre });
  if (closingOre !== null && closingDay)
    found.push({ ...base, kind: 'closing', day: closingDay, amountOre: closingOre });
  return found;
}
