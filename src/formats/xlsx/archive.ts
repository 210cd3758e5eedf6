/**
 * The parts of a workbook: a zip read by its directory, which is at its end, through yauzl (docs/adr/0008-workbooks.md).
 * Sizes are bounded before a byte is unpacked; yauzl ends a part that holds more or less than its directory says.
 */
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, fromRandomAccessReader, RandomAccessReader, type ZipFile } from 'yauzl';
import type { ByteSource } from '../format.ts';
import { shown } from '../shown.ts';
import { damaged, refuse } from './refusal.ts';

export const archiveLimits = {
  entries: 10_000,
  /** Of one part, unpacked. A sheet has at most 1,048,576 rows. */
  partBytes: 4 * 1024 ** 3,
  /** Unpacked bytes per packed byte. Cells that are named by their place pack to a twentieth even when all rows are alike; a bomb to a thousandth. */
  ratio: 250,
  /** Parts up to this size cost nothing, however well they pack. */
  smallBytes: 16 * 1024 ** 2,
} as const;

export interface Archive {
  has(name: string): boolean;
  names(): readonly string[];
  /** Bytes of a part, unpacked, as the directory says; 0 when it is missing. */
  sizeOf(name: string): number;
  /**
   * Unpacked bytes of a part, in pieces; `take` returns false when it needs no more, and then the part's check sum is not
   * known. Throws WorkbookRefusal when the part is missing, damaged, encrypted or too large.
   */
  read(name: string, most: number, take: (chunk: Uint8Array) => boolean): Promise<void>;
}

const pieceBytes = 128 * 1024;

/** Gives yauzl the bytes it asks for. A fault of the disk is kept, since it is not the file's. */
class SourceReader extends RandomAccessReader {
  diskFault: unknown = null;
  private readonly source: ByteSource;

  constructor(source: ByteSource) {
    super();
    this.source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.pieces(start, end), { objectMode: false, highWaterMark: pieceBytes });
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.bytes(position, length).then(
      (bytes) => {
        buffer.set(bytes, offset);
        callback(bytes.length < length ? new Error('the file ends too early') : null);
      },
      (error) => callback(error instanceof Error ? error : new Error(String(error))),
    );
  }

  private async *pieces(start: number, end: number): AsyncGenerator<Uint8Array> {
    for (let at = start; at < end; at += pieceBytes) {
      yield await this.bytes(at, Math.min(pieceBytes, end - at));
    }
  }

  private async bytes(at: number, length: number): Promise<Uint8Array> {
    if (at + length > this.source.sizeBytes) throw new Error('the file ends too early');
    try {
      return await this.source.read(at, length);
    } catch (error) {
      this.diskFault = error;
      throw error;
    }
  }
}

/** Opens the directory. Names of parts are compared without case, as the standard says (ECMA-376-2, 6.2.2.3). */
export async function openArchive(source: ByteSource): Promise<Archive> {
  const reader = new SourceReader(source);
  const entries = new Map<string, Entry>();
  let zip: ZipFile | null = null;

  async function attempt<T>(part: string, step: () => Promise<T>): Promise<T> {
    try {
      return await step();
    } catch (error) {
      if (reader.diskFault !== null) throw reader.diskFault;
      // Errors of yauzl and of zlib have no class of their own; anything else is not theirs.
      if (error instanceof Error && (error.constructor === Error || 'errno' in error))
        return damaged(part, error.message);
      throw error;
    }
  }

  await attempt('zip', async () => {
    zip = await opened(reader, source.sizeBytes);
    if (zip.entryCount > archiveLimits.entries)
      refuse('xlsx-too-large', { what: 'zip', size: zip.entryCount, limit: archiveLimits.entries });
    for await (const entry of zip.eachEntry()) {
      const key = entry.fileName.toLowerCase();
      if (entries.has(key)) damaged(entry.fileName, 'the part is there twice');
      entries.set(key, entry);
    }
  });

  return {
    has: (name) => entries.has(name.toLowerCase()),
    names: () => [...entries.keys()],
    sizeOf: (name) => entries.get(name.toLowerCase())?.uncompressedSize ?? 0,
    async read(name, most, take) {
      const entry = entries.get(name.toLowerCase());
      if (entry === undefined || zip === null) return damaged(name, 'the part is missing');
      const open = zip;
      checkSize(entry, most);
      await attempt(name, () => unpack(open, entry, take));
    },
  };
}

/** The types of yauzl know its promises only in part. */
function opened(reader: SourceReader, sizeBytes: number): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true, decodeStrings: true };
    fromRandomAccessReader(reader, sizeBytes, options, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });
}

function checkSize(entry: Entry, most: number): void {
  const { uncompressedSize: size, compressedSize: packed } = entry;
  if (entry.isEncrypted()) refuse('xlsx-encrypted', {});
  const limit = Math.min(most, archiveLimits.partBytes);
  if (size > limit) refuse('xlsx-too-large', { what: shown(entry.fileName), size, limit });
  if (size > archiveLimits.smallBytes && size > packed * archiveLimits.ratio)
    refuse('xlsx-too-large', {
      what: shown(entry.fileName),
      size,
      limit: packed * archiveLimits.ratio,
    });
}

async function unpack(zip: ZipFile, entry: Entry, take: (chunk: Uint8Array) => boolean): Promise<void> {
  const stream = await zip.openReadStreamPromise(entry);
  let sum = 0;
  for await (const chunk of stream) {
    sum = crc32(chunk, sum);
    if (!take(chunk)) return;
  }
  // yauzl checks sizes but no sums, and a stored part has no other check.
  if (sum !== entry.crc32) damaged(entry.fileName, 'its check sum (CRC-32) does not agree');
}
