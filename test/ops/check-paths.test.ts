import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSettings } from '../../src/config/load.ts';
import { checkPaths, pathsExitCode } from '../../src/ops/check-paths.ts';
import { run } from '../support/program.ts';
import { makeWorkspace, type Workspace } from '../support/workspace.ts';

async function checked(workspace: Workspace, options = { create: false }) {
  const { checks, created } = await checkPaths(loadSettings(workspace.configPath), options);
  return { checks, created, exitCode: pathsExitCode(checks), bad: checks.filter((check) => check.problem) };
}

describe('check-paths', () => {
  it('finds working folders in order and leaves nothing behind', async () => {
    using workspace = makeWorkspace();
    const { checks, bad, exitCode } = await checked(workspace);
    expect(checks.map(({ import: id, kind, ok }) => [id, kind, ok])).toEqual([
      ['bok', 'path', true],
      ['bok', 'archivePath', true],
      ['bank', 'path', true],
      ['bank', 'archivePath', true],
    ]);
    expect([bad, exitCode]).toEqual([[], 0]);
    for (const id of ['bok', 'bank'])
      expect([readdirSync(workspace.inbox('100', id)), readdirSync(workspace.archive('100', id))]).toEqual([
        [],
        [],
      ]);
  });

  it('names a missing folder and one that is a file: exit 3', async () => {
    using workspace = makeWorkspace();
    rmSync(workspace.archive('100', 'bok'), { recursive: true });
    rmSync(workspace.inbox('100', 'bank'), { recursive: true });
    writeFileSync(workspace.inbox('100', 'bank'), '');
    const { bad, exitCode } = await checked(workspace);
    expect(bad.map(({ import: id, kind, severity, problem }) => [id, kind, severity, problem?.code])).toEqual(
      [
        ['bok', 'archivePath', 'error', 'path-missing'],
        ['bank', 'path', 'error', 'path-not-a-folder'],
      ],
    );
    expect(exitCode).toBe(3);
  });

  it('--create makes what is missing, and says so', async () => {
    using workspace = makeWorkspace();
    rmSync(workspace.inbox('100', 'bok'), { recursive: true });
    const { created, exitCode } = await checked(workspace, { create: true });
    expect([created, exitCode]).toEqual([[workspace.inbox('100', 'bok')], 0]);
    expect(existsSync(workspace.inbox('100', 'bok'))).toBe(true);
  });

  it.skipIf(!existsSync('/sys/kernel'))(
    'a folder that cannot be written to is no permission: exit 5',
    async () => {
      using workspace = makeWorkspace();
      const { checks } = await checkPaths(withPath(workspace, '/sys/kernel', true), { create: false });
      const bad = checks.find((check) => check.kind === 'path');
      expect(['path-no-permission', 'path-read-only']).toContain(bad?.problem?.code);
      expect(pathsExitCode(checks)).toBe(5);
    },
  );

  it('a share that is gone is 53, whatever else is missing, and is never made', async () => {
    using workspace = makeWorkspace();
    const { checks, created } = await checkPaths(withPath(workspace, '//finns-inte.invalid/import', true), {
      create: true,
    });
    expect(checks.find((check) => check.kind === 'path')?.problem?.code).toBe('path-share-gone');
    expect([created, pathsExitCode(checks)]).toEqual([[], 53]);
  });

  it('paths of unscheduled imports only warn: exit 0', async () => {
    using workspace = makeWorkspace();
    const { checks } = await checkPaths(withPath(workspace, join(workspace.folder, 'saknas'), false), {
      create: false,
    });
    expect(checks.filter((check) => check.problem).map(({ ok, severity }) => [ok, severity])).toEqual([
      [false, 'warning'],
    ]);
    expect(pathsExitCode(checks)).toBe(0);
  });

  it('as a command: the document of the contract, and the account that ran it', async () => {
    using workspace = makeWorkspace();
    rmSync(workspace.inbox('100', 'bok'), { recursive: true });
    const { code, stdout } = await run(['check-paths', '--config', workspace.configPath, '--json']);
    const document = JSON.parse(stdout) as { account: string; items: unknown[] };
    expect(code).toBe(3);
    expect(document.account).not.toBe('');
    expect(document.items[0]).toMatchObject({
      import: 'bok',
      unit: '100',
      kind: 'path',
      path: workspace.inbox('100', 'bok'),
      ok: false,
      severity: 'error',
      problem: { code: 'path-missing' },
    });
    expect(document.items[1]).toEqual({
      import: 'bok',
      unit: '100',
      kind: 'archivePath',
      path: workspace.archive('100', 'bok'),
      ok: true,
      severity: 'error',
    });
  });
});

/** The workspace's settings with one import place only, somewhere else. */
function withPath(workspace: Workspace, path: string, scheduled: boolean) {
  const settings = loadSettings(workspace.configPath);
  return {
    ...settings,
    imports: settings.imports
      .slice(0, 1)
      .map((one) => ({ ...one, places: one.places.map((place) => ({ ...place, path, scheduled })) })),
  };
}
