import type { SqlEntityManager } from '@mikro-orm/sqlite';
import { asStoreFault, type Store } from './open.ts';

/**
 * Runs `work` in one transaction that holds the write lock from its beginning (`open.ts` waits up to 30 s for it; then
 * `store-busy`). `work` awaits nothing but its own `em`.
 */
export async function inTransaction<T>(store: Store, work: (em: SqlEntityManager) => Promise<T>): Promise<T> {
  try {
    return await (store.orm.em.fork() as SqlEntityManager).transactional((em) => {
      const { failure } = store.lock;
      store.lock.failure = null;
      if (failure !== null) throw failure;
      return work(em as SqlEntityManager);
    });
  } catch (error) {
    throw asStoreFault(error, store.path);
  }
}
