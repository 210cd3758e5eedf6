/** Totals, running balance and stated balances of each account of a table: its statements, and what does not add up. */
import type { TableLayout } from '../../domain/csv-layout.ts';
import { formatDecimal, minorDigits, type Ore, ore } from '../../domain/ore.ts';
import type { Statement } from '../../domain/source-file.ts';
import type { Sink } from '../format.ts';
import { ownCopy } from '../own-copy.ts';
import { BalanceChain, type ChainEnds } from './balance-chain.ts';
import { ControlTotals } from './control-totals.ts';
import type { ControlRow, ReadRow } from './row-reader.ts';

interface AccountTotals {
  readonly account: string | null;
  readonly currency: string | null;
  readonly chain: BalanceChain | null;
  entries: number;
  bookedEntries: number;
  positive: number;
  negative: number;
  booked: number;
  opening: ControlRow | null;
  closing: ControlRow | null;
}

export interface TableTotals {
  add(read: ReadRow): void;
  /** A line that states a balance or a total. */
  control(row: ControlRow): void;
  end(sink: Sink): void;
}

export interface TotalsOptions {
  /** Whose credit an amount above zero is: the bank's. In a ledger it is the company's debit. */
  readonly positiveIsCredit: boolean;
  /** Of the preamble. */
  readonly period: { readonly from: Statement['openingDay']; readonly to: Statement['closingDay'] } | null;
}

/** A table of more accounts than these is a list of something else: no statements are made of it. */
const mostAccounts = 5000;

const whole = (sum: number): Ore | null => (Number.isSafeInteger(sum) ? ore(sum) : null);

/** With one amount column a deposit is the bank's credit; with two columns the file itself says which is which. */
const byColumns = ({ columns }: TableLayout): TotalsOptions => ({
  positiveIsCredit: Object.hasOwn(columns, 'amount'),
  period: null,
});

export function createAccountTotals(
  layout: TableLayout,
  options: TotalsOptions = byColumns(layout),
): TableTotals {
  return new Totals(layout, options);
}

class Totals implements TableTotals {
  private readonly accounts = new Map<string, AccountTotals>();
  private readonly hasBalance: boolean;
  private readonly options: TotalsOptions;
  private readonly controls: ControlTotals;
  private last: AccountTotals | null = null;
  private tooMany = false;

  constructor(layout: TableLayout, options: TotalsOptions) {
    this.hasBalance = Object.hasOwn(layout.columns, 'balance');
    this.options = options;
    this.controls = new ControlTotals(layout.sign);
  }

  add(read: ReadRow): void {
    const { row, pending } = read;
    const totals = this.of(row.account, row.currency);
    if (totals === null) return;
    const { amountOre } = row;
    totals.entries += 1;
    if (amountOre > 0) totals.positive += amountOre;
    else totals.negative -= amountOre;
    if (pending) return;
    totals.bookedEntries += 1;
    totals.booked += amountOre;
    this.controls.add(amountOre);
    totals.chain?.add(read);
  }

  control(row: ControlRow): void {
    if (row.kind === 'total') {
      this.controls.check(row);
      return;
    }
    const totals = this.of(row.account, row.currency);
    if (totals === null) return;
    if (row.kind === 'opening') {
      totals.opening ??= row;
      this.controls.mark();
    } else totals.closing = row;
  }

  private of(account: string | null, currency: string | null): AccountTotals | null {
    const { last } = this;
    if (last !== null && last.account === account && last.currency === currency) return last;
    if (last !== null && last.account !== account) this.controls.mark();
    this.last = this.find(account, currency);
    return this.last;
  }

  private find(account: string | null, currency: string | null): AccountTotals | null {
    const key = `${account ?? ''} ${currency ?? ''}`;
    const known = this.accounts.get(key);
    if (known) return known;
    if (this.accounts.size >= mostAccounts) {
      this.tooMany = true;
      return null;
    }
    const made: AccountTotals = {
      account: account === null ? null : ownCopy(account),
      currency: currency === null ? null : ownCopy(currency),
      chain: this.hasBalance ? new BalanceChain() : null,
      entries: 0,
      bookedEntries: 0,
      positive: 0,
      negative: 0,
      booked: 0,
      opening: null,
      closing: null,
    };
    this.accounts.set(ownCopy(key), made);
    return made;
  }

  end(sink: Sink): void {
    this.controls.end(sink);
    if (this.tooMany) {
      sink.finding({ code: 'table-accounts-many', severity: 'warning', params: { accounts: mostAccounts } });
      return;
    }
    for (const totals of this.accounts.values()) sink.statement(this.statementOf(totals, sink));
  }

  private statementOf(totals: AccountTotals, sink: Sink): Statement {
    const { account, currency, chain, entries, bookedEntries, positive, negative } = totals;
    const ends: ChainEnds | undefined = chain?.end(sink, { account, currency });
    const opening = statedIn(totals.opening) ?? ends?.opening ?? null;
    const closing = statedIn(totals.closing) ?? ends?.closing ?? null;
    if (totals.opening !== null || totals.closing !== null) tellDifference(totals, opening, closing, sink);
    const [credit, debit] = this.options.positiveIsCredit ? [positive, negative] : [negative, positive];
    const openingDay = totals.opening?.day ?? this.options.period?.from ?? ends?.from;
    const closingDay = totals.closing?.day ?? this.options.period?.to ?? ends?.to;
    return {
      account,
      currency,
      openingOre: opening,
      closingOre: closing,
      ...(openingDay ? { openingDay } : {}),
      ...(closingDay ? { closingDay } : {}),
      entries,
      bookedEntries,
      sumCreditOre: whole(credit),
      sumDebitOre: whole(debit),
    };
  }
}

/** The balance that a control line states: in the balance column, else what its amounts come to. */
function statedIn(row: ControlRow | null): Ore | null {
  if (row === null) return null;
  const { balance, amount, debit, credit } = row.figures;
  if (balance !== undefined) return whole(balance);
  if (amount !== undefined) return whole(amount);
  return debit === undefined && credit === undefined ? null : whole((debit ?? 0) - (credit ?? 0));
}

function tellDifference(totals: AccountTotals, opening: Ore | null, closing: Ore | null, sink: Sink): void {
  if (opening === null || closing === null) return;
  const calculated = whole(opening + totals.booked);
  if (calculated === null || calculated === closing) return;
  const digits = minorDigits(totals.currency ?? 'SEK');
  const line = (totals.closing ?? totals.opening)?.line;
  sink.finding({
    code: 'balance-differs',
    severity: 'warning',
    ...(line === undefined ? {} : { line }),
    params: {
      account: totals.account ?? '-',
      stated: formatDecimal(closing, digits),
      calculated: formatDecimal(calculated, digits),
      difference: formatDecimal(ore(closing - calculated), digits),
      others: 0,
    },
  });
}
