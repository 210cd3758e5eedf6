/** One fuzzing thread: makes and judges every `step`-th file of a format until it is told to stop, or has made the last one. */
import { parentPort, workerData } from 'node:worker_threads';
import { boardOn, now } from './board.ts';
import { caseOf, type Stock } from './case.ts';
import { type Judged, judge, judgeChunks } from './judge.ts';
import { allStocks } from './stocks.ts';

export interface Task {
  readonly format: string;
  readonly seed: string;
  readonly from: number;
  readonly step: number;
  /** The first number that is not made. */
  readonly to: number;
  readonly corpus: string | null;
  readonly memory: SharedArrayBuffer;
}

export interface Found {
  readonly number: number;
  readonly faults: readonly string[];
}

/** Every so many files the reading is done twice, in other chunks. */
const chunksEvery = 8;

async function run(task: Task, tell: (found: Found) => void): Promise<void> {
  const board = boardOn(task.memory);
  const stock = allStocks(task.corpus).find(({ format }) => format.id === task.format);
  if (!stock) throw new Error(`no seeds for ${task.format}`);
  for (let number = task.from; number < task.to && board.get('stop') === 0; number += task.step) {
    board.set('number', number);
    const started = now();
    board.set('startedAt', started);
    const { judged, faults } = await tried(stock, task.seed, number);
    const ms = now() - started;
    if (ms > board.get('slowestMs')) {
      board.set('slowestMs', ms);
      board.set('slowestNumber', number);
    }
    if (judged?.reachedRows) board.add('reached', 1);
    board.add(judged === null || judged.refused ? 'refused' : 'read', 1);
    board.add('done', 1);
    if (faults.length > 0) tell({ number, faults });
  }
  board.set('startedAt', 0);
}

async function tried(
  stock: Stock,
  seed: string,
  number: number,
): Promise<{ judged: Judged | null; faults: readonly string[] }> {
  try {
    const input = caseOf(stock, seed, number);
    const judged = await judge(input);
    const other = number % chunksEvery === 0 ? await judgeChunks(input, judged) : null;
    return { judged, faults: other === null ? judged.faults : [...judged.faults, other] };
  } catch (error) {
    const where = error instanceof Error ? (error.stack ?? '').split('\n').slice(0, 3).join(' ') : '';
    return { judged: null, faults: [`threw ${where || String(error)}`] };
  }
}

await run(workerData as Task, (found) => parentPort?.postMessage(found));
