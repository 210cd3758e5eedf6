/** The record that states what the rows before it add up to, checked against them. */
import { formatDecimal, type Ore, ore } from '../../domain/ore.ts';
import type { PositionalLayout } from '../../domain/positional-layout.ts';
import { readAmount } from '../csv/amount.ts';
import type { Sink } from '../format.ts';
import { shown } from '../shown.ts';
import { type Characters, type Cutter, textAt } from './cutter.ts';

export interface Control {
  /** A row, with its amount as the file has it. */
  add(amountOre: number): void;
  /** True when the record is one of totals. */
  take(record: Characters, text: string, line: number): boolean;
  end(): void;
}

export function createControl(layout: PositionalLayout, cutter: Cutter, sink: Sink): Control {
  const { total } = layout;
  if (total === null) return { add: () => undefined, take: () => false, end: () => undefined };
  const pattern = new RegExp(total.match, 'u');
  const { amount, count } = total;
  const decimal = layout.decimal === 'none' ? '.' : layout.decimal;
  let sum = 0;
  let rows = 0;
  let totals = 0;

  const money = (value: number): string => (Number.isSafeInteger(value) ? formatDecimal(ore(value)) : '?');

  function differs(what: string, stated: string, found: string, line: number): void {
    const params = { what, stated: shown(stated), found };
    sink.finding({ code: 'format-control-sum', severity: 'error', line, params });
  }

  function checkAmount(record: Characters, line: number): void {
    if (amount === null) return;
    const written = textAt(record, amount).trim();
    const text = cutter.amount(record, amount);
    const read = typeof text === 'string' ? readAmount(text, decimal, 2) : null;
    if (read === null || read.fault !== null) {
      sink.finding({
        code: 'amount-unreadable',
        severity: 'error',
        line,
        params: { amount: shown(written) },
      });
      return;
    }
    // Many layouts state the sum without its sign.
    const agrees = read.ore === sum || (read.ore === Math.abs(sum) && !/[+\-−()]/u.test(written));
    if (!agrees) differs('total.amount', formatDecimal(read.ore as Ore), money(sum), line);
  }

  function checkCount(record: Characters, line: number): void {
    if (count === null) return;
    const text = textAt(record, count).trim();
    if (!/^\d{1,15}$/.test(text) || Number(text) !== rows) differs('total.count', text, String(rows), line);
  }

  return {
    add(amountOre) {
      sum += amountOre;
      rows += 1;
    },
    take(record, text, line) {
      if (!pattern.test(text)) return false;
      totals += 1;
      checkAmount(record, line);
      checkCount(record, line);
      // A file of several sections has a total for each.
      sum = 0;
      rows = 0;
      return true;
    },
    end() {
      if (totals > 0 && rows === 0) return;
      sink.finding({
        code: 'file-truncated',
        severity: 'error',
        params: { missing: `positional.total ${shown(total.match)}` },
      });
    },
  };
}
