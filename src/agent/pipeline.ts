/**
 * The agent on one screen. Ticks and paths flow here, never contents: an event or a scan says that a folder is dirty; each
 * unit has one loop that takes its settled files through ingest in order, units side by side; what was committed makes windows
 * due; closed windows are reconciled; what is to be told is mailed. Every stage is a plain async function that can be called
 * without any of this (`/A`, `/U`, `/R` do).
 */
import { interval, merge, type Observable, of, Subject, share, takeUntil } from 'rxjs';
import { oneByOne, workLoop } from './work-loop.ts';

/** A group and unit whose window has closed and is to be reconciled. */
export interface Due {
  readonly groupId: string;
  readonly unit: string;
}

export interface Lane {
  readonly unit: string;
  /** Folder events of this unit's imports: hints to look now. */
  readonly hint$: Observable<unknown>;
  readonly rescanMs: number;
  /** One turn over the unit's import folders; gives when to look again, in ms. */
  work(): Promise<number | null>;
}

export interface Stages {
  readonly lanes: readonly Lane[];
  /** Closes the windows that are due; gives them, and when the next will be, in ms. */
  closeWindows(): Promise<{ due: readonly Due[]; waitMs: number | null }>;
  reconcile(due: Due): Promise<void>;
  /** Makes and sends the mails that are due; gives when the next will be, in ms. */
  mail(): Promise<number | null>;
  report(stage: string, error: unknown): void;
}

const minuteMs = 60_000;

export function pipeline(stages: Stages, stop$: Observable<unknown>): Observable<unknown> {
  const failed = (stage: string) => (error: unknown) => stages.report(stage, error);
  const due$ = new Subject<Due>();

  const ingested$ = merge(
    ...stages.lanes.map((lane) =>
      merge(of('start'), lane.hint$, interval(lane.rescanMs)).pipe(
        workLoop(() => lane.work(), failed(`ingest ${lane.unit}`)),
      ),
    ),
  ).pipe(share());

  const windows$ = merge(of('start'), ingested$, interval(minuteMs)).pipe(
    workLoop(async () => {
      const { due, waitMs } = await stages.closeWindows();
      for (const one of due) due$.next(one);
      return waitMs;
    }, failed('windows')),
  );

  const reconciled$ = due$.pipe(
    oneByOne(
      (due) => stages.reconcile(due),
      (due, error) => failed(`reconcile ${due.groupId}/${due.unit}`)(error),
    ),
    share(),
  );

  const mailed$ = merge(of('start'), ingested$, reconciled$, interval(minuteMs)).pipe(
    workLoop(() => stages.mail(), failed('mail')),
  );

  return merge(reconciled$, windows$, mailed$).pipe(takeUntil(stop$));
}
