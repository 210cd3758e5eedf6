import { createHash } from 'node:crypto';
import { ore } from '../src/domain/ore.ts';
import { type Rule, ruleDefaults } from '../src/domain/rule.ts';
import {
  createRowTable,
  neededFields,
  type Plan,
  planGroup,
  planHash,
  type RowTable,
  verifyPlan,
} from '../src/reconcile/index.ts';

/** Times planning and verifying on made-up rows: `node bench/matching.ts`. Prints a Markdown table. */

const rules: Rule[] = [
  {
    ...ruleDefaults,
    id: 'exact',
    name: 'exact',
    type: 'exact',
    key: [{ left: 'reference', right: 'reference', normalise: ['digits', 'stripLeadingZeros'] }],
    days: { before: 1, after: 5 },
  },
  {
    ...ruleDefaults,
    id: 'sum',
    name: 'sum',
    type: 'sum',
    key: [{ left: 'batch', right: 'batch', normalise: [] }],
    spanDays: 10,
  },
  { ...ruleDefaults, id: 'unique', name: 'unique', type: 'unique', days: { before: 0, after: 3 } },
];

const tolerant: Rule[] = [
  {
    ...ruleDefaults,
    id: 'unique-tolerance',
    name: 'unique with tolerance',
    type: 'unique',
    days: { before: 0, after: 3 },
    tolerance: { minOre: ore(-50), maxOre: ore(50), class: 'rounding', account: '3740' },
  },
];

const fields = neededFields(rules);

/** A small seeded generator (mulberry32): the bench is the same every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

interface Made {
  readonly table: RowTable;
  add(side: 'ledger' | 'bank', day: number, amountOre: number, values?: Record<string, string>): void;
}

function maker(): Made {
  const table = createRowTable(fields);
  let seq = 0;
  return {
    table,
    add(side, day, amountOre, values = {}) {
      seq += 1;
      const hash = createHash('sha256').update(String(seq)).digest('hex');
      table.add({
        seq,
        side,
        day,
        amountOre,
        currency: 'SEK',
        hash,
        values: fields.map((field) => values[field] ?? null),
      });
    },
  };
}

type Kind = (made: Made, at: { i: number; day: number; later: number; amount: number }) => void;

/** 80 % by reference, 12 % by amount and day, 3 % in groups of three, 2 % in 2×2 ties, 3 % without counterpart. */
const kinds: readonly (readonly [upTo: number, kind: Kind])[] = [
  [
    0.8,
    (made, { i, day, later, amount }) => {
      made.add('ledger', day, amount, { reference: `F ${i}` });
      made.add('bank', later, amount, { reference: `000${i}` });
    },
  ],
  [
    0.92,
    (made, { day, later, amount }) => {
      made.add('ledger', day, amount);
      made.add('bank', later, amount);
    },
  ],
  [
    0.95,
    (made, { i, day, amount }) => {
      for (const part of [amount, amount + 1, amount + 2]) made.add('ledger', day, part, { batch: `B${i}` });
      made.add('bank', day + 1, 3 * amount + 3, { batch: `B${i}` });
    },
  ],
  [
    0.97,
    (made, { day, amount }) => {
      for (const side of ['ledger', 'ledger', 'bank', 'bank'] as const) made.add(side, day, amount);
    },
  ],
  [
    1,
    (made, { i, day, amount }) => {
      made.add('ledger', day, amount, { reference: `L${i}` });
      made.add('bank', day, amount + 7_777, { reference: `R${i}` });
    },
  ],
];

function mixture(size: number): RowTable {
  const random = seeded(size);
  const made = maker();
  const pick = (limit: number) => Math.floor(random() * limit);
  for (let i = 0; i < size; i++) {
    const day = 20_000 + pick(365);
    const chance = random();
    const kind = kinds.find(([upTo]) => chance < upTo)?.[1];
    kind?.(made, { i, day, later: day + pick(4), amount: 100 + pick(5_000_000) });
  }
  return made.table;
}

/** One amount on three days, no references: every row is tied with thousands. */
function hot(size: number): RowTable {
  const made = maker();
  for (let i = 0; i < size; i++) {
    made.add('ledger', 20_000 + (i % 3), 9_900);
    made.add('bank', 20_000 + ((i + 1) % 3), 9_900);
  }
  return made.table;
}

/** Time of the wall, and of this thread's processor: the second tells little of what else the machine does. */
function timed<T>(work: () => T): { value: T; ms: string } {
  const [start, cpu] = [performance.now(), process.threadCpuUsage()];
  const value = work();
  const { user, system } = process.threadCpuUsage(cpu);
  return { value, ms: `${Math.round(performance.now() - start)} / ${Math.round((user + system) / 1000)}` };
}

function measure(name: string, rows: RowTable, by: readonly Rule[]): string {
  const complete = { left: 'always', right: 'always' } as const;
  const run = () =>
    planGroup({
      type: 'bank',
      rules: by,
      waitFor: 'none',
      manual: true,
      rows,
      completeThrough: complete,
      existing: [],
      existingRows: createRowTable(fields),
      rejected: [],
    });
  const planned = timed<Plan>(run);
  const verified = timed(() =>
    verifyPlan({
      plan: planned.value,
      rules: by,
      type: 'bank',
      rows,
      completeThrough: complete,
      waitFor: 'none',
      rejected: [],
    }),
  );
  const hashed = timed(() => planHash(planned.value, rows));
  const { plan, rss } = { plan: planned.value, rss: Math.round(process.memoryUsage().rss / 1e6) };
  const cells = [
    name,
    rows.count,
    plan.matches.length,
    plan.open.length,
    plan.passes,
    planned.ms,
    verified.ms,
    hashed.ms,
    rss,
  ];
  if (verified.value.length > 0) throw new Error(`the verifier found ${JSON.stringify(verified.value[0])}`);
  return `| ${cells.join(' | ')} |`;
}

console.log(
  '| rows a side | rows | matches | open | passes | plan ms (wall / cpu) | verify ms | plan hash ms | RSS MB |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const size of [10_000, 100_000, 300_000]) console.log(measure(`mixture ${size}`, mixture(size), rules));
for (const size of [5_000, 100_000]) console.log(measure(`hot key ${size}`, hot(size), rules));
console.log(measure('tolerance 100000', mixture(100_000), tolerant));
console.log(measure('hot key with tolerance 5000', hot(5_000), tolerant));
