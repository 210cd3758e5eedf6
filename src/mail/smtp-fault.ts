/**
 * What a failed SMTP conversation means for a person. A server's answer is judged by its enhanced status code (RFC 3463)
 * first and by the step second: Exchange tells "may not send as" only after DATA, and a relay refusal may be temporary.
 */
import type { MailCode } from '../domain/codes.ts';
import { PrickakontoError } from '../domain/error.ts';
import type { Params } from '../domain/finding.ts';
import { plainLine } from './plain.ts';
import type { SmtpSettings } from './smtp-transport.ts';
import type { MailMessage } from './transport.ts';

interface Attempt {
  readonly smtp: SmtpSettings;
  readonly message: MailMessage;
  readonly timeouts: { readonly greetingMs: number };
}

/** What nodemailer puts on its errors. */
interface Told {
  readonly code: string;
  /** The step: `CONN`, `STARTTLS`, `AUTH PLAIN`, `MAIL FROM`, `RCPT TO`, `DATA`. */
  readonly step: string;
  readonly reply: string;
  readonly status: number;
  readonly reason: string;
  /** Code of the system's or OpenSSL's own error. */
  readonly system: string;
}

export function smtpFault(error: unknown, attempt: Attempt): PrickakontoError {
  const told = read(error);
  const { code, retryable } = judge(told);
  return new PrickakontoError(code, params(told, attempt), { cause: error, retryable });
}

function read(error: unknown): Told {
  const facts: Record<string, unknown> = error instanceof Error ? { ...error } : {};
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : null;
  const reason = oneLine(error instanceof Error ? error.message : String(error));
  const system = [
    facts['syscallCode'],
    facts['errno'],
    cause && 'code' in cause ? cause.code : undefined,
  ].find((value) => typeof value === 'string');
  return {
    code: text(facts['code']),
    step: text(facts['command']) || 'CONN',
    reply: oneLine(text(facts['response'])),
    status: typeof facts['responseCode'] === 'number' ? facts['responseCode'] : 0,
    reason,
    system: text(system) || (/\b(E[A-Z]{4,})\b/.exec(reason)?.[1] ?? ''),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const longestReply = 300;

/** On one line and short; a server's answer may be long and of several lines. */
function oneLine(value: string): string {
  return plainLine(value).slice(0, longestReply);
}

function params(told: Told, { smtp, message, timeouts }: Attempt): Params {
  return {
    host: smtp.host,
    port: smtp.port,
    user: smtp.user ?? '',
    from: message.from,
    to: message.to.join(', '),
    step: told.step,
    reply: told.reply || told.reason,
    reason: told.reason,
    seconds: Math.ceil(timeouts.greetingMs / 1000),
    sizeBytes: Buffer.byteLength(message.text) + Buffer.byteLength(message.html),
  };
}

interface Judged {
  readonly code: MailCode;
  readonly retryable: boolean;
}

function judge(told: Told): Judged {
  if (told.status >= 400 && told.status < 500) return { code: 'mail-temporarily-refused', retryable: true };
  if (told.code === 'ETLS') {
    return told.status > 0 || /STARTTLS/.test(told.reason)
      ? { code: 'mail-tls-not-offered', retryable: false }
      : { code: 'mail-tls-failed', retryable: false };
  }
  if (told.status >= 500) return { code: refusal(told), retryable: false };
  if (told.code === 'EMESSAGE')
    return { code: /size/i.test(told.reason) ? 'mail-too-large' : 'mail-refused', retryable: false };
  if (told.code === 'EENVELOPE') return { code: addressFault(told), retryable: false };
  if (told.code === 'EAUTH') return { code: 'mail-auth-failed', retryable: false };
  return connectionFault(told);
}

/** Enhanced status codes that say more than the step at which they come. */
const enhanced: readonly (readonly [RegExp, MailCode])[] = [
  [/^5\.7\.30$/, 'mail-auth-password-off'],
  [/^5\.7\.139$/, 'mail-auth-smtp-off'],
  [/^5\.7\.60$/, 'mail-sender-refused'],
  [/^5\.1\.[78]$/, 'mail-sender-refused'],
  [/^5\.1\.(0|1|2|3|6|10)$/, 'mail-recipient-refused'],
  [/^5\.2\.[12]$/, 'mail-recipient-refused'],
  [/^5\.(2\.3|3\.4)$/, 'mail-too-large'],
];

function refusal({ reply, status, step }: Told): MailCode {
  const code = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(reply)?.[1] ?? '';
  const known = enhanced.find(([pattern]) => pattern.test(code))?.[1];
  if (known) return known;
  if (step.startsWith('AUTH'))
    return [500, 502, 503, 504].includes(status) ? 'mail-auth-not-offered' : 'mail-auth-failed';
  if (status === 552) return 'mail-too-large';
  const atStep: Readonly<Record<string, MailCode>> = {
    'MAIL FROM': 'mail-sender-refused',
    'RCPT TO': 'mail-recipient-refused',
  };
  return atStep[step] ?? 'mail-refused';
}

/** nodemailer refused the envelope by itself. */
function addressFault({ reason }: Told): MailCode {
  if (/sender/i.test(reason)) return 'mail-sender-refused';
  return /no recipients/i.test(reason) ? 'mail-no-recipient' : 'mail-recipient-refused';
}

const unreachable = /EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|ETIMEDOUT|EADDRNOTAVAIL|Connection timeout/;
const certificate = /certificate|altnames|self[- ]signed|CERT_|unable to verify|Hostname\/IP/i;

function connectionFault({ code, reason, system }: Told): Judged {
  if (code === 'EDNS' || system === 'ENOTFOUND') return { code: 'mail-host-unknown', retryable: true };
  if (system === 'ECONNREFUSED') return { code: 'mail-connection-refused', retryable: true };
  if (/greeting never received/i.test(reason)) return { code: 'mail-greeting-timeout', retryable: true };
  if (/wrong version number|packet length too long|http request/i.test(reason))
    return { code: 'mail-tls-mode', retryable: false };
  if (certificate.test(reason)) return { code: 'mail-certificate', retryable: false };
  if (/\b(SSL|TLS) routines|EPROTO\b|handshake/i.test(reason))
    return { code: 'mail-tls-failed', retryable: false };
  return {
    code: unreachable.test(`${system} ${reason}`) ? 'mail-unreachable' : 'mail-connection-lost',
    retryable: true,
  };
}
