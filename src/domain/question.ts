/** Findings that stay open until a person has answered, or their cause is gone. */
import type { Code } from './codes.ts';

export const questionCodes: ReadonlySet<Code> = new Set<Code>([
  'balance-differs',
  'voucher-unbalanced',
  'statement-gap',
  'statement-pages-missing',
  'statement-balance-break',
  'statement-number-conflict',
  'voucher-gone',
  'ledger-row-superseded',
  'open-item-changed',
  'snapshot-empty',
  'snapshot-shrunk',
  'account-known-elsewhere',
]);
