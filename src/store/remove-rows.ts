/** A person's answer that rows are gone indeed: they leave reconciliation as superseded, in the transaction of the answer. */
import type { SqlEntityManager } from '@mikro-orm/sqlite';
import type { ImportedGroup } from '../domain/group.ts';
import type { Side } from '../domain/row.ts';
import type { Store } from './open.ts';
import type { QuestionItem } from './questions.ts';
import { dropStaging } from './staging.ts';
import { carryOutChanges } from './superseded.ts';
import { beginChanges } from './versions.ts';

/** The questions to which that is an answer. */
export function asksForRemoval({ code }: Pick<QuestionItem, 'code'>): boolean {
  return code === 'voucher-gone' || code === 'snapshot-empty';
}

export interface Removal {
  readonly question: QuestionItem;
  /** Of the import that asks. */
  readonly side: Side;
  readonly groups: readonly ImportedGroup[];
  readonly at: string;
}

/** Gives how many rows left; null when a later list of the import has come, which says itself what is open. */
export async function removeRows(
  store: Store,
  em: SqlEntityManager,
  removal: Removal,
): Promise<number | null> {
  const { question, side, groups, at } = removal;
  const { unit, importId, fileId } = question;
  const db = store.native;
  const of = { unit, importId, fileId, seq: question.seq };
  const later = await em.execute(
    `select 1 from source_file where unit = ? and import_id = ? and id > ? and row_count > 0 and committed_at is not null and dup_of is null limit 1`,
    [unit, importId, fileId],
  );
  if (question.code === 'snapshot-empty' && (later as unknown[]).length > 0) return null;
  beginChanges(store);
  try {
    db.prepare(
      question.code === 'voucher-gone'
        ? `insert into temp.gone_row (tx_seq)
           select r.seq from voucher v join tx_row r on r.voucher_seq = v.seq where v.gone_question = :seq
             and not exists (select 1 from superseded_row x where x.tx_seq = r.seq)`
        : `insert into temp.gone_row (tx_seq) select tx_seq from snapshot_row where unit = :unit and import_id = :importId`,
    ).run(of);
    if (question.code === 'snapshot-empty')
      db.prepare('delete from snapshot_row where unit = :unit and import_id = :importId').run(of);
    return carryOutChanges(store, {
      file: { id: fileId, unit, importId, side },
      at,
      groups,
      reason: 'answer',
    }).gone;
  } finally {
    dropStaging(store);
  }
}
