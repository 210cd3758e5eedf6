/** The commit of a file whose content is new: the checks between files, the rows, and everything that follows from them. */
import type { SqlEntityManager } from '@mikro-orm/sqlite';
import type { Finding } from '../domain/finding.ts';
import type { FileWarning } from '../domain/source-file.ts';
import { type CommitOutcome, type FileCommit, type Gate, Refused } from './file-commit.ts';
import { moveFile } from './files.ts';
import { fileIn } from './find-files.ts';
import { findGoneVouchers, forgetGone, type GoneVouchers, rememberGone } from './gone-vouchers.ts';
import type { Actor } from './history.ts';
import { accountsKnownElsewhere, noteCurrencies } from './known-accounts.ts';
import type { Store } from './open.ts';
import { addOutboxEntry } from './outbox.ts';
import { ask, resolveQuestions } from './questions.ts';
import { compareSnapshot, takeSnapshot } from './snapshots.ts';
import { askingOf, refusesFile } from './statement-findings.ts';
import { addStatements } from './statements.ts';
import { type Changed, carryOutChanges } from './superseded.ts';
import { insertNewRows, numberRepeats, type StagedFile } from './take-rows.ts';
import { tellFindings } from './tell-findings.ts';
import { beginChanges, compareVouchers, correctedVouchers, type Stated } from './versions.ts';
import { joinWindow } from './window-membership.ts';

export async function commitRows(
  store: Store,
  em: SqlEntityManager,
  actor: Actor,
  commit: FileCommit,
): Promise<CommitOutcome> {
  const { file, at } = commit;
  const staged: StagedFile = {
    id: file.id,
    unit: file.unit,
    importId: file.importId,
    side: commit.side,
  };
  const elsewhere = commit.gate ? accountsKnownElsewhere(store, staged, commit.gate) : [];
  const chains = addStatements(store, staged, commit.gate?.statements ?? []);
  const refusing = commit.gate?.balanceGate === 'refuse' ? chains.reports.find(refusesFile) : undefined;
  if (refusing) throw new Refused(askingOf(refusing).finding);
  const taken = commit.gate ? takeRows(store, staged, commit, commit.gate) : nothingTaken;
  commit.midway();
  const settled = [...chains.settled, ...taken.restated];
  await resolveQuestions(em, actor, settled, { file: file.id, at });
  const askings = [
    ...[...(commit.set.warnings ?? []), ...elsewhere, ...taken.findings].map((finding) => ({ finding })),
    ...chains.reports.slice(0, mostBreaks).map(askingOf),
  ];
  const told = await tellFindings(em, actor, { file: staged, at }, askings);
  const gone = taken.gone && (await askForGone(store, em, actor, { staged, gone: taken.gone, at }));
  const warnings = [...told.warnings, ...(gone ? [gone.warning] : [])];
  const questions = [...told.questions, ...(gone ? [gone.question] : [])];
  writeBalances(store, commit);
  writeCoverage(store, commit);
  const set = {
    ...commit.set,
    warnings,
    newRowCount: taken.total,
    committedAt: at,
    archivedAs: commit.archivedAs,
  };
  await moveFile(em, actor, file, {
    to: 'committed',
    at,
    set,
    data: { rows: set.rowCount ?? 0, newRows: taken.total, ...changesOf(taken.changed), sha256: set.sha256 },
  });
  await joinWindows(em, actor, commit, taken);
  await addOutboxEntry(em, actor, commit.entry({ newRows: taken.total, warnings, questions }));
  return { kind: 'committed', file: await fileIn(em, file.id) };
}

/** Breaks of one file that are told; more say no more. */
const mostBreaks = 100;

interface Taken {
  readonly total: number;
  readonly perAccount: Readonly<Record<string, number>>;
  readonly changed: Changed;
  readonly findings: readonly Finding[];
  readonly gone: GoneVouchers | null;
  /** Questions about vouchers that the file states again. */
  readonly restated: readonly number[];
}

const nothingChanged: Changed = { gone: 0, back: 0, accounts: new Set(), findings: [] };
const nothingTaken: Taken = {
  total: 0,
  perAccount: {},
  changed: nothingChanged,
  findings: [],
  gone: null,
  restated: [],
};

/** The staged rows, and what they change of those that are there. */
function takeRows(store: Store, file: StagedFile, commit: FileCommit, gate: Gate): Taken {
  const stated: Stated = { file, generatedOn: gate.generatedOn };
  numberRepeats(store);
  const currencies = noteCurrencies(store, file, gate.currencies);
  beginChanges(store);
  const how = { file, at: commit.at, groups: commit.groups };
  if (gate.content === 'snapshot') {
    const { findings, takes } = compareSnapshot(store, stated);
    const fresh = insertNewRows(store, file);
    const changed = carryOutChanges(store, { ...how, reason: 'snapshot' });
    if (takes) takeSnapshot(store, stated);
    return {
      ...nothingTaken,
      ...fresh,
      changed,
      findings: [...findings, ...currencies, ...changed.findings],
    };
  }
  const older = compareVouchers(store, stated);
  const gone = gate.statesYear ? findGoneVouchers(store, stated) : null;
  const fresh = insertNewRows(store, file);
  const changed = carryOutChanges(store, { ...how, reason: 'voucher' });
  const findings = [...older, ...currencies, ...correctedVouchers(store, file), ...changed.findings];
  return { ...fresh, changed, findings, gone, restated: forgetGone(store) };
}

async function askForGone(
  store: Store,
  em: SqlEntityManager,
  actor: Actor,
  { staged, gone, at }: { staged: StagedFile; gone: GoneVouchers; at: string },
): Promise<{ warning: FileWarning; question: string }> {
  const { seq } = await ask(
    em,
    actor,
    staged,
    { finding: gone.finding, about: `voucher-gone:${staged.id}` },
    at,
  );
  rememberGone(store, gone.seqs, seq);
  return { warning: { ...gone.finding, severity: 'warning', question: `q${seq}` }, question: `q${seq}` };
}

function changesOf({ gone, back }: Changed): Record<string, number> {
  return gone + back > 0 ? { superseded: gone, restored: back } : {};
}

async function joinWindows(
  em: SqlEntityManager,
  actor: Actor,
  commit: FileCommit,
  taken: Taken,
): Promise<void> {
  const named = new Set([
    ...commit.coverage.map((part) => part.account),
    ...commit.balances.map((part) => part.account),
  ]);
  const { accounts } = taken.changed;
  for (const group of commit.groups) {
    const concerns = group.accounts.some(
      (account) => (taken.perAccount[account] ?? 0) > 0 || accounts.has(account) || named.has(account),
    );
    if (!concerns) continue;
    const changes = taken.total > 0 || accounts.size > 0;
    await joinWindow(em, actor, { file: commit.file, group, newRows: taken.total, changes, at: commit.at });
  }
}

function writeBalances(store: Store, commit: FileCommit): void {
  const insert = store.native.prepare(
    'insert into balance (file_id, unit, account, file_account, kind, day, amount_ore, currency) values (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  for (const part of commit.balances) {
    insert.run(
      commit.file.id,
      commit.file.unit,
      part.account,
      part.fileAccount,
      part.kind,
      part.day,
      part.amountOre,
      part.currency,
    );
  }
}

function writeCoverage(store: Store, commit: FileCommit): void {
  const insert = store.native.prepare(
    'insert into file_coverage (file_id, unit, import_id, account, complete_through) values (?, ?, ?, ?, ?)',
  );
  for (const part of commit.coverage) {
    insert.run(commit.file.id, commit.file.unit, commit.file.importId, part.account, part.completeThrough);
  }
}
