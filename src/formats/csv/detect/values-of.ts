/** Date form and decimal sign of the columns that a table is read by: given, proven by a cell, or a problem. */
import type { Decimal } from '../amount.ts';
import { findColumns } from '../columns.ts';
import type { Problem } from './amount-columns.ts';
import { amountFormsOf } from './amount-forms.ts';
import { dateFormsOf, sharedForms } from './date-forms.ts';
import { isProven } from './proof.ts';
import type { TableSample } from './table-sample.ts';

/** Field → position of its column. */
export type Places = Readonly<Record<string, number>>;

/** Field → position; a column that is not there is none. */
export function placesOf(
  columns: Readonly<Record<string, string>> | null,
  header: readonly string[] | null,
): Places {
  const places: Record<string, number> = {};
  for (const [field, wanted] of Object.entries(columns ?? {})) {
    const found = findColumns({ columns: { date: wanted, amount: wanted } }, header);
    if (!('missing' in found) && found.core.date !== undefined) places[field] = found.core.date;
  }
  return places;
}

const cellsOf = (places: Places, fields: readonly string[], table: TableSample) =>
  fields.map((field) => places[field]).flatMap((at) => (at === undefined ? [] : [table.column(at)]));

export interface Dates {
  readonly form: string | null;
  /** The same, or the first of several: only to count what a file states that is refused, and for a suggestion. */
  readonly first: string | null;
  readonly problems: readonly Problem[];
}

export function datesOf(places: Places, table: TableSample, given: string | null): Dates {
  if (given !== null) return { form: given, first: given, problems: [] };
  const columns = cellsOf(places, ['date', 'valueDate', 'dueDate'], table).map((cells) =>
    dateFormsOf(cells, true),
  );
  const [own] = columns;
  if (own === undefined) return { form: null, first: null, problems: [] };
  const forms = sharedForms(columns);
  const [form = null] = forms;
  if (forms.length === 1) return { form, first: form, problems: [] };
  if (own.cells === 0) return { form: 'yyyy-MM-dd', first: 'yyyy-MM-dd', problems: [] };
  const example = own.example.slice(0, 40);
  const problem: Problem =
    form === null
      ? { code: 'table-date-unknown', params: { date: example } }
      : { code: 'table-date-ambiguous', params: { date: example, forms: forms.join(', ') } };
  return { form: null, first: form, problems: [problem] };
}

export interface Amounts {
  readonly decimal: Decimal | null;
  readonly grouping: string;
  readonly problems: readonly Problem[];
}

const money = ['amount', 'debit', 'credit', 'balance'] as const;

export function amountsOf(
  places: Places,
  table: TableSample,
  given: Decimal | null,
  /** What an export is known to write, where its amounts do not show it. */
  usual: Decimal | null,
): Amounts {
  const forms = amountFormsOf(cellsOf(places, money, table).flat());
  const { grouping } = forms;
  if (given !== null) return { decimal: given, grouping, problems: [] };
  if (forms.conflict !== null) {
    const [amount, other] = forms.conflict;
    return {
      decimal: null,
      grouping,
      problems: [{ code: 'table-decimal-mixed', params: { amount, other } }],
    };
  }
  if (forms.ambiguous === null) return { decimal: forms.decimal ?? usual, grouping, problems: [] };
  if (usual !== null) return { decimal: usual, grouping, problems: [] };
  const problem: Problem = { code: 'table-decimal-ambiguous', params: { amount: forms.ambiguous } };
  return { decimal: null, grouping, problems: [problem] };
}

/** Whether each balance is the one before its own row: it runs on only with the row's amount added. */
export function balanceIsBefore(places: Places, table: TableSample, decimal: Decimal | null): boolean {
  const { amount, debit, credit, balance } = places;
  const from = amount ?? debit;
  if (from === undefined || balance === undefined) return false;
  const columns = {
    amount: from,
    balance,
    ...(amount === undefined && credit !== undefined ? { credit } : {}),
  };
  return isProven(table.proof(columns, decimal, 'before')) && !isProven(table.proof(columns, decimal));
}
