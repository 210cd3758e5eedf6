/** A committed file joins the windows of the groups it concerns, in its own transaction (design: ingest, g 1). */
import type { SqlEntityManager } from '@mikro-orm/sqlite';
import { ulid } from 'ulidx';
import type { ImportedGroup } from '../domain/group.ts';
import { ReconWindowSchema } from './entities/recon-window.ts';
import { type Actor, appendHistory } from './history.ts';

interface Joining {
  readonly file: { readonly id: string; readonly unit: string; readonly importId: string };
  readonly group: ImportedGroup;
  readonly newRows: number;
  /** New rows, or rows that left or came back. */
  readonly changes: boolean;
  readonly at: string;
}

/** A file that changes rows opens or extends the window; one that does not counts as delivered, in the open window or the next one. */
export async function joinWindow(em: SqlEntityManager, actor: Actor, joining: Joining): Promise<void> {
  const { file, group, newRows, changes, at } = joining;
  let window = await em.findOne(ReconWindowSchema, { groupId: group.id, unit: file.unit, state: 'open' });
  if (changes) {
    if (window) await em.nativeUpdate(ReconWindowSchema, { id: window.id }, { lastCommitAt: at });
    else window = await openWindow(em, actor, { group, unit: file.unit, at });
  }
  await em.execute(
    'insert into window_file (file_id, group_id, unit, import_id, window_id, new_rows) values (?, ?, ?, ?, ?, ?)',
    [file.id, group.id, file.unit, file.importId, window?.id ?? null, newRows],
  );
}

/** Opens the next window of a group and unit; files that were delivered without new rows in between belong to it. */
export async function openWindow(
  em: SqlEntityManager,
  actor: Actor,
  opening: { group: ImportedGroup; unit: string; at: string },
) {
  const { group, unit, at } = opening;
  const last = (await em.execute(
    'select max(seq) as seq from recon_window where group_id = ? and unit = ?',
    [group.id, unit],
    'get',
  )) as { seq: number | null };
  const id = ulid(Date.parse(at));
  await em.insert(ReconWindowSchema, {
    id,
    groupId: group.id,
    unit,
    seq: (last.seq ?? 0) + 1,
    state: 'open',
    openedAt: at,
    lastCommitAt: at,
    deadlineAt: new Date(Date.parse(at) + group.window.longestMs).toISOString(),
    closedAt: null,
    reason: null,
    missing: [],
    expects: [...group.window.expects],
    quietMs: group.window.quietMs,
    onMissing: group.window.onMissing,
    owner: null,
    fence: 0,
  });
  await em.execute(
    'update window_file set window_id = ? where group_id = ? and unit = ? and window_id is null',
    [id, group.id, unit],
  );
  await appendHistory(em, actor, { at, kind: 'window.opened', subject: id, data: { group: group.id, unit } });
  return em.findOneOrFail(ReconWindowSchema, { id });
}
