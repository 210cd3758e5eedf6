/** Takes what a reader finds in a file: rows to the staging table, the rest within bounds. */
import type { Day } from '../domain/day.ts';
import type { Finding } from '../domain/finding.ts';
import type { ImportDefinition } from '../domain/settings.ts';
import type { FileWarning, StatedBalance, Statement } from '../domain/source-file.ts';
import type { Sink } from '../formats/index.ts';
import type { Staging } from '../store/staging.ts';
import { accountGate, type Belongings } from './belonging.ts';
import { createFindings, type Findings } from './findings.ts';
import { ledgerAccount, rowShaper, unmapped, voucherOf } from './shape-row.ts';
import { type Currencies, createRowWatch, type RowWatch } from './watch-rows.ts';

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
  /** Per ledger account. */
  readonly currencies: Currencies;
}

/** After so many errors reading on tells nobody anything. */
const mostErrors = 20;

export interface Collector {
  readonly sink: Sink;
  /** So many errors that reading on tells nobody anything. */
  isHopeless(): boolean;
  collected(): Collected;
}

export interface Collecting {
  readonly definition: ImportDefinition;
  readonly staging: Staging;
  /** Null: any day is as good as another. */
  readonly today: Day | null;
  /** Null: any account is. */
  readonly belongings: Belongings | null;
}

export function createCollector({ definition, staging, today, belongings }: Collecting): Collector {
  const shape = rowShaper(definition);
  const watch = createRowWatch(definition.feeds, today);
  const belongs = belongings ? accountGate(definition, belongings) : () => null;
  const findings = createFindings(definition);
  const statements: Statement[] = [];
  const balances: Collected['balances'] = [];
  const sums = { rows: 0, sumDebitOre: 0, sumCreditOre: 0 };

  function takeStatement(statement: Statement): void {
    statements.push(statement);
    const wrong = belongs(statement.account);
    if (wrong) findings.add(wrong);
    const account = ledgerAccount(definition, statement.account);
    if (account === null) findings.add(unmapped(definition, statement.account));
    else balances.push(...statedBalances(statement, account));
  }

  return {
    isHopeless: () => findings.errors() >= mostErrors,
    sink: {
      finding: findings.add,
      row(parsed) {
        const wrong = belongs(parsed.account);
        if (wrong) findings.add({ ...wrong, row: parsed.row });
        const row = shape(parsed);
        if ('code' in row) return findings.add(row);
        if (findings.errors() > 0) return;
        sums.rows += 1;
        if (row.amountOre > 0) sums.sumDebitOre += row.amountOre;
        else sums.sumCreditOre -= row.amountOre;
        watch.see(row);
        staging.add(row);
      },
      emptyVoucher(identity) {
        const voucher = definition.feeds === 'ledger' && findings.errors() === 0 ? voucherOf(identity) : null;
        if (voucher) staging.emptyVoucher(voucher);
      },
      balance(balance) {
        balances.push({ ...balance, fileAccount: balance.account });
      },
      statement: takeStatement,
    },
    collected() {
      for (const found of seenInRows(watch, statements, findings)) findings.add(found);
      return {
        ...sums,
        statements,
        balances,
        warnings: [...findings.warnings()],
        error: findings.error(),
        lastDay: watch.lastDay(),
        currencies: watch.currencies(),
      };
    },
  };
}

/** A reader that knows its statements' currencies has told of the mixed ones itself. */
function seenInRows(watch: RowWatch, statements: readonly Statement[], findings: Findings): Finding[] {
  const mixed = findings.warnings().some((warning) => warning.code === 'statement-currency-mixed');
  return watch.findings(statements).filter((found) => !(mixed && found.code === 'row-currency-differs'));
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
