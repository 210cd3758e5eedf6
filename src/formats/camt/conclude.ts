/** What the end of a statement gives: its balances and sums, checked against its entries. */
import type { Day } from '../../domain/day.ts';
import type { Ore } from '../../domain/ore.ts';
import type { Statement } from '../../domain/source-file.ts';
import type { Sink } from '../format.ts';
import { type BookedBalances, bookedBalances, type CamtBalance } from './balances.ts';
import { type Exact, exactText, exactToOre } from './exact.ts';
import { noTotals, type StatementTotals, summaryFindings } from './totals.ts';
import type { XmlNode } from './xml-node.ts';

export interface Page {
  readonly page: number | null;
  readonly lastPage: boolean | null;
}

type TotalsByCurrency = ReadonlyMap<string | null, StatementTotals>;

/** A statement as it was read. */
export interface ReadStatement {
  readonly id: string;
  readonly account: string | null;
  /** Of the account; null when Acct says none. */
  readonly currency: string | null;
  readonly page: Page;
  readonly summary: XmlNode | null;
  readonly balances: readonly CamtBalance[];
  readonly totals: TotalsByCurrency;
  readonly entries: number;
  readonly bookedEntries: number;
}

/** Acct/Ccy is optional: then the balances', then the entries' currency. */
export function currencyOf({ currency, balances, totals }: Pick<ReadStatement, 'currency' | 'balances' | 'totals'>): string | null {
  return currency ?? balances[0]?.currency ?? [...totals.keys()][0] ?? null;
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
    sumCreditOre: statedSum(read.totals, currency, (of) => of.any.credit),
    sumDebitOre: statedSum(read.totals, currency, (of) => of.any.debit),
  };
}

function dayAs<Name extends string>(name: Name, balance: CamtBalance | undefined): Partial<Record<Name, Day>> {
  return balance?.day ? ({ [name]: balance.day } as Record<Name, Day>) : {};
}

/** Null when an entry in another currency takes part: sums of two currencies mean nothing. */
function statedSum(totals: TotalsByCurrency, currency: string | null, of: (totals: StatementTotals) => Exact): Ore | null {
  const foreign = [...totals].some(([found, other]) => found !== currency && of(other) !== 0n);
  const own = totals.get(currency);
  return foreign ? null : exactToOre(own ? of(own) : 0n, currency);
}

function check(read: ReadStatement, booked: BookedBalances, about: { currency: string | null; whole: boolean }, sink: Sink): void {
  const account = read.account ?? '-';
  const warn = (code: Parameters<Sink['finding']>[0]['code'], params: Record<string, string>): void =>
    sink.finding({ code, severity: 'warning', params });
  if (read.account === null) warn('statement-account-missing', { statement: read.id });
  if ([...read.totals.keys()].some((found) => found !== about.currency)) {
    warn('statement-currency-mixed', { account, currency: about.currency ?? '' });
    return;
  }
  const sums = read.totals.get(about.currency) ?? noTotals();
  checkBalances(booked, sums, account, sink);
  if (!read.summary || !about.whole) return;
  for (const finding of summaryFindings(read.summary, sums, account)) sink.finding(finding);
}

/** Opening + booked entries must give closing. Exact: even float noise in a published balance is a difference to be told. */
function checkBalances({ opening, closing }: BookedBalances, sums: StatementTotals, account: string, sink: Sink): void {
  if (!opening || !closing) return;
  const calculated = opening.exact + sums.booked.credit - sums.booked.debit;
  if (calculated === closing.exact) return;
  const difference = exactText(closing.exact - calculated);
  sink.finding({
    code: 'balance-differs',
    severity: 'warning',
    params: { account, stated: exactText(closing.exact), calculated: exactText(calculated), difference, others: 0 },
  });
}
