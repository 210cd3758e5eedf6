/** The program: words in, exit code out. Nothing is cut off: the process ends when its work and its output have. */
import { enableCompileCache } from 'node:module';

// TypeScript is stripped at every start; what was stripped and compiled once is kept in the user's temporary folder.
enableCompileCache();
const { ignoreClosedPipe, runCommandLine } = await import('./cli/cli.ts');
ignoreClosedPipe();
process.exitCode = await runCommandLine(process.argv.slice(2));
