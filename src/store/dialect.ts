/** What differs between the databases, in one table. */
import { Migration0001Initial } from './migrations/sqlite/migration-0001-initial.ts';
import { Migration0002ChecksBetweenFiles } from './migrations/sqlite/migration-0002-checks-between-files.ts';

export const migrations = [Migration0001Initial, Migration0002ChecksBetweenFiles];

/** True when SQLite says that another connection holds the lock: the same step succeeds later. */
export function isBusy(error: unknown): boolean {
  return sqliteCode(error).startsWith('SQLITE_BUSY') || sqliteCode(error).startsWith('SQLITE_LOCKED');
}

/** The driver's own code (`SQLITE_FULL`), found through the causes; empty when there is none. */
export function sqliteCode(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && at.code.startsWith('SQLITE_')) return at.code;
  }
  return '';
}
