/*
 * Runs a script with a Node that can run it, whatever Node (12 or newer, hence the old words) runs this file: with this one
 * when it is new enough, else with the one that came with the packages. Signals and exit code are handed on. npm 10 leaves
 * out node_modules/.bin/node when it drops the other platforms' packages, so no npm script counts on that link.
 */
import { spawn } from 'child_process';
import { readFileSync } from 'fs';
import { createRequire } from 'module';
import { constants } from 'os';
import { dirname, join } from 'path';
import { fileURLToPath, pathToFileURL } from 'url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** engines.node is of the form `>=22.22`. */
function isNewEnough() {
  const engines = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node;
  const least = engines
    .replace(/[^\d.]/g, '')
    .split('.')
    .map(Number);
  const own = process.versions.node.split('.').map(Number);
  for (let i = 0; i < least.length; i += 1) if (own[i] !== least[i]) return own[i] > least[i];
  return true;
}

/** The Node of the optional dependency for this platform; null where there is none. */
function packagedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  try {
    const manifest = createRequire(join(root, 'package.json')).resolve(
      `node-${platform}-${process.arch}/package.json`,
    );
    return join(dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  } catch (_) {
    return null;
  }
}

function startWith(node, script, words) {
  const child = spawn(node, [script].concat(words), { stdio: 'inherit', windowsHide: true });
  // A terminal sends Ctrl-C to both: the program takes two signals in one moment as one.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'])
    process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
  child.on('error', (error) => {
    process.stderr.write(`prickakonto: ${node}: ${error.message}\n`);
    process.exitCode = 10;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code === null ? 128 + constants.signals[signal] : code;
  });
}

/** Runs a script (absolute path) with these words. */
export function launch(script, words) {
  if (isNewEnough()) {
    process.argv = [process.execPath, script].concat(words);
    import(pathToFileURL(script).href).catch((error) => {
      process.stderr.write(`${error.stack}\n`);
      process.exitCode = 1;
    });
    return;
  }
  const node = packagedNode();
  if (node) {
    startWith(node, script, words);
    return;
  }
  process.stderr.write(
    `prickakonto: Node ${process.versions.node} är för gammal och ingen annan följde med; kör npm ci, eller installera Node 22.22 eller nyare.\n` +
      `prickakonto: Node ${process.versions.node} is too old and no other came along; run npm ci, or install Node 22.22 or newer.\n`,
  );
  process.exitCode = 10;
}
