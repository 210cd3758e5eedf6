import type { CliCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

const optionProblems: Readonly<Record<string, string>> = {
  value: 'lacks its value',
  missing: 'must be given',
  duration: 'must be a time such as 30s, 10m or 2h',
  address: 'must be an e-mail address such as name@company.se',
  language: 'must be sv or en',
  together: 'needs --import or --reconcile (or /A, /U, /R)',
};

export const cliTexts: Record<CliCode, ErrorText> = {
  'cli-unknown-word': {
    message: 'Unknown word on the command line: {word}',
    hint: (params) =>
      `${params['nearest'] ? `Did you mean ${params['nearest']}? ` : ''}prickakonto --help shows all commands and options.`,
  },
  'cli-too-many-switches': {
    message: 'Only one of /A, /U and /R may be given: {words}',
    hint: 'Choose /A (everything), /U (import only) or /R (reconcile only).',
  },
  'cli-option-invalid': {
    message: (params) =>
      `${params['option']} ${optionProblems[String(params['problem'])] ?? 'cannot be used like this'}.`,
    hint: 'See  prickakonto --help  or  prickakonto COMMAND --help.',
  },
  'cli-command-missing': {
    message: 'No command given.',
    hint: 'prickakonto --help shows all commands; /A imports and reconciles.',
  },
  'cli-file-exists': {
    message: '{path} exists and is not overwritten.',
    hint: 'Give another name, or move the file away.',
  },
  'cli-file-unreadable': {
    message: '{path} cannot be read: {reason}',
    hint: 'Check the name and the permission.',
  },
  'id-unknown': {
    message: 'There is nothing with the id {id}.',
    hint: 'Ids stand in the lists: prickakonto files, open and matches; units, groups and imports in the configuration.',
  },
  'agent-already-runs': {
    message: 'An agent already works on this database (process {pid}, run {run}).',
    hint: 'Stop it first, or run /A, /U or /R: they work beside the agent.',
  },
  'demo-folder-not-empty': {
    message: 'The folder {path} is not empty and was not made by the demo.',
    hint: 'Choose an empty folder with --folder; the demo empties only folders it made itself.',
  },
  'background-jobs-off': {
    message: 'Background jobs are off; nothing was done.',
    hint: 'Set  backgroundJobs: { enabled: true }  in the configuration.',
  },
  'run-timed-out': {
    message: '{files} files were not finished when the wait ended.',
    hint: 'The agent or the next run takes them; --wait gives more time.',
  },
  unexpected: {
    message: 'An unexpected error: {reason}',
    hint: 'Nothing is lost; run it again. Report it with the line of the log (--verbose shows more).',
  },
};
