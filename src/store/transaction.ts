import { setTimeout as delay } from 'node:timers/promises';
import type { SqlEntityManager } from '@mikro-orm/sqlite';
import { PrickakontoError } from '../domain/error.ts';
import { isBusy } from './dialect.ts';
import { asStoreFault, type Store } from './open.ts';

const patienceMs = 30_000;

/**
 * Runs `work` in one transaction that holds the write lock from its beginning. While another process holds the lock it is
 * tried again without stopping this thread, for 30 s; then `store-busy`. `work` awaits nothing but its own `em`.
 */
export async function inTransaction<T>(store: Store, work: (em: SqlEntityManager) => Promise<T>): Promise<T> {
  const started = performance.now();
  for (let pauseMs = 5; ; pauseMs = Math.min(pauseMs * 2, 100)) {
    let begun = false;
    try {
      return await (store.orm.em.fork() as SqlEntityManager).transactional((em) => {
        begun = true;
        return work(em as SqlEntityManager);
      });
    } catch (error) {
      if (begun || !isBusy(error)) throw asStoreFault(error, store.path);
      if (performance.now() - started > patienceMs) {
        throw new PrickakontoError('store-busy', { path: store.path }, { cause: error, retryable: true });
      }
      await delay(pauseMs);
    }
  }
}
