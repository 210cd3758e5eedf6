import type { IngestCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

export const ingestTexts: Record<IngestCode, ErrorText> = {
  'file-empty': {
    message: 'The file is empty.',
    hint: 'Nothing to do if that was expected; else ask the sender to send it again.',
  },
  'file-too-large': {
    message: 'The file is too large ({sizeBytes} bytes, the limit is {largestBytes}).',
    hint: 'Split the file, for example by period, and drop the parts in the import folder.',
  },
  'file-changed-after-commit': {
    message: 'The file {file} changed after it was imported ({sizeBytes} bytes then, {nowBytes} bytes now).',
    hint: 'The sender went on writing to it. The original is archived as it is now; drop the whole file again, and only the rows that are missing are imported.',
  },
  'same-content-elsewhere': {
    message: 'The same content has been imported for unit {unit}, import {import} (file {file}).',
    hint: 'See that the file was dropped in the right folder; its rows are imported here as well.',
  },
  'file-read-failed': {
    message: 'The file could not be read: {reason}',
    hint: 'Keep the file and report the fault with its code; the file lies untouched in quarantine.',
  },
  'file-of-another-company': {
    message: (params) =>
      `The file is of organisation number ${params['orgNumber']}${params['right'] ? ` (unit ${params['right']}, ${params['name']})` : ''}, but the folder belongs to unit ${params['unit']}${params['expected'] ? ` (${params['expected']})` : ''}.`,
    hint: (params) =>
      params['path']
        ? `Drop the file in  ${params['path']}`
        : 'Drop the file in the import folder of the right unit.',
  },
  'file-in-other-hands': {
    message: 'Another process is working on file {id}.',
    hint: 'Wait until it has finished and try again.',
  },
  'file-not-found': {
    message: 'There is no file with id {id}.',
    hint: 'The command prickakonto files lists the files and their ids.',
  },
  'file-not-quarantined': {
    message: 'File {id} is not in quarantine (state: {state}).',
    hint: 'Only quarantined files can be taken up again.',
  },
  'import-account-unmapped': {
    message: 'Import {import} does not say which ledger account the file\'s account "{account}" belongs to.',
    hint: (params) =>
      `Add the line  accounts: { "${params['account']}": "<ledger account>" }  to import ${params['import']} and run  prickakonto files retry.`,
  },
  'archive-bytes-missing': {
    message: 'The original of {file} is neither in the work folder nor in the archive ({path}).',
    hint: 'Somebody moved or removed the file. Restore it from a backup to its place in the archive.',
  },
  'archive-bytes-differ': {
    message: 'Another file than the original of {file} lies at {path} in the archive.',
    hint: 'Move that file away; the original is still in the work folder and is archived at the next try.',
  },
};
