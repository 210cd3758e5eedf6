/** What the end of a statement gives: its balances and sums, checked against its entries. */
import type { Day } from '../../domain/day.ts';
import type { Statement } from '../../domain/source-file.ts';
import type { Sink } from '../format.ts';
import { type BookedBalances, bookedBalances, type CamtBalance } from './balances.ts';
import { exactText, exactToOre } from './exact.ts';
import { type StatementTotals, summaryFindings } from './totals.ts';
import type { XmlNode } from './xml-node.ts';

export interface Page {
  readonly page: number | null;
  readonly lastPage: boolean | null;
}

/** A statement as it was read. */
export interface ReadStatement {
  readonly id: string;
  readonly account: string | null;
  /** Of the account; null when Acct says none. */
  readonly currency: string | null;
  readonly page: Page;
  readonly summary: XmlNode | null;
  readonly balances: readonly CamtBalance[];
  readonly totals: StatementTotals;
  /** Of the entries. */
  readonly currencies: ReadonlySet<string | null>;
  readonly entries: number;
  readonly bookedEntries: number;
}

/** Acct/Ccy is optional: then the balances', then the entries' currency. */
export function currencyOf(read: Pick<ReadStatement, 'currency' | 'balances' | 'currencies'>): string | null {
  return read.currency ?? read.balances[0]?.currency ?? read.currencies.values().next().value ?? null;
}

export function concludeStatement(read: ReadStatement, sink: Sink): Statement {
  const page = read.page.page ?? 1;
  const booked = bookedBalances(read.balances, page > 1);
  const currency = currencyOf(read);
  check(read, booked, { currency, whole: page === 1 && read.page.lastPage !== false }, sink);
  return {
    account: read.account,
    currency,
    ...(read.id ? { id: read.id } : {}),
    openingOre: booked.opening?.ore ?? null,
    closingOre: booked.closing?.ore ?? null,
    ...dayAs('openingDay', booked.opening),
    ...dayAs('closingDay', booked.closing),
    entries: read.entries,
    bookedEntries: read.bookedEntries,
    sumCreditOre: exactToOre(read.totals.any.credit, currency),
    sumDebitOre: exactToOre(read.totals.any.debit, currency),
  };
}

function dayAs<Name extends string>(
  name: Name,
  balance: CamtBalance | undefined,
): Partial<Record<Name, Day>> {
  return balance?.day ? ({ [name]: balance.day } as Record<Name, Day>) : {};
}

function check(
  read: ReadStatement,
  booked: BookedBalances,
  about: { currency: string | null; whole: boolean },
  sink: Sink,
): void {
  const account = read.account ?? '-';
  const warn = (code: Parameters<Sink['finding']>[0]['code'], params: Record<string, string>): void =>
    sink.finding({ code, severity: 'warning', params });
  if (read.account === null) warn('statement-account-missing', { statement: read.id });
  if ([...read.currencies].some((found) => found !== about.currency)) {
    warn('statement-currency-mixed', { account, currency: about.currency ?? '' });
    return;
  }
  checkBalances(booked, read.totals, account, sink);
  if (!read.summary || !about.whole) return;
  for (const finding of summaryFindings(read.summary, read.totals, account)) sink.finding(finding);
}

/** Opening + booked entries must give closing. Exact: even float noise in a published balance is a difference to be told. */
function checkBalances(
  { opening, closing }: BookedBalances,
  sums: StatementTotals,
  account: string,
  sink: Sink,
): void {
  if (!opening || !closing) return;
  const calculated = opening.exact + sums.booked.credit - sums.booked.debit;
  if (calculated === closing.exact) return;
  const difference = exactText(closing.exact - calculated);
  sink.finding({
    code: 'balance-differs',
    severity: 'warning',
    params: {
      account,
      stated: exactText(closing.exact),
      calculated: exactText(calculated),
      difference,
      others: 0,
    },
  });
}
