/** The fields of MT940 and MT942 that are told apart (SWIFT Standards MT, category 9; fact sheet: formats/international, 4.2). */

const tags = [
  '20',
  '21',
  '25',
  '25P',
  '28',
  '28C',
  '13',
  '13D',
  '34F',
  '60F',
  '60M',
  '61',
  '86',
  'NS',
  '62F',
  '62M',
  '64',
  '65',
  '90C',
  '90D',
] as const;
export type Tag = (typeof tags)[number];

const colon = 0x3a;
const zero = 0x30;
const beforeA = 0x40;

/** By two digits and a letter or none: a lookup without a text of its own, once a line. */
const known: (Tag | null)[] = new Array<Tag | null>(100 * 27).fill(null);
for (const tag of tags) {
  if (tag !== 'NS')
    known[Number(tag.slice(0, 2)) * 27 + (tag.length === 3 ? tag.charCodeAt(2) - beforeA : 0)] = tag;
}

/** The tag a line begins with (`:61:`), null when it begins with none that is known: then it goes on the field before. */
export function tagOf(line: string): Tag | null {
  if (line.charCodeAt(0) !== colon) return null;
  const tens = line.charCodeAt(1) - zero;
  const ones = line.charCodeAt(2) - zero;
  if (!(tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9)) return line.startsWith(':NS:') ? 'NS' : null;
  const third = line.charCodeAt(3);
  if (third === colon) return known[(tens * 10 + ones) * 27] ?? null;
  const letter = third - beforeA;
  if (!(letter >= 1 && letter <= 26) || line.charCodeAt(4) !== colon) return null;
  return known[(tens * 10 + ones) * 27 + letter] ?? null;
}

/** What stands behind the tag of a line. */
export const textBehind = (line: string, tag: Tag): string => line.slice(tag.length + 2);
