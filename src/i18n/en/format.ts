import type { FormatCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

export const formatTexts: Record<FormatCode, ErrorText> = {
  'format-unknown': {
    message: 'The format of the file was not recognised.',
    hint: 'Check that the right file was dropped; the command prickakonto formats lists the formats that are read.',
  },
  'format-not-supported-yet': {
    message: 'The file is in the format {format}, which prickakonto does not read yet.',
    hint: 'Get the same data in a format that is read (prickakonto formats lists them), or keep the file for a later version.',
  },
  'file-truncated': {
    message: 'The file is not whole: {missing} is missing.',
    hint: 'Drop the whole file again, or export it anew from the program that made it.',
  },
  'format-line-too-long': {
    message: 'A line is longer than {largestCharacters} characters.',
    hint: 'It is probably another kind of file or a damaged one: export it anew.',
  },
  'encoding-mixed': {
    message: 'The file has letters in several encodings; it was read as {encoding}, so some letters may be wrong.',
    hint: 'Amounts and dates are not affected. Export the file anew in one encoding if you can.',
  },
  'letters-lost': {
    message: 'Letters were lost before the file came here: the replacement character \uFFFD stands in {count} places.',
    hint: 'Amounts and dates are not affected. Export the file anew from its source if names and texts are needed.',
  },
  'amount-unreadable': {
    message: 'The amount "{amount}" cannot be read.',
    hint: 'Correct the amount in the source system and export the file anew; an unreadable amount is never guessed.',
  },
  'amount-finer-than-minor-unit': {
    message: 'The amount {amount} has more decimals than {currency} is counted in.',
    hint: 'Correct the amount in the source system; amounts are never rounded.',
  },
  'date-unreadable': {
    message: 'The date "{date}" cannot be read.',
    hint: 'Correct the date in the source system and export the file anew.',
  },
  'balance-differs': {
    message: (params) =>
      `The balance of account ${params['account']} is ${params['stated']} in the file but ${params['calculated']} by its rows.` +
      (Number(params['others'] ?? 0) > 0 ? ` ${params['others']} more balances differ.` : ''),
    hint: 'The file may be a selection (part of the year, some series) or lack rows. The rows are in; compare the balance with the source system.',
  },
  'xml-not-well-formed': {
    message: 'The file is not well-formed XML: {reason}',
    hint: 'The file is damaged or edited. Fetch it again from the bank.',
  },
  'xml-doctype-refused': {
    message: 'The XML file has a DOCTYPE declaration and is therefore not read.',
    hint: 'Files of banks never have one. Check where the file comes from and fetch it again from the bank.',
  },
  'xml-limit-exceeded': {
    message: 'The XML file exceeds a safety limit ({what}, at most {limit}).',
    hint: 'It is probably a damaged file or another kind of file: fetch it again from the bank.',
  },
  'xml-namespace-missing': {
    message: 'The XML file does not say which version of the message it is ({message}); it was read all the same.',
    hint: 'Nothing to do if the amounts are right. Otherwise ask the bank for a file that follows the standard.',
  },
  'camt-version-unknown': {
    message: 'The version of the message ({message}) is unknown; the file was read as the newest known version.',
    hint: 'Compare the balances with the bank the first time and report the version so that it is tested.',
  },
  'camt-message-missing': {
    message: 'The XML file holds no account statement (camt.052, camt.053 or camt.054).',
    hint: 'Check that the right file was fetched from the bank.',
  },
  'statement-missing': {
    message: 'The message {message} holds no account and no entries.',
    hint: 'Fetch the file again from the bank; it may be cut off or empty.',
  },
  'statement-account-missing': {
    message: 'The statement {statement} does not say which account it is for.',
    hint: 'Name the account in the import with  account: "<ledger account>".',
  },
  'statement-currency-mixed': {
    message: 'The statement of {account} is in {currency} but has entries in another currency; the balance could not be checked.',
    hint: 'The entries are read in their own currency. Check with the bank which currency the account has.',
  },
  'entry-direction-missing': {
    message: 'The entry does not say whether it is in or out (CdtDbtInd is "{text}").',
    hint: 'Fetch the file again from the bank; the direction is never guessed.',
  },
  'entry-status-missing': {
    message: 'The entry does not say whether it is booked; it was not taken in.',
    hint: 'The entry comes in the next statement (camt.053) when it is booked.',
  },
  'entry-date-missing': {
    message: 'The entry has neither booking day nor value day; it was taken in on {day}.',
    hint: 'Check the day with the bank if the entry is not ticked off.',
  },
  'balance-direction-missing': {
    message: 'The balance {balance} does not say whether it is positive or negative; it was read as positive.',
    hint: 'Check the balance with the bank.',
  },
  'format-control-sum': {
    message: 'The control figure {what} is {stated} in the file but {found} by its entries.',
    hint: 'The file may lack entries. Compare with the bank or source system and fetch the file again.',
  },
  'encoding-not-utf8': {
    message: 'The file is not in UTF-8 as expected; it was read as {encoding}.',
    hint: 'Check that letters such as å, ä and ö look right in names and texts. Amounts and dates are not affected.',
  },
  'format-other-than-configured': {
    message: 'The file is in the format {found}, but the import expects {configured}.',
    hint: 'Put the file in the right import folder, or change  format:  of the import.',
  },
  'csv-layout-missing': {
    message: 'The file is a text table, but the import does not say how it is laid out.',
    hint: 'Add  csv:  with delimiter, decimal, dateFormat and columns to the import.',
  },
  'csv-header-missing': {
    message: 'There is no header row (line {headerRow}): the file has fewer lines.',
    hint: 'Check  headerRow  of the import and that the whole file came.',
  },
  'csv-column-missing': {
    message: 'There is no column "{column}" in the file. The headers are: {header}',
    hint: 'Correct  columns,  headerRow  or  delimiter  of the import, or export the file with the right columns.',
  },
  'csv-cells-missing': {
    message: 'The row has {cells} columns but {needed} are needed.',
    hint: 'The row is probably cut off or no part of the table. Export the file again without total rows.',
  },
  'csv-cells-extra': {
    message: 'The row has {cells} columns but the header {expected}.',
    hint: 'A text probably holds the delimiter without quotes. Correct the row or export the file with another delimiter.',
  },
  'csv-quote-unclosed': {
    message: 'A quote that opens on the line is never closed.',
    hint: 'Export the file again, or correct the quotes on the line.',
  },
  'csv-credit-negative': {
    message: '{count} amounts in the column "{column}" are negative; they were read as withdrawals (credit), without changing sign.',
    hint: 'Check the balance. If they are corrections the other way: use a column  amount  instead.',
  },
  'rows-not-booked': {
    message: '{count} rows are not booked (reserved or without a booking day) and were not taken in.',
    hint: 'They come in the next file when the bank has booked them.',
  },
};
