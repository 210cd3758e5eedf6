import type { RunMode, Session } from '../../agent/session.ts';
import { durationMs } from '../../config/duration.ts';
import { PrickakontoError } from '../../domain/error.ts';
import type { ExitCode } from '../../domain/exit-codes.ts';
import { type Command, type Context, flagArg, type Outcome, textArg } from '../command.ts';
import { withJobLog, withSession } from '../job-log.ts';
import { type StopSignals, watchSignals } from '../signals.ts';
import { mustKnow, mustRunJobs, settingsOf } from '../with-store.ts';

const defaultWait = '10m';

export const run: Command = {
  name: 'run',
  usage: 'run',
  options: ({ options }) => ({
    import: { type: 'boolean', describe: options.import },
    reconcile: { type: 'boolean', describe: options.reconcile },
    all: { type: 'boolean', describe: options.all },
    unit: { type: 'string', requiresArg: true, describe: options.unit },
    group: { type: 'string', requiresArg: true, describe: options.group },
    wait: { type: 'string', requiresArg: true, default: defaultWait, describe: options.wait },
  }),
  async run(context) {
    const mode = modeOf(context);
    const waitMs = waitOf(context);
    const settings = await settingsOf(context);
    mustRunJobs(settings);
    mustKnow(textArg(context, 'unit'), settings.units);
    mustKnow(textArg(context, 'group'), settings.groups);
    const stop = watchSignals(() => {
      if (!context.json && !context.quiet) process.stderr.write(`${context.words.stopping}\n`);
    });
    try {
      return await withJobLog(context, { settings, kind: 'run' }, (log) =>
        withSession({ settings, mode, log: log.forRun, now: Date.now }, (session) =>
          work(context, session, { mode, waitMs, stop }),
        ),
      );
    } finally {
      stop.release();
    }
  },
};

function modeOf(context: Context): Exclude<RunMode, 'agent'> {
  const imports = flagArg(context, 'import');
  const reconciles = flagArg(context, 'reconcile');
  if (!imports && !reconciles)
    throw new PrickakontoError('cli-option-invalid', { option: 'run', problem: 'together' });
  return imports && reconciles ? 'A' : imports ? 'U' : 'R';
}

function waitOf(context: Context): number {
  const waitMs = durationMs(textArg(context, 'wait') ?? defaultWait);
  if (waitMs === null)
    throw new PrickakontoError('cli-option-invalid', { option: '--wait', problem: 'duration' });
  return waitMs;
}

interface Job {
  readonly mode: Exclude<RunMode, 'agent'>;
  readonly waitMs: number;
  readonly stop: StopSignals;
}

async function work(context: Context, session: Session, { mode, waitMs, stop }: Job): Promise<Outcome> {
  const { runOnce } = await import('../../agent/one-shot.ts');
  const { runDocument, runText } = await import('../documents/run-document.ts');
  const result = await runOnce(session, {
    import: mode !== 'R',
    reconcile: mode !== 'U',
    all: flagArg(context, 'all'),
    unit: textArg(context, 'unit'),
    group: textArg(context, 'group'),
    waitMs,
    stopping: () => stop.exitCode() !== null,
  });
  // A signal wins over all but an unexpected failure.
  const exitCode: ExitCode = result.exitCode === 1 ? 1 : (stop.exitCode() ?? result.exitCode);
  const told = { ...result, exitCode };
  return { exitCode, json: runDocument(told, context.language), text: () => runText(told, context) };
}
