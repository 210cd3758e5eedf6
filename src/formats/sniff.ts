/**
 * First pass over a file's bytes: what its beginning is, and which encoding its letters are in. The whole file is looked
 * at, since one letter far down decides between UTF-8, code page 437 and Windows-1252 (fact sheet: formats/swedish, 0).
 */
export type TextEncoding = 'ascii' | 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'cp437';

export interface Sniffed {
  /** The first bytes of the file, at most 64 KiB. */
  readonly head: Uint8Array;
  readonly sizeBytes: number;
  /** Byte order mark at the start, in bytes to skip (0 when none). */
  readonly bomBytes: number;
  /** Decided by byte order mark, then strict UTF-8; null where a one-byte code page must be told by letters. */
  readonly encoding: 'ascii' | 'utf-8' | 'utf-16le' | 'utf-16be' | null;
  /** How many Swedish letters the bytes are in each one-byte code page. */
  readonly letters: { readonly cp437: number; readonly windows1252: number };
  /** U+FFFD stands in the bytes: letters were lost before the file reached us. */
  readonly replacementCharacters: number;
}
