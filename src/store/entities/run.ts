import { defineEntity, p } from '@mikro-orm/sqlite';

/** One execution: an agent's life, `/A`, `/U` or `/R`. */
export const RunSchema = defineEntity({
  name: 'Run',
  tableName: 'run',
  properties: {
    id: p.text().primary(),
    mode: p.text(),
    who: p.text(),
    startedAt: p.text(),
    endedAt: p.text().nullable(),
    engineVersion: p.text(),
    programVersion: p.text(),
    configHash: p.text(),
    inputHash: p.text().nullable(),
    resultHash: p.text().nullable(),
    document: p.json<unknown>().nullable(),
  },
});
