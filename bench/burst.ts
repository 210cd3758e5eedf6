/** 200 files dropped within a second over 20 units beside a running agent: how long until all are archived. */
import { start, until } from '../test/support/program.ts';
import { makeWorkspace, manyBankRows } from '../test/support/workspace.ts';
import { machine } from './machine.ts';

const units = Array.from({ length: 20 }, (_, i) => String(100 + i));
using workspace = makeWorkspace({ units, quietMs: 1_000 });
const agent = start(['agent', '--verbose', '--lang', 'en', '--config', workspace.configPath]);
await agent.said('agent started');
const started = performance.now();
for (let i = 0; i < 200; i++)
  workspace.drop(units[i % 20] as string, 'bank', `fil-${i}.csv`, manyBankRows(20, i));
const droppedMs = performance.now() - started;
await until(
  'all are archived',
  () => workspace.query(`select id from source_file where state = 'done'`).length === 200,
  60_000,
);
console.log(
  `200 files dropped in ${Math.round(droppedMs)} ms, all archived ${((performance.now() - started) / 1000).toFixed(1)} s after the first`,
);
agent.child.kill('SIGTERM');
await agent.ended;
console.log(machine());
