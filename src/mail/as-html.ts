/** Blocks as HTML: one column, inline styles, nothing fetched from elsewhere, colours that dark mode leaves readable. */
import type { Language } from '../i18n/text.ts';
import type { Block } from './blocks.ts';

const font = 'font-family:Segoe UI,Arial,sans-serif;font-size:14px;line-height:1.45';
const rowStyle = 'border-bottom:1px solid #999';

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

function escapeHtml(text: string): string {
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

/** Styles stand on rows and not on cells: a mail of many enheter must stay small. */
function tableHtml({ columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const line = (tag: 'th' | 'td', cells: readonly string[]): string => {
    const inside = cells.map(
      (cell, index) =>
        `<${tag} align="${columns[index]?.right ? 'right' : 'left'}">${escapeHtml(cell)}</${tag}>`,
    );
    return `<tr valign="top" style="${rowStyle}">${inside.join('')}</tr>`;
  };
  const titles = columns.map((column) => column.title);
  const body = [line('th', titles), ...rows.map((row) => line('td', row))].join('\n');
  return `<table cellpadding="4" cellspacing="0" style="border-collapse:collapse;font-size:13px;margin:0 0 12px">\n${body}\n</table>`;
}
