import type { GroupType } from '../domain/group.ts';
import type { RowTable } from './row-table.ts';

/** States of a row during a run. */
export const rowOpen = 0;
export const rowMatched = 1;
/** In a suggestion: later rules do not see it, yet it stays open. */
export const rowReserved = 2;

/**
 * The rows of a group as the rules see them. In a ledger group debit (and zero) is the left side and credit the right
 * one with its sign turned, so every family uses one equation: Σ value(left) − Σ value(right) = difference.
 */
export interface Frame {
  readonly rows: RowTable;
  readonly type: GroupType;
  /** 1 for rows of the right side. */
  readonly isRight: Uint8Array;
  readonly value: Float64Array;
  /** Row indexes by day, then row hash: the one order everything else is derived from. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Position of a row in the order by day and hash, over both sides. */
  readonly rank: Int32Array;
  readonly state: Uint8Array;
  /** By text id: an id that is equal where the trimmed texts are; 0 for blank ones. */
  trimmedIds(): Int32Array;
}

function trimTexts(rows: RowTable): Int32Array {
  const ids = new Int32Array(rows.texts);
  // Trimmed texts that no row has as they are: the first untrimmed one stands for them.
  const untrimmed = new Map<string, number>();
  for (let id = 1; id < ids.length; id++) {
    const text = rows.textOf(id) ?? '';
    const trimmed = text.trim();
    if (trimmed === text) {
      ids[id] = text === '' ? 0 : id;
      continue;
    }
    const first = untrimmed.get(trimmed) ?? id;
    untrimmed.set(trimmed, first);
    ids[id] = trimmed === '' ? 0 : rows.idOf(trimmed) || first;
  }
  return ids;
}

function byDayAndHash(rows: RowTable): Int32Array {
  const order = new Int32Array(rows.count);
  // Thirteen hex digits order nearly all rows as numbers; equal ones are told apart by the whole hash.
  const head = new Float64Array(rows.count);
  for (let i = 0; i < rows.count; i++) {
    order[i] = i;
    head[i] = Number.parseInt(rows.hashOf(i).slice(0, 13), 16);
  }
  const { day } = rows;
  return order.sort((a, b) => {
    const days = (day[a] as number) - (day[b] as number);
    if (days !== 0) return days;
    const heads = (head[a] as number) - (head[b] as number);
    if (heads !== 0 && !Number.isNaN(heads)) return heads;
    return rows.hashOf(a) < rows.hashOf(b) ? -1 : 1;
  });
}

export function createFrame(rows: RowTable, type: GroupType): Frame {
  const order = byDayAndHash(rows);
  const isRight = new Uint8Array(rows.count);
  const value = new Float64Array(rows.count);
  const rank = new Int32Array(rows.count);
  for (let i = 0; i < rows.count; i++) {
    const amount = rows.amountOre[i] as number;
    isRight[i] = Number(type === 'ledger' ? amount < 0 : rows.sideOf(i) !== 'ledger');
    value[i] = type === 'ledger' ? Math.abs(amount) : amount;
  }
  order.forEach((row, at) => {
    rank[row] = at;
  });
  let trimmed: Int32Array | null = null;
  return {
    rows,
    type,
    isRight,
    value,
    left: order.filter((row) => isRight[row] === 0),
    right: order.filter((row) => isRight[row] === 1),
    rank,
    state: new Uint8Array(rows.count),
    trimmedIds() {
      trimmed ??= trimTexts(rows);
      return trimmed;
    },
  };
}

/** The rows of one side that are still open, by day. */
export function openRows(frame: Frame, side: 'left' | 'right'): Int32Array {
  return frame[side].filter((row) => frame.state[row] === rowOpen);
}
