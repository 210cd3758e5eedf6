/** The real files beside the checkout, read in place. Tests of them are skipped, and counted as skipped, where they are not. */
import { existsSync, readFileSync } from 'node:fs';

const corpus = new URL('../../../shared/corpus/', import.meta.url);

export const corpusIsHere = existsSync(new URL('expected.json', corpus));

export interface Expectation extends Readonly<Record<string, unknown>> {
  readonly path: string;
  readonly valid: boolean;
}

const everything: readonly Expectation[] = corpusIsHere
  ? (JSON.parse(readFileSync(new URL('expected.json', corpus), 'utf8')) as Expectation[])
  : [];

/** What is expected of the files of one folder; empty without the corpus. */
export function expectationsOf(folder: string): Expectation[] {
  return everything.filter(({ path }) => path.startsWith(`${folder}/`));
}

export function bytesOf(path: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(encodeURI(path), corpus)));
}
