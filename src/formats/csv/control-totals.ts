/**
 * Lines that total other rows (`Summa`, `Omslutning`): each has to be the sum of the rows since some earlier such line, since
 * its account's heading, or of all; one that is none of these refuses the file, since a row may be missing.
 */
import type { Finding } from '../../domain/finding.ts';
import { formatDecimal, ore } from '../../domain/ore.ts';
import type { Sink } from '../format.ts';
import { shown } from '../shown.ts';
import type { ControlRow } from './row-reader.ts';

/** Sums of amounts above and below zero. */
interface Sums {
  readonly debit: number;
  readonly credit: number;
}

const mostFaults = 20;
/** Groups may lie in groups; beyond these only the newest are looked at. */
const mostMarks = 2000;

const nothing: Sums = { debit: 0, credit: 0 };

export class ControlTotals {
  private debit = 0;
  private credit = 0;
  /** The sums as they stood where groups began. */
  private marks: Sums[] = [nothing];
  private readonly faults: Finding[] = [];
  private readonly turn: 1 | -1;

  constructor(sign: 'asIs' | 'inverted') {
    this.turn = sign === 'inverted' ? -1 : 1;
  }

  add(amountOre: number): void {
    if (amountOre > 0) this.debit += amountOre;
    else this.credit -= amountOre;
  }

  /** A group of rows begins: another account, or the rows behind a total. */
  mark(): void {
    const { debit, credit, marks } = this;
    const last = marks[marks.length - 1];
    if (last?.debit === debit && last.credit === credit) return;
    if (marks.length >= mostMarks) this.marks = [nothing, ...marks.slice(mostMarks / 2)];
    this.marks.push({ debit, credit });
  }

  check(row: ControlRow): void {
    const { debit, credit, turn, faults } = this;
    const from = this.marks.findLastIndex((sums) =>
      ties(row, { debit: debit - sums.debit, credit: credit - sums.credit }, turn),
    );
    if (from < 0 && faults.length < mostFaults) faults.push(fault(row, { debit, credit }, turn));
    this.mark();
  }

  end(sink: Sink): void {
    for (const finding of this.faults) sink.finding(finding);
  }
}

/** Corrections stand with a minus in their own column, so the columns may differ where what they come to does not. */
function ties({ figures }: ControlRow, { debit, credit }: Sums, turn: number): boolean {
  if (figures.amount !== undefined) return figures.amount === (debit - credit) * turn;
  const stated = { debit: figures.debit ?? 0, credit: Math.abs(figures.credit ?? 0) };
  if (figures.debit === undefined && figures.credit === undefined) return true;
  if (figures.debit !== undefined && figures.credit !== undefined)
    return stated.debit - stated.credit === (debit - credit) * turn;
  return figures.debit === undefined ? stated.credit === credit : stated.debit === debit;
}

function fault({ label, line, figures }: ControlRow, { debit, credit }: Sums, turn: number): Finding {
  const { amount } = figures;
  const net = amount ?? (figures.debit ?? 0) - Math.abs(figures.credit ?? 0);
  return {
    code: 'format-control-sum',
    severity: 'error',
    line,
    params: { what: shown(label), stated: text(net), found: text((debit - credit) * turn) },
  };
}

const text = (sum: number): string => (Number.isSafeInteger(sum) ? formatDecimal(ore(sum)) : '?');
