import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongFirst } from './test/long-first.ts';
import { ClosingLine } from './test/reporter.ts';

// What was stripped of its types once is kept, also for the working threads that tests start: a third less time.
process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'prickakonto-tests-compiled');

// Real files, processes and servers are at work in many tests: a busy machine with two cores gets its time.
// By default vitest leaves a core free, which on two cores means one test file at a time.
const shared = { pool: 'forks', testTimeout: 30_000, hookTimeout: 30_000, maxWorkers: '100%' } as const;

const core = ['domain', 'formats', 'reconcile', 'windows', 'corpus', 'errors'].map(
  (room) => `test/${room}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    maxWorkers: '100%',
    reporters: ['default', new ClosingLine()],
    sequence: { sequencer: LongFirst },
    projects: [
      {
        // The scan is the truth and events are hints: the agent's whole suite holds without any event.
        test: {
          ...shared,
          name: 'no-watch',
          include: ['test/agent/**/*.test.ts'],
          env: { PK_TEST_WATCH: 'none' },
        },
      },
      // The pure core keeps nothing between files, so they share their processes: modules are loaded once.
      { test: { ...shared, name: 'core', include: core, isolate: false } },
      { test: { ...shared, name: 'main', include: ['test/**/*.test.ts'], exclude: core } },
    ],
  },
});
