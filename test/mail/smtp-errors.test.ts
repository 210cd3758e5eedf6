import { describe, expect, it } from 'vitest';
import type { MailCode } from '../../src/domain/codes.ts';
import { PrickakontoError } from '../../src/domain/error.ts';
import type { MailSecurity, MailSettings } from '../../src/domain/settings.ts';
import { textOf } from '../../src/i18n/text.ts';
import type { SmtpOptions } from '../../src/mail/smtp-transport.ts';
import { createTransport, type MailMessage } from '../../src/mail/transport.ts';
import { makeCertificate } from '../support/certificate.ts';
import { answer, closedPort, startMailServer, startSilentServer } from '../support/mail-server.ts';

const year = 365 * 86_400_000;
const valid = { notBefore: new Date(Date.now() - year), notAfter: new Date(Date.now() + year) };
const localhost = makeCertificate({ name: 'localhost', ...valid });
const expired = makeCertificate({
  name: 'localhost',
  notBefore: new Date(Date.now() - 2 * year),
  notAfter: new Date(Date.now() - year),
});
const otherName = makeCertificate({ name: 'annan.exempel.se', ...valid });

const message: MailMessage = {
  messageId: '<01TEST@prickakonto.test>',
  from: 'prickakonto@exempel.se',
  to: ['ekonomi@exempel.se'],
  subject: 'Åäö',
  text: 'Hej',
  html: '<p>Hej</p>',
  headers: {},
  date: new Date(0),
};

interface Server {
  readonly host?: string;
  readonly port: number;
  readonly security?: MailSecurity;
  readonly user?: string;
}

function settings({ host = 'localhost', port, security = 'none', user }: Server): MailSettings {
  return {
    enabled: true,
    from: message.from,
    transport: 'smtp',
    smtp: { host, port, security, user: user ?? null, passwordFrom: null },
    folder: null,
    gatherMs: 0,
  };
}

async function fault(
  server: Server,
  options: SmtpOptions = {},
  sent: Partial<MailMessage> = {},
): Promise<PrickakontoError> {
  const result = await createTransport(settings(server), 'hemligt', options)
    .send({ ...message, ...sent })
    .then(
      (ok) => ok,
      (error: unknown) => error,
    );
  if (result instanceof PrickakontoError) return result;
  throw new Error(`expected a fault, got ${JSON.stringify(result)}`);
}

const short = { connectMs: 150, greetingMs: 150, socketMs: 1000 };

describe('connection faults', () => {
  it('says that nothing listens on the port, and tries again', async () => {
    const port = await closedPort();
    const error = await fault({ port });
    expect(error).toMatchObject({
      code: 'mail-connection-refused',
      retryable: true,
      params: { host: 'localhost', port },
    });
    expect(textOf(error.code, error.params, 'sv').message).toBe(
      `E-postservern localhost svarar inte på port ${port}.`,
    );
  });

  it('says that a name is not in DNS', async () => {
    expect(await fault({ host: 'smtp.finns-inte.invalid', port: 25 }, { timeouts: short })).toMatchObject({
      code: 'mail-host-unknown',
      retryable: true,
    });
  });

  it('says that the server did not greet', async () => {
    await using server = await startSilentServer();
    expect(await fault({ port: server.port }, { timeouts: short })).toMatchObject({
      code: 'mail-greeting-timeout',
      retryable: true,
    });
  });
});

