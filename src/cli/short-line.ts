/** A line of the log as people at a terminal read it: time, what happened, which file or run. */
import { styleText } from 'node:util';
import { cliTextOf } from '../i18n/cli-text.ts';
import type { Language } from '../i18n/text.ts';

interface Line {
  readonly level: string;
  readonly message?: unknown;
  readonly [fact: string]: unknown;
}

const colours = { error: 'red', warn: 'yellow', debug: 'gray' } as const;
/** Facts that are worth their place on the terminal, in this order; the file has all of them. */
const shown = ['unit', 'import', 'group', 'name', 'file', 'code', 'matched', 'open', 'path', 'error', 'run'];

export function shortLine(line: Line, as: { language: Language; colour: boolean; timeZone: string }): string {
  const { logLines, facts } = cliTextOf(as.language);
  const message = String(line.message);
  const time = new Date().toLocaleTimeString('sv-SE', { timeZone: as.timeZone });
  const about = shown.flatMap((name) =>
    line[name] === undefined || line[name] === null
      ? []
      : [`${facts[name] ?? name}=${firstLine(line[name])}`],
  );
  const text = `${time} ${logLines[message] ?? message}  ${about.join(' ')}`.trimEnd();
  const colour = colours[line.level as keyof typeof colours];
  return as.colour && colour ? styleText(colour, text, { validateStream: false }) : text;
}

function firstLine(value: unknown): string {
  return String(value).split('\n')[0] ?? '';
}
