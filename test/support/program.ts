/** The real program as a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when a text has been printed (stdout or stderr). */
  said(text: string): Promise<void>;
}

/** A test that fails leaves no agent working behind it. */
const children = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

export function start(
  args: readonly string[],
  options: { env?: Record<string, string>; main?: string } = {},
): Running {
  const main = options.main ?? `${root}src/main.ts`;
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, NO_COLOR: '1', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  child.on('close', () => children.delete(child));
  let stdout = '';
  let stderr = '';
  const waiting: { text: string; resolve: () => void }[] = [];
  const check = (): void => {
    for (const one of waiting.splice(0)) {
      if ((stdout + stderr).includes(one.text)) one.resolve();
      else waiting.push(one);
    }
  };
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
    check();
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
    check();
  });
  const ended = new Promise<Ended>((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr })),
  );
  return {
    child,
    ended,
    said: (text) =>
      new Promise((resolve, reject) => {
        waiting.push({ text, resolve });
        check();
        void ended.then((end) =>
          reject(
            new Error(
              `ended with ${end.code ?? end.signal} before it said "${text}"\n${end.stdout}\n${end.stderr}`,
            ),
          ),
        );
      }),
  };
}

export function run(
  args: readonly string[],
  options: { env?: Record<string, string>; main?: string } = {},
): Promise<Ended> {
  return start(args, options).ended;
}

/** Waits for a condition, looking often; fails with what it was waiting for. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  timeoutMs = 20_000,
): Promise<void> {
  const started = performance.now();
  for (;;) {
    if (await condition()) return;
    if (performance.now() - started > timeoutMs) throw new Error(`waited ${timeoutMs} ms for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
