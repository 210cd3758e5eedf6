import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type SqlEntityManager } from '@mikro-orm/sqlite';
import type Database from 'better-sqlite3';
import { PrickakontoError } from '../domain/error.ts';
import { isBusy, migrations, sqliteCode } from './dialect.ts';
import { GroupRunSchema } from './entities/group-run.ts';
import { HistoryEventSchema } from './entities/history-event.ts';
import { LeaseSchema } from './entities/lease.ts';
import { OutboxEntrySchema, OutboxMailSchema } from './entities/outbox.ts';
import { ReconWindowSchema } from './entities/recon-window.ts';
import { RunSchema } from './entities/run.ts';
import { SourceFileSchema } from './entities/source-file.ts';

/** An open database. Only `store/` looks inside. */
export interface Store {
  readonly path: string;
  readonly orm: MikroORM;
  /** The connection itself, for prepared statements; within a transaction only. */
  readonly native: Database.Database;
  readonly lock: WriteLock;
}

const entities = [
  RunSchema,
  SourceFileSchema,
  ReconWindowSchema,
  GroupRunSchema,
  HistoryEventSchema,
  OutboxEntrySchema,
  OutboxMailSchema,
  LeaseSchema,
];

/** Why the last begin did not get the write lock. */
interface WriteLock {
  failure: unknown;
}

interface Query {
  readonly sql: string;
}

interface BeginningConnection {
  executeQuery(query: Query): Promise<unknown>;
}

const patienceMs = 30_000;

/**
 * Turns MikroORM's `begin` into one that takes the write lock (it begins deferred whatever it is told, and a deferred begin
 * that writes later fails at once when another wrote between). While another process holds the lock it is tried again without
 * stopping this thread. It never throws: kysely 0.29 does not give a connection back whose begin failed, and the one there is
 * would be lost for good; so the failure is left for `inTransaction`, and a harmless begin is made for it to roll back.
 */
function beginImmediate(connection: BeginningConnection, lock: WriteLock): void {
  const execute = connection.executeQuery.bind(connection);
  connection.executeQuery = async (query) => {
    if (query.sql !== 'begin') return execute(query);
    const started = performance.now();
    for (let pauseMs = 5; ; pauseMs = Math.min(pauseMs * 2, 100)) {
      try {
        return await execute({ ...query, sql: 'begin immediate' });
      } catch (error) {
        if (!isBusy(error) || performance.now() - started > patienceMs) {
          lock.failure = error;
          return execute(query);
        }
        await delay(pauseMs);
      }
    }
  };
}

/**
 * Opens the SQLite store (`sqlite:<absolute path>`), makes it when it is missing and brings it up to this program's version.
 * `busyMs`: how long a statement waits inside SQLite for another process (the whole thread waits; retries above are asynchronous).
 * Throws `store-unreachable`, `store-damaged`, `store-newer`, `store-full`.
 */
export async function openStore(address: string, options: { busyMs?: number } = {}): Promise<Store> {
  const path = address.replace(/^sqlite:/, '');
  try {
    mkdirSync(dirname(path), { recursive: true });
    const lock: WriteLock = { failure: null };
    const orm = await MikroORM.init({
      entities,
      dbName: path,
      extensions: [Migrator],
      migrations: { migrationsList: migrations, snapshot: false, silent: true },
      driverOptions: { timeout: 10_000 },
      onCreateConnection: async (connection) => beginImmediate(connection as BeginningConnection, lock),
    });
    const native = (await orm.em.getConnection('write').getNativeClient()) as Database.Database;
    await prepare(orm, native);
    native.pragma(`busy_timeout = ${options.busyMs ?? 50}`);
    return { path, orm, native, lock };
  } catch (error) {
    throw asStoreFault(error, path);
  }
}

/** FULL on every connection: a later connection to a WAL file opens with NORMAL, which may lose commits at a power cut. */
async function prepare(orm: MikroORM, native: Database.Database): Promise<void> {
  native.pragma('journal_mode = wal');
  native.pragma('synchronous = full');
  if (
    native.pragma('synchronous', { simple: true }) !== 2 ||
    native.pragma('journal_mode', { simple: true }) !== 'wal'
  ) {
    throw new Error('the database did not take journal_mode=wal and synchronous=full');
  }
  const known = new Set(migrations.map((migration) => migration.name));
  const executed = executedMigrations(native);
  const newer = executed.find((name) => !known.has(name));
  if (newer !== undefined) throw new PrickakontoError('store-newer', { migration: newer, path: native.name });
  if (executed.length === known.size) return;
  await migrate(orm, () => executedMigrations(native).length === known.size);
}

/**
 * MikroORM looks for its table of migrations and makes it in two steps. A process that starts at the same moment may be between
 * them, or still at work on the tables: then ours fails on something that is there already, and we look again.
 */
async function migrate(orm: MikroORM, isDone: () => boolean): Promise<void> {
  const started = performance.now();
  for (;;) {
    try {
      await orm.migrator.up();
      return;
    } catch (error) {
      if (isDone()) return;
      const byAnother = error instanceof Error && /already exists|UNIQUE constraint/.test(error.message);
      if (!byAnother || performance.now() - started > patienceMs) throw error;
      await delay(25);
    }
  }
}

function executedMigrations(native: Database.Database): string[] {
  const table = native.prepare(`select 1 from sqlite_master where name = 'mikro_orm_migrations'`).get();
  if (!table) return [];
  return native.prepare('select name from mikro_orm_migrations').pluck().all() as string[];
}

export function asStoreFault(error: unknown, path: string): unknown {
  if (error instanceof PrickakontoError) return error;
  const code = sqliteCode(error);
  const reason = error instanceof Error ? error.message : String(error);
  if (isBusy(error)) return new PrickakontoError('store-busy', { path }, { cause: error, retryable: true });
  if (code === 'SQLITE_FULL')
    return new PrickakontoError('store-full', { path }, { cause: error, retryable: true });
  if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB') {
    return new PrickakontoError('store-damaged', { path, reason }, { cause: error });
  }
  const unreachable =
    /^SQLITE_(CANTOPEN|IOERR|READONLY|PERM|AUTH|NOLFS)/.test(code) ||
    (code === '' && isFileSystemFault(error, reason));
  if (!unreachable) return error;
  return new PrickakontoError('store-unreachable', { path, reason }, { cause: error, retryable: true });
}

export async function closeStore(store: Store): Promise<void> {
  await store.orm.close();
}

/** A fresh context for reading: nothing it loads is kept. */
export function reading(store: Store): SqlEntityManager {
  return store.orm.em.fork() as SqlEntityManager;
}

function isFileSystemFault(error: unknown, reason: string): boolean {
  return (
    (error instanceof Error && 'syscall' in error) || /directory does not exist|unable to open/.test(reason)
  );
}
