/** A fault that lasts (a folder gone, an archive full) is told once when it begins and once when it is over. */
import type { ReportEntry } from '../domain/report.ts';
import { type Actor, appendHistory } from './history.ts';
import { reading, type Store } from './open.ts';
import { addOutboxEntry } from './outbox.ts';
import { inTransaction } from './transaction.ts';

/** True when the incident is new: only then its entry goes to the outbox. */
export async function raiseIncident(
  store: Store,
  actor: Actor,
  incident: { key: string; code: string; at: string; entry: ReportEntry },
): Promise<boolean> {
  const { key, code, at, entry } = incident;
  return inTransaction(store, async (em) => {
    const known = await em.execute(
      'update incident set count = count + 1, last_at = ? where key = ? and code = ? returning key',
      [at, key, code],
      'all',
    );
    if ((known as unknown[]).length > 0) return false;
    await em.execute(
      'insert into incident (key, code, since, last_at, count) values (?, ?, ?, ?, 1) on conflict (key) do update set code = excluded.code, since = excluded.since, last_at = excluded.last_at, count = 1',
      [key, code, at, at],
    );
    await appendHistory(em, actor, { at, kind: 'incident.raised', subject: key, data: { code } });
    await addOutboxEntry(em, actor, entry);
    return true;
  });
}

/** Ends an incident, if there is one; its end is told as well. */
export async function clearIncident(
  store: Store,
  actor: Actor,
  incident: { key: string; at: string; entry(since: string): ReportEntry },
): Promise<void> {
  const { key, at } = incident;
  const open = (await reading(store).execute('select since from incident where key = ?', [key])) as unknown[];
  if (open.length === 0) return;
  await inTransaction(store, async (em) => {
    const gone = (await em.execute('delete from incident where key = ? returning since', [key], 'all')) as {
      since: string;
    }[];
    const since = gone[0]?.since;
    if (since === undefined) return;
    await appendHistory(em, actor, { at, kind: 'incident.cleared', subject: key, data: { since } });
    await addOutboxEntry(em, actor, incident.entry(since));
  });
}
