import { defineEntity, p } from '@mikro-orm/sqlite';

/** Who may do something now; `fence` only ever grows, and every write of the holder names it. */
export const LeaseSchema = defineEntity({
  name: 'Lease',
  tableName: 'lease',
  properties: {
    name: p.text().primary(),
    owner: p.text().nullable(),
    fence: p.integer(),
    host: p.text(),
    bootId: p.text(),
    pid: p.integer(),
    pidStart: p.text(),
    beatMs: p.bigint('number'),
    ttlMs: p.integer(),
  },
});
