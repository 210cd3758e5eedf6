/** The border of the program: words in, one result or one error out, and an exit code. */
import { PrickakontoError } from '../domain/error.ts';
import type { ExitCode } from '../domain/exit-codes.ts';
import { cliTextOf } from '../i18n/cli-text.ts';
import type { Language } from '../i18n/text.ts';
import type { Context } from './command.ts';
import { parseLine } from './command-line.ts';
import { expandSwitches } from './switches.ts';
import { type ErrorStyle, tellError } from './tell-error.ts';

export async function runCommandLine(given: readonly string[]): Promise<ExitCode> {
  const style = styleOf(given);
  try {
    const words = cliTextOf(style.language);
    const parsed = await parseLine(expandSwitches(given), words);
    if (parsed.kind === 'print') {
      const { what, text } = parsed;
      process.stdout.write(`${style.json ? JSON.stringify({ [what]: text }, null, 2) : text}\n`);
      return 0;
    }
    if (parsed.kind === 'none') throw bareCall(style, parsed.help);
    const context = contextOf(parsed.args, style);
    const outcome = await parsed.command.run(context);
    const text = context.json ? JSON.stringify(outcome.json, null, 2) : await outcome.text();
    if (text !== '') process.stdout.write(`${text}\n`);
    return outcome.exitCode;
  } catch (error) {
    return tellError(error, style);
  }
}

function bareCall(style: ErrorStyle, help: string): PrickakontoError {
  if (!style.json) process.stderr.write(`${help}\n\n`);
  return new PrickakontoError('cli-command-missing');
}

/** Language and form must be known before the words are read: a usage error is told in them. */
function styleOf(words: readonly string[]): ErrorStyle {
  const at = words.findLastIndex((word) => /^--lang(=|$)/.test(word));
  const said = at < 0 ? process.env['PRICKAKONTO_LANG'] : (words[at]?.split('=')[1] ?? words[at + 1]);
  const language: Language = said === 'en' ? 'en' : 'sv';
  return {
    language,
    json: words.includes('--json'),
    verbose: words.includes('--verbose') || words.includes('-v'),
    colour: colourOn(process.stderr, words),
  };
}

function colourOn(stream: NodeJS.WriteStream, words: readonly string[]): boolean {
  return (
    stream.isTTY === true &&
    !process.env['NO_COLOR'] &&
    process.env['TERM'] !== 'dumb' &&
    !words.includes('--no-color')
  );
}

function contextOf(args: Readonly<Record<string, unknown>>, style: ErrorStyle): Context {
  const lang = args['lang'];
  if (lang !== undefined && lang !== 'sv' && lang !== 'en')
    throw new PrickakontoError('cli-option-invalid', { option: '--lang', problem: 'language' });
  const config = args['config'] ?? (process.env['PRICKAKONTO_CONFIG'] || 'config/prickakonto.yaml');
  return {
    args,
    language: style.language,
    words: cliTextOf(style.language),
    configPath: String(config),
    json: args['json'] === true,
    quiet: args['quiet'] === true,
    verbose: args['verbose'] === true,
    colour: colourOn(process.stdout, args['no-color'] === true ? ['--no-color'] : []),
  };
}

/** `prickakonto open | head` is no fault of ours. */
export function ignoreClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
