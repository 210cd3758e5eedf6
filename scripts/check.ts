/**
 * `npm run check`: types, lint and format, dependency rules, unused code and dependencies, generated files. All at once;
 * a line a tool, the output of those that fail below it, exit code 1 when any did.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Outcome {
  readonly code: number;
  readonly output: string;
}

interface Check {
  readonly name: string;
  /** A script of a package's `bin`, run by this very Node. */
  readonly script: string;
  readonly args: readonly string[];
  /** A second look at what the tool said. Gives what is wrong, or null. */
  readonly judge?: (output: string) => string | null;
}

const root = fileURLToPath(new URL('../', import.meta.url));

const checks: readonly Check[] = [
  {
    name: 'biome',
    script: 'node_modules/@biomejs/biome/bin/biome',
    args: ['check', '--error-on-warnings', '--colors=off'],
  },
  {
    name: 'tsc',
    script: 'node_modules/typescript/bin/tsc',
    // What is known of unchanged files is kept, so that the second run takes seconds.
    args: [
      '--noEmit',
      '--incremental',
      '--tsBuildInfoFile',
      'node_modules/.cache/check.tsbuildinfo',
      '-p',
      '.',
    ],
  },
  {
    name: 'dependency-cruiser',
    script: 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    args: ['src', '--config', '.dependency-cruiser.cjs'],
    judge: everyFileCruised,
  },
  { name: 'knip', script: 'node_modules/knip/bin/knip.js', args: ['--no-progress'] },
  { name: 'generate --check', script: 'scripts/generate.ts', args: ['--check'] },
];

/** The cruiser reads no .ts file under some TypeScript versions and still says all is well. */
function everyFileCruised(output: string): string | null {
  const files = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  ).length;
  const cruised = Number(/(\d+) modules/.exec(output)?.[1] ?? 0);
  return cruised >= files ? null : `only ${cruised} modules were cruised, src/ has ${files} files`;
}

function run(check: Check): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [check.script, ...check.args], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const add = (chunk: Buffer): void => {
      output += chunk;
    };
    child.stdout.on('data', add);
    child.stderr.on('data', add);
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

async function report(check: Check): Promise<boolean> {
  const started = performance.now();
  const { code, output } = await run(check);
  const wrong = code === 0 ? (check.judge?.(output) ?? null) : output.trim();
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(5);
  console.log(`${wrong === null ? 'ok    ' : 'FAILED'} ${seconds} s  ${check.name}`);
  if (wrong !== null) console.log(`${wrong}\n`);
  return wrong === null;
}

const missing = checks.filter(({ script }) => !existsSync(`${root}${script}`));
for (const { name, script } of missing) console.log(`FAILED          ${name}: no ${script}`);
const results = await Promise.all(checks.filter((check) => !missing.includes(check)).map(report));
if (missing.length > 0 || results.includes(false)) process.exitCode = 1;
