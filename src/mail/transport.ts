/** Where mails go: an SMTP server, or a folder of .eml files. Both give the taker's own answer, or throw a `mail-…` fault. */
import { PrickakontoError } from '../domain/error.ts';
import type { MailSettings } from '../domain/settings.ts';
import { createFileTransport } from './file-transport.ts';
import { createSmtpTransport, type SmtpOptions } from './smtp-transport.ts';

export interface MailMessage {
  /** With angle brackets: `<id@host>`. The same on every try. */
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly date: Date;
}

export interface SendResult {
  /** What the server said; of the file transport: where the mail lies. */
  readonly response: string;
  /** Recipients that the server refused while it took others. */
  readonly rejected: string[];
}

export interface Transport {
  send(message: MailMessage): Promise<SendResult>;
}

/** Throws `mail-not-configured` when the chosen transport lacks its settings. `options` is for tests. */
export function createTransport(
  mail: MailSettings,
  password: string | null,
  options: SmtpOptions = {},
): Transport {
  if (mail.transport === 'file') {
    if (!mail.folder) throw new PrickakontoError('mail-not-configured', { missing: 'mail.folder' });
    return withRecipients(createFileTransport(mail.folder));
  }
  if (!mail.smtp) throw new PrickakontoError('mail-not-configured', { missing: 'mail.smtp' });
  return withRecipients(createSmtpTransport(mail.smtp, password, options));
}

function withRecipients(transport: Transport): Transport {
  return {
    async send(message) {
      if (message.to.length === 0) throw new PrickakontoError('mail-no-recipient');
      return transport.send(message);
    },
  };
}
