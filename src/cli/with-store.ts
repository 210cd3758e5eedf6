import { PrickakontoError } from '../domain/error.ts';
import type { Settings } from '../domain/settings.ts';
import type { Store } from '../store/open.ts';
import type { Context } from './command.ts';

/** The settings of the command's configuration. Throws `ConfigError`. */
export async function settingsOf(context: Context): Promise<Settings> {
  const { loadSettings } = await import('../config/load.ts');
  return loadSettings(context.configPath);
}

/** Opens settings and store for one command, and closes the store whatever happens. */
export async function withStore<T>(
  context: Context,
  work: (settings: Settings, store: Store) => Promise<T>,
): Promise<T> {
  const settings = await settingsOf(context);
  const { closeStore, openStore } = await import('../store/open.ts');
  const store = await openStore(settings.store, { busyMs: 10_000 });
  try {
    return await work(settings, store);
  } finally {
    await closeStore(store);
  }
}

/** `agent` and `run` do nothing while background jobs are off. */
export function mustRunJobs(settings: Settings): void {
  if (!settings.backgroundJobs.enabled) throw new PrickakontoError('background-jobs-off');
}

/** A unit, group or import named on the command line must be in the configuration. */
export function mustKnow(
  id: string | undefined,
  known: readonly { readonly id?: string; readonly code?: string }[],
): void {
  if (id !== undefined && !known.some((one) => (one.id ?? one.code) === id))
    throw new PrickakontoError('id-unknown', { id });
}
