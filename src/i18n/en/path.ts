import type { PathCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

export const pathTexts: Record<PathCode, ErrorText> = {
  'path-missing': {
    message: 'The folder {path} does not exist.',
    hint: 'Create it or correct the path; prickakonto check-paths --create makes missing folders.',
  },
  'path-not-a-folder': { message: '{path} is no folder.', hint: 'Correct the path in the configuration.' },
  'path-no-permission': {
    message: 'No permission to {path}.',
    hint: 'Give the account that runs prickakonto the right to read, write and delete in the folder.',
  },
  'path-read-only': {
    message: '{path} cannot be written to (read-only).',
    hint: 'Make the disk or share writable; the files lie where they were.',
  },
  'path-disk-full': {
    message: 'The disk is full: {path}.',
    hint: 'Free some space; the work goes on by itself and nothing is lost.',
  },
  'path-busy': {
    message: '{path} is in use by another program.',
    hint: 'It is tried again by itself; close the program if it takes long.',
  },
  'path-share-gone': {
    message: 'The share or server behind {path} cannot be reached.',
    hint: 'Check server and network; prickakonto tries again by itself.',
  },
  'path-mapped-drive': {
    message: '{path} is a mapped drive letter.',
    hint: 'Use the UNC path (\\\\server\\folder): services and scheduled tasks have no mapped letters.',
  },
  'path-not-renamable': {
    message: 'Files in {path} cannot be renamed.',
    hint: 'The account that runs prickakonto needs the right to change and delete files in the folder.',
  },
};
