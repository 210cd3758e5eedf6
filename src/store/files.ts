/**
 * The records of files on their way (design: ingest, b). Every change of state names the owner, the fence and the state it
 * comes from; one that changes nothing means that somebody else has taken over, and the work on that file stops (`Fenced`).
 */
import {
  type EntityData,
  type InferEntity,
  type SqlEntityManager,
  UniqueConstraintViolationException,
} from '@mikro-orm/sqlite';
import type { Day } from '../domain/day.ts';
import type { Finding } from '../domain/finding.ts';
import type { ReportEntry } from '../domain/report.ts';
import type { FileState } from '../domain/source-file.ts';
import { SourceFileSchema } from './entities/source-file.ts';
import { fileIn, findFiles, openStates } from './find-files.ts';
import { type Actor, appendHistory } from './history.ts';
import { deadOwners } from './leases.ts';
import type { Store } from './open.ts';
import { addOutboxEntry } from './outbox.ts';
import { type Probe, probe, sameProbe } from './probe.ts';
import type { FileRecord } from './records.ts';
import { inTransaction } from './transaction.ts';

type SourceFile = InferEntity<typeof SourceFileSchema>;

/** Somebody else has taken the file over: stop without a trace. */
export class Fenced extends Error {}

export interface Claim extends Probe {
  readonly id: string;
  readonly unit: string;
  readonly importId: string;
  readonly name: string;
  readonly nameBytes: Buffer;
  /** The folder's path followed by the name as the folder gave it, in bytes. */
  readonly path: Buffer;
  readonly inboxPath: string;
  readonly at: string;
  readonly day: Day;
}

/**
 * T2: writes the intent to take a file. The file is looked at again inside the transaction: gone, changed or claimed by
 * another means lost, and the loser leaves no row behind.
 */
export async function claimFile(store: Store, actor: Actor, claim: Claim): Promise<FileRecord | null> {
  try {
    return await inTransaction(store, async (em) => {
      const now = probe(claim.path);
      if (!now || !sameProbe(now, claim)) return null;
      const { path: _, at, day, ...seen } = claim;
      await em.insert(SourceFileSchema, {
        ...emptyFile,
        ...seen,
        state: 'claiming',
        receivedAt: at,
        claimedDay: day,
        owner: actor.runId,
        fence: 1,
      });
      await appendHistory(em, actor, {
        at,
        kind: 'file.claiming',
        subject: claim.id,
        data: { unit: claim.unit, import: claim.importId, name: claim.name, fence: 1 },
      });
      return fileIn(em, claim.id);
    });
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) return null;
    throw error;
  }
}

const emptyFile = {
  sha256: null,
  format: null,
  encoding: null,
  kind: null,
  detection: null,
  csv: null,
  rowCount: 0,
  newRowCount: 0,
  sumDebitOre: 0,
  sumCreditOre: 0,
  statements: [],
  counts: {},
  warnings: [],
  error: null,
  dupOf: null,
  committedAt: null,
  archivedAs: null,
  quarantinedAs: null,
  attempt: 1,
  nextTryAt: null,
};

/** Moves a file on; `Fenced` when it is no longer this owner's or no longer in that state. */
export async function moveFile(
  em: SqlEntityManager,
  actor: Actor,
  file: FileRecord,
  change: { to: FileState; at: string; set?: Partial<FileRecord>; data?: Record<string, unknown> },
): Promise<void> {
  const where = { id: file.id, owner: actor.runId, fence: file.fence, state: file.state };
  const changed = await em.nativeUpdate(SourceFileSchema, where, {
    ...change.set,
    state: change.to,
  } as EntityData<SourceFile>);
  if (changed !== 1) throw new Fenced(`${file.id} ${file.state} → ${change.to}`);
  await appendHistory(em, actor, {
    at: change.at,
    kind: `file.${change.to}`,
    subject: file.id,
    data: { from: file.state, fence: file.fence, ...change.data },
  });
}

/** A change of state that needs nothing else in its transaction. Gives the file as it is then. */
export async function advanceFile(
  store: Store,
  actor: Actor,
  file: FileRecord,
  change: { to: FileState; at: string; set?: Partial<FileRecord> },
): Promise<FileRecord> {
  return inTransaction(store, async (em) => {
    await moveFile(em, actor, file, change);
    return fileIn(em, file.id);
  });
}

/** Q1: the reason is on record before anything moves; the mail about it is written in the same transaction. */
export async function quarantineFile(
  store: Store,
  actor: Actor,
  file: FileRecord,
  why: { at: string; error: Finding; set: Partial<FileRecord>; entry: ReportEntry },
): Promise<FileRecord> {
  return inTransaction(store, async (em) => {
    await moveFile(em, actor, file, {
      to: 'quarantining',
      at: why.at,
      set: { ...why.set, error: why.error },
      data: { code: why.error.code },
    });
    await addOutboxEntry(em, actor, why.entry);
    return fileIn(em, file.id);
  });
}

/** A file that must be read again later (still written to, or truncated so far) keeps its state and waits. */
export async function postponeFile(
  store: Store,
  actor: Actor,
  file: FileRecord,
  later: { until: string; sizeBytes?: number; mtimeNs?: string },
): Promise<void> {
  const { until, ...seen } = later;
  await inTransaction(store, (em) =>
    em.nativeUpdate(
      SourceFileSchema,
      { id: file.id, owner: actor.runId, fence: file.fence },
      { ...seen, nextTryAt: until, attempt: file.attempt + 1 },
    ),
  );
}

/** Takes over the files of owners whose process is dead: the fence goes up, so that a late write of theirs changes nothing. */
export async function adoptFiles(
  store: Store,
  actor: Actor,
  place: { unit: string; importId: string },
  at: string,
): Promise<FileRecord[]> {
  const others = await findFiles(store, {
    ...place,
    state: { $in: openStates },
    owner: { $ne: actor.runId },
  });
  if (others.length === 0) return [];
  const dead = await deadOwners(store, [...new Set(others.map((file) => file.owner))]);
  const mine = others.filter((file) => dead.has(file.owner));
  return inTransaction(store, async (em) => {
    const adopted: FileRecord[] = [];
    for (const file of mine) {
      const where = { id: file.id, owner: file.owner, fence: file.fence, state: file.state };
      if (
        (await em.nativeUpdate(SourceFileSchema, where, {
          owner: actor.runId,
          fence: file.fence + 1,
          nextTryAt: null,
        })) !== 1
      )
        continue;
      await appendHistory(em, actor, {
        at,
        kind: 'file.adopted',
        subject: file.id,
        data: { from: file.owner, state: file.state, fence: file.fence + 1 },
      });
      adopted.push(await fileIn(em, file.id));
    }
    return adopted;
  });
}

/** Takes a quarantined file up again: it is this owner's and claimed once more, its bytes moved back by the caller. */
export async function retryFile(
  store: Store,
  actor: Actor,
  file: FileRecord,
  at: string,
): Promise<FileRecord | null> {
  return inTransaction(store, async (em) => {
    const where = { id: file.id, state: 'quarantined' as const, fence: file.fence };
    const set = {
      state: 'claiming' as const,
      owner: actor.runId,
      fence: file.fence + 1,
      attempt: file.attempt + 1,
      nextTryAt: null,
    };
    if ((await em.nativeUpdate(SourceFileSchema, where, set)) !== 1) return null;
    await appendHistory(em, actor, {
      at,
      kind: 'file.retried',
      subject: file.id,
      data: { by: actor.who, fence: set.fence },
    });
    return fileIn(em, file.id);
  });
}
