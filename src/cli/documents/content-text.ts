import type { Finding } from '../../domain/finding.ts';
import { formatMoney } from '../../i18n/money.ts';
import { textOf } from '../../i18n/text.ts';
import type { ReadContent } from '../../store/records.ts';
import type { Context } from '../command.ts';
import { facts } from '../table-words.ts';

/** What a file holds, for people. */
export function contentText(file: ReadContent, context: Context): string {
  const { titles, sure } = context.words;
  const { detection, csv, error } = file;
  const currency = file.statements.find((statement) => statement.currency !== null)?.currency ?? 'SEK';
  const counts = Object.entries(file.counts)
    .map(([key, count]) => `${key} ${count}`)
    .join(', ');
  return [
    facts([
      [titles.format, [...new Set([file.format, file.kind])].filter(Boolean).join(', ')],
      [
        titles.sure,
        detection ? `${sure[detection.confidence] ?? detection.confidence} (${detection.why})` : null,
      ],
      [titles.encoding, file.encoding],
      [titles.csv, csv ? tableText(csv) : null],
      [titles.rows, error ? null : String(file.rowCount)],
      [titles.debit, error ? null : formatMoney(file.sumDebitOre, currency)],
      [titles.credit, error ? null : formatMoney(file.sumCreditOre, currency)],
      [titles.counts, counts],
    ]),
    ...file.statements.map((statement) => statementLine(statement, context)),
    ...file.warnings.map((warning) => findingText(warning, context)),
    ...(error ? [findingText(error, context)] : []),
  ]
    .filter((text) => text !== '')
    .join('\n');
}

/** The dialect in the words of its keys, and where the columns are. */
function tableText(csv: NonNullable<ReadContent['csv']>): string {
  const columns = Object.entries(csv.columns ?? {}).map(([field, name]) => `${field}=${name}`);
  return [
    csv.known ?? '',
    ...(csv.sheet === undefined ? delimiterText(csv) : [`sheet "${csv.sheet}"`]),
    csv.decimal === null ? '' : `decimal "${csv.decimal}"`,
    csv.grouping ? `grouping "${csv.grouping}"` : '',
    csv.dateFormat ?? '',
    `headerRow ${csv.headerRow}`,
    csv.sign === 'inverted' ? 'sign inverted' : '',
    columns.join(' '),
  ]
    .filter((part) => part !== '')
    .join('  ');
}

function delimiterText({ delimiter, quote }: NonNullable<ReadContent['csv']>): string[] {
  return [
    delimiter === '\t' ? 'tab' : `"${delimiter}"`,
    quote === undefined || quote === '"' ? '' : `quote ${quote}`,
  ];
}

function statementLine(statement: ReadContent['statements'][number], { words }: Context): string {
  const money = (amountOre: number | null): string =>
    amountOre === null ? '–' : formatMoney(amountOre, statement.currency ?? 'SEK');
  const { titles } = words;
  return `${titles.account} ${statement.account ?? '–'}: ${titles.opening} ${money(statement.openingOre)}, ${titles.closing} ${money(statement.closingOre)}, ${titles.entries} ${statement.entries}`;
}

function findingText(finding: Finding, { language, words }: Context): string {
  const { message, hint } = textOf(finding.code, finding.params, language);
  const place = [
    finding.line === undefined ? '' : words.configLine(finding.line),
    finding.row === undefined ? '' : words.entryRow(finding.row),
  ]
    .filter(Boolean)
    .join(', ');
  return `- ${words.severities[finding.severity]}: ${message}${place ? ` (${place})` : ''} [${finding.code}]\n  ${words.hint}: ${hint}`;
}
