import type { SendMailOptions } from 'nodemailer';
import { plainLine } from './plain.ts';
import type { MailMessage } from './transport.ts';

/** Our message in nodemailer's words. Nothing in it may make nodemailer read a file or fetch an address. */
export function mailOptions(message: MailMessage): SendMailOptions {
  return {
    messageId: message.messageId,
    date: message.date,
    from: message.from,
    to: [...message.to],
    subject: message.subject,
    text: message.text,
    html: message.html,
    headers: Object.fromEntries(
      Object.entries(message.headers).map(([name, value]) => [name, asItStands(value)]),
    ),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Our headers are plain ASCII already; nodemailer would turn a List-Id with its quotes into an encoded word. */
function asItStands(value: string): { prepared: true; value: string } {
  return { prepared: true, value: plainLine(value) };
}
