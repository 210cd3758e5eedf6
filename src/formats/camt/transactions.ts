/** The transactions of one entry, gathered while it is read: each of them, and what they have in common. */
import type { Day } from '../../domain/day.ts';
import { longestText, ownTransaction, type Transaction, type Words } from './transaction.ts';

/**
 * A batch of more transactions is one row: its transactions are counted and let go, so that no file needs more memory than
 * about 60 MB for it.
 */
export const mostTransactions = 100_000;
/** The first ones cost no copy: they keep a chunk of the file or two alive, no more. */
const uncopied = 64;

export interface Transactions {
  readonly count: number;
  /** Null when there were more than are held. */
  readonly each: readonly Transaction[] | null;
  /** What all of them agree on; the text is theirs one after the other. */
  readonly words: Words;
  readonly day: Day | null;
  readonly batch: string | undefined;
}

export const noTransactions: Transactions = {
  count: 0,
  each: [],
  words: {},
  day: null,
  batch: undefined,
};

export interface Gatherer {
  add(transaction: Transaction): void;
  /** Gives what was gathered and begins anew. */
  take(): Transactions;
}

export function createGatherer(): Gatherer {
  let count = 0;
  let each: Transaction[] | null = [];
  let common = createCommon();

  return {
    add(transaction) {
      count += 1;
      common.add(transaction);
      if (count > mostTransactions) each = null;
      else each?.push(count > uncopied ? ownTransaction(transaction) : transaction);
    },
    take() {
      if (count === 0) return noTransactions;
      const taken = { count, each, ...common.found() };
      count = 0;
      each = [];
      common = createCommon();
      return taken;
    },
  };
}

interface Common {
  add(transaction: Transaction): void;
  found(): Pick<Transactions, 'words' | 'day' | 'batch'>;
}

function createCommon(): Common {
  const texts = new Set<string>();
  let length = 0;
  let first: Transaction | null = null;
  let words: Words = {};
  let day: Day | null = null;
  let batch: string | undefined;

  function addText(text: string | undefined): void {
    if (text === undefined || length >= longestText || texts.has(text)) return;
    texts.add(text);
    length += text.length + 1;
  }

  return {
    add(transaction) {
      addText(transaction.words.text);
      if (!first) {
        first = transaction;
        words = { ...transaction.words };
        ({ day, batch } = transaction);
        return;
      }
      for (const field of Object.keys(words) as (keyof Words)[])
        if (words[field] !== transaction.words[field]) delete words[field];
      if (day !== transaction.day) day = null;
      batch ??= transaction.batch;
    },
    found() {
      const text = [...texts].join(' ').slice(0, longestText);
      if (text) words.text = text;
      return { words, day, batch };
    },
  };
}
