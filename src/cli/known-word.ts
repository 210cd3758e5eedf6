import { PrickakontoError } from '../domain/error.ts';
import { nearest } from '../domain/nearest.ts';

/** The fault of a word that nobody knows; names the one that was most likely meant. */
export function unknownWord(word: string, known: readonly string[]): PrickakontoError {
  return new PrickakontoError('cli-unknown-word', { word, nearest: nearest(word, known) ?? '' });
}

/** The word when it is one of the known ones; the first of them when it was left out. */
export function oneOf<T extends string>(word: string | undefined, known: readonly [T, ...T[]]): T {
  if (word === undefined) return known[0];
  const found = known.find((candidate) => candidate === word);
  if (found === undefined) throw unknownWord(word, known);
  return found;
}
