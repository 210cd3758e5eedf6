import { defineEntity, p } from '@mikro-orm/sqlite';

/** One group and unit reconciled for one window: what went in, by which rules, what came out, all by hash. */
export const GroupRunSchema = defineEntity({
  name: 'GroupRun',
  tableName: 'group_run',
  properties: {
    id: p.text().primary(),
    runId: p.text(),
    groupId: p.text(),
    unit: p.text(),
    windowId: p.text(),
    startedAt: p.text(),
    endedAt: p.text(),
    engineVersion: p.text(),
    configHash: p.text(),
    inputHash: p.text(),
    resultHash: p.text(),
    highWater: p.integer(),
    noop: p.integer(),
    passes: p.integer(),
    matched: p.integer(),
    suggested: p.integer(),
    open: p.integer(),
    ambiguous: p.integer(),
    openAmountOre: p.bigint('number'),
    report: p.json<unknown>(),
    fence: p.integer(),
  },
});
