/** What a command of the program is, and what it gives back. */
import type { Options } from 'yargs';
import type { ExitCode } from '../domain/exit-codes.ts';
import type { CliText } from '../i18n/cli-text.ts';
import type { Language } from '../i18n/text.ts';

/** What every command gets: the words, and how to tell. */
export interface Context {
  readonly args: Readonly<Record<string, unknown>>;
  readonly language: Language;
  readonly words: CliText;
  readonly configPath: string;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Colour on stdout. */
  readonly colour: boolean;
}

/** One result in two forms: the document of `--json`, and a text for people. */
export interface Outcome {
  readonly exitCode: ExitCode;
  readonly json: unknown;
  text(): string | Promise<string>;
}

export interface Command {
  readonly name: string;
  /** As yargs takes it: name and positionals. */
  readonly usage: string;
  readonly options?: (words: CliText) => Readonly<Record<string, Options>>;
  readonly run: (context: Context) => Promise<Outcome>;
}

/** A text option or positional; undefined when it was not given. */
export function textArg(context: Context, name: string): string | undefined {
  const value = context.args[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function flagArg(context: Context, name: string): boolean {
  return context.args[name] === true;
}
