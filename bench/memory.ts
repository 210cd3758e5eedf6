/** Peak memory of the whole process (the program has one process; threads count with it) while a large CSV is imported by /U. */
import { readFileSync } from 'node:fs';
import { start } from '../test/support/program.ts';
import { makeWorkspace, manyBankRows } from '../test/support/workspace.ts';
import { machine } from './machine.ts';

/** Peak resident set in MB, as the kernel keeps it; the process is asked until it ends. */
async function peakOf(rows: number): Promise<{ peakMb: number; seconds: number; stored: number }> {
  using workspace = makeWorkspace();
  workspace.drop('100', 'bank', 'stor.csv', manyBankRows(rows));
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
  const stored = workspace.query<{ n: number }>('select count(*) as n from tx_row')[0]?.n ?? 0;
  return { peakMb: Math.round(peakKb / 1024), seconds: (performance.now() - started) / 1000, stored };
}

for (const rows of [200_000, 400_000]) {
  const { peakMb, seconds, stored } = await peakOf(rows);
  console.log(`${rows} rows: ${stored} stored, peak ${peakMb} MB, ${seconds.toFixed(1)} s`);
}
console.log(machine());
