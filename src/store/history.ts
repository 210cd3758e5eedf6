import { createHash } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sqlite';
import { HistoryEventSchema } from './entities/history-event.ts';

/** Who does something: the execution (empty for a command that is none) and the word people know it by (`agent`, `/A`). */
export interface Actor {
  readonly runId: string;
  readonly who: string;
}

interface NewEvent {
  readonly at: string;
  readonly kind: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The hash of a history row: over its content and the hash of the row before. */
export function historyHash(row: {
  at: string;
  who: string;
  runId: string | null;
  kind: string;
  subject: string;
  data: string;
  prevHash: string;
}): string {
  const parts = [row.prevHash, row.at, row.who, row.runId ?? '', row.kind, row.subject, row.data];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Adds a row to the processing history, in the transaction of what it tells. */
export async function appendHistory(em: SqlEntityManager, actor: Actor, event: NewEvent): Promise<void> {
  const last = (await em.execute('select hash from history order by seq desc limit 1', [], 'get')) as
    | { hash: string }
    | undefined;
  const row = {
    at: event.at,
    who: actor.who,
    runId: actor.runId || null,
    kind: event.kind,
    subject: event.subject,
    data: JSON.stringify(event.data),
    prevHash: last?.hash ?? '',
  };
  await em.insert(HistoryEventSchema, { ...row, hash: historyHash(row) });
}
