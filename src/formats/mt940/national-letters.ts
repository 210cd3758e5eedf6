/**
 * ISO 646-SE, the Swedish seven-bit code: brackets and braces stand for letters. Some bank's gateways still give it
 * (fact sheet: formats/international, 4.1).
 */

import type { Notices } from '../giro/notices.ts';
import { shown } from '../shown.ts';

const letterOf: Readonly<Record<string, string>> = {
  '{': 'ä',
  '|': 'ö',
  '}': 'å',
  '[': 'Ä',
  '\\': 'Ö',
  ']': 'Å',
};

/** Inside a word, as no bracket would stand. */
const insideWord = /[A-Za-z][[\]\\{|}][A-Za-z]/;
const besideLetter = /(?<=[A-Za-z])[[\]\\{|}]|[[\]\\{|}](?=[A-Za-z])/g;

export const asWritten = (text: string): string => text;

/** Makes a reader of letters that notices where it changed something. */
export function nationalLetters(notices: Notices): (text: string) => string {
  return (text) => {
    if (!insideWord.test(text)) return text;
    const read = text.replace(besideLetter, (character) => letterOf[character] ?? character);
    notices.warn('swift-national-letters', 0, { text: shown(read) });
    return read;
  };
}
