import type { ImportedGroup } from '../domain/group.ts';
import type { Settings } from '../domain/settings.ts';
import type { Actor } from '../store/history.ts';
import type { Store } from '../store/open.ts';
import type { FileRecord } from '../store/records.ts';
import type { Belongings } from './belonging.ts';
import type { ParseOutcome } from './parse-file.ts';
import type { Place } from './place.ts';

/** Where what happens is told: structured lines, each with the id of the file or run it is about. */
export interface Log {
  debug(message: string, facts?: Readonly<Record<string, unknown>>): void;
  info(message: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(message: string, facts?: Readonly<Record<string, unknown>>): void;
  error(message: string, facts?: Readonly<Record<string, unknown>>): void;
}

/** What the life of a file needs from outside. */
export interface IngestContext {
  readonly store: Store;
  readonly actor: Actor;
  readonly settings: Settings;
  readonly log: Log;
  /** Milliseconds since 1970. */
  now(): number;
  /** Reads and commits a claimed file in the parsing thread. */
  parse(job: {
    file: FileRecord;
    place: Place;
    path: string;
    groups: readonly ImportedGroup[];
    belongings: Belongings;
  }): Promise<ParseOutcome>;
}

export function isoNow(context: { now(): number }): string {
  return new Date(context.now()).toISOString();
}
