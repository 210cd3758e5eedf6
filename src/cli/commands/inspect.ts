import { PrickakontoError } from '../../domain/error.ts';
import type { ImportDefinition } from '../../domain/settings.ts';
import { formatMoney } from '../../i18n/money.ts';
import { textOf } from '../../i18n/text.ts';
import type { Inspected } from '../../ingest/inspect-file.ts';
import { type Command, type Context, flagArg, textArg } from '../command.ts';
import { contentText } from '../documents/content-text.ts';
import { columns } from '../listing.ts';
import { cut } from '../table-words.ts';
import { settingsOf } from '../with-store.ts';

export const inspect: Command = {
  name: 'inspect',
  usage: 'inspect <files..>',
  options: ({ options }) => ({
    import: { type: 'string', requiresArg: true, describe: options.importId },
    suggest: { type: 'boolean', describe: options.suggest },
  }),
  async run(context) {
    const { inspectFile } = await import('../../ingest/inspect-file.ts');
    const { contentItem } = await import('../documents/file-item.ts');
    const { suggestionYaml } = await import('../documents/suggestion.ts');
    const definition = await definitionOf(context);
    const items: Inspected[] = [];
    for (const path of context.args['files'] as readonly string[])
      items.push(await inspectFile(String(path), definition));
    const suggestion = (item: Inspected): string | null =>
      item.suggestion && suggestionYaml(item.suggestion, item.name, context.words);
    const isAsked = flagArg(context, 'suggest');
    return {
      exitCode: items.some((item) => item.error !== null) ? 13 : 0,
      json: {
        items: items.map((item) => ({
          path: item.path,
          unit: null,
          import: definition?.id ?? null,
          state: null,
          receivedAt: null,
          name: item.name,
          sha256: item.sha256,
          size: item.sizeBytes,
          ...contentItem(item, context.language),
          ...(isAsked ? { suggestion: suggestion(item) } : {}),
        })),
      },
      // A suggestion is text to paste: what the file holds stands in the answer without it.
      text: async () =>
        isAsked
          ? items.map((item) => suggestion(item) ?? noSuggestion(item, context)).join('\n')
          : (await Promise.all(items.map((item) => inspectedText(item, context)))).join('\n\n'),
    };
  },
};

function noSuggestion({ path, error, format }: Inspected, { words, language }: Context): string {
  const why =
    error && format === null ? textOf(error.code, error.params, language).message : words.suggestion.notTable;
  return `# ${path}: ${why}`;
}

/** Only a file that is to be read as an import needs a configuration. */
async function definitionOf(context: Context): Promise<ImportDefinition | null> {
  const id = textArg(context, 'import');
  if (id === undefined) return null;
  const definition = (await settingsOf(context)).imports.find((one) => one.id === id);
  if (!definition) throw new PrickakontoError('id-unknown', { id });
  return definition;
}

async function inspectedText(item: Inspected, context: Context): Promise<string> {
  const { table } = await import('../table.ts');
  const content = contentText(item, context);
  if (item.firstRows.length === 0 || item.error) return `${item.path}\n${content}`;
  const rows = item.firstRows.map((row) => [
    String(row.row),
    row.account ?? '',
    row.date,
    formatMoney(row.amountOre, row.currency ?? 'SEK'),
    cut(row.reference ?? null, 30),
    cut(row.text ?? row.counterparty ?? null, 40),
  ]);
  return [
    item.path,
    content,
    context.words.firstRows,
    table(columns(context, '>row', 'account', 'date', '>amount', 'reference', 'text'), rows, context.colour),
  ].join('\n');
}
