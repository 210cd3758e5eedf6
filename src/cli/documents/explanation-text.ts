import { formatMoney } from '../../i18n/money.ts';
import type { ShownRow } from '../../store/rows.ts';
import type { Context } from '../command.ts';
import { moment } from '../table-words.ts';

/** A row in one line, as the head of what is said of it. */
export function rowLine(row: ShownRow, { words }: Context): string {
  const { side, account, date, amountOre, currency, reference, text, file } = row;
  const told = [
    words.sides[side] ?? side,
    account,
    date,
    formatMoney(amountOre, currency),
    reference ?? '',
    text === reference ? '' : (text ?? ''),
  ];
  return `t${row.seq}  ${told.filter(Boolean).join('  ')}\n${words.titles.unit} ${row.unit}, ${words.titles.file} ${file}, ${words.titles.row} ${row.row}`;
}

/** Which of the rows are no longer true, and since which file. */
export function supersededLines(rows: readonly ShownRow[], { words }: Context, timeZone: string): string[] {
  return rows.flatMap(({ seq, supersededBy, supersededAt }) =>
    supersededBy === null
      ? []
      : [`t${seq}: ${words.superseded(supersededBy, supersededAt ? moment(supersededAt, timeZone) : '')}`],
  );
}

/** The sentences of an explanation under the group it is about. */
export function explanationText(document: Record<string, unknown>): string {
  const sentences = document['explanation'] as readonly string[];
  const id = document['match'] === undefined ? '' : `${String(document['match'])}  `;
  // A row of no group has no head of its own.
  const head = document['group'] === null ? [] : [`${id}[${String(document['group'])}]`];
  return [...head, ...sentences.map((sentence) => `  ${sentence}`)].join('\n');
}
