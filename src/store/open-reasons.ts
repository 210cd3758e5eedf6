import { reading, type Store } from './open.ts';

export interface StoredReason {
  readonly group: string;
  readonly code: string;
  /** The reason as JSON. */
  readonly detail: string;
}

/** Why a row was open after the last run of each group that saw it. */
export async function openReasonsOf(store: Store, seq: number): Promise<StoredReason[]> {
  return (await reading(store).execute(
    'select group_id as "group", code, detail from open_reason where tx_seq = ? order by group_id',
    [seq],
  )) as StoredReason[];
}
