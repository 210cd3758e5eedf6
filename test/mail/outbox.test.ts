import { describe, expect, it } from 'vitest';
import { documentOf } from '../support/json.ts';
import { closedPort, startMailServer } from '../support/mail-server.ts';
import { run } from '../support/program.ts';
import { bankCsv, makeWorkspace } from '../support/workspace.ts';

const timeout = { timeout: 90_000 };
const smtp = (port: number) => ({
  enabled: true,
  from: 'prickakonto@example.se',
  transport: 'smtp',
  smtp: { host: '127.0.0.1', port, security: 'none' },
  gather: '0s',
});
const bank = bankCsv([['2026-11-11', '100,00', 'A', 'ett']]);

describe('mail from the outbox', timeout, () => {
  it('is sent again under the same Message-ID after a kill between the server’s accept and our mark', async () => {
    await using server = await startMailServer();
    using workspace = makeWorkspace({ mail: smtp(server.port) });
    workspace.drop('100', 'bank', 'a.csv', bank);
    const killed = await run(['/U', '--config', workspace.configPath, '--json'], {
      env: { NODE_ENV: 'test', PK_KILL: 'mail-accepted:1' },
    });
    expect(killed.signal, killed.stderr).toBe('SIGKILL');
    expect(server.received).toHaveLength(1);
    expect(workspace.query('select state from outbox_mail')).toEqual([{ state: 'sending' }]);
    const again = await run(['/U', '--config', workspace.configPath, '--json'], {
      env: { NODE_ENV: 'test' },
    });
    expect(again.code, again.stderr + again.stdout).toBe(0);
    const about = server.received.filter((mail) => mail.messageId === server.received[0]?.messageId);
    expect(about).toHaveLength(2);
    expect(workspace.query(`select id from outbox_mail where state <> 'sent'`)).toEqual([]);
  });

  it('is kept while the server is down for three tries, and then sent exactly once', async () => {
    const port = await closedPort();
    using workspace = makeWorkspace({ mail: smtp(port) });
    workspace.drop('100', 'bank', 'a.csv', bank);
    for (let attempt = 1; attempt <= 3; attempt++) {
      const down = await run(['/U', '--config', workspace.configPath, '--json']);
      expect(down.code, down.stderr + down.stdout).toBe(59);
      expect(documentOf(down.stdout).mails).toEqual({ sent: 0, queued: attempt });
    }
    const first = workspace.query<{ message_id: string; attempts: number }>(
      'select message_id, attempts from outbox_mail order by id',
    )[0];
    expect(first?.attempts).toBe(3);
    await using server = await startMailServer({}, port);
    const up = await run(['/U', '--config', workspace.configPath, '--json']);
    expect(up.code, up.stderr + up.stdout).toBe(0);
    expect(server.received.filter((mail) => mail.messageId === first?.message_id)).toHaveLength(1);
    expect(new Set(server.received.map((mail) => mail.messageId)).size).toBe(server.received.length);
    expect(documentOf(up.stdout).mails.queued).toBe(0);
  });

  it('goes out for a refused file when only errors are asked for, and not for a good one', async () => {
    await using server = await startMailServer();
    const extra = {
      backgroundJobs: {
        enabled: true,
        reportErrors: true,
        notifyOnCompletion: false,
        recipients: ['ekonomi@example.se'],
      },
    };
    using workspace = makeWorkspace({ mail: smtp(server.port), extra });
    workspace.drop('100', 'bank', 'a.csv', bank);
    await run(['/U', '--config', workspace.configPath, '--json']);
    expect(server.received).toHaveLength(0);
    workspace.drop('100', 'bank', 'b.csv', bankCsv([['2026-11-11', 'hundra', 'A', 'ett']]));
    const refused = await run(['/U', '--config', workspace.configPath, '--json']);
    expect(refused.code).toBe(13);
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.subject).toContain('FEL');
    expect(server.received[0]?.text).toContain('b.csv');
  });
});
