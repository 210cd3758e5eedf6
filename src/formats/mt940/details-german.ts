/**
 * The German way: `166?00GUTSCHRIFT?10931?20…?29?30BIC?31IBAN?32?33NAME?60…?63`, a transaction code of three digits, then
 * subfields behind a separator that the bank chooses. Also in Austria, Poland and the Netherlands (`000>10…>20…`).
 */
import type { Details } from './details.ts';
import { foldBlanks, realReference, wordNumber, wordTable } from './words.ts';

/** Code, separator, and the number of a subfield that a text begins with; some leave the code out. */
const beginning = /^\s*\d{3}([?><+^~|§*#@])(?:00|10|2\d|3[0-4]|60)|^(\?)2\d/;
/** A subfield that is filled to its 27 characters goes on in the next one, inside a word. */
const fullChunk = 27;

export function germanDetails(text: string): Details | null {
  // Cheaper than the pattern, and true of nearly every other text.
  const first = text.charCodeAt(0);
  if (first !== 0x20 && first !== 0x3f && (first < 0x30 || first > 0x39)) return null;
  const hit = beginning.exec(text);
  const separator = hit?.[1] ?? hit?.[2];
  return separator === undefined ? null : bySubfields(text.replaceAll('\n', ''), separator);
}

const digitAt = (text: string, at: number): number => {
  const digit = text.charCodeAt(at) - 0x30;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
};

/** What of the subfields is kept. */
interface Parts {
  bookingText: string;
  name: string;
  readonly purpose: string[];
}

function bySubfields(text: string, separator: string): Details {
  const parts: Parts = { bookingText: '', name: '', purpose: [] };
  let number = Number.NaN;
  let from = 0;
  for (let at = text.indexOf(separator); at !== -1; at = text.indexOf(separator, at + 1)) {
    const next = digitAt(text, at + 1) * 10 + digitAt(text, at + 2);
    // The separator may be a character of the text itself.
    if (Number.isNaN(next)) continue;
    take(parts, number, text.slice(from, at));
    number = next;
    from = at + 3;
  }
  take(parts, number, text.slice(from));
  return purposeDetails(parts.purpose, parts);
}

function take(parts: Parts, number: number, value: string): void {
  if (number === 0) parts.bookingText ||= value;
  else if (number === 32 || number === 33) parts.name += value;
  else if ((number >= 20 && number <= 29) || (number >= 60 && number <= 63)) parts.purpose.push(value);
}

/** Values by the words of SEPA inside the purpose, wherever the chunks are broken; every word divides. */
interface Values {
  /** Before the first word. */
  words: string;
  EREF: string;
  KREF: string;
  SVWZ: string;
  ABWA: string;
  ABWE: string;
}

const divides = null;
const keywords = wordTable<keyof Values | null>({
  EREF: 'EREF',
  KREF: 'KREF',
  SVWZ: 'SVWZ',
  ABWA: 'ABWA',
  ABWE: 'ABWE',
  MREF: divides,
  BREF: divides,
  RREF: divides,
  CRED: divides,
  DEBT: divides,
  COAM: divides,
  OAMT: divides,
  IBAN: divides,
  BIC: divides,
});

/** What the purpose, the name and the bank's own word for the transaction say together. */
export function purposeDetails(
  chunks: readonly string[],
  { name, bookingText }: { readonly name: string; readonly bookingText: string },
): Details {
  const purpose = chunks.join('');
  // Banks that write `+` may repeat the values with a colon among the words of SVWZ; others only write colons.
  const values = keywordValues(purpose, '+') ?? keywordValues(purpose, ':');
  const words = values ? `${values.words} ${values.SVWZ}` : joinChunks(chunks);
  return {
    counterparty: foldBlanks(name || (values?.ABWA ?? '') || (values?.ABWE ?? '')) || undefined,
    reference: realReference(values?.EREF) ?? realReference(values?.KREF),
    text: foldBlanks(bookingText === '' ? words : `${bookingText} ${words}`),
  };
}

/** First value of each word. Null when there is none. */
function keywordValues(purpose: string, mark: '+' | ':'): Values | null {
  let values: Values | null = null;
  let key: keyof Values | null = 'words';
  let from = 0;
  for (let at = purpose.indexOf(mark); at !== -1; at = purpose.indexOf(mark, at + 1)) {
    const length = keywordLength(purpose, at);
    if (length === 0) continue;
    values ??= { words: '', EREF: '', KREF: '', SVWZ: '', ABWA: '', ABWE: '' };
    if (key !== null) values[key] ||= purpose.slice(from, Math.max(from, at - length));
    key = keywords.get(wordNumber(purpose, at - length, at)) ?? null;
    from = at + 1;
  }
  if (values !== null && key !== null) values[key] ||= purpose.slice(from);
  return values;
}

/** Length of the word that ends at a place; 0 when it is none of them. */
function keywordLength(purpose: string, at: number): number {
  if (at >= 4 && keywords.has(wordNumber(purpose, at - 4, at))) return 4;
  return at >= 3 && keywords.has(wordNumber(purpose, at - 3, at)) ? 3 : 0;
}

function joinChunks(chunks: readonly string[]): string {
  let joined = '';
  for (const [at, chunk] of chunks.entries()) {
    const goesOn = at === 0 || (chunks[at - 1] ?? '').length >= fullChunk;
    joined += goesOn ? chunk : ` ${chunk}`;
  }
  return joined;
}
