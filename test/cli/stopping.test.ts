import { describe, expect, it } from 'vitest';
import { start } from '../support/program.ts';
import { makeWorkspace, manyBankRows } from '../support/workspace.ts';

describe('stopping', () => {
  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('%s ends the agent with %i after the file in hand', async (signal, code) => {
    using workspace = makeWorkspace();
    const agent = start(['agent', '--config', workspace.configPath, '--lang', 'en']);
    await agent.said('Watching 2 import folders of 1 units');
    workspace.drop('100', 'bank', 'a.csv', manyBankRows(5));
    await agent.said('file imported and archived');
    agent.child.kill(signal);
    const ended = await agent.ended;
    expect(ended.code, ended.stderr).toBe(code);
    expect(ended.stderr).toMatch(/file=01\w+ run=r01\w+/);
    expect(workspace.query('select state from source_file')).toEqual([{ state: 'done' }]);
    expect(workspace.query('select ended_at is not null as ended from run')).toEqual([{ ended: 1 }]);
  });

  it('gives one document with --json, its exit code the real one', async () => {
    using workspace = makeWorkspace();
    workspace.drop('100', 'bank', 'a.csv', manyBankRows(5));
    const agent = start(['agent', '--config', workspace.configPath, '--json']);
    await expect
      .poll(
        () => {
          try {
            return workspace.query('select state from source_file');
          } catch {
            return 'no database yet';
          }
        },
        { timeout: 20_000 },
      )
      .toEqual([{ state: 'done' }]);
    agent.child.kill('SIGTERM');
    const ended = await agent.ended;
    expect(JSON.parse(ended.stdout)).toMatchObject({
      mode: 'agent',
      files: { found: 1, imported: 1 },
      exitCode: 143,
    });
    expect(ended.code).toBe(143);
  });

  it('a second agent on the same store ends with 170 and says who works', async () => {
    using workspace = makeWorkspace();
    const first = start(['agent', '--config', workspace.configPath]);
    await first.said('Bevakar 2 importmappar');
    const second = await start(['agent', '--config', workspace.configPath, '--json']).ended;
    expect(second.code).toBe(170);
    expect(JSON.parse(second.stdout)).toMatchObject({ error: { code: 'agent-already-runs' } });
    first.child.kill('SIGTERM');
    expect((await first.ended).code).toBe(143);
  });
});
