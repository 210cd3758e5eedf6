/** Tables and small texts for people. */
import { styleText } from 'node:util';
import Table from 'cli-table3';

export interface Column {
  readonly title: string;
  readonly align?: 'right';
}

const none = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/** Columns under their titles, without frames, so that it can be cut and pasted; amounts to the right. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  colour: boolean,
): string {
  const made = new Table({
    head: columns.map((column) =>
      colour ? styleText('bold', column.title, { validateStream: false }) : column.title,
    ),
    colAligns: columns.map((column) => column.align ?? 'left'),
    chars: none,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  });
  made.push(...rows.map((row) => [...row]));
  return made
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
