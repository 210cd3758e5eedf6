/**
 * When is a dropped file complete? When nothing about it changes over consecutive looks that span a time (design: ingest, c).
 * Modes of a name: seen (first look) → settling (equal looks so far) → settled; any change starts over, and a file that grows
 * is looked at ever more seldom. Nothing is durable: what is lost at a crash is one settle time.
 */
import { type Probe, sameProbe } from '../store/probe.ts';

export interface SettleTimes {
  /** Unchanged this long: written in place, or seen without events. */
  readonly quietMs: number;
  /** Between looks. */
  readonly everyMs: number;
}

interface Watched {
  probe: Probe;
  /** Monotonic time of the first look that saw the file as it is now. */
  since: number;
  looks: number;
  nextLookAt: number;
  pauseMs: number;
}

const emptyFileMs = 60_000;
const longestPauseMs = 10_000;

export interface Settler {
  /** A rename event without a change event since: the file came in whole, and two equal looks are enough. */
  hint(name: string, event: 'rename' | 'change'): void;
  /** Takes one look. True when the file is settled. */
  look(name: string, probe: Probe, now: number): boolean;
  /** Is it time to look at this name? */
  isDue(name: string, now: number): boolean;
  /** Forgets names that are no longer in the folder. */
  keepOnly(names: ReadonlySet<string>): void;
  forget(name: string): void;
  /** Forgets all looks (the share was gone). */
  reset(): void;
  /** Milliseconds until the next look; null when nothing waits. */
  nextLookIn(now: number): number | null;
}

export function createSettler(times: SettleTimes): Settler {
  const watched = new Map<string, Watched>();
  const renamedIn = new Set<string>();

  function spanMs(name: string, probe: Probe): number {
    if (probe.sizeBytes === 0) return Math.max(emptyFileMs, times.quietMs);
    return renamedIn.has(name) ? Math.min(times.everyMs, times.quietMs) : times.quietMs;
  }

  function changed(name: string, probe: Probe, now: number): void {
    const before = watched.get(name);
    const pauseMs = before
      ? Math.min(Math.max(before.pauseMs, times.everyMs) * 1.5, longestPauseMs)
      : times.everyMs;
    watched.set(name, { probe, since: now, looks: 1, nextLookAt: now + pauseMs, pauseMs });
  }

  return {
    hint(name, event) {
      if (event === 'change') renamedIn.delete(name);
      else if (!watched.has(name)) renamedIn.add(name);
    },
    isDue: (name, now) => (watched.get(name)?.nextLookAt ?? 0) <= now,
    look(name, probe, now) {
      const entry = watched.get(name);
      if (!entry || !sameProbe(entry.probe, probe)) {
        changed(name, probe, now);
        return false;
      }
      entry.looks += 1;
      entry.pauseMs = times.everyMs;
      const span = spanMs(name, probe);
      const left = entry.since + span - now;
      entry.nextLookAt = now + Math.max(Math.min(times.everyMs, left), 1);
      return entry.looks >= 2 && left <= 0;
    },
    keepOnly(names) {
      for (const name of watched.keys()) if (!names.has(name)) watched.delete(name);
      for (const name of renamedIn) if (!names.has(name)) renamedIn.delete(name);
    },
    forget(name) {
      watched.delete(name);
      renamedIn.delete(name);
    },
    reset() {
      watched.clear();
      renamedIn.clear();
    },
    nextLookIn(now) {
      let next: number | null = null;
      for (const entry of watched.values())
        next = Math.min(next ?? Number.POSITIVE_INFINITY, entry.nextLookAt);
      return next === null ? null : Math.max(next - now, 1);
    },
  };
}
