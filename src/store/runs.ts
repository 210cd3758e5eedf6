import { createHash } from 'node:crypto';
import type { ReportEntry } from '../domain/report.ts';
import { GroupRunSchema } from './entities/group-run.ts';
import { RunSchema } from './entities/run.ts';
import type { Actor } from './history.ts';
import { reading, type Store } from './open.ts';
import { addOutboxEntry } from './outbox.ts';
import { plain } from './plain.ts';
import { inTransaction } from './transaction.ts';

export interface NewRun {
  readonly id: string;
  readonly mode: 'agent' | 'A' | 'U' | 'R';
  readonly who: string;
  readonly startedAt: string;
  readonly engineVersion: string;
  readonly programVersion: string;
  readonly configHash: string;
}

export async function startRun(store: Store, run: NewRun): Promise<Actor> {
  await inTransaction(store, (em) =>
    em.insert(RunSchema, { ...run, endedAt: null, inputHash: null, resultHash: null, document: null }),
  );
  return { runId: run.id, who: run.who };
}

/** Ends a run: its hashes are those over its group runs, in the order they ran. */
export async function finishRun(
  store: Store,
  id: string,
  end: { endedAt: string; document: unknown },
): Promise<void> {
  await inTransaction(store, async (em) => {
    const parts = await em.find(GroupRunSchema, { runId: id }, { orderBy: { id: 'asc' } });
    const over = (hashes: readonly string[]): string =>
      createHash('sha256').update(hashes.join('\n')).digest('hex');
    await em.nativeUpdate(
      RunSchema,
      { id },
      {
        ...end,
        inputHash: over(parts.map((part) => part.inputHash)),
        resultHash: over(parts.map((part) => part.resultHash)),
      },
    );
  });
}

export async function findRun(
  store: Store,
  id: string,
): Promise<{ id: string; mode: string; startedAt: string; endedAt: string | null } | null> {
  const run = await reading(store).findOne(RunSchema, { id });
  return run ? plain<NonNullable<Awaited<ReturnType<typeof findRun>>>>(run) : null;
}

/** An entry about the run itself. */
export async function addRunEntry(store: Store, actor: Actor, entry: ReportEntry): Promise<void> {
  await inTransaction(store, (em) => addOutboxEntry(em, actor, entry));
}
