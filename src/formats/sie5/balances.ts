/** `OpeningBalance` and `ClosingBalance` of accounts, of the primary year and the one before, as in SIE 4. */
import { addDays, type Day } from '../../domain/day.ts';
import type { Ore } from '../../domain/ore.ts';
import type { StatedBalance } from '../../domain/source-file.ts';
import type { Sink } from '../format.ts';
import { type Accounts, isAccount, type Notices, readAmount } from '../sie4/index.ts';
import type { XmlAttributes } from '../xml/xml-push.ts';
import type { FileInfo } from './file-info.ts';
import { type Month, readMonth } from './values.ts';
import { createYearCheck, type YearCheck } from './year-check.ts';
import type { FiscalYear } from './years.ts';

export type BalanceItem = 'OpeningBalance' | 'ClosingBalance';

export interface AccountBalances extends Pick<YearCheck, 'move' | 'closingAt'> {
  account(attributes: XmlAttributes): void;
  balance(item: BalanceItem, attributes: XmlAttributes): void;
  counts(): { readonly ib: number; readonly ub: number; readonly res: number };
  finish(): void;
}

export interface BalanceContext {
  readonly sink: Sink;
  readonly notices: Notices;
  readonly accounts: Accounts;
  readonly info: FileInfo;
}

interface Balance {
  readonly account: string;
  readonly kind: StatedBalance['kind'];
  readonly month: Month;
  readonly amountOre: Ore;
}

const countOf = { opening: 'ib', closing: 'ub', result: 'res' } as const;

export function createAccountBalances(context: BalanceContext): AccountBalances {
  const { sink, notices, accounts, info } = context;
  const check = createYearCheck();
  const counts = { ib: 0, ub: 0, res: 0 };
  let account = '';
  let isResult = false;
  return {
    account(attributes) {
      account = (attributes['id'] ?? '').trim();
      isResult = isResultAccount(account, attributes['type'] ?? '');
      accounts.declare(account, 0);
    },
    balance(item, attributes) {
      const kind = kindOf(item, isResult);
      counts[countOf[kind]] += 1;
      const balance = readBalance(context, { account, kind }, attributes);
      if (balance !== null) {
        take(context, check, balance);
        return;
      }
      check.lose(account);
      notices.warn('balance-unreadable', 0, { item, account, amount: attributes['amount'] ?? '' });
    },
    move: check.move,
    closingAt: check.closingAt,
    counts: () => counts,
    finish: () => check.finish(sink, info.currency),
  };
}

function kindOf(item: BalanceItem, isResult: boolean): StatedBalance['kind'] {
  if (item === 'OpeningBalance') return 'opening';
  return isResult ? 'result' : 'closing';
}

/** Where the type is missing or none of the standard's, the class of BAS tells. */
function isResultAccount(account: string, type: string): boolean {
  if (type === 'cost' || type === 'income') return true;
  if (type === 'asset' || type === 'liability' || type === 'equity') return false;
  return /^[3-8]/.test(account);
}

function readBalance(
  { notices, info }: BalanceContext,
  { account, kind }: Pick<Balance, 'account' | 'kind'>,
  attributes: XmlAttributes,
): Balance | null {
  const month = readMonth(attributes['month'] ?? '');
  const read = readAmount(attributes['amount'] ?? '', info.currency, { notices, line: 0 });
  if (month === null || !('ore' in read) || !isAccount(account)) return null;
  return { account, kind, month, amountOre: read.ore };
}

function take({ sink, notices, info }: BalanceContext, check: YearCheck, balance: Balance): void {
  const { account, kind, month, amountOre } = balance;
  const day = kind === 'opening' ? month.first : month.last;
  const primary = info.years.primary();
  const year = info.years.of(day);
  if (primary === null || year === null) {
    notices.warn('balance-without-year', 0, { year: day.slice(0, 7), account });
    return;
  }
  if (isBefore(year, primary) || year.start === primary.start)
    sink.balance({ account, kind, day, amountOre, currency: info.currency });
  if (year.start === primary.start) keep(check, balance, primary.start);
}

function keep(check: YearCheck, { account, kind, month, amountOre }: Balance, yearStart: Day): void {
  if (kind !== 'opening') check.close(account, kind, month.last, amountOre);
  else if (month.first === yearStart) check.open(account, amountOre);
}

/** Balances of older years are of no use. */
function isBefore(year: FiscalYear, primary: FiscalYear): boolean {
  return addDays(year.end, 1) === primary.start;
}
