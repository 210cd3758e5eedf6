/** Matches: append-only. Which row is in which active match is derived (`active_row`), kept in the same transaction. */

import type { Actor } from './history.ts';
import { reading, type Store } from './open.ts';

export interface MatchToWrite {
  readonly rule: string;
  readonly ruleHash: string;
  readonly family: string;
  readonly status: 'auto' | 'suggested';
  readonly pass: number;
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly differenceOre: number;
  readonly differenceClass: string | null;
  /** Of `sum` and `net`: by it a late row of the same key is recognised. */
  readonly keyHash: string | null;
  /** Of rule and rows: the same suggestion is not made twice. */
  readonly rowSetHash: string;
  readonly dayMin: number;
  readonly dayMax: number;
  readonly certificate: string;
}

interface MatchWriting {
  readonly actor: Actor;
  readonly at: string;
  readonly groupId: string;
  readonly unit: string;
  readonly groupRunId: string;
  readonly matches: readonly MatchToWrite[];
  readonly late: readonly { readonly match: number; readonly row: number; readonly code: string }[];
  readonly rules: readonly { readonly hash: string; readonly text: string }[];
}

/** Writes a run's matches inside the caller's transaction. A row that is in an active match already fails the whole (primary key of `active_row`). */
export function writeMatches(store: Store, writing: MatchWriting): void {
  const db = store.native;
  const { groupId, unit, groupRunId, at } = writing;
  const rule = db.prepare('insert into rule_text (hash, text) values (?, ?) on conflict (hash) do nothing');
  for (const { hash, text } of writing.rules) rule.run(hash, text);
  const standing = pendingSuggestions(store, groupId, unit);
  const write = matchWriter(store, writing);
  for (const match of writing.matches) {
    if (match.status === 'suggested' && standing.delete(match.rowSetHash)) continue;
    write(match);
  }
  withdraw(store, writing, standing);
  const flag = db.prepare(
    'insert into match_flag (match_seq, tx_seq, code, group_run_id, at) values (?, ?, ?, ?, ?) on conflict do nothing',
  );
  for (const late of writing.late) flag.run(late.match, late.row, late.code, groupRunId, at);
}

function matchWriter(
  store: Store,
  { actor, groupId, unit, groupRunId }: MatchWriting,
): (match: MatchToWrite) => void {
  const insert = store.native.prepare(
    `insert into match (run_id, group_run_id, group_id, unit, rule_id, rule_hash, family, status, pass, difference_ore, difference_class,
       key_hash, row_set_hash, day_min, day_max, certificate)
     values (:run, :groupRun, :group, :unit, :rule, :ruleHash, :family, :status, :pass, :differenceOre, :differenceClass,
       :keyHash, :rowSetHash, :dayMin, :dayMax, :certificate)`,
  );
  const insertRow = store.native.prepare(
    'insert into match_row (tx_seq, group_id, match_seq, side) values (?, ?, ?, ?)',
  );
  const activate = store.native.prepare(
    'insert into active_row (tx_seq, group_id, match_seq) values (?, ?, ?)',
  );
  return (match) => {
    const { left, right, ...columns } = match;
    const { lastInsertRowid } = insert.run({
      ...columns,
      run: actor.runId,
      groupRun: groupRunId,
      group: groupId,
      unit,
    });
    for (const seq of left) insertRow.run(seq, groupId, lastInsertRowid, 'left');
    for (const seq of right) insertRow.run(seq, groupId, lastInsertRowid, 'right');
    if (match.status === 'auto')
      for (const seq of [...left, ...right]) activate.run(seq, groupId, lastInsertRowid);
  };
}

/** Suggestions that stand, by their rows: those that this run no longer makes are withdrawn. */
function pendingSuggestions(store: Store, groupId: string, unit: string): Map<string, number> {
  const rows = store.native
    .prepare(
      `select m.seq, m.row_set_hash as hash from match m where m.group_id = ? and m.unit = ? and m.status = 'suggested'
     and not exists (select 1 from match_event e where e.match_seq = m.seq)`,
    )
    .all(groupId, unit) as { seq: number; hash: string }[];
  return new Map(rows.map((row) => [row.hash, row.seq]));
}

function withdraw(store: Store, writing: MatchWriting, gone: ReadonlyMap<string, number>): void {
  const insert = store.native.prepare(
    `insert into match_event (match_seq, kind, run_id, who, at) values (?, 'withdrawn', ?, ?, ?)`,
  );
  for (const seq of gone.values()) insert.run(seq, writing.actor.runId, writing.actor.who, writing.at);
}

/** Active matches that open rows could be late for (`lateNeeds` of the engine says which). */
export interface LateWanted {
  readonly groupId: string;
  readonly unit: string;
  /** Keys of `sum` and `net` rules that open rows have. */
  readonly keyHashes: readonly string[];
  readonly pairs: readonly LatePairs[];
}

/** Matches of a pair rule with a row of one of the amounts (absolute, within `slackOre`), on or between the days. */
export interface LatePairs {
  readonly rule: string;
  readonly fromDay: number;
  readonly toDay: number;
  /** Ascending. */
  readonly amountsOre: readonly number[];
  readonly slackOre: number;
}

export interface StandingMatch {
  readonly seq: number;
  readonly rule: string;
  readonly left: readonly number[];
  readonly right: readonly number[];
}

