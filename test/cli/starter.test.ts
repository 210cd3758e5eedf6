import { spawn, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { root } from '../support/program.ts';
import { makeWorkspace } from '../support/workspace.ts';

const starter = `${root}bin/prickakonto.js`;
const old = oldNode();

/** A Node of the machine that is too old for the program; undefined where there is none. */
function oldNode(): string | undefined {
  return ['/usr/bin/node', '/usr/local/bin/node'].find((path) => {
    const major = Number(
      /^v(\d+)/.exec(spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1],
    );
    return major >= 12 && major < 22;
  });
}

describe.each([
  ['a Node that is new enough', process.execPath],
  ['an old Node', old],
] as const)('bin/prickakonto.js under %s', (_, node) => {
  it.skipIf(node === undefined)('runs the program and ends with its exit code', () => {
    const good = spawnSync(node ?? '', [starter, '--version'], { encoding: 'utf8' });
    expect([good.status, good.stdout]).toEqual([0, '0.1.0\n']);
    const wrong = spawnSync(node ?? '', [starter, 'agnet', '--json'], { encoding: 'utf8' });
    expect(wrong.status).toBe(87);
    expect(JSON.parse(wrong.stdout)).toMatchObject({ error: { code: 'cli-unknown-word' } });
  });

  it.skipIf(node === undefined)('hands a signal on and waits for the program to end', async () => {
    using workspace = makeWorkspace();
    const child = spawn(node ?? '', [starter, 'agent', '--config', workspace.configPath], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    await new Promise<void>((resolve) =>
      child.stderr.on('data', (chunk) => String(chunk).includes('Bevakar') && resolve()),
    );
    child.kill('SIGTERM');
    expect(await ended).toBe(143);
    expect(workspace.query('select ended_at is not null as ended from run')).toEqual([{ ended: 1 }]);
  });
});
