import type { GiroCode } from '../../domain/codes.ts';
import type { ErrorText } from '../error-text.ts';

/** Reports and files of orders, by the word the readers give. */
const reports: Readonly<Record<string, string>> = {
  'lb-orders': 'a payment order to Bankgirot (Leverantörsbetalningar)',
  'lb-monitoring': 'a report of monitored payments (Leverantörsbetalningar)',
  'lb-rejected': 'a list of rejected supplier payments',
  'lb-returned-cash': 'a list of returned cash payments (Leverantörsbetalningar)',
  'autogiro-orders': 'a file of orders to Bankgirot (Autogiro)',
  'autogiro-mandates': 'a mandate advice (Autogiro)',
  'autogiro-e-mandates': 'new mandates through the Internet bank (Autogiro)',
  'autogiro-register': 'an extract of the mandate register (Autogiro)',
  'autogiro-watch': 'an extract of the register of coming payments (Autogiro)',
  'autogiro-rejected': 'a list of rejected payments (Autogiro)',
  'autogiro-changes': 'a list of cancellations and amendments (Autogiro)',
};

/** Where the bookings are instead. */
const instead: Readonly<Record<string, string>> = {
  'lb-orders':
    "Put Bankgirot's payment specification (the return file) or the bank's statement (camt.053, camt.054) into the folder instead.",
  'lb-returned-cash':
    "The money comes back to the account: it is read from the bank's statement (camt.053, camt.054).",
  'autogiro-orders':
    "Put Bankgirot's payment specification (Autogiro or BgMax) or camt.054 into the folder instead.",
  'autogiro-watch':
    'The payments come in the payment specification (Autogiro or BgMax) when they have been made.',
};

const formats: Readonly<Record<string, string>> = {
  'plusgiro-total-in': 'Total IN of Plusgirot',
  'lb-utland': 'foreign payments of Bankgirot (LB utland)',
};

const formatInstead: Readonly<Record<string, string>> = {
  'plusgiro-total-in': 'Order camt.054 (or camt.053) from the bank instead, or BgMax for the bankgiro.',
  'lb-utland': 'Order camt.054 or camt.053 from the bank instead: the payments and their fees stand there.',
};

const word = (words: Readonly<Record<string, string>>, key: unknown, other: string): string =>
  words[String(key)] ?? other;

export const giroTexts: Record<GiroCode, ErrorText> = {
  'giro-record-missing': {
    message: 'The file is not whole: {missing} is missing before record {record}.',
    hint: 'The file was cut off or edited by hand. Fetch it again from the bank or Bankgirot.',
  },
  'giro-line-unknown': {
    message: 'The line "{text}" is no record of this format ({count} lines).',
    hint: 'The line was passed over. The control sums of the file hold all the same, or it would have been stopped.',
  },
  'giro-tab': {
    message: 'The file has tabs in lines of fixed positions ({count} lines); they were read as blanks.',
    hint: 'Nothing to do if the amounts are right. Else fetch the file again without opening it in an editor.',
  },
  'giro-text-cut': {
    message: 'A payment has more references or information than is kept ({count} lines were left out).',
    hint: 'Amounts and dates are not affected. The whole text is in the archived file.',
  },
  'giro-no-bookings': {
    message: (params) =>
      `The file is ${word(reports, params['report'], 'a report without bookings')}: ${params['report'] === 'lb-returned-cash' ? 'its layout is not known' : 'it holds no booked amounts'}, so no rows were read.`,
    hint: (params) =>
      word(
        instead,
        params['report'],
        'Nothing to do for the reconciliation. The file is archived; follow it up in the source system.',
      ),
  },
  'giro-report-unknown': {
    message: 'The file is a report of Bankgirot that is not known: "{report}".',
    hint: 'Fetch the same as BgMax or camt.054 instead, or report it so that it can be tried.',
  },
  'giro-format-not-read': {
    message: (params) =>
      `The file is ${word(formats, params['format'], String(params['format']))}, a known format that prickakonto does not read.`,
    hint: (params) => word(formatInstead, params['format'], 'Order camt.054 from the bank instead.'),
  },
  'giro-currency-differs': {
    message: 'The deposit is in {deposit} but its section was opened in {opening}.',
    hint: 'The file is damaged or edited by hand. Fetch it again from the bank or Bankgirot.',
  },
  'bgmax-version-unknown': {
    message: 'The BgMax file is of version "{version}"; it was read as version 01.',
    hint: 'Compare the deposits with the account statement the first time, and report the version so that it can be tried.',
  },
  'bgmax-test-file': {
    message: 'Bankgirot has marked the file as a test file (T), not as production.',
    hint: 'The rows were read. If this is no test environment, take the file out: it describes no real payments.',
  },
  'bgmax-section-too-large': {
    message: 'The deposit has more payments than can be read at once (over {payments}).',
    hint: 'Ask the bank to divide the delivery into several deposits, or fetch camt.054 instead.',
  },
  'autogiro-payments-stopped': {
    message:
      '{stopped} Autogiro payments of {amount} in all were not made (no funds, account closed, or tried again later) and were not read.',
    hint: 'Take them up with the payers; they are still unpaid in the sub-ledger.',
  },
};
