import { defineEntity, p } from '@mikro-orm/sqlite';
import type { ReportEntry } from '../../domain/report.ts';

/** What is to be reported, written in the same transaction as what it reports. */
export const OutboxEntrySchema = defineEntity({
  name: 'OutboxEntry',
  tableName: 'outbox_entry',
  properties: {
    id: p.integer().primary(),
    runId: p.text(),
    owner: p.text(),
    createdAt: p.text(),
    severity: p.text().$type<'error' | 'info'>(),
    entry: p.json<ReportEntry>(),
    mailId: p.text().nullable(),
  },
});

/** The mail that gathers entries; entries, recipients and Message-ID are fixed when it is made. */
export const OutboxMailSchema = defineEntity({
  name: 'OutboxMail',
  tableName: 'outbox_mail',
  properties: {
    id: p.text().primary(),
    messageId: p.text(),
    createdAt: p.text(),
    sender: p.text(),
    recipients: p.json<string[]>(),
    facts: p.json<Record<string, string>>(),
    state: p.text().$type<'queued' | 'sending' | 'sent' | 'failed' | 'silent'>(),
    owner: p.text(),
    fence: p.integer(),
    attempts: p.integer(),
    nextTryAt: p.text(),
    sentAt: p.text().nullable(),
    response: p.text().nullable(),
    lastError: p.text().nullable(),
  },
});
