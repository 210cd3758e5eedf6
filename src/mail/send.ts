/** Gathers what is to be told into mails, and sends them: a mail is marked sent after the server took it, never before. */
import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { ulid } from 'ulidx';
import { PrickakontoError } from '../domain/error.ts';
import { isWanted, type ReportEntry, severity } from '../domain/report.ts';
import type { Settings } from '../domain/settings.ts';
import { textOf } from '../i18n/text.ts';
import type { Actor } from '../store/history.ts';
import type { Store } from '../store/open.ts';
import {
  beginSending,
  dueMails,
  type MailRecord,
  makeMail,
  markSent,
  markUnsent,
  nextMailIn,
} from '../store/outbox-mails.ts';
import { resolvedAmong } from '../store/questions.ts';
import { type RenderContext, renderMail } from './render.ts';
import type { Transport } from './transport.ts';

export interface MailContext {
  readonly store: Store;
  readonly actor: Actor;
  readonly settings: Settings;
  /** Null while mail is not enabled. */
  readonly transport: Transport | null;
  readonly facts: Readonly<Record<string, string>>;
  readonly log: {
    info(message: string, facts?: Record<string, unknown>): void;
    warn(message: string, facts?: Record<string, unknown>): void;
  };
  now(): number;
  /** A place for tests to die in, between the server's accept and our mark. */
  accepted(): void;
}

/** Pauses after the first, second … failed try; a refusal that a person must mend is tried once an hour. */
const pausesMs = [5_000, 15_000, 60_000, 300_000, 900_000, 3_600_000];
const refusedPauseMs = 3_600_000;
/** Files that no window uses (duplicates, other accounts) are told after this long. */
const longestWaitMs = 900_000;

/**
 * Makes a mail when it is time, or `now` of all that waits (a one-shot run at its end). Gives how long to wait until the next
 * may be due; null when nothing waits.
 */
export async function gatherMail(context: MailContext, when: 'due' | 'now'): Promise<number | null> {
  const { backgroundJobs, mail } = context.settings;
  const nowMs = context.now();
  const id = ulid(nowMs);
  const wanted = mail.enabled && backgroundJobs.recipients.length > 0;
  const made = await makeMail(context.store, context.actor, {
    id,
    messageId: `<${id}@${messageHost()}>`,
    sender: mail.from ?? '',
    recipients: backgroundJobs.recipients,
    facts: context.facts,
    nowMs,
    gatherMs: when === 'now' ? 0 : mail.gatherMs,
    starts: (entry) => !isOnlyFile(entry),
    longestWaitMs: when === 'now' ? 0 : longestWaitMs,
    wants: (entry) => wanted && isWanted(entry, backgroundJobs),
  });
  return made && 'waitMs' in made ? made.waitMs : null;
}

/** A file that went well is told with the run that used it, not by a mail of its own. */
function isOnlyFile(entry: ReportEntry): boolean {
  return (entry.kind === 'file-imported' || entry.kind === 'file-duplicate') && severity(entry) === 'info';
}

function messageHost(): string {
  const name = hostname().replace(/[^A-Za-z0-9.-]/g, '');
  return `prickakonto.${name || createHash('sha256').update(hostname()).digest('hex').slice(0, 8)}`;
}

export interface Sent {
  readonly sent: number;
  readonly failed: number;
}

/** Tries every unsent mail that is due once; `all`: whatever its next-try time (a one-shot run at its end). */
export async function sendMails(context: MailContext, options: { all: boolean }): Promise<Sent> {
  let sent = 0;
  let failed = 0;
  if (!context.transport) return { sent, failed };
  for (const due of await dueMails(context.store, context.actor, options.all ? null : context.now())) {
    const taken = await beginSending(context.store, context.actor, due);
    if (!taken) continue;
    if (await trySending(context, context.transport, taken)) sent += 1;
    else failed += 1;
  }
  return { sent, failed };
}

async function trySending(
  context: MailContext,
  transport: Transport,
  taken: NonNullable<Awaited<ReturnType<typeof beginSending>>>,
): Promise<boolean> {
  const { mail, entries } = taken;
  try {
    const rendered = renderMail(await asItIsNow(context.store, entries), mailLook(context, mail));
    const result = await transport.send({
      messageId: mail.messageId,
      from: mail.sender,
      to: [...mail.recipients],
      date: new Date(mail.createdAt),
      ...rendered,
    });
    context.accepted();
    await markSent(context.store, context.actor, mail, {
      at: new Date(context.now()).toISOString(),
      ...result,
    });
    context.log.info('mail sent', {
      mail: mail.id,
      messageId: mail.messageId,
      to: mail.recipients,
      response: result.response,
    });
    return true;
  } catch (error) {
    const fault = error instanceof PrickakontoError ? error : null;
    const pauseMs =
      fault && !fault.retryable
        ? refusedPauseMs
        : (pausesMs[mail.attempts - 1] ?? pausesMs.at(-1) ?? refusedPauseMs);
    const told = fault ? `${fault.code}: ${textOf(fault.code, fault.params, 'en').message}` : String(error);
    const now = context.now();
    await markUnsent(context.store, context.actor, mail, {
      at: new Date(now).toISOString(),
      nextTryAt: new Date(now + pauseMs).toISOString(),
      error: told,
    });
    context.log.warn('mail not sent', {
      mail: mail.id,
      attempt: mail.attempts,
      error: told,
      nextTryInMs: pauseMs,
    });
    return false;
  }
}

/** A question whose cause has gone since the file came (its missing statement was next in the folder) is not asked any more. */
async function asItIsNow(store: Store, entries: readonly ReportEntry[]): Promise<ReportEntry[]> {
  const asked = entries.flatMap((entry) => (entry.kind === 'file-imported' ? (entry.questions ?? []) : []));
  const gone = new Set(await resolvedAmong(store, asked));
  return entries.map((entry) => {
    if (gone.size === 0 || entry.kind !== 'file-imported' || !entry.questions) return entry;
    return {
      ...entry,
      questions: entry.questions.filter((id) => !gone.has(id)),
      warnings: entry.warnings.filter(({ question }) => question === undefined || !gone.has(question)),
    };
  });
}

function mailLook({ settings }: MailContext, mail: MailRecord): RenderContext {
  return {
    language: settings.language,
    server: hostname(),
    timeZone: settings.timeZone,
    unitNames: Object.fromEntries(settings.units.map((unit) => [unit.code, unit.name])),
    runFacts: mail.facts,
  };
}

/** Until the next unsent mail is due, in ms. */
export async function nextSendIn(context: MailContext): Promise<number | null> {
  return context.transport ? nextMailIn(context.store, context.now()) : null;
}
