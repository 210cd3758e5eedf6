/** Whether the balances of the primary year agree with its rows: opening + rows = closing, at the last month that has one. */
import type { Day } from '../../domain/day.ts';
import type { Ore } from '../../domain/ore.ts';
import type { StatedBalance } from '../../domain/source-file.ts';
import type { Sink } from '../format.ts';
import { ownCopy } from '../own-copy.ts';
import { createRollForward } from '../sie4/index.ts';

export interface YearCheck {
  /** The opening balance of the year. */
  open(account: string, amountOre: Ore): void;
  /** A closing balance at the end of a month of the year. */
  close(account: string, kind: Exclude<StatedBalance['kind'], 'opening'>, last: Day, amountOre: Ore): void;
  /** A balance of the account could not be read. */
  lose(account: string): void;
  /** A row of the year. */
  move(account: string, amountOre: Ore, date: Day): void;
  /** The closing balance at the end of a month; null when the file states none for that month. */
  closingAt(account: string, last: Day): number | null;
  finish(sink: Sink, currency: string | null): void;
}

interface Closing {
  readonly last: Day;
  readonly kind: 'closing' | 'result';
  readonly amountOre: Ore;
}

const mostAccounts = 100_000;

export function createYearCheck(): YearCheck {
  const rollForward = createRollForward();
  /** The last one of each account. */
  const closings = new Map<string, Closing>();
  let lastClosing: Day | null = null;
  let lastRow: Day | null = null;
  return {
    open: (account, amountOre) => rollForward.state(account, 'opening', amountOre),
    close(account, kind, last, amountOre) {
      if (lastClosing === null || last > lastClosing) lastClosing = last;
      const known = closings.get(account);
      const isLater = known === undefined ? closings.size < mostAccounts : last > known.last;
      if (isLater) closings.set(ownCopy(account), { last, kind, amountOre });
    },
    lose: rollForward.lose,
    move(account, amountOre, date) {
      if (lastRow === null || date > lastRow) lastRow = date;
      rollForward.move(account, amountOre);
    },
    closingAt(account, last) {
      const stated = closings.get(account);
      if (stated?.last === last) return stated.amountOre;
      return lastClosing === last ? 0 : null;
    },
    finish(sink, currency) {
      // Rows behind the last balance would have to be left out, month by month.
      if (lastClosing === null || (lastRow !== null && lastRow > lastClosing)) return;
      for (const [account, { last, kind, amountOre }] of closings)
        if (last === lastClosing) rollForward.state(account, kind, amountOre);
      rollForward.check(sink, currency);
    },
  };
}
