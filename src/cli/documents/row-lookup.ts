/** Rows that an explanation names, looked up together. */
import type { OpenReason, RowLookup, RowWords } from '../../reconcile/index.ts';
import type { Store } from '../../store/open.ts';
import { rowsBySeq, type ShownRow } from '../../store/rows.ts';

export interface KnownRows {
  readonly rows: ReadonlyMap<number, ShownRow>;
  readonly lookup: RowLookup;
}

export async function lookUpRows(store: Store, seqs: Iterable<number>): Promise<KnownRows> {
  const rows = new Map((await rowsBySeq(store, [...new Set(seqs)])).map((row) => [row.seq, row]));
  return { rows, lookup: (seq) => wordsOfRow(rows.get(seq)) };
}

function wordsOfRow(row: ShownRow | undefined): RowWords | null {
  if (!row) return null;
  const { side, date, amountOre, currency, reference, voucher } = row;
  return { side, day: date, amountOre, currency, reference, voucher };
}

/** Every row that a reason names. */
export function rowsOfReason(reason: OpenReason): number[] {
  const { component, trace, near } = reason;
  return [
    reason.seq,
    ...(component ? [...component.left, ...component.right] : []),
    ...trace.flatMap((entry) => entry.candidates ?? []),
    ...near.map((miss) => miss.row),
  ];
}

/** The stored reason; of a row that no run has seen, that. */
export function reasonOf(seq: number, detail: string | null): OpenReason {
  if (detail !== null) return JSON.parse(detail) as OpenReason;
  return { seq, code: 'not-run', rule: null, side: 'left', component: null, trace: [], near: [] };
}
