import type { StoreCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

export const storeTexts: Record<StoreCode, ErrorText> = {
  'store-unreachable': {
    message: 'The database {path} cannot be opened: {reason}',
    hint: "Check the path under store and the account's rights to the folder.",
  },
  'store-damaged': {
    message: 'The database {path} is damaged: {reason}',
    hint: 'Stop prickakonto and restore the database from a backup.',
  },
  'store-newer': {
    message: 'The database {path} was made by a newer version of prickakonto ({migration}).',
    hint: 'Upgrade the program; nothing was changed.',
  },
  'store-full': {
    message: 'The disk of the database {path} is full.',
    hint: 'Free some space; nothing is lost and the work can be run again.',
  },
  'store-busy': {
    message: 'The database {path} was locked by another process for more than 30 seconds.',
    hint: 'It is tried again by itself; see which other program holds the database.',
  },
};
