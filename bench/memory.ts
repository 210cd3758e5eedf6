/**
 * Peak memory of the program (one process; threads count with it) while `/U` imports one large file, against that of a tenth
 * of its size: CSV, SIE and camt.053. `npm run bench -- memory` (1 GB each, needs 40 GB of disk for a while);
 * `node bench/memory.ts --mb N --format F`.
 */
import { closeSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { start } from '../test/support/program.ts';
import { makeWorkspace, type Workspace } from '../test/support/workspace.ts';
import { machine } from './machine.ts';
import { type LargeFile, largeFiles } from './made/large-files.ts';

const { values } = parseArgs({
  options: { mb: { type: 'string', default: '1000' }, format: { type: 'string' } },
});
const wanted = ['csv', 'sie4', 'camt053'];

/** An import of the file's format; the others of the workspace are left out. */
function importOf(file: LargeFile, folder: { path: string; archivePath: string }): object {
  const isLedger = file.format === 'sie4';
  return {
    id: idOf(file),
    name: 'Stor fil',
    format: file.format,
    feeds: isLedger ? 'ledger' : 'bank',
    ...(isLedger ? {} : { account: '1930' }),
    ...(file.csv ? { csv: { ...file.csv, encoding: 'utf-8' } } : {}),
    units: { '100': { ...folder, scheduled: true } },
  };
}

/** The names of a format's import and of its folder in a workspace. */
const idOf = (file: LargeFile): string => (file.format === 'sie4' ? 'bok' : 'bank');

function workspaceFor(file: LargeFile): Workspace {
  const folder = { path: `import/100/${idOf(file)}`, archivePath: `arkiv/100/${idOf(file)}` };
  return makeWorkspace({ extra: { imports: [importOf(file, folder)] } });
}

function write(path: string, file: LargeFile, megabytes: number): number {
  const out = openSync(path, 'w');
  let bytes = 0;
  let text = '';
  for (const piece of file.pieces(Math.floor((megabytes * 1e6) / file.rowBytes))) {
    text += piece;
    if (text.length < 2 ** 20) continue;
    bytes += writeSync(out, Buffer.from(text, file.encoding));
    text = '';
  }
  bytes += writeSync(out, Buffer.from(text, file.encoding));
  closeSync(out);
  return bytes;
}

interface Peak {
  readonly peakMb: number;
  readonly seconds: number;
  readonly stored: number;
  readonly bytes: number;
}

/** Peak resident set, as the kernel keeps it (VmHWM); the process is asked until it ends. */
async function peakOf(file: LargeFile, megabytes: number): Promise<Peak> {
  using workspace = workspaceFor(file);
  const inbox = workspace.inbox('100', idOf(file));
  const bytes = write(join(inbox, '.stor.tmp'), file, megabytes);
  renameSync(join(inbox, '.stor.tmp'), join(inbox, 'stor.dat'));
  const started = performance.now();
  const running = start(['/U', '--config', workspace.configPath, '--json']);
  let peakKb = 0;
  const looking = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${running.child.pid}/status`, 'latin1');
      peakKb = Math.max(peakKb, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
    } catch {
      // The process has ended: the last look stands.
    }
  }, 50);
  const ended = await running.ended;
  clearInterval(looking);
  if (ended.code !== 0) throw new Error(ended.stderr + ended.stdout);
  const [count] = workspace.query<{ n: number }>('select count(*) as n from tx_row');
  const seconds = (performance.now() - started) / 1000;
  return { peakMb: Math.round(peakKb / 1024), seconds, stored: count?.n ?? 0, bytes };
}

console.log('| file | rows stored | peak MB | above the small one | seconds | MB/s | rows/s |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const file of largeFiles) {
  if (!wanted.includes(file.format) || ![undefined, file.format].includes(values.format)) continue;
  const peaks: Peak[] = [];
  for (const megabytes of [Number(values.mb) / 10, Number(values.mb)]) {
    const found = await peakOf(file, megabytes);
    const above = peaks[0] ? `${(100 * (found.peakMb / peaks[0].peakMb - 1)).toFixed(1)} %` : '';
    peaks.push(found);
    const { peakMb, seconds, stored, bytes } = found;
    const cells = [
      `${file.format} ${(bytes / 1e6).toFixed(0)} MB`,
      stored,
      peakMb,
      above,
      seconds.toFixed(1),
      (bytes / 1e6 / seconds).toFixed(1),
      Math.round(stored / seconds),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}
console.log(machine());
