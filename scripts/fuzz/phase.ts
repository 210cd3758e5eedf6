/** The fuzzing of one format: threads that make and judge files, watched from the main thread. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Board, boardOn, now } from './board.ts';
import type { Found, Task } from './worker.ts';

export interface Plan {
  readonly format: string;
  readonly seed: string;
  /** Whichever comes first. */
  readonly files: number;
  readonly milliseconds: number;
  readonly corpus: string | null;
}

export interface PhaseResult {
  readonly format: string;
  readonly done: number;
  readonly reached: number;
  readonly refused: number;
  readonly read: number;
  readonly slowestMs: number;
  readonly slowestNumber: number;
  readonly peakBytes: number;
  readonly seconds: number;
}

const hangMs = 5_000;
const mostBytes = 500 * 1024 * 1024;
const heapMb = 400;
const lookEveryMs = 50;

/** Ends when all files are made, or the time is up. `tell` gets each fault as it is found. */
export async function fuzzFormat(plan: Plan, tell: (found: Found) => void): Promise<PhaseResult> {
  const started = now();
  const step = availableParallelism();
  const boards: Board[] = [];
  let peakBytes = process.memoryUsage.rss();
  let tooMuch = false;
  const watch = setInterval(() => {
    const bytes = process.memoryUsage.rss();
    peakBytes = Math.max(peakBytes, bytes);
    if (bytes > mostBytes && !tooMuch) {
      tooMuch = true;
      const numbers = boards.map((board) => board.get('number')).join(', ');
      tell({ number: boards[0]?.get('number') ?? 0, faults: [`memory over 500 MB at the files ${numbers}`] });
    }
    if (now() - started > plan.milliseconds) for (const board of boards) board.set('stop', 1);
  }, lookEveryMs);
  const lanes = Array.from({ length: step }, (_, lane) => {
    const board = boardOn();
    boards.push(board);
    return runLane(plan, { from: lane, step, board }, tell);
  });
  await Promise.all(lanes);
  clearInterval(watch);
  return { ...sum(boards), format: plan.format, peakBytes, seconds: (now() - started) / 1000 };
}

interface Lane {
  readonly from: number;
  readonly step: number;
  readonly board: Board;
}

/** A thread that hangs or dies is replaced by one that goes on behind the file it hung on. */
async function runLane(plan: Plan, { from, step, board }: Lane, tell: (found: Found) => void): Promise<void> {
  for (let next = from; next < plan.files && board.get('stop') === 0; ) {
    const { format, seed, files, corpus } = plan;
    const task: Task = { format, seed, from: next, step, to: files, corpus, memory: board.memory };
    const fault = await runThread(task, board, tell);
    if (fault === null) return;
    const number = board.get('number');
    tell({ number, faults: [fault] });
    board.add('done', 1);
    board.add('refused', 1);
    next = number + step;
  }
}

/** Null when the thread came to its end by itself. */
function runThread(task: Task, board: Board, tell: (found: Found) => void): Promise<string | null> {
  board.set('startedAt', 0);
  const worker = new Worker(new URL('worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
  return new Promise((resolve) => {
    const watch = setInterval(() => {
      const since = board.get('startedAt');
      if (since > 0 && now() - since > hangMs) end(`hang: over ${hangMs} ms`);
    }, lookEveryMs);
    const end = (fault: string | null): void => {
      clearInterval(watch);
      resolve(fault);
      void worker.terminate();
    };
    worker.on('message', (found: Found) => tell(found));
    worker.on('error', (error: unknown) => end(`the thread died: ${String(error)}`));
    worker.on('exit', () => end(null));
  });
}

function sum(boards: readonly Board[]): Omit<PhaseResult, 'format' | 'peakBytes' | 'seconds'> {
  const total = (place: 'done' | 'reached' | 'refused' | 'read'): number =>
    boards.reduce((all, board) => all + board.get(place), 0);
  const [slowest] = boards.toSorted((a, b) => b.get('slowestMs') - a.get('slowestMs'));
  return {
    done: total('done'),
    reached: total('reached'),
    refused: total('refused'),
    read: total('read'),
    slowestMs: slowest?.get('slowestMs') ?? 0,
    slowestNumber: slowest?.get('slowestNumber') ?? 0,
  };
}
