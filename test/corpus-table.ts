/** The table of the corpus at the end of a test run: by format how many files were read right, refused right, or wrong. */
import { readdirSync } from 'node:fs';
import type { TestCase, TestModule } from 'vitest/node';
import type {} from './corpus/corpus.ts';

type Ending = 'read' | 'warned' | 'refused' | 'wrong';

export interface CorpusTable {
  readonly lines: readonly string[];
  /** Files that no test of a whole run was about. */
  readonly untried: readonly string[];
}

/** Null when the run was not about the corpus. */
export function corpusTable(modules: readonly TestModule[]): CorpusTable | null {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const endings = new Map<string, Ending>();
  for (const test of tests) take(test, endings);
  const formats = tests.map((test) => test.meta().corpusFiles).find((files) => files !== undefined);
  if (endings.size === 0 || formats === undefined) return null;
  const untried = Object.keys(formats).filter((path) => !endings.has(path));
  return {
    lines: print(endings, formats),
    untried: isWholeRun(modules) ? untried : [],
  };
}

/** A file that one test finds wrong is wrong, whatever others say. */
function take(test: TestCase, endings: Map<string, Ending>): void {
  const failed = test.result().state === 'failed';
  for (const { path, outcome } of test.meta().corpus ?? [])
    if (endings.get(path) !== 'wrong') endings.set(path, failed ? 'wrong' : outcome);
}

function isWholeRun(modules: readonly TestModule[]): boolean {
  const ran = new Set(modules.filter(ranWhole).map((module) => module.moduleId.split(/[\\/]/).at(-1)));
  const suites = readdirSync(new URL('corpus/', import.meta.url)).filter((name) => name.endsWith('.test.ts'));
  return suites.every((name) => ran.has(name));
}

const ranWhole = (module: TestModule): boolean =>
  /[\\/]corpus[\\/]/.test(module.moduleId) &&
  [...module.children.allTests()].every((test) => test.result().state !== 'skipped');

const headers = [
  'format',
  'files',
  'read right',
  'broken, read with the right warning',
  'refused right',
  'wrong',
];

function print(endings: ReadonlyMap<string, Ending>, formats: Readonly<Record<string, string>>): string[] {
  const rows = new Map<string, Record<Ending | 'files', number>>();
  const row = (name: string): Record<Ending | 'files', number> => {
    const counts = rows.get(name) ?? { files: 0, read: 0, warned: 0, refused: 0, wrong: 0 };
    rows.set(name, counts);
    return counts;
  };
  for (const format of Object.values(formats)) row(format).files += 1;
  for (const [path, ending] of endings) row(formats[path] ?? '?')[ending] += 1;
  const all = { files: 0, read: 0, warned: 0, refused: 0, wrong: 0 };
  for (const counts of rows.values())
    for (const key of ['files', 'read', 'warned', 'refused', 'wrong'] as const) all[key] += counts[key];
  const cells = [...[...rows].sort(), ['all', all] as const].map(([name, c]) => [
    name,
    ...[c.files, c.read, c.warned, c.refused, c.wrong].map(String),
  ]);
  return aligned([headers, ...cells]);
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = headers.map((_, at) => Math.max(...rows.map((cells) => cells[at]?.length ?? 0)));
  return rows.map((cells) =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  );
}
