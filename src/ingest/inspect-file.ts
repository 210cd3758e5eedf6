/** What a file holds, read by the same code as an import, but nothing is stored and nothing moves. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { PrickakontoError } from '../domain/error.ts';
import type { Finding } from '../domain/finding.ts';
import type { ParsedRow } from '../domain/row.ts';
import type { ImportDefinition } from '../domain/settings.ts';
import {
  detect,
  encodingOf,
  type Sink,
  type Sniffed,
  suggestTable,
  type TableSuggestion,
} from '../formats/index.ts';
import type { ReadContent } from '../store/records.ts';
import { createCollector } from './collect.ts';
import { recordOf } from './prepare-commit.ts';
import { lookAt, readRows } from './read-content.ts';

export interface Inspected extends ReadContent {
  readonly path: string;
  readonly name: string;
  readonly sha256: string | null;
  readonly sizeBytes: number;
  readonly firstRows: readonly ParsedRow[];
  /** What an import definition would say of a text table; null for any other file. */
  readonly suggestion: TableSuggestion | null;
}

const shownRows = 5;

/** Any account of the file is as good as another, and the content decides the format. */
const anything: ImportDefinition = {
  id: 'inspect',
  name: 'inspect',
  format: 'auto',
  feeds: 'external',
  accounts: { '*': '' },
  balanceGate: 'warn',
  voucherGate: 'refuse',
  content: 'events',
  csv: null,
  derive: {},
  files: null,
  completeThrough: null,
  places: [],
};

const nothing: ReadContent = {
  format: null,
  kind: null,
  encoding: null,
  detection: null,
  csv: null,
  rowCount: 0,
  sumDebitOre: 0,
  sumCreditOre: 0,
  statements: [],
  counts: {},
  warnings: [],
  error: null,
};

/** `definition`: read as that import would. A refused file has its `error`; nothing is thrown for what a file holds. */
export async function inspectFile(path: string, definition: ImportDefinition | null): Promise<Inspected> {
  const base = {
    ...nothing,
    path: resolve(path),
    name: basename(path),
    sha256: null,
    sizeBytes: 0,
    firstRows: [],
    suggestion: null,
  };
  try {
    const handle = await open(path, constants.O_RDONLY);
    try {
      if (!(await handle.stat()).isFile()) return { ...base, error: unreadable(path, 'EISDIR') };
      return { ...base, ...(await inspectOpen(handle, definition ?? anything)) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Error && 'syscall' in error && 'code' in error)
      return { ...base, error: unreadable(path, String(error.code)) };
    throw error;
  }
}

async function inspectOpen(handle: FileHandle, definition: ImportDefinition): Promise<Partial<Inspected>> {
  const { sniffed, sha256 } = await lookAt(handle);
  const looked = { sha256, sizeBytes: sniffed.sizeBytes };
  if (sniffed.sizeBytes === 0) return { ...looked, ...recordOf(null) };
  const detection = detect(sniffed);
  const suggestion = detection?.format === 'csv' ? suggestTable(sniffed) : null;
  const seen = { ...looked, detection, suggestion, encoding: encodingOf(sniffed, 'windows-1252') };
  return { ...seen, ...(await contentOf(handle, sniffed, definition)) };
}

async function contentOf(
  handle: FileHandle,
  sniffed: Sniffed,
  definition: ImportDefinition,
): Promise<Partial<Inspected>> {
  const collector = createCollector({
    definition,
    staging: { add: () => undefined, emptyVoucher: () => undefined, flush: () => undefined },
    today: null,
    belongings: null,
  });
  const firstRows: ParsedRow[] = [];
  const sink: Sink = {
    ...collector.sink,
    row(row) {
      if (firstRows.length < shownRows) firstRows.push(row);
      collector.sink.row(row);
    },
  };
  try {
    const read = await readRows(handle, sniffed, definition, { sink, hopeless: collector.isHopeless });
    const collected = collector.collected();
    return { ...recordOf({ ...read, ...collected }), error: collected.error, firstRows };
  } catch (error) {
    if (!(error instanceof PrickakontoError)) throw error;
    return { error: { code: error.code, severity: 'error', params: error.params } };
  }
}

function unreadable(path: string, reason: string): Finding {
  return { code: 'cli-file-unreadable', severity: 'error', params: { path, reason } };
}
