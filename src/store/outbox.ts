/** Entries of the outbox: what is to be reported, written with what it reports. Mails are made of them in `outbox-mails.ts`. */
import type { SqlEntityManager } from '@mikro-orm/sqlite';
import { type ReportEntry, severity } from '../domain/report.ts';
import { OutboxEntrySchema } from './entities/outbox.ts';
import type { Actor } from './history.ts';

export async function addOutboxEntry(em: SqlEntityManager, actor: Actor, entry: ReportEntry): Promise<void> {
  await em.insert(OutboxEntrySchema, {
    runId: actor.runId,
    owner: actor.runId,
    createdAt: entry.at,
    severity: severity(entry),
    entry,
    mailId: null,
  });
}
