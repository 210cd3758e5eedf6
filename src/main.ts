/** The program: words in, exit code out. Nothing is cut off: the process ends when its work and its output have. */
import { runCommandLine } from './cli/cli.ts';

process.exitCode = await runCommandLine(process.argv.slice(2));
