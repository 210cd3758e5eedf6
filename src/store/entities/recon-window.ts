import { defineEntity, p } from '@mikro-orm/sqlite';

export type WindowState = 'open' | 'closed' | 'running' | 'done' | 'failed';

/** The batch of files a group and unit are reconciled for (design: ingest, g). */
export const ReconWindowSchema = defineEntity({
  name: 'ReconWindow',
  tableName: 'recon_window',
  properties: {
    id: p.text().primary(),
    groupId: p.text(),
    unit: p.text(),
    seq: p.integer(),
    state: p.text().$type<WindowState>(),
    openedAt: p.text(),
    lastCommitAt: p.text(),
    deadlineAt: p.text(),
    closedAt: p.text().nullable(),
    reason: p.text().$type<'complete' | 'longest' | 'command'>().nullable(),
    missing: p.json<string[]>(),
    expects: p.json<string[]>(),
    quietMs: p.integer(),
    onMissing: p.text().$type<'run' | 'warn' | 'skip'>(),
    owner: p.text().nullable(),
    fence: p.integer(),
  },
});
