/** Stopping: the first signal lets the file in hand be finished, the second ends at once. */
import type { ExitCode } from '../domain/exit-codes.ts';

const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const satisfies Partial<Record<NodeJS.Signals, ExitCode>>;

export interface StopSignals {
  /** Resolves at the first signal. */
  readonly first: Promise<void>;
  /** 130 or 143 once a signal has come, else null. */
  exitCode(): ExitCode | null;
  /** Leaves signals to the system again. */
  release(): void;
}

/** A terminal and those who hand signals on (npm, bin/prickakonto.js) send one Ctrl-C more than once. */
const sameMomentMs = 500;

/** `told` is called at the first signal. */
export function watchSignals(told: (signal: NodeJS.Signals) => void): StopSignals {
  let caught: keyof typeof exitCodes | null = null;
  let caughtAt = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  const on = (signal: NodeJS.Signals): void => {
    const name = signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM';
    if (caught && performance.now() - caughtAt < sameMomentMs) return;
    if (caught) process.exit(exitCodes[name]);
    caught = name;
    caughtAt = performance.now();
    told(signal);
    resolve();
  };
  for (const signal of Object.keys(exitCodes)) process.on(signal, on);
  return {
    first: promise,
    exitCode: () => (caught ? exitCodes[caught] : null),
    release() {
      for (const signal of Object.keys(exitCodes)) process.off(signal, on);
    },
  };
}
