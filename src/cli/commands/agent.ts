import type { ReconcileResult } from '../../agent/reconcile-group.ts';
import type { Session } from '../../agent/session.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Command, Context, Outcome } from '../command.ts';
import { withJobLog, withSession } from '../job-log.ts';
import { type StopSignals, watchSignals } from '../signals.ts';
import { mustRunJobs, settingsOf } from '../with-store.ts';

export const agent: Command = {
  name: 'agent',
  usage: 'agent',
  options: ({ options }) => ({ 'no-console': { type: 'boolean', describe: options.noConsole } }),
  async run(context) {
    const settings = await settingsOf(context);
    mustRunJobs(settings);
    const stop = watchSignals(() => tell(context, context.words.stopping));
    try {
      return await withJobLog(context, { settings, kind: 'agent' }, (log) =>
        withSession({ settings, mode: 'agent', log: log.forRun, now: Date.now }, (session) =>
          work(context, session, stop),
        ),
      );
    } finally {
      stop.release();
    }
  },
};

function tell(context: Context, line: string): void {
  if (!context.json && !context.quiet) process.stderr.write(`${line}\n`);
}

/** Works until a signal comes; what is in hand is finished before it ends. */
async function work(context: Context, session: Session, stop: StopSignals): Promise<Outcome> {
  const { startAgent } = await import('../../agent/start.ts');
  const reconciled: ReconcileResult[] = [];
  const running = await startAgent(session, {
    reconciled: (result) => void (context.json && reconciled.push(result)),
  });
  tell(context, watchedText(context, session.settings));
  try {
    await Promise.race([stop.first, running.ended]);
  } finally {
    await running.stop();
  }
  const exitCode = stop.exitCode() ?? 0;
  if (!context.json) return { exitCode, json: null, text: () => '' };
  const { agentDocument } = await import('../../agent/agent-document.ts');
  const { runDocument } = await import('../documents/run-document.ts');
  const document = { ...(await agentDocument(session, reconciled)), exitCode };
  return { exitCode, json: runDocument(document, context.language), text: () => '' };
}

function watchedText(context: Context, settings: Settings): string {
  const places = settings.imports.flatMap((definition) =>
    definition.places.filter((place) => place.scheduled),
  );
  return context.words.agentWatches(places.length, new Set(places.map((place) => place.unit)).size);
}
