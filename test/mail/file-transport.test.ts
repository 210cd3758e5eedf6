import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import type { MailSettings } from '../../src/domain/settings.ts';
import { renderMail } from '../../src/mail/render.ts';
import { createTransport } from '../../src/mail/transport.ts';
import { context, imported, reconciled } from './entries.ts';

const folderSettings = (folder: string): MailSettings => ({
  enabled: true,
  from: 'prickakonto@exempel.se',
  transport: 'file',
  smtp: null,
  folder,
  gatherMs: 0,
});
const message = {
  messageId: '<01ABC@prickakonto.server01>',
  from: 'prickakonto@exempel.se',
  to: ['ekonomi@exempel.se', 'chef@exempel.se'],
  date: new Date('2026-11-25T08:10:00Z'),
  ...renderMail([imported(), reconciled()], context),
};

describe('the file transport', () => {
  it('writes a whole mail that reads back the same, and nothing beside it', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'prickakonto-mail-')), 'utkorg');
    const sent = await createTransport(folderSettings(folder), null).send(message);
    expect(sent).toEqual({ response: join(folder, '01ABC@prickakonto.server01.eml'), rejected: [] });
    expect(await readdir(folder)).toEqual(['01ABC@prickakonto.server01.eml']);
    const mail = await simpleParser(await readFile(sent.response));
    expect(mail).toMatchObject({
      messageId: message.messageId,
      subject: message.subject,
      date: message.date,
    });
    expect(mail.text?.trim()).toBe(message.text.trim());
    expect(String(mail.html).trim()).toBe(message.html.trim());
    expect([mail.to].flat().map((to) => to?.text)).toEqual(['ekonomi@exempel.se, chef@exempel.se']);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.headers.get('x-prickakonto-run')).toBe('r01');
    const list = mail.headers.get('list') as { id?: { name?: string; id?: string } } | undefined;
    expect(list?.id).toMatchObject({ name: 'PrickaKonto enhet 100', id: 'enhet100.prickakonto.SERVER01' });
  });

  it('puts a mail that is sent again in its own place', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'prickakonto-mail-'));
    const transport = createTransport(folderSettings(folder), null);
    await transport.send(message);
    await transport.send(message);
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('says that the folder cannot be used, and that trying again may help', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'prickakonto-mail-')), 'fil');
    await writeFile(folder, '');
    await expect(createTransport(folderSettings(folder), null).send(message)).rejects.toMatchObject({
      code: 'mail-folder',
      retryable: true,
      params: { folder },
    });
  });

  it('is not made without its folder, nor SMTP without a server', () => {
    expect(() => createTransport({ ...folderSettings(''), folder: null }, null)).toThrow(
      expect.objectContaining({ code: 'mail-not-configured', params: { missing: 'mail.folder' } }),
    );
    expect(() => createTransport({ ...folderSettings(''), transport: 'smtp' }, null)).toThrow(
      expect.objectContaining({ code: 'mail-not-configured', params: { missing: 'mail.smtp' } }),
    );
  });
});
