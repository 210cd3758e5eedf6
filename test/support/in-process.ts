/** One-shot runs inside the test's own process: the real store, threads and folders, without the start of a program. */
import { runOnce } from '../../src/agent/one-shot.ts';
import type { RunResult } from '../../src/agent/run-document.ts';
import { openSession, type RunMode } from '../../src/agent/session.ts';
import { loadSettings } from '../../src/config/load.ts';
import type { Workspace } from './workspace.ts';

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

export async function runIn(
  workspace: Workspace,
  mode: Exclude<RunMode, 'agent'>,
  options: { all?: boolean; waitMs?: number } = {},
): Promise<RunResult> {
  await using session = await openSession({
    settings: loadSettings(workspace.configPath),
    mode,
    log: () => silent,
    now: Date.now,
  });
  return await runOnce(session, {
    import: mode !== 'R',
    reconcile: mode !== 'U',
    all: options.all ?? false,
    waitMs: options.waitMs ?? 20_000,
    stopping: () => false,
  });
}
