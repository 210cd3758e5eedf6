/** Blocks as HTML: one column, inline styles, nothing fetched from elsewhere, colours that dark mode leaves readable. */
import type { Language } from '../i18n/text.ts';
import type { Block } from './blocks.ts';

const font = 'font-family:Segoe UI,Arial,sans-serif;font-size:14px;line-height:1.45';
const cellStyle = 'padding:4px 10px 4px 0;border-bottom:1px solid #999;vertical-align:top';

export function asHtml(blocks: readonly Block[], language: Language, title: string): string {
  return [
    `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark">`,
    `<title>${escapeHtml(title)}</title></head><body style="margin:0">`,
    `<table role="presentation" cellpadding="0" cellspacing="0" width="100%"><tr><td style="padding:16px;${font}">`,
    ...blocks.map(blockHtml),
    '</td></tr></table></body></html>\n',
  ].join('\n');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph': {
      const style = block.strong
        ? 'font-size:17px;font-weight:600'
        : block.faint
          ? 'font-size:12px;color:#777'
          : '';
      return `<p style="margin:0 0 12px;${style}">${escapeHtml(block.text)}</p>`;
    }
    case 'heading':
      return `<h2 style="font-size:15px;margin:20px 0 6px">${escapeHtml(block.text)}</h2>`;
    case 'list': {
      const tag = block.numbered ? 'ol' : 'ul';
      const items = block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('');
      return `<${tag} style="margin:0 0 12px;padding-left:24px">${items}</${tag}>`;
    }
    case 'table':
      return tableHtml(block);
  }
}

function tableHtml({ columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const align = (index: number): string =>
    columns[index]?.right ? 'text-align:right;white-space:nowrap' : 'text-align:left';
  const head = columns
    .map((column, index) => `<th style="${cellStyle};${align(index)}">${escapeHtml(column.title)}</th>`)
    .join('');
  const body = rows.map(
    (row) =>
      `<tr>${row.map((cell, index) => `<td style="${cellStyle};${align(index)}">${escapeHtml(cell)}</td>`).join('')}</tr>`,
  );
  return `<table cellpadding="0" cellspacing="0" style="border-collapse:collapse;font-size:13px;margin:0 0 12px"><tr>${head}</tr>${body.join('')}</table>`;
}