export function standingMatches(store: Store, wanted: LateWanted): StandingMatch[] {
  const found = new Set<number>();
  const { groupId, unit } = wanted;
  const keyed = store.native
    .prepare(`select seq from match where group_id = ? and unit = ? and key_hash = ? and status = 'auto'`)
    .pluck();
  for (const hash of wanted.keyHashes)
    for (const seq of keyed.all(groupId, unit, hash) as number[]) found.add(seq);
  for (const pairs of wanted.pairs) for (const seq of pairsWithin(store, wanted, pairs)) found.add(seq);
  const active = store.native
    .prepare('select 1 from active_row where match_seq = ? and tx_seq = ? and group_id = ?')
    .pluck();
  const rowsOf = store.native.prepare(
    'select tx_seq as tx, side, match_seq as seq from match_row where match_seq = ? and group_id = ?',
  );
  const ruleOf = store.native.prepare('select rule_id from match where seq = ?').pluck();
  return [...found]
    .sort((a, b) => a - b)
    .flatMap((seq) => {
      const rows = rowsOf.all(seq, groupId) as { tx: number; side: 'left' | 'right' }[];
      if (!rows[0] || !active.get(seq, rows[0].tx, groupId)) return [];
      const sideOf = (side: 'left' | 'right'): number[] =>
        rows.filter((row) => row.side === side).map((row) => row.tx);
      return [{ seq, rule: String(ruleOf.get(seq)), left: sideOf('left'), right: sideOf('right') }];
    });
}

/** Reads the rule's matches of those days one by one, so that only the hits take memory. */
function pairsWithin(store: Store, of: LateWanted, pairs: LatePairs): Set<number> {
  const hits = new Set<number>();
  if (pairs.amountsOre.length === 0) return hits;
  const rows = store.native
    .prepare(
      `select m.seq, abs(t.amount_ore) as amount from match m join match_row r on r.match_seq = m.seq join tx_row t on t.seq = r.tx_seq
     where m.group_id = ? and m.unit = ? and m.rule_id = ? and m.status = 'auto' and m.day_max >= ? and m.day_min <= ?`,
    )
    .iterate(
      of.groupId,
      of.unit,
      pairs.rule,
      bounded(pairs.fromDay),
      bounded(pairs.toDay),
    ) as IterableIterator<{ seq: number; amount: number }>;
  for (const row of rows) if (isNear(pairs.amountsOre, row.amount, pairs.slackOre)) hits.add(row.seq);
  return hits;
}

/** A rule without a window reaches over all days. */
function bounded(day: number): number {
  return Math.max(-1e9, Math.min(1e9, day));
}

/** Is one of the ascending amounts within `slack` of this one? */
function isNear(amounts: readonly number[], amount: number, slack: number): boolean {
  let low = 0;
  let high = amounts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((amounts[middle] as number) < amount - slack) low = middle + 1;
    else high = middle;
  }
  return low < amounts.length && (amounts[low] as number) <= amount + slack;
}

export interface MatchItem {
  readonly seq: number;
  readonly run: string;
  readonly groupRun: string;
  readonly group: string;
  readonly unit: string;
  readonly rule: string;
  readonly ruleHash: string;
  readonly status: 'auto' | 'suggested' | 'withdrawn';
  readonly left: number[];
  readonly right: number[];
  readonly differenceOre: number;
  readonly differenceClass: string | null;
  readonly certificate: string;
  readonly flags: { readonly row: number; readonly code: string }[];
}

/** Matches, newest run last; withdrawn suggestions only by id. */
export async function listMatches(
  store: Store,
  which: {
    group?: string;
    unit?: string;
    run?: string;
    ids?: readonly number[];
    rowSeq?: number;
    limit: number;
  },
): Promise<MatchItem[]> {
  const conditions = ['true'];
  const parameters: (string | number)[] = [];
  const when = (value: string | number | undefined, sql: string): void => {
    if (value === undefined) return;
    conditions.push(sql);
    for (let i = sql.split('?').length; i > 1; i--) parameters.push(value);
  };
  when(which.group, 'm.group_id = ?');
  when(which.unit, 'm.unit = ?');
  when(which.run, '(m.run_id = ? or m.group_run_id = ?)');
  when(which.ids ? JSON.stringify(which.ids) : undefined, 'm.seq in (select value from json_each(?))');
  when(which.rowSeq, 'm.seq in (select match_seq from match_row where tx_seq = ?)');
  if (!which.ids)
    conditions.push(
      `not exists (select 1 from match_event e where e.match_seq = m.seq and e.kind = 'withdrawn')`,
    );
  const rows = (await reading(store).execute(
    `select m.seq, m.run_id as run, m.group_run_id as groupRun, m.group_id as "group", m.unit, m.rule_id as rule, m.rule_hash as ruleHash, m.difference_ore as differenceOre,
       m.difference_class as differenceClass, m.certificate,
       case when exists (select 1 from match_event e where e.match_seq = m.seq and e.kind = 'withdrawn') then 'withdrawn' else m.status end as status,
       (select json_group_array(tx_seq) from match_row r where r.match_seq = m.seq and r.side = 'left') as "left",
       (select json_group_array(tx_seq) from match_row r where r.match_seq = m.seq and r.side = 'right') as "right",
       (select json_group_array(json_object('row', f.tx_seq, 'code', f.code)) from match_flag f where f.match_seq = m.seq and (f.file_id is null or f.tx_seq in (select tx_seq from superseded_row))) as flags
     from match m where ${conditions.join(' and ')} order by m.seq limit ?`,
    [...parameters, which.limit],
  )) as (Omit<MatchItem, 'left' | 'right' | 'flags'> & { left: string; right: string; flags: string })[];
  return rows.map((row) => ({
    ...row,
    left: JSON.parse(row.left),
    right: JSON.parse(row.right),
    flags: JSON.parse(row.flags),
  }));
}
