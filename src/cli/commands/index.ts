/** All commands, in the order in which the help lists them. A new one is a line here. */
import type { Command } from '../command.ts';
import { agent } from './agent.ts';
import { checkPaths } from './check-paths.ts';
import { config } from './config.ts';
import { demo } from './demo.ts';
import { exitCodes } from './exit-codes.ts';
import { explain } from './explain.ts';
import { files } from './files.ts';
import { formats } from './formats.ts';
import { inspect } from './inspect.ts';
import { matches } from './matches.ts';
import { open } from './open.ts';
import { questions } from './questions.ts';
import { run } from './run.ts';
import { groups, imports, rules, units } from './settings-lists.ts';
import { testMail } from './test-mail.ts';

export const commands: readonly Command[] = [
  agent,
  run,
  checkPaths,
  testMail,
  files,
  open,
  matches,
  questions,
  explain,
  inspect,
  units,
  imports,
  groups,
  rules,
  formats,
  exitCodes,
  config,
  demo,
];