describe('encryption faults', () => {
  it('tells implicit TLS on a STARTTLS port as the wrong mode', async () => {
    await using server = await startMailServer();
    expect(await fault({ port: server.port, security: 'implicit' })).toMatchObject({
      code: 'mail-tls-mode',
      retryable: false,
    });
  });

  it('refuses to send in the clear when STARTTLS is demanded and not offered', async () => {
    await using server = await startMailServer({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'] });
    expect(await fault({ port: server.port, security: 'starttls' })).toMatchObject({
      code: 'mail-tls-not-offered',
      retryable: false,
    });
    expect(server.received).toHaveLength(0);
  });

  it.each([
    ['self-signed', localhost, undefined, /self-signed/],
    ['expired', expired, expired.cert, /expired/],
    ['of another name', otherName, otherName.cert, /altnames|does not match/i],
  ])('does not accept a certificate that is %s', async (_, { key, cert }, ca, reason) => {
    await using server = await startMailServer({ key, cert });
    const error = await fault({ port: server.port, security: 'starttls' }, ca ? { ca } : {});
    expect(error).toMatchObject({ code: 'mail-certificate', retryable: false });
    expect(error.params['reason']).toMatch(reason);
  });

  it.each(['starttls', 'implicit'] as const)(
    'sends over %s when the certificate is trusted',
    async (security) => {
      await using server = await startMailServer({
        key: localhost.key,
        cert: localhost.cert,
        secure: security === 'implicit',
      });
      const sent = await createTransport(settings({ port: server.port, security }), null, {
        ca: localhost.cert,
      }).send(message);
      expect(sent.response).toMatch(/^250 /);
      expect(server.received).toHaveLength(1);
      expect(server.received[0]).toMatchObject({
        messageId: '<01TEST@prickakonto.test>',
        subject: 'Åäö',
        text: 'Hej',
      });
    },
  );
});

describe('what the server refuses', () => {
  const login = (status: number, text: string) =>
    startMailServer({
      authOptional: false,
      allowInsecureAuth: true,
      authMethods: ['PLAIN'],
      onAuth: (_auth, _session, done) => done(answer(status, text)),
    });

  it.each<[string, number, string, MailCode, boolean]>([
    ['a wrong password', 535, '5.7.8 Authentication credentials invalid', 'mail-auth-failed', false],
    [
      'passwords at Microsoft 365',
      550,
      '5.7.30 Basic authentication is not supported for Client Submission',
      'mail-auth-password-off',
      false,
    ],
    [
      'SMTP AUTH switched off',
      535,
      '5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled',
      'mail-auth-smtp-off',
      false,
    ],
    [
      'a login it cannot check now',
      454,
      '4.7.0 Temporary authentication failure',
      'mail-temporarily-refused',
      true,
    ],
  ])('names %s and shows the answer', async (_, status, text, code, retryable) => {
    await using server = await login(status, text);
    const error = await fault({ port: server.port, user: 'prickakonto' });
    expect(error).toMatchObject({ code, retryable, params: { reply: `${status} ${text}` } });
    expect(JSON.stringify([error.message, error.params])).not.toContain('hemligt');
  });

  it('says that a relay takes no login', async () => {
    await using server = await startMailServer({ disabledCommands: ['AUTH'] });
    expect(await fault({ port: server.port, user: 'prickakonto' })).toMatchObject({
      code: 'mail-auth-not-offered',
      retryable: false,
    });
  });

  it.each<[string, number, string, MailCode, boolean]>([
    [
      'a sender',
      550,
      '5.7.60 Client does not have permissions to send as this sender',
      'mail-sender-refused',
      false,
    ],
    ['a sender without a code', 550, 'sender rejected', 'mail-sender-refused', false],
    ['for now', 451, '4.7.1 Greylisted, try again', 'mail-temporarily-refused', true],
  ])('names a refusal of %s at MAIL FROM', async (_, status, text, code, retryable) => {
    await using server = await startMailServer({
      onMailFrom: (_address, _session, done) => done(answer(status, text)),
    });
    expect(await fault({ port: server.port })).toMatchObject({
      code,
      retryable,
      params: { step: 'MAIL FROM' },
    });
  });

  it.each<[number, string, MailCode, boolean]>([
    [550, '5.7.1 Relaying denied', 'mail-recipient-refused', false],
    [550, '5.1.1 User unknown', 'mail-recipient-refused', false],
    [454, '4.7.1 Relay access denied', 'mail-temporarily-refused', true],
  ])('names a refused recipient: %s %s', async (status, text, code, retryable) => {
    await using server = await startMailServer({
      onRcptTo: (_address, _session, done) => done(answer(status, text)),
    });
    expect(await fault({ port: server.port })).toMatchObject({
      code,
      retryable,
      params: { to: 'ekonomi@exempel.se' },
    });
  });

  it('sends to the others and tells which recipient was refused', async () => {
    await using server = await startMailServer({
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith('slutat') ? answer(550, '5.1.1 User unknown') : null),
    });
    const sent = await createTransport(settings({ port: server.port }), null).send({
      ...message,
      to: ['ekonomi@exempel.se', 'slutat@exempel.se'],
    });
    expect(sent.rejected).toEqual(['slutat@exempel.se']);
    expect(server.received).toHaveLength(1);
  });

  it.each<[string, number, string, MailCode]>([
    ['size', 552, '5.3.4 Message too big', 'mail-too-large'],
    ['the sender', 550, '5.7.60 Not allowed to send as', 'mail-sender-refused'],
    ['content', 554, '5.6.0 Content rejected', 'mail-refused'],
  ])('names a refusal for %s after DATA', async (_, status, text, code) => {
    await using server = await startMailServer({
      onData(stream, _session, done) {
        stream.resume().on('end', () => done(answer(status, text)));
      },
    });
    expect(await fault({ port: server.port })).toMatchObject({ code, retryable: false });
  });

  it('retries when the server hangs up in the middle', async () => {
    await using server = await startMailServer({
      onMailFrom: (_address, _session, done) => done(answer(421, '4.3.2 Shutting down')),
    });
    expect(await fault({ port: server.port })).toMatchObject({ retryable: true });
  });

  it('needs a recipient', async () => {
    expect(await fault({ port: 1 }, {}, { to: [] })).toMatchObject({
      code: 'mail-no-recipient',
      retryable: false,
    });
  });
});
