import { type FSWatcher, watch } from 'chokidar';
import { Observable } from 'rxjs';

/** Something happened to a name in an import folder: a hint to look, never a fact. */
export interface Hint {
  readonly name: string;
  /** `rename` without a `change` since: the file came in whole. */
  readonly event: 'rename' | 'change';
}

/**
 * Events of one local folder, not of those below it. The watcher is a hint: what it misses (a queue that overflows, a folder
 * made later) the scan finds. Its errors end the stream as errors; unsubscribing closes it.
 */
export function watchFolder(path: string): Observable<Hint> {
  return new Observable<Hint>((subscriber) => {
    const watcher: FSWatcher = watch(path, {
      depth: 0,
      ignoreInitial: true,
      atomic: false,
      ignored: (entry) => entry !== path && /[/\\]\.[^/\\]*$/.test(entry),
    });
    watcher.on('raw', (event: string, name: unknown) => {
      if (typeof name === 'string')
        subscriber.next({ name, event: event === 'change' ? 'change' : 'rename' });
    });
    watcher.on('error', (error) => subscriber.error(error));
    return () => {
      watcher.close().catch((error: unknown) => subscriber.error(error));
    };
  });
}
