/**
 * The real files beside the checkout, read in place. Tests of them are skipped, and counted as skipped, where they are not.
 * Each test tells which files it is about (`tell`); `test/reporter.ts` prints the table by format at the end.
 */
import { existsSync, readFileSync } from 'node:fs';
import { type TaskMeta, TestRunner } from 'vitest';

const corpus = new URL('../../../shared/corpus/', import.meta.url);

export const corpusIsHere = existsSync(new URL('expected.json', corpus));

export interface Expectation extends Readonly<Record<string, unknown>> {
  readonly path: string;
  readonly format: string;
  readonly valid: boolean;
}

export const everything: readonly Expectation[] = corpusIsHere
  ? (JSON.parse(readFileSync(new URL('expected.json', corpus), 'utf8')) as Expectation[])
  : [];

/** What is expected of the files of one folder; empty without the corpus. */
export function expectationsOf(folder: string): Expectation[] {
  return everything.filter(({ path }) => path.startsWith(`${folder}/`));
}

export function bytesOf(path: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(encodeURI(path), corpus)));
}

/** `warned`: it is broken, and is read with a warning that names the fault. */
export type Outcome = 'read' | 'warned' | 'refused';

declare module 'vitest' {
  interface TaskMeta {
    /** Files of the corpus that the test is about, and how it wants each to end. */
    corpus?: { path: string; outcome: Outcome }[];
    /** Set by one test: the files there are, by path, with their format. */
    corpusFiles?: Record<string, string>;
  }
}

const formatByPath = new Map(everything.map(({ path, format }) => [path.normalize(), format]));

/**
 * Says what becomes of a file when the running test passes; when it fails the file counts as wrong. To be called first in
 * the test that compares the file with its expectation.
 */
export function tell(path: string, outcome: Outcome): void {
  if (!formatByPath.has(path.normalize())) throw new Error(`not a file of the corpus: ${path}`);
  const meta = metaOfRunningTest();
  meta.corpus ??= [];
  meta.corpus.push({ path: path.normalize(), outcome });
}

/** For the one test that tells which files there are. */
export function tellAll(): void {
  metaOfRunningTest().corpusFiles = Object.fromEntries(formatByPath);
}

function metaOfRunningTest(): TaskMeta {
  const test = TestRunner.getCurrentTest();
  if (!test) throw new Error('no test is running');
  return test.meta;
}
