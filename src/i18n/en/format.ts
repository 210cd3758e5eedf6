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
    message:
      'The file has letters in several encodings; it was read as {encoding}, so some letters may be wrong.',
    hint: 'Amounts and dates are not affected. Export the file anew in one encoding if you can.',
  },
  'letters-lost': {
    message:
      'Letters were lost before the file came here: the replacement character \uFFFD stands in {count} places.',
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
  'currency-unreadable': {
    message: '"{currency}" is no currency: three capital letters are one, for example SEK.',
    hint: 'The file is damaged or edited by hand. Fetch it again from the bank.',
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
    hint: 'The file is damaged or edited. Fetch it again from the bank or the ledger system.',
  },
  'xml-doctype-refused': {
    message: 'The XML file has a DOCTYPE declaration and is therefore not read.',
    hint: 'Files of banks and ledger systems never have one. Check where the file comes from and fetch it again.',
  },
  'xml-limit-exceeded': {
    message: 'The XML file exceeds a safety limit ({what}, at most {limit}).',
    hint: 'It is probably a damaged file or another kind of file: fetch it again.',
  },
  'xml-namespace-missing': {
    message:
      'The XML file does not say which version of the message it is ({message}); it was read all the same.',
    hint: 'Nothing to do if the amounts are right. Otherwise ask the bank for a file that follows the standard.',
  },
  'camt-version-unknown': {
    message:
      'The version of the message ({message}) is unknown; the file was read as the newest known version.',
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
    message:
      'The statement of {account} is in {currency} but has entries in another currency; the balance could not be checked.',
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
    message:
      'The balance {balance} does not say whether it is positive or negative; it was read as positive.',
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
    message: 'The file is a text table, but it is not certain which columns are the date and the amount.',
    hint: 'Run  prickakonto inspect --suggest FILE:  it writes an import definition with the doubtful points marked, to put into the configuration.',
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
    message:
      '{count} amounts in the column "{column}" are negative; they were read as withdrawals (credit), without changing sign.',
    hint: 'Check the balance. If they are corrections the other way: use a column  amount  instead.',
  },
  'rows-not-booked': {
    message: '{count} rows are not booked (reserved or without a booking day) and were not taken in.',
    hint: 'They come in the next file when the bank has booked them.',
  },
  'balance-day-missing': {
    message:
      'The balance {balance} has no day; it is compared with the entries but cannot tell through when the data are complete.',
    hint: 'Check the balance with the bank.',
  },
  'balance-opening-differs': {
    message:
      'The statement of {account} has two opening balances: {opening} (OPBD) and {previous} (PRCD, the closing one of the statement before).',
    hint: 'The first is used. A statement between them may be missing: compare with the bank.',
  },
  'balance-currency-differs': {
    message: 'The account {account} is in {currency}, but a balance of the statement is in {balance}.',
    hint: 'The balance was compared as it stands. Check with the bank which currency the account has.',
  },
  'statement-account-late': {
    message:
      'The statement says which account it is about only after more than {most} entries; the file was not imported.',
    hint: 'Ask the bank for a file by the standard, where the account comes before the entries.',
  },
  'statement-copy': {
    message: 'The bank marked the statement {statement} of {account} as a copy or duplicate ({mark}).',
    hint: 'Nothing to do: rows that are known are recognised and not imported again. Check that the original does not come to another import folder.',
  },
  'entry-not-opened': {
    message: (params) =>
      `${params['count']} entries became one row each, not a row for each of their payments, because the amounts of the payments ` +
      (params['transactions'] === ''
        ? `are missing or in another currency (the first entry is of ${params['amount']}).`
        : `do not fit the entry (in the first ${params['transactions']} against ${params['amount']}).`),
    hint: 'The amounts of the entries are right. Names and references of the payments stand in the text of the row as far as there is room.',
  },
  'reversals-turned': {
    message:
      'The balance of account {account} fits only when the reversals (RvslInd, {count} entries) are counted the other way; they were read so.',
    hint: 'The bank writes the direction of the original entry. Check the reversals with the bank the first time.',
  },
  'file-web-page': {
    message:
      'The file is a web page (HTML), not an accounting file: probably an error message or a login page that was saved.',
    hint: 'Open it in a browser to see what it says, then fetch the real file.',
  },
  'sie-not-recognised': {
    message: 'The file does not begin as a SIE file (its first character must be #).',
    hint: 'Check that the right file was dropped; export it anew as SIE 4.',
  },
  'sie-flag-set': {
    message: '#FLAGGA is 1: the file is marked as already read by another program.',
    hint: 'Nothing to do if it is the right file; the same rows are never imported twice.',
  },
  'sie-org-number-form': {
    message: 'The organisation number stands as {orgNumber}, not NNNNNN-NNNN.',
    hint: 'Nothing to do: the last ten digits are compared.',
  },
  'sie-item-unreadable': {
    message: '{item} has a value that cannot be read: "{value}" ({count} places).',
    hint: 'The rows are in; the item is not used.',
  },
  'sie-currency-late': {
    message:
      'The currency (#VALUTA {currency}) stands behind rows or balances that were already read in {read}; the file was not read in.',
    hint: 'Export the file anew with #VALUTA first, or move the line to the beginning of the file.',
  },
  'sie-nothing-read': {
    message: 'The file has neither vouchers nor balances.',
    hint: 'It is probably cut short or an empty selection: export it anew from the ledger system.',
  },
  'sie-company-name-missing': {
    message: 'The company name (#FNAMN) is empty.',
    hint: 'Nothing to do; the name is not used.',
  },
  'sie-address-fields': {
    message: '#ADRESS has {fields} fields instead of four.',
    hint: 'Nothing to do; the address is not used.',
  },
  'sie-tax-year-unreadable': {
    message: 'The tax year (#TAXAR) "{value}" is no year.',
    hint: 'Nothing to do; the tax year is not used.',
  },
  'sie-sru-unreadable': {
    message: 'The SRU code "{value}" of account "{account}" is faulty ({count} lines).',
    hint: 'Nothing to do; SRU codes are not used.',
  },
  'sie-account-unreadable': {
    message: 'The chart of accounts has the account "{account}", which is not digits ({count} accounts).',
    hint: 'Correct the account in the source system. The rows are in; a row on such an account would refuse the file.',
  },
  'sie-account-length': {
    message: 'Account {account} has an unusual length ({count} accounts).',
    hint: 'Check in the source system whether it is a slip; the account is read as it stands.',
  },
  'sie-account-undeclared': {
    message: 'Account {account} is used but not in the chart of accounts of the file ({count} accounts).',
    hint: 'The rows are in; add the account in the source system.',
  },
  'sie-fiscal-year-unreadable': {
    message: 'The fiscal year {year} (#RAR, FiscalYear) from {start} to {end} cannot be read.',
    hint: 'Correct the fiscal year in the source system and export the file anew: without it balances and vouchers have no place.',
  },
  'sie-fiscal-year-odd': {
    message:
      'The fiscal year {year} (#RAR, FiscalYear) from {start} to {end} is unusual: it does not end with a month, is longer than 18 months, stands twice, or cannot be read.',
    hint: 'Check the fiscal year in the source system.',
  },
  'sie-type-differs': {
    message: 'The file says #SIETYP {type} but has vouchers, which belong to type 4.',
    hint: 'The rows are in. Export it as SIE 4 instead: then it can be seen to be whole.',
  },
  'sie-checksum-differs': {
    message: 'The checksum (#KSUMMA) is {stated} in the file but {calculated} when calculated.',
    hint: 'The file may have been changed or re-encoded after its export. The rows are in; export it anew if nobody should have changed it.',
  },
  'sie-date-form': {
    message: 'The date {date} is not written as YYYYMMDD ({count} places).',
    hint: 'Nothing to do; the date was read.',
  },
  'sie-amount-form': {
    message: 'The amount {amount} is not written as the standard says ({count} places).',
    hint: 'Nothing to do; the amount was read.',
  },
  'sie-object-list-missing': {
    message: 'The object list {} is missing in #TRANS ({count} rows).',
    hint: 'Nothing to do; the rows were read without objects.',
  },
  'sie-row-date-missing': {
    message: 'A #TRANS has text where its date should be: "{text}" ({count} rows).',
    hint: 'Nothing to do; the rows got the date of their voucher.',
  },
  'sie-object-list-unreadable': {
    message: 'The object list "{objects}" has a field too many or too few ({count} rows).',
    hint: 'Check cost centres and projects of the rows; amounts and dates are not affected.',
  },
  'sie-text-line-break': {
    message: 'A quoted text goes on in the next line ({count} places).',
    hint: 'Nothing to do; the text was joined.',
  },
  'sie-quote-open': {
    message: 'A closing quote is missing ({count} lines).',
    hint: 'Check the texts of the lines; what followed on the same line may have become part of the text.',
  },
  'sie-control-character': {
    message: 'The file has control characters in texts ({count} lines).',
    hint: 'Nothing to do; they were replaced by blanks.',
  },
  'sie-line-unreadable': {
    message: 'The line "{text}" is no SIE item ({count} lines).',
    hint: 'The line was skipped. The vouchers balance nevertheless, or the file would have been refused.',
  },
  'voucher-unbalanced': {
    message: 'Voucher {voucher} does not balance: debit {debit}, credit {credit}.',
    hint: 'Correct the voucher in the source system and export the file anew; a row is missing or has a wrong amount.',
  },
  'voucher-date-missing': {
    message: 'Voucher {voucher} has no date.',
    hint: 'Correct the voucher in the source system and export the file anew.',
  },
  'voucher-account-unreadable': {
    message: 'A row of voucher {voucher} has the account "{account}", which is no account number.',
    hint: 'Correct the row in the source system and export the file anew.',
  },
  'voucher-row-outside': {
    message: 'A row (#TRANS, LedgerEntry) stands outside a voucher.',
    hint: 'The file is damaged or was edited by hand: export it anew.',
  },
  'voucher-series-missing': {
    message: 'The series of voucher {voucher} is missing ({count} vouchers).',
    hint: 'Nothing to do; the voucher was read without a series.',
  },
  'voucher-number-odd': {
    message: 'The voucher number {number} is no usual running number ({count} vouchers).',
    hint: 'Check the number in the source system; it is read as it stands.',
  },
  'voucher-empty': {
    message: 'Voucher {voucher} has no rows ({count} vouchers).',
    hint: 'It may have been cancelled. Check it in the source system if the balance differs.',
  },
  'voucher-braces-missing': {
    message: 'The braces around voucher {voucher} are not whole ({count} vouchers).',
    hint: 'Nothing to do; the voucher balances, or the file would have been refused.',
  },
  'voucher-outside-year': {
    message: 'Voucher {voucher} is dated {date}, outside the fiscal year of the file ({count} vouchers).',
    hint: 'Check the date in the source system unless it is meant.',
  },
  'row-outside-year': {
    message:
      'A row of voucher {voucher} is dated {date}, outside the fiscal year of the file, though the voucher lies in it ({count} rows).',
    hint: 'The row is in with its own date. Check the date in the source system unless it is meant.',
  },
  'balance-unreadable': {
    message: 'The balance {item} of account "{account}" cannot be read: "{amount}" ({count} balances).',
    hint: 'The rows are in, the balance is not. Correct it in the source system if the balance is to be reconciled.',
  },
  'balance-without-year': {
    message:
      'The balance of account {account} belongs to year {year}, but the fiscal year (#RAR, FiscalYear) is missing ({count} balances).',
    hint: 'The rows are in, the balance is not. Export the file with its fiscal year.',
  },
  'sie-root-missing': {
    message:
      'The XML file is no SIE 5 file: it begins with the element "{element}" instead of Sie or SieEntry.',
    hint: 'Check that the right file was put into the folder; export it anew as SIE 5 or SIE 4.',
  },
  'sie-file-info-late': {
    message:
      'FileInfo (fiscal years, currency) stands behind vouchers or balances; the file was not read in.',
    hint: 'Export the file anew: FileInfo comes first, or rows and balances have no place.',
  },
  'subledger-differs': {
    message:
      'The invoices in the sub-ledger of the file for account {account} are {calculated}, but the balance of the account is {stated}.',
    hint: 'The rows are in. Reconcile the sub-ledger with the general ledger in the source system.',
  },
};
