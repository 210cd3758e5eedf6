import type { GateCode } from '../../domain/codes.ts';
import type { Params } from '../../domain/finding.ts';
import type { ErrorText } from '../error-text.ts';

const jump = ({ expected, opening, currency }: Params): string =>
  expected === undefined
    ? ''
    : ` The balance was ${expected} ${currency} after the statement before, and is ${opening} ${currency} where the next begins.`;

const many = (count: string | number | undefined, one: string, more: string): string =>
  `${count} ${Number(count) === 1 ? one : more}`;

export const gateTexts: Record<GateCode, ErrorText> = {
  'statement-gap': {
    message: (params) =>
      `Statement ${params['missing']} of account ${params['account']} is missing: the files have ${params['before']} and ${params['after']} and nothing between.${jump(params)}`,
    hint: 'Fetch the missing statements from the bank and drop them in the import folder; the question closes by itself when they have come. If the bank left the numbers out: answer the question.',
  },
  'statement-pages-missing': {
    message: (params) => {
      const pages = params['missing'] === '' ? '' : `page ${params['missing']}`;
      const end = Number(params['end']) === 1 ? `the pages after ${params['last']}` : '';
      return `Statement ${params['statement']} of account ${params['account']} is not whole: missing ${[pages, end].filter(Boolean).join(' and ')}.`;
    },
    hint: 'Fetch the whole statement from the bank; the question closes by itself when the pages have come.',
  },
  'statement-balance-break': {
    message:
      'The statements of account {account} do not follow on: after {before} the balance was {expected} {currency}, but {after} begins with {opening} {currency}.',
    hint: 'Probably a statement between them is missing. Fetch it from the bank; the question closes by itself when it has come and the balances meet.',
  },
  'statement-number-conflict': {
    message: 'Statement {statement} of account {account} was imported before with other content.',
    hint: 'Compare the two files with the bank: it may have corrected the statement. Rows in both are stored once, the others stay.',
  },
  'voucher-corrected': {
    message: (params) =>
      `${many(params['vouchers'], 'voucher has', 'vouchers have')} changed since the last import (${params['voucher']} among them): ${many(params['gone'], 'row', 'rows')} superseded, ${many(params['added'], 'row', 'rows')} new.`,
    hint: 'Nothing to do: the superseded rows are kept but no longer reconciled. If one of them was matched, that is a question of its own.',
  },
  'voucher-gone': {
    message: (params) =>
      `The file lacks ${many(params['vouchers'], 'voucher', 'vouchers')} that came earlier: ${params['names']}${Number(params['more'] ?? 0) > 0 ? ` and ${params['more']} more` : ''}.`,
    hint: 'Is the file a selection, or were the vouchers removed from the books? Their rows stay until the question is answered; if they were removed, answer with  --remove  and they leave reconciliation.',
  },
  'file-older-than-known': {
    message: (params) =>
      `The file is older than what is known: ${many(params['vouchers'], 'voucher', 'vouchers')} (${params['voucher']} among them) have a newer version, and the file's rows of them were left out.`,
    hint: 'Nothing to do if the file was dropped afterwards. If it is the right one: export it again, then it has the date of today.',
  },
  'ledger-row-superseded': {
    message: (params) =>
      `${many(params['rows'], 'matched row is', 'matched rows are')} no longer in the voucher; ${many(params['matches'], 'match', 'matches')} (${params['match']} among them) must be looked at.`,
    hint: 'Nothing was undone. prickakonto matches shows which matches it is about, prickakonto explain what they rest on.',
  },
  'snapshot-empty': {
    message: (params) =>
      `The list is empty, but ${many(params['rows'], 'item was', 'items were')} open by the list before. Nothing was changed.`,
    hint: 'If the export failed: make it again. If all is really paid: answer the question with  --remove  and the items leave reconciliation.',
  },
  'snapshot-shrunk': {
    message:
      '{gone} of {before} items of the list before are not in this one; they are no longer reconciled.',
    hint: 'If the list is a selection or was cut: export the whole list again, and the items come back.',
  },
  'snapshot-older': {
    message: 'The list is older than the one that stands (of {known}); nothing of it was imported.',
    hint: 'Nothing to do if the file was dropped afterwards.',
  },
  'open-item-changed': {
    message: (params) =>
      `${many(params['rows'], 'matched item stands', 'matched items stand')} in the list with another amount than before; ${many(params['matches'], 'match', 'matches')} (${params['match']} among them) must be looked at.`,
    hint: 'Nothing was undone. The item may be partly paid; prickakonto explain shows what the match rests on.',
  },
  'account-of-another-import': {
    message: (params) =>
      `Account ${params['account']} belongs to the import ${params['import']}${params['unit'] === '' ? '' : ` of unit ${params['unit']}`}, not to this one.`,
    hint: (params) =>
      params['path'] === ''
        ? 'Drop the file in the right import folder.'
        : `Drop the file in  ${params['path']}`,
  },
  'account-known-elsewhere': {
    message: 'Account {account} has only come for unit {unit} so far, in the import {import}.',
    hint: (params) =>
      `Was the file dropped in the wrong folder? Its rows are imported here.${params['path'] === '' ? '' : ` The other folder is  ${params['path']}`}`,
  },
  'account-currency-new': {
    message: 'Account {account} has rows in {currency}, but has only had {known} so far ({count} rows).',
    hint: 'Check in the source system which currency the account has. The rows are stored in their own currency and match rows of the same only.',
  },
  'row-currency-differs': {
    message: 'The row is in {currency}, but the statement of account {account} is in {known} ({count} rows).',
    hint: 'The rows are stored in their own currency. Check with the bank which currency the account has.',
  },
  'row-in-future': {
    message: 'The row is dated {date}, far ahead in time ({count} rows).',
    hint: 'Check the date in the source system unless it is meant.',
  },
  'question-answered-before': {
    message: 'Question {id} has been answered before ({at}, {by}).',
    hint: 'prickakonto questions shows the questions that are open.',
  },
  'question-overtaken': {
    message: 'A newer list has come since question {id} was asked, and says what is open.',
    hint: 'Answer the question without  --remove.',
  },
};
