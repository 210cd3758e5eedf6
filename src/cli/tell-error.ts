/** Errors as people and scripts get them: what, where, what to do, and the code that the documentation explains. */
import { styleText } from 'node:util';
import { ConfigError, type ConfigFault } from '../config/fault.ts';
import { PrickakontoError } from '../domain/error.ts';
import { type ExitCode, exitCodeOf } from '../domain/exit-codes.ts';
import { type CliText, cliTextOf } from '../i18n/cli-text.ts';
import { type Language, textOf } from '../i18n/text.ts';

export interface ErrorStyle {
  readonly language: Language;
  readonly json: boolean;
  readonly verbose: boolean;
  /** Colour on stderr. */
  readonly colour: boolean;
}

/** Prints the error in the form asked for and gives the exit code it stands for. */
export function tellError(error: unknown, style: ErrorStyle): ExitCode {
  const fault = asFault(error);
  if (style.json)
    process.stdout.write(`${JSON.stringify({ error: errorDocument(fault, style.language) }, null, 2)}\n`);
  else process.stderr.write(`${errorText(fault, style)}\n`);
  if (style.verbose && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  return fault instanceof ConfigError ? 10 : exitCodeOf(fault.code);
}

/** What nobody foresaw is a bug, and says so. */
export function asFault(error: unknown): PrickakontoError {
  if (error instanceof PrickakontoError) return error;
  return new PrickakontoError(
    'unexpected',
    { reason: error instanceof Error ? error.message : String(error) },
    { cause: error },
  );
}

function errorDocument(fault: PrickakontoError, language: Language): Record<string, unknown> {
  const { message, hint } = textOf(fault.code, fault.params, language);
  const base = { code: fault.code, message, hint };
  return fault instanceof ConfigError ? { ...base, faults: faultItems(fault.faults, language) } : base;
}

/** Faults of the configuration for scripts. */
export function faultItems(faults: readonly ConfigFault[], language: Language): Record<string, unknown>[] {
  return faults.map(({ code, severity, line, column, key, params }) => ({
    code,
    severity,
    line,
    column,
    key,
    ...textOf(code, params, language),
  }));
}

function errorText(fault: PrickakontoError, style: ErrorStyle): string {
  if (fault instanceof ConfigError) return faultLines(fault.faults, style);
  const words = cliTextOf(style.language);
  const { message, hint } = textOf(fault.code, fault.params, style.language);
  return [red(message, style), `${words.hint}: ${hint}`, `${words.code}: ${fault.code}`].join('\n');
}

/** All faults of a configuration, each with line, key, what is wrong and what would be right. */
export function faultLines(
  faults: readonly ConfigFault[],
  style: Pick<ErrorStyle, 'language' | 'colour'>,
): string {
  const words = cliTextOf(style.language);
  return faults
    .map((fault) => {
      const { message, hint } = textOf(fault.code, fault.params, style.language);
      const place = placeOf(fault, message, words);
      const head = fault.severity === 'error' ? red(message, style) : message;
      return [
        `${place ? `${place}: ` : ''}${head}`,
        `   ${words.hint}: ${hint}`,
        `   ${words.code}: ${fault.code}`,
      ].join('\n');
    })
    .join('\n\n');
}

/** Line and key, without what the message itself begins with. */
function placeOf({ line, key }: ConfigFault, message: string, words: CliText): string {
  const written = line === null ? '' : words.configLine(line);
  const named = [' ', ':'].some((end) => message.toLowerCase().startsWith(`${written}${end}`));
  if (written !== '' && named) return '';
  return [written, message.startsWith(key) ? '' : key].filter(Boolean).join(', ');
}

function red(text: string, style: Pick<ErrorStyle, 'colour'>): string {
  return style.colour ? styleText('red', text, { validateStream: false }) : text;
}
