import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedFiles } from '../src/config/generated.ts';

/** Writes the files made from the schema and the tables; with `--check` it only says which of them differ, exit code 1. */
const root = join(import.meta.dirname, '..');
const checkOnly = process.argv.includes('--check');

function current(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

for (const { path, content } of generatedFiles()) {
  const target = join(root, path);
  if (current(target) === content) continue;
  if (checkOnly) {
    console.error(`${path} is out of date: run npm run generate`);
    process.exitCode = 1;
    continue;
  }
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, content);
  console.log(`wrote ${path}`);
}
