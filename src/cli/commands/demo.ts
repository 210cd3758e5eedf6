/** `npm start`: the whole job on the samples, with the agent, in a workspace of its own. */
import { dirname, join, relative } from 'node:path';
import type { ReconcileResult } from '../../agent/reconcile-group.ts';
import type { Session } from '../../agent/session.ts';
import type { Settings } from '../../domain/settings.ts';
import { demoTextOf } from '../../i18n/demo-text.ts';
import { type Command, type Context, flagArg, type Outcome, textArg } from '../command.ts';
import { withJobLog, withSession } from '../job-log.ts';
import { type StopSignals, watchSignals } from '../signals.ts';

export const demo: Command = {
  name: 'demo',
  usage: 'demo',
  options: ({ options }) => ({
    once: { type: 'boolean', describe: options.once },
    folder: { type: 'string', requiresArg: true, describe: options.folder },
  }),
  async run(context) {
    const { makeDemoWorkspace, makeFolders } = await import('../../ops/demo-workspace.ts');
    say(context, demoTextOf(context.language).started);
    const configPath = await makeDemoWorkspace(textArg(context, 'folder') ?? join('var', 'demo'));
    const { loadSettings } = await import('../../config/load.ts');
    const settings = loadSettings(configPath);
    await makeFolders(settings);
    const stop = watchSignals(() => say(context, context.words.stopping));
    try {
      return await withJobLog({ ...context, quiet: !context.verbose }, { settings, kind: 'agent' }, (log) =>
        withSession({ settings, mode: 'agent', log: log.forRun, now: Date.now }, (session) =>
          work(context, settings, session, stop),
        ),
      );
    } finally {
      stop.release();
    }
  },
};

async function work(
  context: Context,
  settings: Settings,
  session: Session,
  stop: StopSignals,
): Promise<Outcome> {
  const { startAgent } = await import('../../agent/start.ts');
  const { dropSamples } = await import('../../ops/demo-workspace.ts');
  const { demoDocument, demoText } = await import('../documents/demo-document.ts');
  const reconciled: ReconcileResult[] = [];
  const agent = await startAgent(session, { reconciled: (result) => reconciled.push(result) });
  try {
    const dropped = await dropSamples(settings);
    await Promise.race([
      firstWindowsDone(session, dropped, reconciled, () => stop.exitCode() !== null),
      agent.ended,
    ]);
    const workspace = dirname(settings.configPath);
    const document = await demoDocument(session, reconciled, {
      workspace,
      archive: join(workspace, 'arkiv'),
      language: context.language,
    });
    const names = {
      groups: Object.fromEntries(settings.groups.map((group) => [group.id, group.name])),
      units: Object.fromEntries(settings.units.map((unit) => [unit.code, unit.name])),
    };
    const text = (): string => demoText(document, names, context.language);
    if (flagArg(context, 'once') || stop.exitCode() !== null)
      return {
        exitCode: stop.exitCode() ?? (document.exitCode as Outcome['exitCode']),
        json: document,
        text,
      };
    process.stdout.write(`${text()}\n\n${stayingText(context, settings)}\n`);
    await Promise.race([stop.first, agent.ended]);
    return { exitCode: stop.exitCode() ?? 0, json: document, text: () => '' };
  } finally {
    await agent.stop();
  }
}

function say(context: Context, line: string): void {
  if (!context.json && !context.quiet) process.stderr.write(`${line}\n\n`);
}

function stayingText(context: Context, settings: Settings): string {
  const words = demoTextOf(context.language);
  const inbox = settings.imports.find((definition) => definition.feeds === 'bank')?.places[0]?.path ?? '';
  return `${words.watching(relative('.', inbox))}\n${words.next} --config ${relative('.', settings.configPath)}`;
}

const lookEveryMs = 100;

/** All dropped files are at their end, every window that opened has run, and the mails about it are sent or wait for their server. */
async function firstWindowsDone(
  session: Session,
  dropped: number,
  reconciled: readonly ReconcileResult[],
  stopping: () => boolean,
): Promise<void> {
  const { filesOfRun } = await import('../../store/find-files.ts');
  const { unfinishedWindows } = await import('../../store/windows.ts');
  const { unsentWork } = await import('../../store/outbox-mails.ts');
  while (!stopping()) {
    const files = await filesOfRun(session.store, session.actor.runId);
    const ended = files.filter((file) => file.state === 'done' || file.state === 'quarantined').length;
    if (
      ended >= dropped &&
      reconciled.length > 0 &&
      (await unfinishedWindows(session.store)).length === 0 &&
      !(await unsentWork(session.store))
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}
