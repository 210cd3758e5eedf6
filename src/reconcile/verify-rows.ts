import { dayFromNumber } from '../domain/day.ts';
import type { GroupType } from '../domain/group.ts';
import type { Rule } from '../domain/rule.ts';
import { compileNormalisers } from './normalise.ts';
import type { PlannedMatch } from './plan.ts';
import type { RowTable } from './row-table.ts';

/** Something the verifier will not sign: the code `group-plan-refused` carries the first one. */
export interface Violation {
  readonly rule: string;
  /** In words with hyphens, for logs and bug reports. */
  readonly what: string;
  /** Database ids. */
  readonly rows: readonly number[];
}

/** A match whose rows are known to exist, by row index. */
export interface Checked {
  readonly match: PlannedMatch;
  readonly rule: Rule;
  /** Grows with pass and priority: a row is open at a stage when it is used at that stage or later. */
  readonly stage: number;
  readonly left: readonly number[];
  readonly right: readonly number[];
}

export interface VerifyRows {
  readonly table: RowTable;
  /** Stage at which a row was used; infinite for rows that stayed open. */
  readonly usedAt: Float64Array;
  sideOf(row: number): 'left' | 'right';
  valueOf(row: number): number;
  dayOf(row: number): number;
  currencyOf(row: number): string;
  referenceOf(row: number): string;
}

export function createVerifyRows(table: RowTable, type: GroupType): VerifyRows {
  const ledger = type === 'ledger';
  const references = table.hasField('reference') ? table.column('reference') : null;
  return {
    table,
    usedAt: new Float64Array(table.count).fill(Number.POSITIVE_INFINITY),
    sideOf(row) {
      if (ledger) return (table.amountOre[row] as number) >= 0 ? 'left' : 'right';
      return table.sideOf(row) === 'ledger' ? 'left' : 'right';
    },
    valueOf(row) {
      const amount = table.amountOre[row] as number;
      return ledger && amount < 0 ? -amount : amount;
    },
    dayOf: (row) => table.day[row] as number,
    currencyOf: (row) => table.textOf(table.currency[row] as number) ?? '',
    referenceOf: (row) => (references ? (table.textOf(references[row] as number) ?? '').trim() : ''),
  };
}

/**
 * The key of every row under a rule as one text, null where a part is missing. JSON keeps the parts apart whatever
 * they hold. Texts are normalised once per distinct value.
 */
export function keyTexts(rows: VerifyRows, rule: Rule): (string | null)[] {
  const { table } = rows;
  const parts = rule.key.map((part) => {
    const normalise = compileNormalisers(part.normalise);
    const known = new Map<string, string | null>();
    return (row: number): string | null => {
      const raw = rawText(rows, row, rows.sideOf(row) === 'left' ? part.left : part.right);
      if (raw === null) return null;
      if (!known.has(raw)) known.set(raw, normalise(raw));
      return known.get(raw) ?? null;
    };
  });
  return Array.from({ length: table.count }, (_, row) => {
    const values = parts.map((part) => part(row));
    return values.includes(null) ? null : JSON.stringify([rows.currencyOf(row), ...values]);
  });
}

function rawText(rows: VerifyRows, row: number, field: string): string | null {
  if (field === 'date') return dayFromNumber(rows.dayOf(row));
  if (field === 'amount') return String(rows.valueOf(row));
  if (field === 'currency') return rows.currencyOf(row);
  return rows.table.textOf(rows.table.column(field)[row] as number);
}
