/**
 * Statements that come in several pages: their totals are gathered over the pages of one file, and checked when the last has
 * come. A page whose others are in another file can be checked only when it says what it begins and ends with.
 */
import type { CamtBalance } from './balances.ts';
import { addTotals, noTotals, type StatementTotals } from './totals.ts';

export interface Page {
  /** Null: the statement says nothing of pages. */
  readonly number: number | null;
  readonly isLast: boolean | null;
}

export const noPage: Page = { number: null, isLast: null };

/** The statement is all in this page. */
export const isWhole = ({ number, isLast }: Page): boolean => (number ?? 1) === 1 && isLast !== false;

interface Chain {
  readonly totals: StatementTotals;
  opening: CamtBalance | undefined;
  next: number;
}

/** So many statements of several pages are followed at a time. */
const mostChains = 1000;

export interface Pages {
  /** Adds a page. Gives the opening balance and totals of the whole statement when this is its last page and all are there. */
  add(
    statement: string,
    page: Page,
    found: { readonly opening: CamtBalance | undefined; readonly totals: StatementTotals },
  ): { readonly opening: CamtBalance | undefined; readonly totals: StatementTotals } | null;
}

export function createPages(): Pages {
  const chains = new Map<string, Chain>();
  return {
    add(statement, page, { opening, totals }) {
      const number = page.number ?? 1;
      const known = chains.get(statement);
      if (number === 1 && chains.size < mostChains)
        chains.set(statement, { totals: noTotals(), opening, next: 1 });
      else if (known?.next !== number) chains.delete(statement);
      const chain = chains.get(statement);
      if (!chain) return null;
      addTotals(chain.totals, totals);
      chain.next = number + 1;
      if (page.isLast !== true) return null;
      chains.delete(statement);
      return chain;
    },
  };
}
