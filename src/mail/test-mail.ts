/** "Skicka test-meddelande": one mail through the configured transport, enabled or not, and what the taker answered. */
import { PrickakontoError } from '../domain/error.ts';
import type { Settings } from '../domain/settings.ts';
import { mailTextOf } from '../i18n/mail-text.ts';
import { timeText } from './amounts.ts';
import { asHtml } from './as-html.ts';
import { asText } from './as-text.ts';
import type { Block } from './blocks.ts';
import { cutTo, plainLine } from './plain.ts';
import { mailHeaders } from './render.ts';
import type { SmtpOptions } from './smtp-transport.ts';
import { createTransport, type MailMessage } from './transport.ts';

export interface TestMail {
  readonly settings: Settings;
  /** Null: to `backgroundJobs.recipients`, else to `mail.from`. */
  readonly to: string | null;
  readonly password: string | null;
  readonly server: string;
  /** The account that runs the program. */
  readonly account: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** With angle brackets. */
  readonly messageId: string;
  /** For tests. */
  readonly transport?: SmtpOptions;
}

export interface TestMailSent {
  readonly to: readonly string[];
  readonly from: string;
  readonly response: string;
  readonly rejected: readonly string[];
  readonly server: string;
  readonly account: string;
  /** False: the test went out, other mails do not until mail is enabled. */
  readonly mailEnabled: boolean;
}

/** Throws `mail-not-configured` without a sender or transport, else what `Transport.send` throws. */
export async function sendTestMail(test: TestMail): Promise<TestMailSent> {
  const { settings, password, server, account } = test;
  const from = settings.mail.from;
  if (!from) throw new PrickakontoError('mail-not-configured', { missing: 'mail.from' });
  const configured = settings.backgroundJobs.recipients;
  const to = test.to ? [test.to] : configured.length > 0 ? configured : [from];
  const transport = createTransport(settings.mail, password, test.transport);
  const sent = await transport.send(testMessage(test, from, to)).catch(asTest);
  return { to, from, ...sent, server, account, mailEnabled: settings.mail.enabled };
}

/** The same fault, which says that a test mail is not kept in the outbox. */
function asTest(error: unknown): never {
  if (!(error instanceof PrickakontoError)) throw error;
  const { code, params, retryable } = error;
  throw new PrickakontoError(code, { ...params, test: 1 }, { cause: error, retryable });
}

const longestServer = 40;

function testMessage(
  { settings, server, account, now, messageId }: TestMail,
  from: string,
  to: readonly string[],
): MailMessage {
  const words = mailTextOf(settings.language);
  const subject = `[PrickaKonto] ${words.levels.test} \u2013 ${words.test.subject(cutTo(plainLine(server), longestServer))}`;
  const blocks: Block[] = [
    { kind: 'paragraph', text: words.test.verdict, strong: true },
    { kind: 'paragraph', text: words.test.sentBy(plainLine(account), plainLine(server)) },
    ...(settings.mail.enabled ? [] : [{ kind: 'paragraph' as const, text: words.test.disabled }]),
    { kind: 'paragraph', text: timeText(new Date(now).toISOString(), settings.timeZone), faint: true },
  ];
  return {
    messageId,
    from,
    to,
    subject,
    text: asText(blocks),
    html: asHtml(blocks, settings.language, subject),
    headers: mailHeaders({ server, units: [], run: messageId, severity: 'test' }),
    date: new Date(now),
  };
}
