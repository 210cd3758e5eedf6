/** What an agent and a one-shot run share: the store, who they are, the parsing threads, the mail transport. Closed in reverse order. */
import { userInfo } from 'node:os';
import { ulid } from 'ulidx';
import { readSecret } from '../config/secret.ts';
import type { Settings } from '../domain/settings.ts';
import { programVersion } from '../domain/version.ts';
import type { IngestContext, Log } from '../ingest/context.ts';
import { reach } from '../ingest/kill-point.ts';
import type { MailContext } from '../mail/send.ts';
import { createTransport } from '../mail/transport.ts';
import { engineVersion } from '../reconcile/index.ts';
import type { Actor } from '../store/history.ts';
import { beatLeases, leaseTtlMs, processLease, releaseLeases, takeLease } from '../store/leases.ts';
import { closeStore, openStore, type Store } from '../store/open.ts';
import { startRun } from '../store/runs.ts';
import { createWorkerPool, type WorkerPool } from './worker-pool.ts';

export type RunMode = 'agent' | 'A' | 'U' | 'R';

export interface Session extends AsyncDisposable {
  readonly settings: Settings;
  readonly store: Store;
  readonly actor: Actor;
  readonly mode: RunMode;
  readonly startedAt: string;
  readonly log: Log;
  readonly ingest: IngestContext;
  readonly pool: WorkerPool;
  readonly mail: MailContext;
  now(): number;
}

export interface SessionOptions {
  readonly settings: Settings;
  readonly mode: RunMode;
  /** The word people know it by; by default that of the mode. */
  readonly who?: string;
  readonly log: (runId: string) => Log;
  readonly now: () => number;
}

export async function openSession(options: SessionOptions): Promise<Session> {
  const { settings, mode, now } = options;
  const undo: (() => Promise<unknown>)[] = [];
  const store = await openStore(settings.store);
  undo.push(() => closeStore(store));
  const startedAt = new Date(now()).toISOString();
  const id = `r${ulid(now())}`;
  const log = options.log(id);
  const who = options.who ?? (mode === 'agent' ? 'agent' : `/${mode}`);
  const actor = await startRun(store, {
    id,
    mode,
    who,
    startedAt,
    engineVersion,
    programVersion,
    configHash: settings.configHash,
  });
  await takeLease(store, processLease(id), id);
  undo.push(() => releaseLeases(store, id));
  const beat = setInterval(() => {
    beatLeases(store, id).catch((error: unknown) =>
      log.warn('heartbeat failed', { run: id, error: String(error) }),
    );
  }, leaseTtlMs / 12);
  undo.push(async () => clearInterval(beat));
  const pool = createWorkerPool(settings.store);
  undo.push(() => pool.close());
  const ingest: IngestContext = {
    store,
    actor,
    settings,
    log,
    now,
    parse: (job) =>
      pool.run('parse', { ...job, file: { ...job.file }, actor, at: new Date(now()).toISOString() }),
  };
  return {
    settings,
    store,
    actor,
    mode,
    startedAt,
    log,
    now,
    ingest,
    pool,
    mail: mailContext({ settings, store, actor, log, now }),
    async [Symbol.asyncDispose]() {
      for (const step of undo.reverse()) await step();
    },
  };
}

function mailContext(base: {
  settings: Settings;
  store: Store;
  actor: Actor;
  log: Log;
  now: () => number;
}): MailContext {
  const { mail } = base.settings;
  const password = mail.enabled && mail.smtp?.passwordFrom ? readSecret(mail.smtp.passwordFrom) : null;
  return {
    ...base,
    transport: mail.enabled ? createTransport(mail, password) : null,
    facts: {
      run: base.actor.runId,
      who: base.actor.who,
      version: programVersion,
      account: account(),
      configHash: base.settings.configHash,
    },
    accepted: () => reach('mail-accepted'),
  };
}

/** The account that runs the program; some containers have none. */
export function account(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '');
  }
}
