/** A run as `run --json` prints it, and as people read it (contract: design/cli.md). */
import type { RunError, RunResult } from '../../agent/run-document.ts';
import { cliTextOf } from '../../i18n/cli-text.ts';
import { formatMoney } from '../../i18n/money.ts';
import { type Language, textOf } from '../../i18n/text.ts';
import { table } from '../table.ts';

export function errorItem(error: RunError, language: Language): Record<string, unknown> {
  const { message, hint } = textOf(error.code, error.params, language);
  return { code: error.code, message, hint, ...(error.file === undefined ? {} : { file: error.file }) };
}

export function runDocument(result: RunResult, language: Language): Record<string, unknown> {
  return { ...result, errors: result.errors.map((error) => errorItem(error, language)) };
}

export function runText(result: RunResult, as: { language: Language; colour: boolean }): string {
  const words = cliTextOf(as.language);
  const { titles } = words;
  const groups = result.groups.map((group) => [
    group.group,
    group.unit,
    String(group.matched),
    String(group.suggested),
    String(group.open),
    String(group.ambiguous),
    formatMoney(group.openAmountOre, 'SEK'),
  ]);
  const columns = [
    { title: titles.group },
    { title: titles.unit },
    ...(['matched', 'suggested', 'open', 'ambiguous', 'openAmount'] as const).map((name) => ({
      title: titles[name],
      align: 'right' as const,
    })),
  ];
  const errors = result.errors.flatMap((error) => {
    const { message, hint } = textOf(error.code, error.params, as.language);
    return [`- ${error.file ? `${error.file}: ` : ''}${message} (${error.code})`, `  ${words.hint}: ${hint}`];
  });
  return [
    words.runFiles(result.files),
    words.runRows(result.rows.imported, result.rows.alreadyKnown),
    ...(groups.length > 0 ? ['', table(columns, groups, as.colour), ''] : []),
    words.runMails(result.mails.sent, result.mails.queued),
    ...(errors.length > 0 ? ['', words.runErrors, ...errors] : []),
  ].join('\n');
}
