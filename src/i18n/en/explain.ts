import type { ExplainTexts } from '../explain-text.ts';

export const explainTexts: ExplainTexts = {
  reasons: {
    suggested: 'Part of a suggestion by rule {rule}: {rows}. Someone has to accept it.',
    ambiguous: 'Several rows fit equally well by rule {rule}: {rows}. None of them is chosen.',
    budget: 'The key has {count}, more than rule {rule} tries.',
    'wrong-shape': 'The rows of the key are {left} against {right}; rule {rule} does not allow that shape.',
    'span-exceeded': 'The rows of the key lie further apart in time than rule {rule} allows.',
    'sum-differs':
      'The sums of the key differ by rule {rule}: {leftSum} against {rightSum}, difference {difference}.',
    'net-differs':
      'The key does not net to zero by rule {rule}: debit {leftSum}, credit {rightSum}, remaining {difference}.',
    'late-row':
      'The row came too late: the other rows of its key are already matched in {match} (rule {rule}).',
    'one-sided-key': 'The key is on one side only by rule {rule}: {count}, together {sum}.',
    'no-candidate': 'No row of the other side fits by any rule.',
    'not-run': 'The row has come since the last reconciliation.',
  },
  tiedCandidate: 'Fits {rows} by rule {rule}, but that fits {others} equally well. None of them is chosen.',
  waitFor: 'Waits by rule {rule}: {data} has to be complete through {needed} and is so through {through}.',
  waitForUnknown:
    'Waits by rule {rule}: {data} has to be complete through {needed}, but nothing says how far it is complete.',
  waitForEver: 'Waits by rule {rule}: it has no window of days, so {data} is never complete enough.',
  noKey: 'Rule {rule} gets no key from the field {field}: "{raw}".',
  noKeyEmpty: 'Rule {rule} gets no key: the field {field} is empty.',
  zeroAmount: 'Rule {rule} does not take rows of zero.',
  rejected: 'The rows have been rejected as a suggestion by rule {rule}.',
  outsideWindow:
    'The same amount is on {row}, but {days} apart: {outside} outside the window of rule {rule} (-{before} to +{after}).',
  otherAmount: 'Same key but another amount on {row}: the difference is {difference} (rule {rule}).',
  transposed: ' The difference is divisible by nine: two digits may have changed places.',
  contradictingReference:
    'The same amount is on {row}, but the references contradict each other: {own} against {other} (rule {rule}).',
  otherKey:
    'The same amount is within the window on {row}, but the key is another: {own} against {other} (rule {rule}).',
  oppositeSign: 'The same amount with the opposite sign is on {row}.',
  matched: 'Matched by rule {rule} in pass {pass}: {left} against {right}.',
  suggested: 'Suggested by rule {rule} in pass {pass}: {left} against {right}.',
  key: 'Same key in {field}: {normalised}.',
  keyWritten: 'Same key in {field}: {normalised} (written {raw}).',
  window: '{days} between the rows; the rule allows -{before} to +{after}.',
  alone: 'No other row came into question, from either side.',
  ruledOut:
    'Ruled out on the other side: {window} outside the window, {reference} with a contradicting reference, {amount} with another amount.',
  equalCounts:
    'All rows have the same amount and are as many on both sides, so none has to be chosen before another.',
  wholeKey: 'All open rows of the key are taken, from {from} to {to}: {leftSum} against {rightSum}.',
  difference: 'The difference {difference} is {class}.',
  differenceAccountMissing: 'Became a suggestion, since the rule has no account for the difference.',
  classes: {
    rounding: 'rounding',
    bankFee: 'a bank fee',
    cardFee: 'a card fee',
    exchangeRate: 'an exchange rate difference',
    cashDiscount: 'a cash discount',
  },
  voucherRow: 'voucher {voucher} of {day}, {amount} ({id})',
  ledgerRow: 'the ledger row of {day}, {amount} ({id})',
  bankRow: 'the bank row of {day}, {amount} ({id})',
  externalRow: 'the external row of {day}, {amount} ({id})',
  unknownRow: 'row {id}',
  withReference: '{row}, reference {reference}',
  ledgerData: 'the ledger',
  bankData: 'the bank',
  externalData: 'the external file',
  more: 'and {count} more',
  missing: 'missing',
  days: (count) => (count === 1 ? '1 day' : `${count} days`),
  rows: (count) => (count === 1 ? '1 row' : `${count} rows`),
};
