/** A ready import definition for a text table, as YAML to paste; what a person has to look at stands behind its line. */
import { Document, isScalar, type Pair, type YAMLMap } from 'yaml';
import type { TableSuggestion } from '../../formats/index.ts';
import type { CliText } from '../../i18n/cli-text.ts';
import { fill } from '../../i18n/text.ts';

export function suggestionYaml(suggestion: TableSuggestion, fileName: string, words: CliText): string {
  const { paste } = words.suggestion;
  const document = new Document([definitionOf(suggestion, fileName, words)]);
  markDoubts(document, suggestion, words);
  const text = document.toString({ lineWidth: 0 });
  const indented = text.split('\n').map((line) => (line === '' ? line : `  ${line}`));
  return `# ${paste}\n${indented.join('\n')}`;
}

function definitionOf(
  suggestion: TableSuggestion,
  fileName: string,
  { suggestion: words }: CliText,
): Record<string, unknown> {
  const { csv, kind, feeds, fileAccount, account, known } = suggestion;
  const id = idOf(fileName);
  const { quote, decimal, dateFormat, columns } = csv;
  return {
    id,
    name: known ?? words.names[kind] ?? id,
    format: 'csv',
    feeds,
    ...accountsOf(feeds, fileAccount, account),
    csv: {
      delimiter: csv.delimiter,
      ...(quote === null ? {} : { quote }),
      headerRow: csv.headerRow,
      ...(decimal === null ? {} : { decimal }),
      ...(dateFormat === null ? {} : { dateFormat }),
      columns: columns ?? { date: '1', amount: '2' },
      sign: csv.sign,
    },
    units: { '100': { path: `import/100/${id}`, archivePath: `arkiv/100/${id}`, scheduled: false } },
  };
}

/** Ledger rows name their accounts; an account column of another table does too, and has to be mapped. */
function accountsOf(
  feeds: TableSuggestion['feeds'],
  fileAccount: string | null,
  account: string | null,
): Record<string, unknown> {
  if (feeds === 'ledger') return {};
  if (fileAccount !== null) return { accounts: { [fileAccount]: account ?? '1930' } };
  return account === null ? { accounts: { '*': '1930' } } : { account };
}

/** Letters of the file's name, which an id may have. */
function idOf(fileName: string): string {
  const letters = fileName
    .replace(/\.[^.]*$/, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return letters.replace(/-+$/, '') || 'tabell';
}

const keyOf: Readonly<Record<TableSuggestion['doubts'][number]['at'], readonly string[]>> = {
  feeds: ['feeds'],
  account: ['account'],
  delimiter: ['csv', 'delimiter'],
  headerRow: ['csv', 'headerRow'],
  decimal: ['csv', 'decimal'],
  dateFormat: ['csv', 'dateFormat'],
  columns: ['csv', 'columns'],
  sign: ['csv', 'sign'],
};

/** A comment stands behind the value, or behind the key of a map. */
function markDoubts(document: Document, { doubts }: TableSuggestion, words: CliText): void {
  const { doubtful, unit, doubts: reasons } = words.suggestion;
  const byKey = new Map<string, string[]>();
  const add = (key: readonly string[], text: string): void => {
    const path = key.join('.');
    byKey.set(path, [...(byKey.get(path) ?? []), text]);
  };
  for (const { at, why, params } of doubts) {
    const key = at === 'account' && !document.hasIn([0, 'account']) ? ['accounts'] : keyOf[at];
    add(key, fill(reasons[why], params));
  }
  add(['units'], unit);
  for (const [path, texts] of byKey) comment(document, path.split('.'), ` ${doubtful}: ${texts.join('; ')}`);
}

function comment(document: Document, path: readonly string[], text: string): void {
  const map = document.getIn([0, ...path.slice(0, -1)], true) as YAMLMap | undefined;
  const pair = map?.items.find((item) => isScalar(item.key) && item.key.value === path.at(-1)) as
    | Pair<unknown, { comment?: string | null; commentBefore?: string | null }>
    | undefined;
  const value = pair?.value;
  if (!value) return;
  if (isScalar(value)) value.comment = text;
  else value.commentBefore = text;
}
