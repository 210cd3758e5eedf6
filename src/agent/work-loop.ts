import {
  catchError,
  concatMap,
  defer,
  EMPTY,
  exhaustMap,
  from,
  merge,
  type Observable,
  of,
  Subject,
  switchMap,
  tap,
  timer,
} from 'rxjs';

/** After a turn that threw, the next try, unless a tick comes first. */
const retryMs = 2_000;

/**
 * Runs `work` on ticks, one turn at a time: ticks during a turn cause exactly one more turn, however many they are, and none
 * is lost. `work` says in how many ms it wants another turn (null: only on ticks). A turn that throws is reported and does
 * not end the loop.
 */
export function workLoop(work: () => Promise<number | null>, report: (error: unknown) => void) {
  return (tick$: Observable<unknown>): Observable<number | null> =>
    defer(() => {
      const again$ = new Subject<number | null>();
      let dirty = false;
      const turns = async (): Promise<number | null> => {
        let waitMs: number | null = null;
        while (dirty) {
          dirty = false;
          waitMs = await work();
        }
        return waitMs;
      };
      return merge(tick$, again$.pipe(switchMap((ms) => (ms === null ? of() : timer(ms))))).pipe(
        tap(() => {
          dirty = true;
        }),
        exhaustMap(() =>
          defer(turns).pipe(
            catchError((error: unknown) => {
              report(error);
              return of(retryMs);
            }),
          ),
        ),
        // A tick that came as the turn was ending was not seen by it.
        tap((waitMs) => again$.next(dirty ? 0 : waitMs)),
      );
    });
}

/** Does one job after the other, in the order they come; one that throws is reported and does not stop the next. */
export function oneByOne<T>(work: (job: T) => Promise<unknown>, report: (job: T, error: unknown) => void) {
  return concatMap((job: T) =>
    defer(() => from(work(job))).pipe(
      catchError((error: unknown) => {
        report(job, error);
        return EMPTY;
      }),
    ),
  );
}
