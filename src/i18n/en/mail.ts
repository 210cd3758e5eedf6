import type { MailCode } from '../../domain/codes.ts';
import type { Params } from '../../domain/finding.ts';
import type { ErrorText } from '../error-text.ts';

/** What becomes of the mail: it waits in the outbox, but a test mail does not. */
const kept = (params: Params): string =>
  params['test'] === 1
    ? 'The test message is not kept: run test-mail again.'
    : 'The mail is kept and sent again by itself.';

export const mailTexts: Record<MailCode, ErrorText> = {
  'mail-connection-refused': {
    message: 'The mail server {host} does not answer on port {port}.',
    hint: (params) => `Check the port (587, 465 or 25) under mail.smtp and the firewall. ${kept(params)}`,
  },
  'mail-host-unknown': {
    message: 'The server name {host} is not in DNS.',
    hint: 'Correct mail.smtp.host, or check name resolution (DNS) on this machine.',
  },
  'mail-unreachable': {
    message: 'The mail server {host} cannot be reached on port {port}: {reason}',
    hint: (params) => `Check network, firewall and port. ${kept(params)}`,
  },
  'mail-greeting-timeout': {
    message: 'The connection to {host}:{port} opened, but the server did not greet within {seconds} seconds.',
    hint: 'Common when a firewall or virus scanner intercepts SMTP, or when the port wants TLS at once: try security: implicit for port 465.',
  },
  'mail-connection-lost': {
    message: 'The connection to {host}:{port} broke at the step {step}: {reason}',
    hint: (params) => `${kept(params)} If it happens every time, ask those who run the mail server.`,
  },
  'mail-tls-mode': {
    message: 'Wrong encryption mode for {host}:{port}.',
    hint: 'Choose security: starttls for ports 587 and 25, and security: implicit for port 465.',
  },
  'mail-tls-not-offered': {
    message: 'The mail server {host}:{port} offers no encryption (STARTTLS).',
    hint: 'Check the port. If it is an internal relay without encryption, choose security: none.',
  },
  'mail-tls-failed': {
    message: 'Encryption with {host}:{port} could not be set up: {reason}',
    hint: 'The server must speak TLS 1.2 or newer; check port and security as well.',
  },
  'mail-certificate': {
    message: 'The certificate of {host}:{port} is not accepted ({reason}).',
    hint: 'Use the server name that the certificate states. With an authority of your own, name its root certificate file in the environment variable NODE_EXTRA_CA_CERTS.',
  },
  'mail-auth-failed': {
    message: 'Signing in to {host} as {user} was refused: {reply}',
    hint: 'Check the user name under mail.smtp.user and the password that passwordFrom points at.',
  },
  'mail-auth-password-off': {
    message: 'Microsoft 365 does not allow signing in with a password here: {reply}',
    hint: 'Use an internal relay or High Volume Email (HVE), or ask your administrator for another way to send.',
  },
  'mail-auth-smtp-off': {
    message: 'SMTP AUTH is switched off for the mailbox {user} or the whole organisation: {reply}',
    hint: 'Ask your administrator to switch on Authenticated SMTP for the mailbox.',
  },
  'mail-auth-not-offered': {
    message: 'The mail server {host}:{port} takes no sign-in: {reply}',
    hint: 'If it is an internal relay, remove user and passwordFrom. Else port or encryption mode is wrong.',
  },
  'mail-sender-refused': {
    message: 'The account may not send as {from}: {reply}',
    hint: "Set mail.from to the account's own address, or give the account the right to send as it.",
  },
  'mail-recipient-refused': {
    message: 'The recipient {to} was refused: {reply}',
    hint: 'Correct the address under backgroundJobs.recipients, or let the server send to it (relaying).',
  },
  'mail-too-large': {
    message: 'The mail is too large for {host} ({sizeBytes} bytes): {reply}',
    hint: 'Ask those who run the mail server to raise the limit. The contents are still in prickakonto files and prickakonto open.',
  },
  'mail-no-recipient': {
    message: 'No recipient is given.',
    hint: 'Write at least one address under backgroundJobs.recipients.',
  },
  'mail-temporarily-refused': {
    message: 'The mail server {host} cannot take the mail right now (step {step}): {reply}',
    hint: (params) =>
      params['test'] === 1
        ? 'Wait a while and run test-mail again.'
        : 'Nothing to do: the mail is kept and sent again by itself.',
  },
  'mail-refused': {
    message: 'The mail server {host} did not take the mail (step {step}): {reply}',
    hint: "Show the server's answer to those who run the mail server.",
  },
  'mail-not-configured': {
    message: 'Mail is not set up yet: {missing} is missing.',
    hint: 'Fill in {missing} in the configuration.',
  },
  'mail-folder': {
    message: 'The mail could not be written in the folder {folder}: {reason}',
    hint: 'Check that the account that runs prickakonto can write in the folder under mail.folder.',
  },
};
