/** Working threads: at most so many jobs (a file, a group run) at a time, the rest wait in the order they came. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { PrickakontoError } from '../domain/error.ts';
import { Fenced } from '../store/files.ts';
import type { JobKind, Jobs, WorkerFault, WorkerReply, WorkerRequest } from './worker.ts';

interface Waiting {
  readonly request: WorkerRequest;
  resolve(outcome: never): void;
  reject(error: unknown): void;
}

interface Slot {
  readonly worker: Worker;
  busyWith: Waiting | null;
  ready: boolean;
}

export interface WorkerPool {
  run<K extends JobKind>(kind: K, job: Jobs[K]['job']): Promise<Jobs[K]['outcome']>;
  /** Ends the threads; jobs that wait or run are rejected, their files stay claimed and are taken up at the next start. */
  close(): Promise<void>;
}

/** Young generation of a thread, in MB: with the default it grows to three times 16 MB per thread while a large file streams by. */
const youngGenerationMb = 8;

export function createWorkerPool(store: string, size = Math.max(1, availableParallelism() - 1)): WorkerPool {
  const queue: Waiting[] = [];
  const slots: Slot[] = [];
  let closed = false;

  function dispatch(): void {
    for (const slot of slots) {
      if (queue.length === 0) return;
      if (!slot.ready || slot.busyWith) continue;
      slot.busyWith = queue.shift() ?? null;
      if (slot.busyWith) slot.worker.postMessage(slot.busyWith.request);
    }
    if (queue.length > 0 && slots.length < size) addSlot();
  }

  function addSlot(): void {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { store },
      resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb },
    });
    const slot: Slot = { worker, busyWith: null, ready: false };
    slots.push(slot);
    worker.on('message', (message: 'ready' | WorkerReply) => {
      if (message === 'ready') slot.ready = true;
      else settle(slot, message);
      dispatch();
    });
    worker.on('error', (error) => lose(slot, error));
    worker.on('exit', () => lose(slot, new Error('the working thread ended')));
  }

  function settle(slot: Slot, reply: WorkerReply): void {
    const waiting = slot.busyWith;
    slot.busyWith = null;
    if (reply.ok) waiting?.resolve(reply.outcome as never);
    else waiting?.reject(asError(reply.fault));
  }

  /** A thread that died takes its job along (the file stays claimed); the next job gets a new thread. */
  function lose(slot: Slot, error: unknown): void {
    const at = slots.indexOf(slot);
    if (at >= 0) slots.splice(at, 1);
    const waiting = slot.busyWith ?? (slot.ready ? null : (queue.shift() ?? null));
    slot.busyWith = null;
    waiting?.reject(error);
    if (!closed) dispatch();
  }

  return {
    run: (kind, job) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error('the working threads are closed'));
        queue.push({ request: { kind, job }, resolve, reject });
        dispatch();
      }),
    async close() {
      closed = true;
      for (const waiting of queue.splice(0)) waiting.reject(new Error('the working threads are closed'));
      await Promise.all(slots.map((slot) => slot.worker.terminate()));
    },
  };
}

function asError(fault: WorkerFault): Error {
  if (fault.kind === 'fenced') return new Fenced(fault.message);
  if (fault.kind === 'prickakonto' && fault.code) {
    return new PrickakontoError(fault.code, fault.params ?? {}, { retryable: fault.retryable ?? false });
  }
  return Object.assign(new Error(fault.message), fault.errno === undefined ? {} : { code: fault.errno });
}
