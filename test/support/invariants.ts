/**
 * What must hold after every kill and restart (design: ingest, e), checked from outside: folders and database are read
 * directly, nothing of `src/` is imported.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from './workspace.ts';

export interface Dropped {
  readonly unit: string;
  readonly importId: string;
  readonly name: string;
  readonly content: string;
}

/** Violations in words; empty when all is well. `rows`: how many rows the books must hold. */
export function violations(
  workspace: Workspace,
  dropped: readonly Dropped[],
  expected: { rows: number; quarantined?: number; superseded?: number },
): string[] {
  const found: string[] = [];
  const places = [...new Set(dropped.map((file) => `${file.unit}/${file.importId}`))];
  const hashes: string[] = [];
  for (const place of places) {
    const [unit, importId] = place.split('/') as [string, string];
    for (const folder of [workspace.inbox(unit, importId), workspace.archive(unit, importId)]) {
      for (const path of workspace.files(folder)) {
        if (/\.(orsak\.txt|reason\.json)$/.test(path)) continue;
        if (/\.pk-tmp-|\.pk-probe/.test(path)) found.push(`left over: ${path}`);
        hashes.push(sha256(readFileSync(join(folder, path))));
      }
    }
  }
  const wanted = dropped.map((file) => sha256(Buffer.from(file.content))).sort();
  if (JSON.stringify(hashes.sort()) !== JSON.stringify(wanted))
    found.push(`bytes: ${hashes.length} files in the folders, ${wanted.length} dropped, or other content`);
  const [count] = workspace.query<{ n: number; d: number }>(
    'select count(*) as n, count(distinct unit || side || account || hex(fingerprint) || occurrence) as d from tx_row',
  );
  if (count?.n !== expected.rows || count.d !== expected.rows)
    found.push(`rows: ${count?.n}, expected ${expected.rows}`);
  found.push(...supersededViolations(workspace, expected.superseded ?? 0));
  const open = workspace.query<{ id: string; state: string }>(
    `select id, state from source_file where state not in ('done', 'quarantined', 'vanished')`,
  );
  for (const file of open) found.push(`stuck: ${file.id} is ${file.state}`);
  for (const file of workspace.query<{ path: string; hash: string }>(
    `select archived_as as path, sha256 as hash from source_file where state = 'done'`,
  )) {
    if (sha256(readOrEmpty(file.path)) !== file.hash) found.push(`archive: ${file.path} is not the original`);
  }
  const quarantined = workspace.query<{ path: string }>(
    `select quarantined_as as path from source_file where state = 'quarantined'`,
  );
  if (quarantined.length !== (expected.quarantined ?? 0)) found.push(`quarantined: ${quarantined.length}`);
  for (const file of quarantined) {
    for (const ending of ['', '.orsak.txt', '.reason.json'])
      if (readOrEmpty(file.path + ending).length === 0) found.push(`missing: ${file.path}${ending}`);
  }
  const [check] = workspace.query<{ integrity_check: string }>('pragma integrity_check');
  if (check?.integrity_check !== 'ok') found.push(`integrity: ${check?.integrity_check}`);
  return [...found, ...historyViolations(workspace)];
}

/** Superseded rows are those whose last event says so; none of them is told as open, and each match of one is flagged. */
function supersededViolations(workspace: Workspace, expected: number): string[] {
  const found: string[] = [];
  const seqs = (sql: string): string =>
    JSON.stringify(workspace.query<{ seq: number }>(sql).map((row) => row.seq));
  const derived = seqs('select tx_seq as seq from superseded_row order by 1');
  const told = seqs(
    `select tx_seq as seq from row_event e where kind = 'superseded'
       and seq = (select max(seq) from row_event l where l.tx_seq = e.tx_seq) order by 1`,
  );
  if (derived !== told) found.push(`superseded: ${derived}, by the events ${told}`);
  const { length } = JSON.parse(derived) as number[];
  if (length !== expected) found.push(`superseded: ${length}, expected ${expected}`);
  const open = seqs(
    'select tx_seq as seq from open_reason where tx_seq in (select tx_seq from superseded_row)',
  );
  if (open !== '[]') found.push(`superseded and told as open: ${open}`);
  const unflagged = seqs(
    `select a.tx_seq as seq from active_row a join superseded_row s on s.tx_seq = a.tx_seq
     where s.reason <> 'snapshot' and not exists
       (select 1 from match_flag f where f.match_seq = a.match_seq and f.tx_seq = a.tx_seq)`,
  );
  if (unflagged !== '[]') found.push(`matched, superseded and not flagged: ${unflagged}`);
  const lost = seqs(
    `select m.tx_seq as seq from match_row m where not exists (select 1 from tx_row r where r.seq = m.tx_seq)`,
  );
  if (lost !== '[]') found.push(`matched and no longer there: ${lost}`);
  return found;
}

function historyViolations(workspace: Workspace): string[] {
  const found: string[] = [];
  let before = '';
  for (const row of workspace.query<{ seq: number; prev_hash: string; hash: string }>(
    'select seq, prev_hash, hash from history order by seq',
  )) {
    if (row.prev_hash !== before)
      found.push(`history: row ${row.seq} does not carry the hash of the row before`);
    before = row.hash;
  }
  const allowed = new Set([
    'claiming>claimed',
    'claiming>vanished',
    'claimed>committed',
    'claimed>quarantining',
    'committed>archived',
    'archived>done',
    'quarantining>quarantined',
  ]);
  for (const row of workspace.query<{ kind: string; data: string }>(
    `select kind, data from history where kind like 'file.%'`,
  )) {
    const from = (JSON.parse(row.data) as { from?: string }).from;
    const to = row.kind.slice('file.'.length);
    if (from === undefined || to === 'adopted' || to === 'retried' || to === 'claiming') continue;
    if (!allowed.has(`${from}>${to}`)) found.push(`history: ${from} → ${to}`);
  }
  return found;
}

function readOrEmpty(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
