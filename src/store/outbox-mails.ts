/**
 * Mails made of outbox entries. States: queued → sending → sent, back to queued when a try fails. Entries, recipients and
 * Message-ID are fixed when the mail is made; a mail whose sender died while sending is sent again under the same Message-ID.
 */
import type { EntityData, InferEntity, SqlEntityManager } from '@mikro-orm/sqlite';
import type { ReportEntry } from '../domain/report.ts';
import { OutboxEntrySchema, OutboxMailSchema } from './entities/outbox.ts';
import { type Actor, appendHistory } from './history.ts';
import { deadOwners } from './leases.ts';
import { reading, type Store } from './open.ts';
import { plain } from './plain.ts';
import type { MailRecord } from './records.ts';
import { inTransaction } from './transaction.ts';

export type { MailRecord };

export interface MailMaking {
  readonly id: string;
  readonly messageId: string;
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly facts: Readonly<Record<string, string>>;
  readonly nowMs: number;
  /** How long the oldest entry that starts a mail waits for company; 0: not at all. */
  readonly gatherMs: number;
  /** How long the others wait for one that starts a mail. */
  readonly longestWaitMs: number;
  starts(entry: ReportEntry): boolean;
  /** Which entries somebody wants to read; the others are put aside. */
  wants(entry: ReportEntry): boolean;
}

/** Entries of this owner, and of owners whose process is dead, that are in no mail yet. */
async function waitingEntries(store: Store, actor: Actor) {
  const entries = await reading(store).find(OutboxEntrySchema, { mailId: null }, { orderBy: { id: 'asc' } });
  const others = [...new Set(entries.map((entry) => entry.owner))].filter((owner) => owner !== actor.runId);
  const dead = others.length > 0 ? await deadOwners(store, others) : new Set<string>();
  return entries.filter((entry) => entry.owner === actor.runId || dead.has(entry.owner));
}

/** Makes a mail of what waits when the oldest has waited long enough; else says how long it still waits. Null: nothing waits. */
export async function makeMail(
  store: Store,
  actor: Actor,
  making: MailMaking,
): Promise<{ mailId: string | null } | { waitMs: number } | null> {
  const waiting = await waitingEntries(store, actor);
  const oldest = waiting[0];
  if (!oldest) return null;
  const starting = waiting.find((entry) => making.starts(entry.entry));
  const dueAtMs = Math.min(
    Date.parse(oldest.createdAt) + Math.max(making.longestWaitMs, making.gatherMs),
    starting ? Date.parse(starting.createdAt) + making.gatherMs : Number.POSITIVE_INFINITY,
  );
  const left = dueAtMs - making.nowMs;
  if (left > 0) return { waitMs: left };
  const at = new Date(making.nowMs).toISOString();
  return inTransaction(store, async (em) => {
    const wanted = waiting.filter((entry) => making.wants(entry.entry)).map((entry) => entry.id);
    const others = waiting.filter((entry) => !making.wants(entry.entry)).map((entry) => entry.id);
    if (others.length > 0)
      await em.nativeUpdate(OutboxEntrySchema, { id: { $in: others }, mailId: null }, { mailId: 'unwanted' });
    const taken =
      wanted.length > 0
        ? await em.nativeUpdate(
            OutboxEntrySchema,
            { id: { $in: wanted }, mailId: null },
            { mailId: making.id },
          )
        : 0;
    if (taken === 0) return { mailId: null };
    await em.insert(OutboxMailSchema, {
      id: making.id,
      messageId: making.messageId,
      createdAt: at,
      sender: making.sender,
      recipients: [...making.recipients],
      facts: { ...making.facts },
      state: 'queued',
      owner: actor.runId,
      fence: 0,
      attempts: 0,
      nextTryAt: at,
      sentAt: null,
      response: null,
      lastError: null,
    });
    await appendHistory(em, actor, {
      at,
      kind: 'mail.made',
      subject: making.id,
      data: { messageId: making.messageId, entries: taken, to: making.recipients },
    });
    return { mailId: making.id };
  });
}

/** Unsent mails that are due (`nowMs` null: all of them), those in the hands of a living other process excepted. */
export async function dueMails(store: Store, actor: Actor, nowMs: number | null): Promise<MailRecord[]> {
  const due = nowMs === null ? {} : { nextTryAt: { $lte: new Date(nowMs).toISOString() } };
  const mails = await reading(store).find(
    OutboxMailSchema,
    { state: { $in: ['queued', 'sending'] }, ...due },
    { orderBy: { id: 'asc' } },
  );
  const others = [...new Set(mails.map((mail) => mail.owner))].filter((owner) => owner !== actor.runId);
  const dead = others.length > 0 ? await deadOwners(store, others) : new Set<string>();
  return mails
    .filter((mail) => mail.state === 'queued' || mail.owner === actor.runId || dead.has(mail.owner))
    .map((mail) => plain<MailRecord>(mail));
}

