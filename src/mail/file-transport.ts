/** The transport that needs no server: each mail a whole .eml file, made under a temporary name and then renamed. */
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { PrickakontoError } from '../domain/error.ts';
import { mailOptions } from './compose.ts';
import type { MailMessage, Transport } from './transport.ts';

export function createFileTransport(folder: string): Transport {
  return {
    async send(message) {
      const path = join(folder, emlName(message.messageId));
      try {
        await writeWhole(folder, path, await printMail(message));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new PrickakontoError('mail-folder', { folder, reason }, { cause: error, retryable: true });
      }
      return { response: path, rejected: [] };
    },
  };
}

/** `<01ABC@host>` → `01ABC@host.eml`: sent again, a mail takes its own place. */
function emlName(messageId: string): string {
  return `${messageId.replace(/[^A-Za-z0-9.@-]/g, '')}.eml`;
}

async function printMail(message: MailMessage): Promise<Buffer> {
  const printer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message: bytes } = await printer.sendMail(mailOptions(message));
  if (!Buffer.isBuffer(bytes)) throw new TypeError('the mail was not printed to a buffer');
  return bytes;
}

async function writeWhole(folder: string, path: string, bytes: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
