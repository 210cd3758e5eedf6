import type { TableCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

export const tableTexts: Record<TableCode, ErrorText> = {
  'table-amount-ambiguous': {
    message: 'It is not certain which column is the amount: {columns}.',
    hint: 'Name the column in the import, for example  csv: { columns: { date: …, amount: … } }.  prickakonto inspect --suggest FILE  writes a suggestion to change.',
  },
  'table-sign-ambiguous': {
    message:
      'It is not certain whether the amounts are in or out: {columns}. The file has no balance that shows it.',
    hint: 'Say in the import  csv: { sign: asIs }  if withdrawals have a minus, or  sign: inverted  if the file has the opposite sign (card purchases, debts to suppliers). With two columns: give columns with debit for money in and credit for money out.',
  },
  'table-decimal-ambiguous': {
    message:
      'The amount {amount} may be two different numbers: no amount at the beginning of the file shows whether point or comma is the decimal sign.',
    hint: 'Say in the import  csv: { decimal: "," }  or  csv: { decimal: "." }.',
  },
  'table-decimal-mixed': {
    message: 'Amounts are written in two ways: {amount} and {other} have different decimal signs.',
    hint: 'Export the file again from its system, or say  csv: { decimal: … }  in the import if one of them is no amount.',
  },
  'table-date-ambiguous': {
    message:
      'The date {date} can be read in several ways ({forms}), and no date at the beginning of the file shows which.',
    hint: 'Say the form in the import, for example  csv: { dateFormat: dd/MM/yyyy }.',
  },
  'table-date-unknown': {
    message: 'The date "{date}" is written in no way that is recognised.',
    hint: 'Say the form in the import with  csv: { dateFormat: … }  of yyyy or yy, MM (MMM for a name) and dd.',
  },
  'table-direction-unreadable': {
    message: 'The row does not say whether the amount {amount} is in or out: it says "{direction}".',
    hint: 'Correct the row in its system and export the file again. The column holds D or K, plus or minus, in or out.',
  },
  'table-currency-unreadable': {
    message: '"{currency}" is no currency: three letters are one, for example SEK.',
    hint: 'Check that the column  currency  of the import is the right one, or correct the row in its system.',
  },
  'table-credit-corrections': {
    message:
      '{count} amounts in the column "{column}" have the opposite sign of the others; they were read as corrections, the other way.',
    hint: 'Compare the rows with their system if the balance does not add up.',
  },
  'table-lines-quoted': {
    message: 'Each line of the file stands inside quotes as if it were one cell.',
    hint: 'That happens when a file has been opened and saved in Excel. Export the file again and drop it without opening it first.',
  },
  'table-accounts-many': {
    message:
      'The file has more than {accounts} different accounts; totals and balances of each were not calculated.',
    hint: 'Check that the column  account  of the import is an account and not, say, a row number.',
  },
  'xlsx-encrypted': {
    message: 'The workbook is protected by a password.',
    hint: 'Open it in Excel, take the password away under File, Info, Protect Workbook, Encrypt with Password, save it, and put the file in again.',
  },
  'xlsx-old-format': {
    message: 'The file is in the old format of Excel (.xls), which is not read.',
    hint: 'Open it in Excel and save it as an Excel workbook (.xlsx), or download it from the bank as csv.',
  },
  'xlsx-not-a-workbook': {
    message: 'The file is not an Excel workbook (.xlsx) but {found}.',
    hint: 'Open it in Excel and save it as an Excel workbook (.xlsx), or download the right file. Unpack a zip file first.',
  },
  'xlsx-damaged': {
    message: 'The workbook is damaged: {part} cannot be read ({reason}).',
    hint: 'Download the file again. If Excel can open it, save it there as a new workbook (.xlsx) and put that in.',
  },
  'xlsx-too-large': {
    message: 'The workbook is too large: {what} is {size}, and the limit is {limit}.',
    hint: 'Split it into periods, or download the same data as csv. If the file is small on disk it is no ordinary workbook: ask the sender.',
  },
  'xlsx-sheet-none': {
    message: 'The workbook has no visible sheet with cells.',
    hint: 'Show the sheet in Excel and save, or name the sheet with csv.sheet in the import.',
  },
  'xlsx-sheet-missing': {
    message: 'The workbook has no sheet named “{sheet}”. Its sheets are: {sheets}.',
    hint: 'Correct csv.sheet in the import, or the name of the sheet. Without csv.sheet the first sheet is read.',
  },
  'xlsx-header-missing': {
    message: 'The sheet {sheet} has no row with the headings {headers}.',
    hint: 'Compare csv.columns of the import with the headings of the sheet, or give the row of the headings with csv.headerRow.',
  },
  'xlsx-cell-error': {
    message: 'Cell {cell} shows the error {value}.',
    hint: 'Correct the formula in Excel, save the workbook, and put it in again.',
  },
  'xlsx-cell-uncalculated': {
    message: 'Cell {cell} has a formula that was never worked out, so the file does not say what it gives.',
    hint: 'Open the workbook in Excel, wait until it has recalculated, save it, and put it in again.',
  },
  'xlsx-cell-unreadable': {
    message: 'Cell {cell} has a value that cannot be read: {value}.',
    hint: 'Correct the cell in Excel and save the workbook, or download the file again.',
  },
  'xlsx-hidden-rows': {
    message: 'The sheet {sheet} has {count} hidden rows. They are read like the others.',
    hint: 'If they should not be there, delete them from the workbook. Hidden rows often come from a filter.',
  },
  'xlsx-sheets-unread': {
    message: 'Only the sheet {sheet} is read. These sheets hold something too: {others}.',
    hint: 'To read another sheet, name it with csv.sheet in the import. To read several, make an import for each.',
  },
  'xlsx-digits-lost': {
    message: '{count} numbers of the workbook have more than 15 digits, and Excel keeps only the first 15.',
    hint: 'Account numbers and OCR numbers have to be text in Excel. Download the file again with the column as text, or as csv.',
  },
  'positional-layout-missing': {
    message: 'The file is to be read by fixed positions, but the import has no layout.',
    hint: 'Add positional: to the import, with the positions of date and amount.',
  },
  'positional-line-short': {
    message: 'The line has {length} characters, but the field {field} goes to position {needed}.',
    hint: 'Compare the file with positional.columns of the import. Lines of another kind are left out with positional.only or positional.skip. A last line that is cut means that the file is incomplete: download it again.',
  },
  'positional-nothing-read': {
    message: 'None of the {lines} lines of the file is of the kind that the import reads.',
    hint: 'Compare positional.only and positional.skip of the import with the file.',
  },
};
