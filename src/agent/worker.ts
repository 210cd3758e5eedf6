/** The working thread: reads and commits files, and plans and commits group runs, over its own connection, so that the main thread never stalls. */
import { parentPort, workerData } from 'node:worker_threads';
import { PrickakontoError } from '../domain/error.ts';
import { type ParseJob, type ParseOutcome, parseAndCommit } from '../ingest/parse-file.ts';
import { Fenced } from '../store/files.ts';
import { openStore, type Store } from '../store/open.ts';
import type { ReconcileJob, ReconcileOutcome } from './reconcile-job.ts';
import { reconcileWindow } from './reconcile-window.ts';

/** One kind of job per field; the reply's type follows the job's. */
export interface Jobs {
  parse: { job: ParseJob; outcome: ParseOutcome };
  reconcile: { job: ReconcileJob; outcome: ReconcileOutcome };
}

export type JobKind = keyof Jobs;

export interface WorkerRequest<K extends JobKind = JobKind> {
  readonly kind: K;
  readonly job: Jobs[K]['job'];
}

export type WorkerReply =
  | { readonly ok: true; readonly outcome: unknown }
  | { readonly ok: false; readonly fault: WorkerFault };

/** A fault as it crosses the thread border, where classes are lost. */
export interface WorkerFault {
  readonly kind: 'fenced' | 'prickakonto' | 'other';
  readonly message: string;
  readonly errno?: string | undefined;
  readonly code?: PrickakontoError['code'];
  readonly params?: PrickakontoError['params'];
  readonly retryable?: boolean;
}

const port = parentPort;
if (port) {
  const store = await openStore((workerData as { store: string }).store, { busyMs: 10_000 });
  port.on('message', (request: WorkerRequest) => {
    perform(store, request).then(
      (outcome) => port.postMessage({ ok: true, outcome: plain(outcome) } satisfies WorkerReply),
      (error: unknown) => port.postMessage({ ok: false, fault: faultOf(error) } satisfies WorkerReply),
    );
  });
  port.postMessage('ready');
}

function perform(store: Store, request: WorkerRequest): Promise<ParseOutcome | ReconcileOutcome> {
  if (request.kind === 'reconcile') return reconcileWindow(store, request.job as ReconcileJob);
  const job = request.job as ParseJob;
  return parseAndCommit(store, { ...job, file: { ...job.file, nameBytes: Buffer.from(job.file.nameBytes) } });
}

/** Records lose their class on the way; only their fields are wanted. */
function plain(outcome: ParseOutcome | ReconcileOutcome): unknown {
  return 'file' in outcome ? { ...outcome, file: { ...outcome.file } } : outcome;
}

function faultOf(error: unknown): WorkerFault {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (error instanceof Fenced) return { kind: 'fenced', message };
  if (error instanceof PrickakontoError) {
    return {
      kind: 'prickakonto',
      message,
      code: error.code,
      params: error.params,
      retryable: error.retryable,
    };
  }
  return {
    kind: 'other',
    message,
    errno: error instanceof Error && 'code' in error ? String(error.code) : undefined,
  };
}
