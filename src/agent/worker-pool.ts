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
  return new Pool(store, size);
}

class Pool implements WorkerPool {
  readonly #store: string;
  readonly #size: number;
  readonly #queue: Waiting[] = [];
  readonly #slots: Slot[] = [];
  #closed = false;

  constructor(store: string, size: number) {
    this.#store = store;
    this.#size = size;
    // The first job finds a thread that is ready, not one that has yet to load.
    this.#addSlot();
  }

  run<K extends JobKind>(kind: K, job: Jobs[K]['job']): Promise<Jobs[K]['outcome']> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(closedFault());
      this.#queue.push({ request: { kind, job }, resolve, reject });
      this.#dispatch();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const waiting of this.#queue.splice(0)) waiting.reject(closedFault());
    await Promise.all(this.#slots.map((slot) => slot.worker.terminate()));
  }

  #dispatch(): void {
    for (const slot of this.#slots) {
      if (!slot.ready || slot.busyWith) continue;
      slot.busyWith = this.#queue.shift() ?? null;
      if (slot.busyWith) slot.worker.postMessage(slot.busyWith.request);
    }
    if (this.#queue.length > 0 && this.#slots.length < this.#size) this.#addSlot();
  }

  #addSlot(): void {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { store: this.#store },
      resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb },
    });
    const slot: Slot = { worker, busyWith: null, ready: false };
    this.#slots.push(slot);
    worker.on('message', (message: 'ready' | WorkerReply) => {
      if (message === 'ready') slot.ready = true;
      else settle(slot, message);
      this.#dispatch();
    });
    worker.on('error', (error) => this.#lose(slot, error));
    worker.on('exit', () => this.#lose(slot, new Error('the working thread ended')));
  }

  /** A thread that died takes its job along (the file stays claimed); the next job gets a new thread. */
  #lose(slot: Slot, error: unknown): void {
    const at = this.#slots.indexOf(slot);
    if (at < 0) return;
    this.#slots.splice(at, 1);
    // One that never got ready (the store cannot be opened) would be made again for ever: the job it was made for fails.
    const waiting = slot.busyWith ?? (slot.ready ? null : this.#queue.shift());
    waiting?.reject(error);
    if (!this.#closed) this.#dispatch();
  }
}

function settle(slot: Slot, reply: WorkerReply): void {
  const waiting = slot.busyWith;
  slot.busyWith = null;
  if (reply.ok) waiting?.resolve(reply.outcome as never);
  else waiting?.reject(asError(reply.fault));
}

function closedFault(): Error {
  return new Error('the working threads are closed');
}

function asError(fault: WorkerFault): Error {
  if (fault.kind === 'fenced') return new Fenced(fault.message);
  if (fault.kind === 'prickakonto' && fault.code) {
    return new PrickakontoError(fault.code, fault.params ?? {}, { retryable: fault.retryable ?? false });
  }
  return Object.assign(new Error(fault.message), fault.errno === undefined ? {} : { code: fault.errno });
}
