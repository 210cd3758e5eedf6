/** From a dropped 50-row file to its archived original, beside a running agent on a local disk; and to its mail. */
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { start, until } from '../test/support/program.ts';
import { makeWorkspace, manyBankRows, type Workspace } from '../test/support/workspace.ts';
import { figures, machine } from './machine.ts';

const files = 50;
const settleMs = 1_000;
const windowQuietMs = 300;
const gatherMs = 200;

function isArchived(workspace: Workspace, name: string): boolean {
  return workspace.files(workspace.archive('100', 'bank')).some((path) => path.endsWith(name));
}

async function measure(
  workspace: Workspace,
  kind: 'renamed' | 'written',
): Promise<{ archived: number[]; mailed: number[] }> {
  const archived: number[] = [];
  const mailed: number[] = [];
  for (let i = 0; i < files; i++) {
    const name = `${kind}-${i}.csv`;
    const content = manyBankRows(50, i + (kind === 'renamed' ? 0 : 1_000));
    const mailsBefore = workspace.query('select id from outbox_mail').length;
    const target = join(workspace.inbox('100', 'bank'), name);
    if (kind === 'renamed') {
      const outside = join(workspace.folder, name);
      writeFileSync(outside, content);
      renameSync(outside, target);
    } else {
      writeFileSync(target, content);
    }
    const dropped = performance.now();
    await until('archived', () => isArchived(workspace, name));
    const archivedAt = performance.now();
    archived.push(archivedAt - dropped);
    await until('mail made', () => workspace.query('select id from outbox_mail').length > mailsBefore);
    mailed.push(performance.now() - archivedAt);
  }
  return { archived, mailed };
}

using workspace = makeWorkspace({
  quietMs: settleMs,
  windowQuiet: `${windowQuietMs}ms`,
  gather: `${gatherMs}ms`,
  extra: {
    agent: { watch: 'auto', settle: { quiet: '1s', every: '250ms' }, rescan: { local: '5s', share: '5s' } },
  },
});
const agent = start(['agent', '--verbose', '--lang', 'en', '--config', workspace.configPath]);
await agent.said('agent started');
for (const kind of ['renamed', 'written'] as const) {
  const { archived, mailed } = await measure(workspace, kind);
  console.log(`${kind}: drop → archived ${figures(archived)}`);
  console.log(
    `${kind}: archived → first mail made ${figures(mailed)} (window quiet ${windowQuietMs} ms + gather ${gatherMs} ms)`,
  );
}
agent.child.kill('SIGTERM');
await agent.ended;
console.log(machine());
