/** Blocks as plain text: the canon of a mail. */
import type { Block } from './blocks.ts';

export function asText(blocks: readonly Block[]): string {
  return `${blocks.map(blockText).join('\n\n').replaceAll(':\n\n', ':\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.text;
    case 'heading':
      return `${block.text}\n${'-'.repeat([...block.text].length)}`;
    case 'list':
      return block.items.map((item, index) => `${block.numbered ? `${index + 1}.` : '-'} ${item}`).join('\n');
    case 'table':
      return tableText(block);
  }
}

function tableText({ columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const lines = [columns.map((column) => column.title), ...rows];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => [...(line[index] ?? '')].length)));
  return lines
    .map((line) =>
      columns
        .map((column, index) => padded(line[index] ?? '', widths[index] ?? 0, column.right ?? false))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function padded(cell: string, width: number, right: boolean): string {
  const blanks = ' '.repeat(width - [...cell].length);
  return right ? blanks + cell : cell + blanks;
}
