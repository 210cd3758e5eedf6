import type { SwiftCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

export const swiftTexts: Record<SwiftCode, ErrorText> = {
  'swift-field-unreadable': {
    message: 'The field {field} of the statement cannot be read: "{text}"',
    hint: 'The file is damaged or was changed. Fetch it again from the bank; fields are never guessed.',
  },
  'swift-field-out-of-place': {
    message: 'The field {field} stands where it does not belong ({count} places); it was read as text.',
    hint: 'The file may have been edited or pasted together. Compare entries and balance with the bank.',
  },
  'swift-field-too-long': {
    message: 'The field {field} is longer than {largestCharacters} characters.',
    hint: 'It is probably a damaged file or another kind of file: fetch it again from the bank.',
  },
  'swift-statement-incomplete': {
    message:
      'The statement {statement} lacks {missing}; its balance could not be checked against the entries.',
    hint: 'The file may be cut off. Check with the bank that all entries are there, or fetch the file again.',
  },
  'swift-interim-late': {
    message:
      'Only behind its entries ({field}) does the file show that it is an interim report (MT942), so they could not be told from booked ones.',
    hint: 'Fetch the statement (MT940) of the day instead; its entries are booked.',
  },
  'swift-day-moved': {
    message: 'The day {date} is not in the calendar and was read as {day} ({count} entries).',
    hint: 'Nothing to do: the bank counts interest on months of 30 days.',
  },
  'swift-amount-form': {
    message: 'The amount {amount} is not written as the standard says ({count} places).',
    hint: 'Nothing to do if the balance holds; the amount can be read in one way only.',
  },
  'swift-currency-late': {
    message:
      'The opening balance has no currency, and only the closing balance says {currency}: the entries between were read without it.',
    hint: 'Fetch the statement again from the bank, as camt.053 or as MT940 with the currency in the field :60F:.',
  },
  'swift-balance-currency-missing': {
    message:
      'The balance {balance} has no currency; it was read in that of the opening balance, {currency} ({count} balances).',
    hint: 'Check the balance with the bank.',
  },
  'swift-control-character': {
    message: 'The file has control characters ({count} of them), which were taken out.',
    hint: 'Nothing to do if the texts look right. Amounts and dates are not affected.',
  },
  'swift-national-letters': {
    message:
      'The characters { } | [ ] \\ were read as å ä ö Å Ä Ö (the Swedish seven-bit code) in {count} texts, first "{text}".',
    hint: 'Nothing to do if the names look right. Amounts and dates are not affected.',
  },
  'ofx-response-failed': {
    message: 'The bank answered with an error instead of a statement: {code} {text}',
    hint: 'Fetch the file again from the bank; this one holds no transactions.',
  },
  'ofx-limit-exceeded': {
    message: 'The OFX file goes beyond a safety limit ({what}, at most {limit}).',
    hint: 'It is probably a damaged file or another kind of file: fetch it again from the bank.',
  },
  'ofx-transaction-corrected': {
    message: 'The bank corrects an earlier transaction: {action} of {fitid} ({count} transactions).',
    hint: 'The earlier one stays if it was taken in before. Check it with the bank.',
  },
  'ofx-securities-not-read': {
    message:
      'The file has a securities account ({account}): only its cash transactions were read ({count} accounts).',
    hint: 'Purchases and sales of securities are not read from OFX.',
  },
};
