import { type Command, flagArg } from '../command.ts';
import { columns } from '../listing.ts';
import { settingsOf } from '../with-store.ts';

export const checkPaths: Command = {
  name: 'check-paths',
  usage: 'check-paths',
  options: ({ options }) => ({ create: { type: 'boolean', describe: options.create } }),
  async run(context) {
    const settings = await settingsOf(context);
    const { checkPaths: check, pathsExitCode } = await import('../../ops/check-paths.ts');
    const { account: whoRuns } = await import('../../agent/session.ts');
    const { textOf } = await import('../../i18n/text.ts');
    const { words, language } = context;
    const account = whoRuns();
    const { checks, created } = await check(settings, { create: flagArg(context, 'create') });
    const items = checks.map(({ problem, ...one }) => ({
      ...one,
      ...(problem
        ? { problem: { code: problem.code, ...textOf(problem.code, problem.params, language) } }
        : {}),
    }));
    return {
      exitCode: pathsExitCode(checks),
      json: { account, created, items },
      async text() {
        const { table } = await import('../table.ts');
        const rows = items.map((item) => [
          item.unit,
          item.import,
          words.titles[item.kind],
          item.path,
          item.problem ? `${words.severities[item.severity]}: ${item.problem.code}` : 'ok',
        ]);
        const bad = items.filter((item) => item.problem);
        const errors = bad.filter((item) => item.severity === 'error').length;
        const told = bad.flatMap(({ problem }) =>
          problem ? [`- ${problem.message}`, `  ${words.hint}: ${problem.hint}`] : [],
        );
        return [
          ...created.map(words.created),
          table(columns(context, 'unit', 'import', 'kind', 'folder', 'ok'), rows, context.colour),
          '',
          words.pathsAccount(account),
          bad.length === 0 ? words.pathsOk(items.length) : words.pathsBad(errors, bad.length - errors),
          ...told,
        ].join('\n');
      },
    };
  },
};
