/**
 * `#KSUMMA` (SIE 4B, 5.9; fact sheet 1.6): CRC-32 with polynomial EDB88320 over labels and field texts as bytes of code
 * page 437, without blanks between fields, quotes, braces and line ends.
 */
import iconv from 'iconv-lite';
import type { Item } from './item.ts';

const table = new Uint32Array(256).map((_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

export interface Checksum {
  add(item: Item): void;
  /** Unsigned, as it is written in the file. */
  value(): number;
}

export function createChecksum(): Checksum {
  let crc = 0xffffffff;
  const feed = (byte: number): void => {
    crc = ((table[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8)) >>> 0;
  };
  const feedText = (text: string): void => {
    for (let at = 0; at < text.length; at += 1) {
      if (text.charCodeAt(at) > 127) {
        for (const byte of iconv.encode(text.slice(at), 'cp437')) feed(byte);
        return;
      }
      feed(text.charCodeAt(at));
    }
  };
  return {
    add(item) {
      feedText(item.rawLabel);
      for (const field of item.fields) {
        if (typeof field === 'string') feedText(field);
        else for (const part of field) feedText(part);
      }
    },
    value: () => (crc ^ 0xffffffff) >>> 0,
  };
}
