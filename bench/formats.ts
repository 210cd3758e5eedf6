/**
 * Rates of reading large made-up files to finished rows (no store), in MB/s and rows/s, side by side with the bare limits
 * (decoding and cutting lines alone; the SAX parser with empty handlers) and with other packages for the same format.
 * `npm run bench -- formats`; `node bench/formats.ts --mb N --times N --format F`.
 */
import { parseArgs } from 'node:util';
import { createSniffer, type Format, formats, type Sniffed } from '../src/formats/index.ts';
import { machine } from './machine.ts';
import { type LargeFile, largeFiles } from './made/large-files.ts';
import { type Other, othersOf } from './made/others.ts';

const { values } = parseArgs({
  options: {
    mb: { type: 'string', default: '60' },
    times: { type: 'string', default: '3' },
    format: { type: 'string' },
  },
});
const chunkBytes = 256 * 1024;

function bytesOf(file: LargeFile, rows: number): Buffer {
  const parts: Buffer[] = [];
  let text = '';
  for (const piece of file.pieces(rows)) {
    text += piece;
    if (text.length < 2 ** 20) continue;
    parts.push(Buffer.from(text, file.encoding));
    text = '';
  }
  parts.push(Buffer.from(text, file.encoding));
  return Buffer.concat(parts);
}

/** The first pass of every import: which letters the bytes are. */
function firstPass(bytes: Buffer): Sniffed {
  const sniffer = createSniffer();
  for (const part of cut(bytes)) sniffer.push(part);
  return sniffer.finish();
}

function ours(
  format: Format,
  file: LargeFile,
  bytes: Buffer,
  sniffed: Sniffed,
): { rows: number; findings: string[] } {
  if (!('open' in format)) throw new Error(`${format.id} is not read through`);
  let rows = 0;
  const findings: string[] = [];
  const reader = format.open(
    { csv: file.csv ?? null, feeds: 'bank', sniffed },
    {
      row: () => {
        rows += 1;
      },
      balance: () => undefined,
      statement: () => undefined,
      finding: (found) => void findings.push(found.code),
    },
  );
  for (const part of cut(bytes)) reader.push(part);
  reader.end();
  return { rows, findings };
}

function* cut(bytes: Buffer): Iterable<Buffer> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}

interface Best {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly rows: number | null;
}

async function best(work: () => number | null | Promise<number | null>): Promise<Best> {
  let found: Best | null = null;
  for (let i = 0; i < Number(values.times); i += 1) {
    const [started, cpu] = [performance.now(), process.threadCpuUsage()];
    const rows = await work();
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.threadCpuUsage(cpu);
    if (found === null || seconds < found.seconds)
      found = { seconds, cpuSeconds: (user + system) / 1e6, rows };
  }
  if (found === null) throw new Error('measured no times');
  return found;
}

function tell(name: string, bytes: number, { seconds, cpuSeconds, rows }: Best): void {
  const perSecond = rows === null ? '' : Math.round(rows / seconds).toLocaleString('en');
  console.log(
    `| ${name} | ${(bytes / 1e6 / seconds).toFixed(1)} | ${perSecond} | ${(bytes / 1e6 / cpuSeconds).toFixed(1)} |`,
  );
}

async function tellOther(other: Other, bytes: Buffer, encoding: LargeFile['encoding']): Promise<void> {
  const part = other.largestMb === undefined ? bytes : bytes.subarray(0, other.largestMb * 1e6);
  const run = await other.load();
  if (run === null) console.log(`| ${other.name} | not installed | | |`);
  else
    tell(
      part === bytes ? other.name : `${other.name} (first ${other.largestMb} MB)`,
      part.length,
      await best(() => run(part, encoding)),
    );
}

async function measure(file: LargeFile): Promise<void> {
  const format = formats.find(({ id }) => id === file.format);
  if (!format) return;
  const rows = Math.floor((Number(values.mb) * 1e6) / file.rowBytes);
  const bytes = bytesOf(file, rows);
  const sniffed = firstPass(bytes);
  let said: string[] = [];
  const result = await best(() => {
    const read = ours(format, file, bytes, sniffed);
    said = read.findings;
    return read.rows;
  });
  console.log(
    `\n${file.format}, ${(bytes.length / 1e6).toFixed(0)} MB, ${result.rows} rows${said.length > 0 ? ` (${said.slice(0, 3)})` : ''}`,
  );
  console.log('| what | MB/s | rows/s | MB per second of the processor |\n| --- | --- | --- | --- |');
  tell('ours: bytes to finished rows', bytes.length, result);
  tell(
    'ours: the first pass before it',
    bytes.length,
    await best(() => (firstPass(bytes).sizeBytes > 0 ? null : 0)),
  );
  for (const other of othersOf(file)) await tellOther(other, bytes, file.encoding);
}

for (const file of largeFiles) if ([undefined, file.format].includes(values.format)) await measure(file);
console.log(`\n${machine()}`);
