import { defineEntity, p } from '@mikro-orm/sqlite';

/** Behandlingshistorik: append-only, each row carries the hash of the row before it. */
export const HistoryEventSchema = defineEntity({
  name: 'HistoryEvent',
  tableName: 'history',
  properties: {
    seq: p.integer().primary(),
    at: p.text(),
    who: p.text(),
    runId: p.text().nullable(),
    kind: p.text(),
    subject: p.text(),
    data: p.text(),
    prevHash: p.text(),
    hash: p.text(),
  },
});
