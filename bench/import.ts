/**
 * A large CSV through the real way of a file (looked at, parsed, staged, committed into the store), against the fastest bare
 * prepared multi-row inserts of the very same rows into the same tables: same schema and indexes, `synchronous=FULL`, one
 * transaction. `npm run bench -- import` (1,000,000 rows); `node bench/import.ts --rows N --times N`.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type Database from 'better-sqlite3';
import { openSession, type Session } from '../src/agent/session.ts';
import { loadSettings } from '../src/config/load.ts';
import { belongingsOf } from '../src/ingest/belonging.ts';
import { claim, takeOut, workPath } from '../src/ingest/claim.ts';
import { type Place, placesOf } from '../src/ingest/place.ts';
import { closeStore, openStore } from '../src/store/open.ts';
import { probe } from '../src/store/probe.ts';
import { makeWorkspace, type Workspace } from '../test/support/workspace.ts';
import { machine, median } from './machine.ts';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' }, times: { type: 'string', default: '3' } },
});
const rows = Number(values.rows);
const times = Number(values.times);
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** About 90 bytes a row; every row is its own. */
function writeCsv(path: string): number {
  const file = openSync(path, 'w');
  let bytes = writeSync(file, 'Datum;Belopp;Referens;Text\r\n');
  let lines = '';
  for (let i = 0; i < rows; i += 1) {
    const day = String(1 + (i % 28)).padStart(2, '0');
    const amount = `${i % 3 === 0 ? '-' : ''}${(i * 7919) % 1_000_000},${String(i % 100).padStart(2, '0')}`;
    lines += `2026-${String(1 + (i % 11)).padStart(2, '0')}-${day};${amount};F${1_000_000 + i};Bankgiro inbetalning från kund ${i * 31} Fjällbageriet AB\r\n`;
    if (lines.length > 1_000_000 || i === rows - 1) {
      bytes += writeSync(file, lines);
      lines = '';
    }
  }
  closeSync(file);
  return bytes;
}

interface Timed {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

async function timed(work: () => Promise<unknown>): Promise<Timed> {
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { seconds: (performance.now() - started) / 1000, cpuSeconds: (user + system) / 1e6 };
}

async function importOnce(workspace: Workspace): Promise<Timed & { bytes: number }> {
  await using session = await openSession({
    settings: loadSettings(workspace.configPath),
    mode: 'U',
    log: () => silent,
    now: Date.now,
  });
  const place = placesOf(session.settings, { all: true }).find(({ definition }) => definition.id === 'bank');
  if (!place) throw new Error('the workspace has no import for the bank');
  const bytes = writeCsv(join(place.inbox, 'stor.csv'));
  const job = await claimed(session, place);
  const time = await timed(async () => {
    const outcome = await session.ingest.parse(job);
    if (outcome.kind !== 'committed' || outcome.file.newRowCount !== rows)
      throw new Error(JSON.stringify(outcome));
  });
  return { ...time, bytes };
}

async function claimed(session: Session, place: Place) {
  const nameBytes = Buffer.from('stor.csv');
  const seen = probe(join(place.inbox, 'stor.csv'));
  const taken = seen && (await claim(session.ingest, place, { nameBytes, seen }));
  if (!taken) throw new Error('the file could not be claimed');
  const file = await takeOut(session.ingest, place, taken);
  const groups = session.settings.groups.map(({ id, accounts, window }) => ({ id, accounts, window }));
  const at = new Date().toISOString();
  const belongings = belongingsOf(session.settings, place);
  return { actor: session.actor, file, place, path: workPath(place, file), groups, belongings, at };
}

type Cells = unknown[];

/** The rows as the real import stored them: in memory before the clock runs, so that only the inserts are timed. */
function storedRows(workspace: Workspace): {
  columns: string[];
  rows: Cells[];
  file: Record<string, unknown>;
} {
  const [first] = workspace.query('select * from tx_row limit 1');
  // Columns that no row has are left out: fewer values to bind, so the bare inserts are as fast as they can be.
  const isUsed = (name: string): boolean =>
    workspace.query(`select 1 from tx_row where ${name} is not null limit 1`).length > 0;
  const columns = Object.keys(first ?? {}).filter((name) => name !== 'seq' && isUsed(name));
  const found = workspace.query(`select ${columns.join(', ')} from tx_row order by seq`);
  const [file] = workspace.query('select * from source_file');
  return { columns, rows: found.map((row) => Object.values(row)), file: file ?? {} };
}

function insertAll(
  db: Database.Database,
  columns: readonly string[],
  all: readonly Cells[],
  perStatement: number,
): void {
  const one = `(${columns.map(() => '?').join(', ')})`;
  const sql = (count: number): string =>
    `insert into tx_row (${columns.join(', ')}) values ${Array.from({ length: count }, () => one).join(', ')}`;
  const many = db.prepare(sql(perStatement));
  db.exec('begin immediate');
  let at = 0;
  for (; at + perStatement <= all.length; at += perStatement)
    many.run(all.slice(at, at + perStatement).flat());
  if (at < all.length) db.prepare(sql(all.length - at)).run(all.slice(at).flat());
  db.exec('commit');
}

async function bareOnce(stored: ReturnType<typeof storedRows>, perStatement: number): Promise<Timed> {
  using workspace = makeWorkspace();
  const store = await openStore(loadSettings(workspace.configPath).store);
  const db = store.native;
  const names = Object.keys(stored.file);
  db.prepare(`insert into source_file (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`).run(
    Object.values(stored.file),
  );
  const time = await timed(async () => insertAll(db, stored.columns, stored.rows, perStatement));
  const { n } = db.prepare('select count(*) as n from tx_row').get() as { n: number };
  if (n !== rows || db.pragma('synchronous', { simple: true }) !== 2) throw new Error(`${n} rows stored`);
  await closeStore(store);
  return time;
}

const speed = ({ seconds }: Timed): number => rows / seconds;
const line = (name: string, { seconds, cpuSeconds }: Timed): void =>
  console.log(
    `${name}: ${Math.round(rows / seconds)} rows/s, ${seconds.toFixed(2)} s (processor ${cpuSeconds.toFixed(2)} s)`,
  );

const imports: number[] = [];
const bare: number[] = [];
for (let i = 0; i < times; i += 1) {
  using workspace = makeWorkspace();
  const real = await importOnce(workspace);
  line(`import of ${rows} rows, ${(real.bytes / 1e6).toFixed(0)} MB`, real);
  imports.push(speed(real));
  const stored = storedRows(workspace);
  const tries: number[] = [];
  for (const perStatement of [1, 10, 50, 200]) {
    const time = await bareOnce(stored, perStatement);
    line(`bare inserts of ${perStatement} rows a statement`, time);
    tries.push(speed(time));
  }
  bare.push(Math.max(...tries));
}
const ratio = median(imports) / median(bare);
console.log(
  `import ${Math.round(median(imports))} rows/s, fastest bare ${Math.round(median(bare))} rows/s: ratio ${ratio.toFixed(2)} (wanted: 0.6)`,
);
console.log(machine());
