import { createHash } from 'node:crypto';
import { type Day, dayFromNumber } from '../../src/domain/day.ts';
import type { GroupType } from '../../src/domain/group.ts';
import { ore } from '../../src/domain/ore.ts';
import type { Side } from '../../src/domain/row.ts';
import { type Rule, ruleDefaults, type Tolerance } from '../../src/domain/rule.ts';
import {
  createRowTable,
  neededFields,
  type PlanInput,
  planGroup,
  type RowLookup,
  type RowTable,
} from '../../src/reconcile/index.ts';

/** Row and rule makers for the engine's tests. Days are day numbers; 20 000 is 2024-10-04. */
export interface TestRow {
  readonly seq: number;
  readonly side: Side;
  readonly day: number;
  readonly amountOre: number;
  readonly currency?: string;
  readonly reference?: string | null;
  readonly batch?: string | null;
  readonly text?: string | null;
  readonly voucher?: string | null;
}

export const firstDay = 20_000;

export function rule(id: string, type: Rule['type'], more: Partial<Rule> = {}): Rule {
  return { ...ruleDefaults, id, name: id, type, ...more };
}

export const by = (field: string, normalise: Rule['key'][number]['normalise'] = []) => [
  { left: field, right: field, normalise },
];

export function tolerance(minOre: number, maxOre: number, account: string | null = '3740'): Tolerance {
  return { minOre: ore(minOre), maxOre: ore(maxOre), class: 'rounding', account };
}

function hashOf(row: TestRow): string {
  return createHash('sha256').update(String(row.seq)).digest('hex');
}

export function tableOf(rows: readonly TestRow[], rules: readonly Rule[]): RowTable {
  const fields = [...new Set([...neededFields(rules), 'reference'])];
  const table = createRowTable(fields);
  for (const row of rows) {
    table.add({
      seq: row.seq,
      side: row.side,
      day: row.day,
      amountOre: row.amountOre,
      currency: row.currency ?? 'SEK',
      hash: hashOf(row),
      values: fields.map((field) => row[field as 'reference' | 'batch' | 'text'] ?? null),
    });
  }
  return table;
}

export function inputOf(
  rows: readonly TestRow[],
  rules: readonly Rule[],
  more: Partial<PlanInput> = {},
): PlanInput {
  return {
    type: 'bank',
    rules,
    waitFor: 'none',
    manual: true,
    rows: tableOf(rows, rules),
    completeThrough: { left: 'always', right: 'always' },
    existing: [],
    existingRows: tableOf([], rules),
    rejected: [],
    ...more,
  };
}

export function planOf(rows: readonly TestRow[], rules: readonly Rule[], more: Partial<PlanInput> = {}) {
  return planGroup(inputOf(rows, rules, more));
}

export function verifiable(input: PlanInput) {
  const { rules, type, rows, completeThrough, waitFor, rejected } = input;
  return { rules, type, rows, completeThrough, waitFor, rejected };
}

export const sidesOf: Record<GroupType, readonly [Side, Side]> = {
  ledger: ['ledger', 'ledger'],
  bank: ['ledger', 'bank'],
  external: ['ledger', 'external'],
};

export function lookupIn(rows: readonly TestRow[]): RowLookup {
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  return (seq) => {
    const row = bySeq.get(seq);
    if (!row) return null;
    return {
      side: row.side,
      day: dayFromNumber(row.day) as Day,
      amountOre: row.amountOre,
      currency: row.currency ?? 'SEK',
      reference: row.reference ?? null,
      voucher: row.voucher ?? null,
    };
  };
}
