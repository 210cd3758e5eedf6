/** Words that say which way an amount goes, in a column of its own beside amounts without sign. */

const inward =
  /^(?:\+|in|i|ins(?:ättning)?|insatt|plus|inflow|money in|paid in|deposit|bij|h|haben|intäkt|inkomst|inbetalning)$/;
const outward =
  /^(?:-|−|–|ut|u|o|out|uttag|minus|outflow|money out|paid out|withdrawal|af|s|soll|utgift|utbetalning)$/;
const debit = /^(?:d|db|dt|dr|deb|debit|debet)$/;
const credit = /^(?:k|c|cr|ct|kr|kred|kredit|credit)$/;

/**
 * 1: in (debit of a ledger account), -1: out, 0: it does not say. `D` and `K` are seen from the bank on a statement (a
 * withdrawal is its debit) and from the company in a ledger.
 */
export function directionOf(text: string, debitIs: 'in' | 'out'): 1 | -1 | 0 {
  const word = text.trim().toLowerCase();
  if (inward.test(word)) return 1;
  if (outward.test(word)) return -1;
  if (debit.test(word)) return debitIs === 'in' ? 1 : -1;
  if (credit.test(word)) return debitIs === 'in' ? -1 : 1;
  return 0;
}

/** Whether a word is one of bookkeeping, so that it depends on who writes it. */
export function isBookkeepingWord(text: string): boolean {
  const word = text.trim().toLowerCase();
  return debit.test(word) || credit.test(word);
}
