/** The words of the command line read by yargs: which command, with which options, or help, or a usage error. */
import yargs, { type Argv, type Options } from 'yargs';
import { PrickakontoError } from '../domain/error.ts';
import { programVersion } from '../domain/version.ts';
import type { CliText } from '../i18n/cli-text.ts';
import type { Command } from './command.ts';
import { commands } from './commands/index.ts';
import { unknownWord } from './known-word.ts';

export type ParsedLine =
  | { readonly kind: 'command'; readonly command: Command; readonly args: Readonly<Record<string, unknown>> }
  /** Help or version, to be printed. */
  | { readonly kind: 'print'; readonly what: 'help' | 'version'; readonly text: string }
  | { readonly kind: 'none'; readonly help: string };

function globalOptions(words: CliText): Record<string, Options> {
  const { options } = words;
  return {
    config: { type: 'string', requiresArg: true, describe: options.config, global: true },
    json: { type: 'boolean', describe: options.json, global: true },
    lang: { type: 'string', requiresArg: true, describe: options.lang, global: true },
    quiet: { type: 'boolean', alias: 'q', describe: options.quiet, global: true },
    verbose: { type: 'boolean', alias: 'v', describe: options.verbose, global: true },
    'no-color': { type: 'boolean', describe: options.noColor, global: true },
  };
}

/** yargs' own messages (plural forms are not in its types), as marks that are read again in `usageFault`; its headings in the reader's language. */
function messages(words: CliText): Record<string, string | { one: string; other: string }> {
  const same = (text: string): { one: string; other: string } => ({ one: text, other: text });
  return {
    ...words.headings,
    'Unknown argument: %s': same('unknown|%s'),
    'Unknown command: %s': same('unknown|%s'),
    'Not enough arguments following: %s': 'value|%s',
    'Missing required argument: %s': same('missing|%s'),
    'Missing argument value: %s': same('value|%s'),
    'Not enough non-option arguments: got %s, need at least %s': same('missing|%s'),
    'Too many non-option arguments: got %s, maximum of %s': same('many|%s'),
  };
}

function parserOf(line: readonly string[], words: CliText): Argv {
  const parser = yargs(line as string[])
    .scriptName('prickakonto')
    .detectLocale(false)
    .updateStrings(messages(words) as Record<string, string>)
    .parserConfiguration({
      'boolean-negation': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
    })
    .usage(words.usage)
    .options(globalOptions(words))
    .help('help', words.options.help)
    .alias('help', 'h')
    .version('version', words.options.version, programVersion)
    .strict()
    .exitProcess(false)
    .showHelpOnFail(false)
    .wrap(Math.min(110, Math.max(80, process.stdout.columns || 100)))
    .epilogue(words.epilogue);
  for (const command of commands) {
    parser.command(command.usage, words.commands[command.name] ?? '', (own) =>
      own.options({ ...command.options?.(words) }),
    );
  }
  for (const [example, about] of words.examples) parser.example(example, about);
  return parser as Argv;
}

/** Throws `cli-unknown-word` or `cli-option-invalid`. */
export async function parseLine(line: readonly string[], words: CliText): Promise<ParsedLine> {
  const parser = parserOf(line, words);
  const { error, args, output } = await new Promise<{
    error: Error | null;
    args: Record<string, unknown>;
    output: string;
  }>((resolve) => {
    void parser.parse(
      line as string[],
      (problem: Error | undefined, parsed: Record<string, unknown>, printed: string) =>
        resolve({ error: problem ?? null, args: parsed, output: printed }),
    );
  });
  if (error) throw usageFault(error.message, line);
  if (output !== '')
    return { kind: 'print', what: output === programVersion ? 'version' : 'help', text: output };
  const name = (args['_'] as (string | number)[])[0];
  if (name === undefined) return { kind: 'none', help: await parser.getHelp() };
  const command = commands.find((candidate) => candidate.name === name);
  if (!command)
    throw unknownWord(
      String(name),
      commands.map((candidate) => candidate.name),
    );
  return { kind: 'command', command, args: lastWins(args, command) };
}

/** An option given twice counts as given last; only a positional of several words (`<files..>`) is a list. */
function lastWins(args: Record<string, unknown>, command: Command): Record<string, unknown> {
  const isList = (name: string): boolean => command.usage.includes(`${name}..`);
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      Array.isArray(value) && !isList(name) ? value.at(-1) : value,
    ]),
  );
}

function usageFault(message: string, line: readonly string[]): unknown {
  const [mark = '', subject = ''] = message.split('|');
  const word = subject.split(', ')[0]?.trim() ?? '';
  if (mark === 'unknown') return unknownIn(word, line);
  return new PrickakontoError('cli-option-invalid', {
    option: mark === 'missing' ? missingWord(line) : mark === 'value' ? `--${word}` : word,
    problem: mark === 'value' || mark === 'missing' ? mark : 'other',
  });
}

/** yargs tells only how many words are missing: the name stands in the usage of the command, as in `explain <id>`. */
function missingWord(line: readonly string[]): string {
  const command = commands.find((candidate) => line.includes(candidate.name));
  return /<(\w+)/.exec(command?.usage ?? '')?.[1]?.toUpperCase() ?? '';
}

/** An unknown option is held against the options of its command, another word against the commands. */
function unknownIn(word: string, line: readonly string[]): PrickakontoError {
  const option = line.find(
    (typed) => /^--?[^-]/.test(typed) && typed.replace(/^--?/, '').replace(/=.*$/, '') === word,
  );
  // A letter after a slash was meant as one of the switches.
  const names = commands.map((candidate) => candidate.name);
  if (/^\/.$/.test(word)) return unknownWord(word, ['/A', '/U', '/R']);
  if (option === undefined) return unknownWord(word, names);
  const command = commands.find((candidate) => line.includes(candidate.name));
  const known = [
    ...Object.keys(globalOptions(noWords)),
    ...Object.keys(command?.options?.(noWords) ?? {}),
    'help',
    'version',
  ];
  return unknownWord(
    option.replace(/=.*$/, ''),
    known.map((name) => `--${name}`),
  );
}

/** Only the names of options are wanted: any text is as good as another. */
const noWords = { options: {} } as CliText;
