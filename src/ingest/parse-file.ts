/**
 * T4 and T5 of one claimed file, in the parsing thread: read into the staging table, then the commit. Nothing of it is
 * durable before the commit's one transaction.
 */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Day } from '../domain/day.ts';
import { PrickakontoError } from '../domain/error.ts';
import type { Finding } from '../domain/finding.ts';
import type { ImportedGroup } from '../domain/group.ts';
import type { FileWarning } from '../domain/source-file.ts';
import { commitFile, findElsewhere, findTwin } from '../store/commit-file.ts';
import type { CommitOutcome } from '../store/file-commit.ts';
import type { Actor } from '../store/history.ts';
import { reading, type Store } from '../store/open.ts';
import type { FileRecord } from '../store/records.ts';
import { dropStaging, openStaging } from '../store/staging.ts';
import { type Belongings, companyFault } from './belonging.ts';
import { type Collected, createCollector } from './collect.ts';
import { reach } from './kill-point.ts';
import type { Place } from './place.ts';
import { archivedAs, coverageOf, gateOf, recordOf } from './prepare-commit.ts';
import { lookAt, type Read, readRows } from './read-content.ts';
import { duplicateReport, importReport } from './reports.ts';

export interface ParseJob {
  readonly actor: Actor;
  readonly file: FileRecord;
  readonly place: Place;
  /** Where the file is now, in the work folder. */
  readonly path: string;
  readonly groups: readonly ImportedGroup[];
  readonly belongings: Belongings;
  readonly at: string;
}

export type ParseOutcome =
  | CommitOutcome
  /** Somebody still writes to it: to be read again as it is then. */
  | { readonly kind: 'unfinished'; readonly sizeBytes: number; readonly mtimeNs: string };

const largestBytes = 2048 * 1024 * 1024;

export async function parseAndCommit(store: Store, job: ParseJob): Promise<ParseOutcome> {
  const handle = await open(job.path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const claimed = { sizeBytes: job.file.sizeBytes, mtimeNs: job.file.mtimeNs };
    const before = await stamp(handle);
    if (before.sizeBytes !== claimed.sizeBytes || before.mtimeNs !== claimed.mtimeNs)
      return { kind: 'unfinished', ...before };
    if (before.sizeBytes > largestBytes)
      throw new PrickakontoError('file-too-large', { sizeBytes: before.sizeBytes, largestBytes });
    return await readAndCommit(store, job, handle, before);
  } catch (error) {
    if (!(error instanceof PrickakontoError) || error.retryable) throw error;
    return { kind: 'refused', error: { code: error.code, severity: 'error', params: error.params }, set: {} };
  } finally {
    await handle.close();
    dropStaging(store);
  }
}

async function stamp(handle: FileHandle): Promise<{ sizeBytes: number; mtimeNs: string }> {
  const stat = await handle.stat({ bigint: true });
  return { sizeBytes: Number(stat.size), mtimeNs: String(stat.mtimeNs) };
}

async function readAndCommit(
  store: Store,
  job: ParseJob,
  handle: FileHandle,
  before: { sizeBytes: number; mtimeNs: string },
): Promise<ParseOutcome> {
  const { sniffed, sha256 } = await lookAt(handle);
  const known = await findTwin(reading(store), job.file, sha256);
  const content =
    known || sniffed.sizeBytes === 0 ? null : await readOrRefuse(() => readInto(store, job, handle, sniffed));
  const after = await stamp(handle);
  if (after.sizeBytes !== before.sizeBytes || after.mtimeNs !== before.mtimeNs)
    return { kind: 'unfinished', ...after };
  if (content && 'refused' in content) return { kind: 'refused', error: content.refused, set: { sha256 } };
  if (known) return commit(store, job, null, { sha256 });
  const elsewhere = await sameContentElsewhere(store, job, sha256);
  const record = recordOf(content);
  const set = { ...record, warnings: [...(record.warnings ?? []), ...elsewhere], sha256 };
  if (content?.error) return { kind: 'refused', error: content.error, set };
  return commit(store, job, content, set);
}

function commit(
  store: Store,
  job: ParseJob,
  content: (Collected & Read) | null,
  set: Partial<FileRecord> & { readonly sha256: string },
): Promise<ParseOutcome> {
  return commitFile(store, job.actor, {
    file: job.file,
    side: job.place.definition.feeds,
    at: job.at,
    archivedAs: archivedAs(job.place, job.file, 'kept'),
    duplicateArchivedAs: archivedAs(job.place, job.file, 'duplicate'),
    set,
    balances: content?.balances ?? [],
    coverage: content ? coverageOf(job.place.definition, content) : [],
    groups: job.groups,
    gate: content ? gateOf(job.place.definition, content, job.belongings) : null,
    entry: (came) => importReport(job, set, came),
    duplicateEntry: (of) => duplicateReport(job, of),
    midway: () => reach('mid-transaction'),
  });
}

/**
 * A reader's refusal, or its failure: a file that a reader stumbles over is put aside with what it said, and holds up no
 * other. Faults of the disk and the store are not the file's.
 */
async function readOrRefuse<T extends object>(read: () => Promise<T>): Promise<T | { refused: Finding }> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof PrickakontoError && !error.retryable) {
      return { refused: { code: error.code, severity: 'error', params: error.params } };
    }
    if (error instanceof PrickakontoError || !(error instanceof Error) || 'code' in error) throw error;
    return { refused: { code: 'file-read-failed', severity: 'error', params: { reason: error.message } } };
  }
}

/** The same bytes in another folder are imported as they are: two companies may get the same list. It is told, since it may be a slip. */
async function sameContentElsewhere(store: Store, job: ParseJob, sha256: string): Promise<FileWarning[]> {
  const other = await findElsewhere(reading(store), job.file, sha256);
  if (!other) return [];
  const params = { file: other.name, unit: other.unit, import: other.importId };
  return [{ code: 'same-content-elsewhere', severity: 'warning', params }];
}

async function readInto(
  store: Store,
  job: ParseJob,
  handle: FileHandle,
  sniffed: Awaited<ReturnType<typeof lookAt>>['sniffed'],
): Promise<Collected & Read> {
  const { definition } = job.place;
  const staging = openStaging(store);
  const collector = createCollector({
    definition,
    staging,
    today: job.at.slice(0, 10) as Day,
    belongings: job.belongings,
  });
  const read = await readRows(handle, sniffed, definition, {
    sink: collector.sink,
    hopeless: collector.isHopeless,
  });
  staging.flush();
  const fault = companyFault(job.place, job.belongings, read.summary.orgNumber);
  if (fault) collector.sink.finding(fault);
  return { ...read, ...collector.collected() };
}
