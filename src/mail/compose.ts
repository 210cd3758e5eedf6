import type { SendMailOptions } from 'nodemailer';
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
    headers: { ...message.headers },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
