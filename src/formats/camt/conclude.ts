/** What the end of a statement gives: its balances and sums, checked against its entries. */
import type { Day } from '../../domain/day.ts';
import type { Finding, Params } from '../../domain/finding.ts';
import type { Statement } from '../../domain/source-file.ts';
import type { Sink } from '../format.ts';
import { shown } from '../shown.ts';
import {
  type BookedBalances,
  bookedBalances,
  type CamtBalance,
  openingConflict,
  pageBalances,
} from './balances.ts';
import { type Exact, exactText, exactToOre } from './exact.ts';
import { isWhole, type Page, type Pages } from './pages.ts';
import { type StatementTotals, summaryFindings, turned } from './totals.ts';
import type { XmlNode } from './xml-node.ts';

/** A statement as it was read. */
export interface ReadStatement {
  readonly id: string;
  readonly account: string | null;
  /** Of the account; null when Acct says none. */
  readonly currency: string | null;
  /** Of the first balance of any kind. */
  readonly balanceCurrency: string | null;
  readonly page: Page;
  readonly sequence: number | undefined;
  /** CpyDplctInd. */
  readonly copy: string | undefined;
  readonly summary: XmlNode | null;
  readonly balances: readonly CamtBalance[];
  readonly totals: StatementTotals;
  /** Signed sum of the booked reversals whose rows may still be turned, and how many. */
  readonly reversals: { readonly sum: Exact; readonly count: number };
  /** Of the entries. */
  readonly currencies: ReadonlySet<string | null>;
  readonly entries: number;
  readonly bookedEntries: number;
}

type Currencies = Pick<ReadStatement, 'currency' | 'balanceCurrency' | 'currencies'>;

/** Acct/Ccy is optional: then the balances', then the entries' currency. */
export function currencyOf(read: Currencies): string | null {
  return read.currency ?? read.balanceCurrency ?? read.currencies.values().next().value ?? null;
}

export interface Concluded {
  readonly statement: Statement;
  /** The balances fit only with the reversals turned. */
  readonly turnReversals: boolean;
}

export function concludeStatement(read: ReadStatement, pages: Pages, sink: Sink): Concluded {
  const booked = bookedBalances(read.balances, (read.page.number ?? 1) > 1);
  const currency = currencyOf(read);
  const turnReversals = check(read, booked, { currency, pages }, sink);
  const { sequence, page } = read;
  const statement: Statement = {
    account: read.account,
    currency,
    ...(read.id ? { id: read.id } : {}),
    openingOre: booked.opening?.ore ?? null,
    closingOre: booked.closing?.ore ?? null,
    ...dayAs('openingDay', booked.opening),
    ...dayAs('closingDay', booked.closing),
    ...(sequence === undefined ? {} : { sequence }),
    ...(isWhole(page) ? {} : { page: { number: page.number ?? 1, isLast: page.isLast ?? true } }),
    entries: read.entries,
    bookedEntries: read.bookedEntries,
    sumCreditOre: exactToOre(read.totals.any.credit, currency),
    sumDebitOre: exactToOre(read.totals.any.debit, currency),
  };
  return { statement, turnReversals };
}

function dayAs<Name extends string>(
  name: Name,
  balance: CamtBalance | undefined,
): Partial<Record<Name, Day>> {
  return balance?.day ? ({ [name]: balance.day } as Record<Name, Day>) : {};
}

type Warn = (code: Finding['code'], params: Params) => void;

/** Tells what does not fit. True when the reversals are to be turned. */
function check(
  read: ReadStatement,
  booked: BookedBalances,
  about: { readonly currency: string | null; readonly pages: Pages },
  sink: Sink,
): boolean {
  const account = shown(read.account ?? '-');
  const currency = about.currency ?? '';
  const warn: Warn = (code, params) => sink.finding({ code, severity: 'warning', params });
  if (read.account === null) warn('statement-account-missing', { statement: shown(read.id) });
  if (read.copy !== undefined)
    warn('statement-copy', { account, statement: shown(read.id), mark: shown(read.copy) });
  tellConflict(read, account, warn);
  for (const balance of [booked.opening, booked.closing])
    if (balance && (balance.currency ?? about.currency) !== about.currency)
      warn('balance-currency-differs', { account, currency, balance: shown(balance.currency ?? '') });
  if ([...read.currencies].some((found) => found !== about.currency)) {
    warn('statement-currency-mixed', { account, currency });
    return false;
  }
  return isWhole(read.page)
    ? checkWhole(read, booked, account, sink)
    : checkPage(read, booked, { account, currency, pages: about.pages }, sink);
}

function tellConflict(read: ReadStatement, account: string, warn: Warn): void {
  const conflict = openingConflict(read.balances);
  if (!conflict) return;
  const [opening, previous] = conflict;
  warn('balance-opening-differs', {
    account,
    opening: exactText(opening.exact),
    previous: exactText(previous.exact),
  });
}

/** Opening + booked entries must give closing. Exact: even float noise in a published balance is a difference to be told. */
function checkWhole(
  read: ReadStatement,
  { opening, closing }: BookedBalances,
  account: string,
  sink: Sink,
): boolean {
  const { totals, reversals } = read;
  const { booked } = totals;
  let turnReversals = false;
  if (opening && closing) {
    const calculated = opening.exact + turned(booked, 0n);
    turnReversals =
      calculated !== closing.exact &&
      reversals.sum !== 0n &&
      opening.exact + turned(booked, reversals.sum) === closing.exact;
    if (turnReversals)
      sink.finding({
        code: 'reversals-turned',
        severity: 'warning',
        params: { account, count: reversals.count },
      });
    else if (calculated !== closing.exact) tellDifference(account, closing.exact, calculated, sink);
  }
  if (read.summary)
    for (const finding of summaryFindings(read.summary, { totals, reversals: reversals.sum, account }))
      sink.finding(finding);
  return turnReversals;
}

/** A page is checked when it is the last of pages that all stand in this file; one that fits by itself is sound anyway. */
function checkPage(
  read: ReadStatement,
  booked: BookedBalances,
  about: { readonly account: string; readonly currency: string; readonly pages: Pages },
  sink: Sink,
): boolean {
  const { account, currency, pages } = about;
  const key = [account, currency, read.id, read.sequence ?? ''].join('|');
  const whole = pages.add(key, read.page, { opening: booked.opening, totals: read.totals });
  const own = pageBalances(read.balances, (read.page.number ?? 1) > 1);
  if (own.opening && own.closing && own.opening.exact + turned(read.totals.booked, 0n) === own.closing.exact)
    return false;
  if (!whole?.opening || !booked.closing) return false;
  const calculated = whole.opening.exact + turned(whole.totals.booked, 0n);
  if (calculated !== booked.closing.exact) tellDifference(account, booked.closing.exact, calculated, sink);
  if (read.summary)
    for (const finding of summaryFindings(read.summary, { totals: whole.totals, reversals: 0n, account }))
      sink.finding(finding);
  return false;
}

function tellDifference(account: string, stated: Exact, calculated: Exact, sink: Sink): void {
  const difference = exactText(stated - calculated);
  sink.finding({
    code: 'balance-differs',
    severity: 'warning',
    params: { account, stated: exactText(stated), calculated: exactText(calculated), difference, others: 0 },
  });
}
