import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { PrickakontoError } from '../../domain/error.ts';
import { type Command, type Context, type Outcome, textArg } from '../command.ts';
import { oneOf } from '../known-word.ts';
import { faultItems, faultLines } from '../tell-error.ts';

const actions = ['check', 'init', 'show', 'schema'] as const;

export const config: Command = {
  name: 'config',
  usage: 'config [action] [path]',
  run: (context) => perform[oneOf(textArg(context, 'action'), [...actions])](context),
};

const perform: Readonly<Record<(typeof actions)[number], (context: Context) => Promise<Outcome>>> = {
  check,
  init,
  show,
  schema,
};

/** All faults at once; a file with warnings only is good. */
async function check(context: Context): Promise<Outcome> {
  const { checkConfig, ConfigError } = await import('../../config/load.ts');
  const path = resolve(textArg(context, 'path') ?? context.configPath);
  const { errors, warnings } = checkConfig(path);
  if (errors.length > 0) throw new ConfigError(path, [...errors, ...warnings]);
  return {
    exitCode: 0,
    json: { ok: true, path, warnings: faultItems(warnings, context.language) },
    text: () =>
      [
        context.words.configOk(path),
        ...(warnings.length > 0 ? ['', faultLines(warnings, context)] : []),
      ].join('\n'),
  };
}

/** Writes the commented example; an existing file is never touched. */
async function init(context: Context): Promise<Outcome> {
  const { exampleConfig } = await import('../../config/example.ts');
  const path = resolve(textArg(context, 'path') ?? context.configPath);
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(path, exampleConfig, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new PrickakontoError('cli-file-exists', { path });
    throw error;
  }
  return { exitCode: 0, json: { path }, text: () => context.words.configWritten(path) };
}

async function show(context: Context): Promise<Outcome> {
  const { loadSettings } = await import('../../config/load.ts');
  const { settingsAsYaml, showSettings } = await import('../../config/show.ts');
  const settings = loadSettings(textArg(context, 'path') ?? context.configPath);
  return { exitCode: 0, json: showSettings(settings), text: () => settingsAsYaml(settings).trimEnd() };
}

async function schema(): Promise<Outcome> {
  const { configJsonSchema } = await import('../../config/json-schema.ts');
  const made = configJsonSchema();
  return { exitCode: 0, json: made, text: () => JSON.stringify(made, null, 2) };
}
