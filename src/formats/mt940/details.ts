/**
 * `:86:` of an entry: who, which reference, and the words. Every bank has its own way to write it; what is none of the
 * known ways is taken as plain words, so that nothing is refused for its text (fact sheet: formats/international, 4.4).
 */
import { germanDetails } from './details-german.ts';
import { semicolonDetails } from './details-semicolon.ts';
import { slashDetails } from './details-slash.ts';
import { foldBlanks, joinLines } from './words.ts';

export interface Details {
  readonly counterparty?: string | undefined;
  readonly reference?: string | undefined;
  readonly text: string;
}

export function readDetails(text: string): Details {
  return (
    germanDetails(text) ??
    slashDetails(text) ??
    semicolonDetails(text) ?? { text: foldBlanks(joinLines(text)) }
  );
}
