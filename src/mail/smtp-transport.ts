import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { createTransport } from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport/index.js';
import type { MailSettings } from '../domain/settings.ts';
import { mailOptions } from './compose.ts';
import { smtpFault } from './smtp-fault.ts';
import type { Transport } from './transport.ts';

export interface SmtpOptions {
  /** nodemailer's own limits are minutes long. */
  readonly timeouts?: { readonly connectMs: number; readonly greetingMs: number; readonly socketMs: number };
  /** PEM of an authority to trust beside none of the built-in ones. */
  readonly ca?: string;
}

const ordinaryTimeouts = { connectMs: 10_000, greetingMs: 10_000, socketMs: 30_000 };

export type SmtpSettings = NonNullable<MailSettings['smtp']>;

/** One connection a mail: a run sends few, and nothing is left open between them. */
export function createSmtpTransport(
  smtp: SmtpSettings,
  password: string | null,
  options: SmtpOptions,
): Transport {
  const timeouts = options.timeouts ?? ordinaryTimeouts;
  const sender = createTransport(connection(smtp, password, { ...options, timeouts }));
  return {
    async send(message) {
      try {
        const sent = await sender.sendMail(mailOptions(message));
        const rejected = sent.rejected.map(String);
        return { response: sent.response, rejected };
      } catch (error) {
        throw smtpFault(error, { smtp, message, timeouts });
      }
    },
  };
}

function connection(
  smtp: SmtpSettings,
  password: string | null,
  { timeouts, ca }: SmtpOptions & { timeouts: typeof ordinaryTimeouts },
): SMTPTransport.Options {
  return {
    host: smtp.host,
    port: smtp.port,
    secure: smtp.security === 'implicit',
    requireTLS: smtp.security === 'starttls',
    ignoreTLS: smtp.security === 'none',
    opportunisticTLS: smtp.security === 'opportunistic',
    tls: {
      minVersion: 'TLSv1.2',
      ...(isIP(smtp.host) ? {} : { servername: smtp.host }),
      ...(ca ? { ca } : {}),
    },
    // Without it a server that offers no sign-in would be handed the mail unauthenticated, and refuse it less clearly.
    ...(smtp.user ? { auth: { user: smtp.user, pass: password ?? '' }, forceAuth: true } : {}),
    name: hostname().replace(/[^A-Za-z0-9.-]/g, '') || 'localhost',
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.greetingMs,
    socketTimeout: timeouts.socketMs,
    dnsTimeout: timeouts.connectMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
