/**
 * Writes the samples: `node samples/make.ts` the demo's files beside it, `--check` only compares (exit code 1 when they
 * differ), `--rows N --folder F` a large file of each format into F for measurements.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeLarge } from './generator/large.ts';
import { smallFiles } from './generator/small.ts';

const here = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({
  options: { check: { type: 'boolean' }, rows: { type: 'string' }, folder: { type: 'string' } },
});

function same(path: string, bytes: Uint8Array): boolean {
  try {
    return readFileSync(path).equals(bytes);
  } catch {
    return false;
  }
}

if (values.rows !== undefined) {
  const rows = Number(values.rows);
  if (!Number.isSafeInteger(rows) || rows < 1) throw new Error('--rows takes a positive whole number');
  if (values.folder === undefined) throw new Error('--rows needs --folder, where the files are written');
  mkdirSync(resolve(values.folder), { recursive: true });
  writeLarge(rows, resolve(values.folder));
} else {
  for (const [name, bytes] of smallFiles()) {
    const path = join(here, name);
    if (same(path, bytes)) continue;
    console.log(values.check ? `differs: ${name}` : `written: ${name}`);
    if (values.check) process.exitCode = 1;
    else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
    }
  }
}