/** Milliseconds until the next unsent mail is due; null when none is unsent. */
export async function nextMailIn(store: Store, nowMs: number): Promise<number | null> {
  const next = await reading(store).findOne(
    OutboxMailSchema,
    { state: 'queued' },
    { orderBy: { nextTryAt: 'asc' } },
  );
  return next ? Math.max(Date.parse(next.nextTryAt) - nowMs, 1) : null;
}

/** Takes a mail for one try. Null when another was faster. */
export async function beginSending(
  store: Store,
  actor: Actor,
  mail: MailRecord,
): Promise<{ mail: MailRecord; entries: ReportEntry[] } | null> {
  return inTransaction(store, async (em) => {
    const where = { id: mail.id, state: mail.state, fence: mail.fence };
    const set = {
      state: 'sending' as const,
      owner: actor.runId,
      fence: mail.fence + 1,
      attempts: mail.attempts + 1,
    };
    if ((await em.nativeUpdate(OutboxMailSchema, where, set)) !== 1) return null;
    const entries = await em.find(OutboxEntrySchema, { mailId: mail.id }, { orderBy: { id: 'asc' } });
    return {
      mail: plain<MailRecord>(await em.findOneOrFail(OutboxMailSchema, { id: mail.id })),
      entries: entries.map((row) => row.entry),
    };
  });
}

export async function markSent(
  store: Store,
  actor: Actor,
  mail: MailRecord,
  sent: { at: string; response: string; rejected: readonly string[] },
): Promise<void> {
  await change(
    store,
    actor,
    mail,
    { state: 'sent', sentAt: sent.at, response: sent.response, lastError: null },
    (em) =>
      appendHistory(em, actor, {
        at: sent.at,
        kind: 'mail.sent',
        subject: mail.id,
        data: { messageId: mail.messageId, attempts: mail.attempts, rejected: sent.rejected },
      }),
  );
}

export async function markUnsent(
  store: Store,
  actor: Actor,
  mail: MailRecord,
  failed: { at: string; nextTryAt: string; error: string },
): Promise<void> {
  await change(
    store,
    actor,
    mail,
    { state: 'queued', nextTryAt: failed.nextTryAt, lastError: failed.error },
    (em) =>
      appendHistory(em, actor, {
        at: failed.at,
        kind: 'mail.failed',
        subject: mail.id,
        data: { attempts: mail.attempts, error: failed.error },
      }),
  );
}

async function change(
  store: Store,
  actor: Actor,
  mail: MailRecord,
  set: Partial<MailRecord>,
  then: (em: SqlEntityManager) => Promise<void>,
): Promise<void> {
  await inTransaction(store, async (em) => {
    const where = { id: mail.id, state: 'sending' as const, owner: actor.runId, fence: mail.fence };
    if (
      (await em.nativeUpdate(
        OutboxMailSchema,
        where,
        set as EntityData<InferEntity<typeof OutboxMailSchema>>,
      )) === 1
    )
      await then(em);
  });
}

/**
 * How many mails are unsent, and how many a run has sent. A mail that a living other process has in hand, and has not failed
 * with, is on its way.
 */
export async function countMails(store: Store, actor: Actor): Promise<{ unsent: number; sentByRun: number }> {
  const em = reading(store);
  const mails = await em.find(OutboxMailSchema, { state: { $in: ['queued', 'sending'] } });
  const others = [...new Set(mails.map((mail) => mail.owner))].filter((owner) => owner !== actor.runId);
  const dead = others.length > 0 ? await deadOwners(store, others) : new Set<string>();
  const unsent = mails.filter(
    (mail) =>
      mail.owner === actor.runId || dead.has(mail.owner) || (mail.state === 'queued' && mail.attempts > 0),
  );
  const sentByRun = await em.count(OutboxMailSchema, { state: 'sent', owner: actor.runId });
  return { unsent: unsent.length, sentByRun };
}

/** True while something that is to be told is in no mail yet, or in a mail that has not been tried. */
export async function unsentWork(store: Store): Promise<boolean> {
  const em = reading(store);
  const waiting = await em.count(OutboxEntrySchema, { mailId: null });
  return (
    waiting > 0 ||
    (await em.count(OutboxMailSchema, { $or: [{ state: 'sending' }, { state: 'queued', attempts: 0 }] })) > 0
  );
}
