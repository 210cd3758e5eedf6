/**
 * `npm run fuzz -- --minutes N [--seed S] [--files N] [--format F] [--corpus FOLDER]`: spoils valid files of every format
 * and looks for a reader that crashes, hangs, takes much memory or says what cannot be. What it finds is saved below
 * var/fuzz. `--format F --seed S --case N` makes one file again and prints what is said of it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { caseOf, type Stock } from './fuzz/case.ts';
import { judge, judgeChunks } from './fuzz/judge.ts';
import { fuzzFormat, type PhaseResult } from './fuzz/phase.ts';
import { allStocks } from './fuzz/stocks.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    files: { type: 'string' },
    seed: { type: 'string', default: '1' },
    format: { type: 'string' },
    corpus: { type: 'string' },
    case: { type: 'string' },
  },
});
const corpus = values.corpus ?? null;
const stocks = allStocks(corpus).filter(({ format }) => [undefined, format.id].includes(values.format));
if (stocks.length === 0) throw new Error(`no seeds for the format ${values.format}`);
const folder = fileURLToPath(new URL('../var/fuzz/', import.meta.url));
const savedPerKind = 3;

async function fuzzAll(): Promise<void> {
  const minutes =
    values.minutes === undefined && values.files === undefined
      ? 1
      : Number(values.minutes ?? Number.POSITIVE_INFINITY);
  const files = Math.ceil(Number(values.files ?? Number.POSITIVE_INFINITY) / stocks.length);
  const results: PhaseResult[] = [];
  const kinds = new Map<string, number>();
  console.log(row(headers));
  for (const stock of stocks) {
    const milliseconds = (minutes * 60_000) / stocks.length;
    const plan = { format: stock.format.id, seed: values.seed, files, milliseconds, corpus };
    const result = await fuzzFormat(plan, ({ number, faults }) => {
      for (const fault of faults) {
        const kind = `${plan.format}: ${kindOf(fault)}`;
        const times = (kinds.get(kind) ?? 0) + 1;
        kinds.set(kind, times);
        if (times <= savedPerKind)
          console.log(`! ${plan.format} file ${number}: ${fault}\n  ${save(stock, number, fault)}`);
      }
    });
    results.push(result);
    console.log(row(cellsOf(result)));
  }
  console.log(row(cellsOf(together(results))));
  for (const [kind, times] of kinds) console.log(`${times} × ${kind}`);
  console.log(`seed ${values.seed}, ${kinds.size} kinds of faults`);
  if (kinds.size > 0) process.exitCode = 1;
}

/** The fault without its figures and quoted words. */
const kindOf = (fault: string): string =>
  fault
    .replace(/"(?:[^"\\]|\\.)*"/g, '"…"')
    .replace(/\d+/g, 'N')
    .slice(0, 200);

function save(stock: Stock, number: number, fault: string): string {
  const input = caseOf(stock, values.seed, number);
  const path = `${folder}${stock.format.id}-${values.seed}-${number}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${path}.bin`, input.bytes);
  writeFileSync(
    `${path}.json`,
    JSON.stringify({ fault, options: input.options, chunks: input.chunks }, null, 2),
  );
  return `${path}.bin`;
}

async function showCase(stock: Stock, number: number): Promise<void> {
  const input = caseOf(stock, values.seed, number);
  console.log(save(stock, number, 'shown'));
  const judged = await judge(input);
  console.log(JSON.stringify(judged, null, 2));
  console.log((await judgeChunks(input, judged)) ?? 'says the same in one chunk');
}

const headers = ['format', 'files', 'reached rows', 'refused', 'read', 'slowest ms', 'peak MB', 'files/s'];

function row(cells: readonly string[]): string {
  return cells.map((cell, at) => (at === 0 ? cell.padEnd(10) : cell.padStart(12))).join(' ');
}

function cellsOf(result: PhaseResult): string[] {
  const share = (100 * result.reached) / Math.max(1, result.done);
  return [
    result.format,
    String(result.done),
    `${share.toFixed(1)} %`,
    String(result.refused),
    String(result.read),
    result.slowestMs.toFixed(0),
    (result.peakBytes / 2 ** 20).toFixed(0),
    (result.done / result.seconds).toFixed(0),
  ];
}

function together(results: readonly PhaseResult[]): PhaseResult {
  const total = (key: 'done' | 'reached' | 'refused' | 'read' | 'seconds'): number =>
    results.reduce((sum, result) => sum + result[key], 0);
  return {
    format: 'all',
    done: total('done'),
    reached: total('reached'),
    refused: total('refused'),
    read: total('read'),
    seconds: total('seconds'),
    slowestMs: Math.max(...results.map(({ slowestMs }) => slowestMs)),
    slowestNumber: 0,
    peakBytes: Math.max(...results.map(({ peakBytes }) => peakBytes)),
  };
}

if (values.case !== undefined && stocks[0]) await showCase(stocks[0], Number(values.case));
else await fuzzAll();
