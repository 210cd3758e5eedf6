/**
 * `#KSUMMA` (SIE 4B, 5.9; fact sheet 1.6): CRC-32 with polynomial EDB88320 over labels and field texts as bytes of code
 * page 437, without blanks between fields, quotes, braces and line ends.
 */
import iconv from 'iconv-lite';
import type { Item } from './item.ts';

const table = new Int32Array(256).map((_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** A plain line as it stands in a text: from its label to its end, and where its object list does. */
export interface LinePlace {
  readonly from: number;
  readonly end: number;
  readonly listFrom: number;
  readonly listEnd: number;
}

export interface Checksum {
  add(item: Item): void;
  /** The same of a line without an item: no quote in its texts. */
  addLine(text: string, place: LinePlace): void;
  /** Unsigned, as it is written in the file. */
  value(): number;
}

const tab = 0x09;
const blank = 0x20;
const quote = 0x22;
const noLetter = 0x3f;
/** Bytes of code page 437 by letter. */
const bytes = new Map<number, number>();
for (let byte = 0x80; byte < 0x100; byte += 1)
  bytes.set(iconv.decode(Uint8Array.of(byte), 'cp437').charCodeAt(0), byte);

export function createChecksum(): Checksum {
  let crc = -1;
  const feedText = (text: string): void => {
    for (let at = 0; at < text.length; at += 1) crc = fed(crc, text.charCodeAt(at));
  };
  return {
    add(item) {
      feedText(item.rawLabel);
      for (const field of item.fields) {
        if (typeof field === 'string') feedText(field);
        else for (const part of field) feedText(part);
      }
    },
    addLine(text, place) {
      crc = fedLine(crc, text, place);
    },
    value: () => ~crc >>> 0,
  };
}

/** The sum with one letter more. */
function fed(crc: number, letter: number): number {
  const byte = letter < 0x80 ? letter : (bytes.get(letter) ?? noLetter);
  return (table[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8);
}

function fedLine(crc: number, text: string, place: LinePlace): number {
  let sum = crc;
  let quoted = false;
  for (let at = place.from; at < place.end; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter === quote) quoted = !quoted;
    else if (quoted) sum = fed(sum, letter === tab ? blank : letter);
    else if (!isApart(letter, at, place)) sum = fed(sum, letter);
  }
  return sum;
}

/** Between fields, or a brace around objects. */
function isApart(letter: number, at: number, { listFrom, listEnd }: LinePlace): boolean {
  return letter === blank || letter === tab || at === listFrom || at === listEnd - 1;
}
