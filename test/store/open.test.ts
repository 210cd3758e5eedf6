import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/program.ts';

/** Waits for a moment all processes agree on, opens the store and closes it. */
const opener = `
import { closeStore, openStore } from ${JSON.stringify(`${root}src/store/open.ts`)};
const [path, at] = process.argv.slice(-2);
while (Date.now() < Number(at));
await closeStore(await openStore('sqlite:' + path));
`;

function open(path: string, at: number): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', opener, path, String(at)]);
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve(code === 0 ? 'opened' : said)));
}

describe('openStore', () => {
  it('makes the tables once when many processes start on an empty folder at the same moment', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pk-open-'));
    try {
      const at = Date.now() + 3_000;
      const path = join(folder, 'new.sqlite');
      const outcomes = await Promise.all(Array.from({ length: 6 }, () => open(path, at)));
      expect(outcomes).toEqual(Array.from({ length: 6 }, () => 'opened'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);
});
