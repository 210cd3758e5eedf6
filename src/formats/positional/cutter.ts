/** One record in fixed positions → the cells of a text table, in the order of the layout's columns. */

import type { Finding } from '../../domain/finding.ts';
import type { PositionalLayout, Span } from '../../domain/positional-layout.ts';
import { shown } from '../shown.ts';

type Fault = Pick<Finding, 'code' | 'params'>;

const moneyFields: ReadonlySet<string> = new Set(['amount', 'debit', 'credit', 'balance']);
/** Fields that a row needs whole: a text at the end of a line may lack the blanks behind it. */
const wholeFields: ReadonlySet<string> = new Set([
  ...moneyFields,
  'date',
  'valueDate',
  'direction',
  'currency',
  'account',
]);

export interface Cutter {
  /** Field → number of its cell, as the columns of a table without header. */
  readonly columns: Readonly<Record<string, string>>;
  cut(record: Characters): string[] | Fault;
  amount(record: Characters, span: Span): string | Fault;
}

/** A line by characters: one of two UTF-16 units (an emoji) takes one position. */
export type Characters = string | readonly string[];

export function charactersOf(text: string): Characters {
  return /[\ud800-\udbff]/.test(text) ? Array.from(text) : text;
}

export function textAt(record: Characters, { from, to }: Span): string {
  const piece = record.slice(from - 1, to);
  return typeof piece === 'string' ? piece : piece.join('');
}

export function createCutter(layout: PositionalLayout): Cutter {
  const fields = Object.entries(layout.columns);
  const { decimal, decimals } = layout;
  const columns = Object.fromEntries(fields.map(([field], at) => [field, String(at + 1)]));

  function amount(record: Characters, span: Span): string | Fault {
    const text = textAt(record, span).trim();
    if (decimal !== 'none') return text.replace(/^(.*\d)\+$/, '$1');
    if (text === '') return '';
    return withDecimals(text, decimals) ?? { code: 'amount-unreadable', params: { amount: shown(text) } };
  }

  return {
    columns,
    amount,
    cut(record) {
      const cells: string[] = [];
      for (const [field, span] of fields) {
        const short = record.length < span.to && wholeFields.has(field);
        if (short)
          return {
            code: 'positional-line-short',
            params: { length: record.length, field, needed: span.to },
          };
        const cell = moneyFields.has(field) ? amount(record, span) : textAt(record, span);
        if (typeof cell !== 'string') return cell;
        cells.push(cell);
      }
      return cells;
    },
  };
}

/** `0000012345-` → `-00000123.45`; null when there is anything but digits and a sign before or behind them. */
function withDecimals(text: string, decimals: number): string | null {
  const found = /^([+\-−]?) *(\d{1,40})([+\-−]?)$/u.exec(text);
  const [, before = '', digits = '', behind = ''] = found ?? [];
  if (!found || (before !== '' && behind !== '')) return null;
  const sign = before === '' ? behind : before;
  const all = digits.padStart(decimals + 1, '0');
  const whole = all.slice(0, all.length - decimals);
  return `${sign === '' || sign === '+' ? '' : '-'}${whole}${decimals === 0 ? '' : `.${all.slice(-decimals)}`}`;
}
