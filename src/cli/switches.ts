/** The short words of the original program, turned into the ones that the parser knows. Pure. */
import { PrickakontoError } from '../domain/error.ts';

const switches: Readonly<Record<string, readonly string[]>> = {
  A: ['run', '--import', '--reconcile'],
  U: ['run', '--import'],
  R: ['run', '--reconcile'],
  '?': ['--help'],
};

/**
 * `/A`, `/a` and `-A` become `run --import --reconcile` (and so on), `/CONFIG:path` becomes `--config path`. Only whole words
 * of that form: a path such as `/data/x` stays as it is. Throws `cli-too-many-switches` when there is more than one.
 */
export function expandSwitches(words: readonly string[]): string[] {
  const found = words.filter((word) => switchOf(word) !== null);
  if (found.length > 1) throw new PrickakontoError('cli-too-many-switches', { words: found.join(' ') });
  return words.flatMap((word) => switchOf(word) ?? configSwitch(word) ?? [word]);
}

function switchOf(word: string): readonly string[] | null {
  const letter = /^(?:\/([a-z?])|-([aur]))$/i.exec(word);
  return (letter && switches[(letter[1] ?? letter[2] ?? '').toUpperCase()]) ?? null;
}

function configSwitch(word: string): string[] | null {
  const path = /^[/-]config:(.+)$/i.exec(word)?.[1];
  return path === undefined ? null : ['--config', path];
}
