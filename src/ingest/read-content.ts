/** Reads an open file in two passes: what its bytes are, then what they say. Shared by the import and by `inspect`. */
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { CsvLayout } from '../domain/csv-layout.ts';
import type { PositionalLayout } from '../domain/positional-layout.ts';
import type { Side } from '../domain/row.ts';
import type { Detection, FileSummary } from '../domain/source-file.ts';
import {
  type ByteSource,
  createSniffer,
  encodingOf,
  formatFor,
  type Reader,
  type ReadOptions,
  type Sink,
  type Sniffed,
  type TextEncoding,
} from '../formats/index.ts';

const chunkBytes = 256 * 1024;

async function* chunks(handle: FileHandle): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(chunkBytes);
  for (let at = 0; ; ) {
    const { bytesRead } = await handle.read(buffer, 0, chunkBytes, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** First pass: the content's hash, and what is needed to recognise format and encoding. */
export async function lookAt(handle: FileHandle): Promise<{ sniffed: Sniffed; sha256: string }> {
  const sniffer = createSniffer();
  const digest = createHash('sha256');
  for await (const chunk of chunks(handle)) {
    sniffer.push(chunk);
    digest.update(chunk);
  }
  return { sniffed: sniffer.finish(), sha256: digest.digest('hex') };
}

export interface ReadAs {
  /** The word of `format:` in the import definition; `auto` for `inspect`. */
  readonly format: string;
  readonly csv: CsvLayout | null;
  readonly positional?: PositionalLayout | null;
  readonly feeds: Side;
}

export interface Read {
  readonly format: string;
  readonly detection: Detection;
  readonly encoding: TextEncoding;
  readonly summary: FileSummary;
}

/**
 * Second pass: rows and findings go to the sink. Stops early when `hopeless` says so.
 * Throws `format-unknown`, `format-not-supported-yet`, `format-other-than-configured`.
 */
export async function readRows(
  handle: FileHandle,
  sniffed: Sniffed,
  as: ReadAs,
  into: { sink: Sink; hopeless(): boolean },
): Promise<Read> {
  const { format, detection } = formatFor(as.format, sniffed);
  const options: ReadOptions = { csv: as.csv, positional: as.positional ?? null, sniffed, feeds: as.feeds };
  const summary =
    'open' in format
      ? await readThrough(handle, format.open(options, into.sink), into.hopeless)
      : await format.read(byteSource(handle, sniffed.sizeBytes), options, into.sink, into.hopeless);
  return {
    format: format.id,
    detection,
    encoding: encodingOf(sniffed, format.id === 'sie4' ? 'cp437' : 'windows-1252'),
    summary,
  };
}

async function readThrough(
  handle: FileHandle,
  reader: Reader,
  hopeless: () => boolean,
): Promise<FileSummary> {
  for await (const chunk of chunks(handle)) {
    reader.push(chunk);
    if (hopeless()) break;
  }
  return reader.end();
}

function byteSource(handle: FileHandle, sizeBytes: number): ByteSource {
  return {
    sizeBytes,
    async read(at, length) {
      const buffer = Buffer.allocUnsafe(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await handle.read(buffer, filled, length - filled, at + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return buffer.subarray(0, filled);
    },
  };
}
