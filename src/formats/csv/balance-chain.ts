/**
 * Checks the running balance of one account in a table, whichever way the rows are ordered. Both orders are followed at
 * once, since only the last row tells; rows without a balance count into the next one that has it (some banks state it
 * once a day). Amounts that leave the range of exact integers turn into NaN, which nothing equals.
 */
import type { Day } from '../../domain/day.ts';
import { formatDecimal, minorDigits, type Ore, ore } from '../../domain/ore.ts';
import type { Statement } from '../../domain/source-file.ts';
import type { Sink } from '../format.ts';
import type { ReadRow } from './row-reader.ts';

interface Break {
  readonly row: number;
  readonly line: number;
  readonly stated: number;
  readonly calculated: number;
}

const exactly = (sum: number): number => (Number.isSafeInteger(sum) ? sum : Number.NaN);
const known = (sum: number): Ore | null => (Number.isSafeInteger(sum) ? ore(sum) : null);

export interface ChainEnds {
  readonly opening: Ore | null;
  readonly closing: Ore | null;
  readonly from: Day | null;
  readonly to: Day | null;
}

export class BalanceChain {
  /** The balance stated last, the amount of its row, and those of the rows since. */
  private previous = Number.NaN;
  private previousAmount = 0;
  private since = 0;
  /** Breaks of the two orders: rows listed newest first, and oldest first. */
  private newest = 0;
  private oldest = 0;
  private newestBreak: Break | null = null;
  private oldestBreak: Break | null = null;
  /** The first stated balance, with the sum of the rows before it and the amount of its own. */
  private first: { readonly balance: number; readonly before: number; readonly amount: number } | null = null;
  private firstDay: Day | null = null;
  private lastDay: Day | null = null;

  /** A booked row. */
  add({ row, balanceOre }: ReadRow): void {
    this.lastDay = row.date;
    if (balanceOre === null) this.since = exactly(this.since + row.amountOre);
    else if (this.first === null) this.begin(row.amountOre, balanceOre);
    else this.meet(row, balanceOre);
    this.firstDay ??= row.date;
  }

  private begin(amount: number, balance: number): void {
    this.first = { balance, before: this.since, amount };
    this.state(amount, balance);
  }

  private state(amount: number, balance: number): void {
    this.previous = balance;
    this.previousAmount = amount;
    this.since = 0;
  }

  private meet(row: ReadRow['row'], balance: number): void {
    const forward = this.previous + this.since + row.amountOre;
    const backward = this.previous - this.previousAmount - this.since;
    if (forward !== balance) {
      this.oldest += 1;
      this.oldestBreak ??= broken(row, balance, forward);
    }
    if (backward !== balance) {
      this.newest += 1;
      this.newestBreak ??= broken(row, balance, backward);
    }
    this.state(row.amountOre, balance);
  }

  /** What the balances of the rows say of the account; a break is a warning. */
  end(sink: Sink, about: Pick<Statement, 'account' | 'currency'>): ChainEnds {
    const [first, breaks] = this.isNewestFirst()
      ? [this.newestBreak, this.newest]
      : [this.oldestBreak, this.oldest];
    if (first) tell(first, breaks - 1, about, sink);
    const [from = null, to = null] = [this.firstDay, this.lastDay].filter((day) => day !== null).sort();
    const { opening, closing } = this.ends();
    return { opening, closing, from, to };
  }

  /** The order with fewer breaks; where both hold, what the days say. */
  private isNewestFirst(): boolean {
    if (this.newest !== this.oldest) return this.newest < this.oldest;
    return (this.firstDay ?? '') > (this.lastDay ?? '');
  }

  /** The balances before the oldest and after the newest row. */
  private ends(): Pick<ChainEnds, 'opening' | 'closing'> {
    const { first, previous, previousAmount, since } = this;
    if (first === null) return { opening: null, closing: null };
    return this.isNewestFirst()
      ? { opening: known(previous - previousAmount - since), closing: known(first.balance + first.before) }
      : { opening: known(first.balance - first.before - first.amount), closing: known(previous + since) };
  }
}

function broken(row: ReadRow['row'], stated: number, calculated: number): Break {
  return { row: row.row, line: row.line ?? 0, stated, calculated };
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
