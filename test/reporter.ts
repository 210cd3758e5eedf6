/**
 * Ends a test run with the table of the corpus, if files of it were read, and one plain line that people and scripts can
 * read: `N passed, N failed`, or with `, N skipped`.
 */
import type { Reporter, TestModule } from 'vitest/node';
import { corpusTable } from './corpus-table.ts';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** A file that could not be loaded, or a hook that failed, is a failure though no test of it ran. */
function count(module: TestModule, counts: Counts): void {
  let failed = 0;
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    if (state === 'passed') counts.passed += 1;
    else if (state === 'skipped') counts.skipped += 1;
    else failed += 1;
  }
  counts.failed += module.ok() ? failed : Math.max(failed, 1);
}

export class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const counts: Counts = { passed: 0, failed: unhandled.length, skipped: 0 };
    for (const module of modules) count(module, counts);
    const corpus = corpusTable(modules);
    const untried = corpus?.untried ?? [];
    if (untried.length > 0) {
      counts.failed += 1;
      process.exitCode = 1;
    }
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
    // Printed when the process ends, so that nothing comes after it.
    process.once('exit', () => {
      for (const line of corpus?.lines ?? []) console.log(line);
      for (const path of untried) console.log(`tried by no test: ${path}`);
      console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
    });
  }
}
