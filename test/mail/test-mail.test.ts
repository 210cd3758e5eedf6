import { describe, expect, it } from 'vitest';
import { PrickakontoError } from '../../src/domain/error.ts';
import type { Settings } from '../../src/domain/settings.ts';
import { textOf } from '../../src/i18n/text.ts';
import { sendTestMail } from '../../src/mail/test-mail.ts';
import { startMailServer } from '../support/mail-server.ts';

function settings(
  port: number,
  change: { enabled?: boolean; from?: string | null; recipients?: string[] } = {},
): Settings {
  const { enabled = true, from = 'prickakonto@exempel.se', recipients = ['ekonomi@exempel.se'] } = change;
  return {
    configPath: '/prickakonto.yaml',
    configHash: '',
    language: 'sv',
    timeZone: 'Europe/Stockholm',
    store: 'sqlite:/x.db',
    mail: {
      enabled,
      from,
      transport: 'smtp',
      smtp: { host: '127.0.0.1', port, security: 'none', user: null, passwordFrom: null },
      folder: null,
      gatherMs: 0,
    },
    backgroundJobs: { enabled: true, reportErrors: true, notifyOnCompletion: true, recipients },
    units: [],
    imports: [],
    groups: [],
    rules: [],
    normalisers: {},
    agent: {
      watch: 'auto',
      settle: { quietMs: 1000, everyMs: 250 },
      rescan: { localMs: 1000, shareMs: 1000 },
    },
    log: { folder: '/log', level: 'info', keepDays: 1 },
    console: { enabled: false, host: '127.0.0.1', port: 1 },
  };
}

const test = {
  to: null,
  password: null,
  server: 'SERVER01',
  account: 'svc-prickakonto',
  now: Date.UTC(2026, 10, 25, 8, 10),
  messageId: '<01TEST@prickakonto.server01>',
};

describe('the test mail', () => {
  it('goes to the configured recipients and shows what the server answered', async () => {
    await using server = await startMailServer();
    const sent = await sendTestMail({ ...test, settings: settings(server.port) });
    expect(sent).toMatchObject({
      to: ['ekonomi@exempel.se'],
      from: 'prickakonto@exempel.se',
      rejected: [],
      server: 'SERVER01',
      account: 'svc-prickakonto',
      mailEnabled: true,
    });
    expect(sent.response).toBe('250 OK: message queued');
    expect(server.received[0]).toMatchObject({
      subject: '[PrickaKonto] TEST – från SERVER01',
      messageId: test.messageId,
    });
    expect(server.received[0]?.text).toContain('Skickat av kontot svc-prickakonto på servern SERVER01.');
  });

  it.each([
    [
      'the address asked for',
      { to: 'jag@exempel.se', recipients: ['ekonomi@exempel.se'] },
      ['jag@exempel.se'],
    ],
    ['the sender when nobody is configured', { to: null, recipients: [] }, ['prickakonto@exempel.se']],
  ])('goes to %s', async (_, { to, recipients }, expected) => {
    await using server = await startMailServer();
    expect((await sendTestMail({ ...test, to, settings: settings(server.port, { recipients }) })).to).toEqual(
      expected,
    );
  });

  it('works while mail is not enabled, and says so', async () => {
    await using server = await startMailServer();
    expect(
      await sendTestMail({ ...test, settings: settings(server.port, { enabled: false }) }),
    ).toMatchObject({ mailEnabled: false });
    expect(server.received[0]?.text).toContain('mail.enabled: false');
  });

  it('that does not get through says that it is not kept', async () => {
    const fault = await sendTestMail({ ...test, settings: settings(9) }).catch((error: unknown) => error);
    if (!(fault instanceof PrickakontoError)) throw fault;
    expect(fault.code).toBe('mail-connection-refused');
    expect(textOf(fault.code, fault.params, 'sv').hint).toContain('Testmeddelandet sparas inte');
    expect(textOf(fault.code, {}, 'sv').hint).toContain('Mejlet ligger kvar');
  });

  it('needs a sender', async () => {
    await expect(sendTestMail({ ...test, settings: settings(1, { from: null }) })).rejects.toMatchObject({
      code: 'mail-not-configured',
      params: { missing: 'mail.from' },
    });
  });
});
