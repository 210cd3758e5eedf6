import type { Session, SessionOptions } from '../agent/session.ts';
import type { Settings } from '../domain/settings.ts';
import type { Context } from './command.ts';
import type { LogOptions, ProgramLog } from './log.ts';

/**
 * Does a job with its log open: files always; the terminal gets short lines when somebody watches, and errors in any case.
 * What the job throws is on record before it goes on.
 */
export async function withJobLog<T>(
  context: Context,
  job: { settings: Settings; kind: LogOptions['kind'] },
  work: (log: ProgramLog) => Promise<T>,
): Promise<T> {
  const log = await openJobLog(context, job.settings, job.kind);
  try {
    return await work(log);
  } catch (error) {
    log.failed(job.kind, error);
    throw error;
  } finally {
    await log.close();
  }
}

/** Does a job in a session of its own (store, threads, leases), and closes it whatever happens. */
export async function withSession<T>(
  options: SessionOptions,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const { openSession } = await import('../agent/session.ts');
  const session = await openSession(options);
  try {
    return await work(session);
  } finally {
    await session[Symbol.asyncDispose]();
  }
}

async function openJobLog(
  context: Context,
  settings: Settings,
  kind: LogOptions['kind'],
): Promise<ProgramLog> {
  const { openLog } = await import('./log.ts');
  const colour =
    process.stderr.isTTY === true &&
    !process.env['NO_COLOR'] &&
    process.env['TERM'] !== 'dumb' &&
    context.args['no-color'] !== true;
  return openLog({
    log: settings.log,
    timeZone: settings.timeZone,
    kind,
    terminal: terminalLevel(context, kind),
    language: context.language,
    colour,
  });
}

function terminalLevel(context: Context, kind: LogOptions['kind']): LogOptions['terminal'] {
  if (context.verbose) return 'debug';
  if (context.json || context.quiet) return 'error';
  return kind === 'agent' || process.stderr.isTTY === true ? 'info' : 'warn';
}
