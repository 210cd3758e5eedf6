/** The log: every line as JSON in a file a day, short lines on the terminal. Each line about a file or run carries its id. */
import { mkdirSync, readdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import winston from 'winston';
import DailyRotateFile from 'winston-daily-rotate-file';
import { dayAt, dayNumber, parseIsoDay } from '../domain/day.ts';
import { PrickakontoError } from '../domain/error.ts';
import type { Settings } from '../domain/settings.ts';
import type { Language } from '../i18n/text.ts';
import type { Log } from '../ingest/context.ts';
import { shortLine } from './short-line.ts';

export interface ProgramLog {
  /** Lines of a run or agent: its id is on every one. */
  forRun(runId: string): Log;
  /** What ended the job, on record in the file only: the command tells it on the terminal itself. */
  failed(kind: string, error: unknown): void;
  /** Waits until the last line is in the file. */
  close(): Promise<void>;
}

export interface LogOptions {
  readonly log: Settings['log'];
  readonly timeZone: string;
  /** The agent and the one-shot runs write files of their own, since they work at the same time. */
  readonly kind: 'agent' | 'run';
  /** From which level lines also go to the terminal; null: none. */
  readonly terminal: 'error' | 'warn' | 'info' | 'debug' | null;
  readonly language: Language;
  readonly colour: boolean;
}

/** Opens the log. A log folder that cannot be written is told on the terminal and stops no work. */
export function openLog(options: LogOptions): ProgramLog {
  const logger = winston.createLogger({ level: 'debug', transports: terminalTransport(options) });
  const file = fileTransport(options);
  if (file) logger.add(file);
  const unseen = winston.createLogger({
    level: 'debug',
    transports: [file ?? new winston.transports.Console({ silent: true })],
  });
  let latest: string | null = null;
  const write =
    (runId: string) => (level: keyof Log) => (message: string, facts?: Readonly<Record<string, unknown>>) =>
      void logger.log(level, message, { run: runId, ...facts });
  return {
    forRun(runId) {
      const at = write(runId);
      latest = runId;
      return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
    },
    failed(kind, error) {
      const fault =
        error instanceof PrickakontoError
          ? { code: error.code, ...error.params }
          : { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
      unseen.log('error', `${kind} failed`, { run: latest, ...fault });
    },
    async close() {
      const over = new AbortController();
      const late = delay(longestCloseMs, undefined, { signal: over.signal }).catch(() => undefined);
      await Promise.race([ended(logger, file), late]);
      over.abort();
    },
  };
}

/** A log folder that has gone away must not keep the program from ending. */
const longestCloseMs = 2_000;

async function ended(logger: winston.Logger, file: DailyRotateFile | null): Promise<void> {
  if (!file) return void logger.end();
  const taken = new Promise<void>((resolve) => file.once('finish', () => resolve()));
  logger.end();
  await taken;
  // The transport has handed its lines to the stream of the day's file; they are in it when that has ended.
  await new Promise<void>((resolve) => file.logStream.end(() => resolve()));
}

function terminalTransport(options: LogOptions): winston.transport[] {
  if (options.terminal === null) return [new winston.transports.Console({ silent: true })];
  const line = winston.format.printf((info) => shortLine(info, options));
  return [
    new winston.transports.Console({
      level: options.terminal,
      stderrLevels: ['error', 'warn', 'info', 'debug'],
      format: line,
    }),
  ];
}

function fileTransport({ log, timeZone, kind }: LogOptions): DailyRotateFile | null {
  try {
    mkdirSync(log.folder, { recursive: true });
    removeOld(log, dayAt(Date.now(), timeZone));
  } catch (error) {
    process.stderr.write(`log: ${error instanceof Error ? error.message : String(error)}\n`);
    return null;
  }
  // No `maxFiles`: its record of old files is one file that processes working side by side would overwrite.
  const transport = new DailyRotateFile({
    dirname: log.folder,
    filename: `prickakonto-${kind}-%DATE%.log`,
    datePattern: 'YYYY-MM-DD',
    level: log.level,
    format: winston.format.combine(winston.format.timestamp(), winston.format.json()),
  });
  transport.on('rotate', () => removeOld(log, dayAt(Date.now(), timeZone)));
  transport.on('error', (error: Error) => process.stderr.write(`log: ${error.message}\n`));
  return transport;
}

/** Removes logs of this program that are older than `keepDays`. */
export function removeOld(log: Settings['log'], today: string): void {
  const now = parseIsoDay(today);
  for (const name of readdirSync(log.folder)) {
    const day = parseIsoDay(/^prickakonto-(?:agent|run)-(\d{4}-\d{2}-\d{2})\.log$/.exec(name)?.[1] ?? '');
    if (now && day && dayNumber(now) - dayNumber(day) > log.keepDays) unlinkSync(join(log.folder, name));
  }
}
