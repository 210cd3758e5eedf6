/** What a file's commit records of what was read. */
import { join } from 'node:path';
import { accountKey } from '../domain/account-key.ts';
import { addDays } from '../domain/day.ts';
import type { ImportDefinition } from '../domain/settings.ts';
import type { FileWarning } from '../domain/source-file.ts';
import type { Coverage, Gate } from '../store/file-commit.ts';
import type { FileRecord } from '../store/records.ts';
import type { StatedStatement } from '../store/statements.ts';
import type { Belongings } from './belonging.ts';
import type { Collected } from './collect.ts';
import { targetName } from './file-name.ts';
import type { Place } from './place.ts';
import type { Read } from './read-content.ts';
import { ledgerAccount } from './shape-row.ts';

/** The kept place of a file, fixed at its commit: `archivePath/YYYY-MM-DD/<ULID>~<name>`; duplicates apart. */
export function archivedAs(place: Place, file: FileRecord, as: 'kept' | 'duplicate'): string {
  const name = targetName(file.id, file.name);
  return as === 'kept'
    ? join(place.archive, file.claimedDay, name)
    : join(place.archive, 'duplicates', file.claimedDay, name);
}

const emptyFile: FileWarning = { code: 'file-empty', severity: 'warning', params: {} };

/** The fields of the file's record; of an empty file, or one that is known already, only that. */
export function recordOf(content: (Collected & Read) | null): Partial<FileRecord> {
  if (!content) return { warnings: [emptyFile] };
  return {
    format: content.format,
    encoding: content.encoding,
    kind: content.summary.kind,
    detection: content.detection,
    csv: content.summary.csv ?? null,
    rowCount: content.rows,
    sumDebitOre: content.sumDebitOre,
    sumCreditOre: content.sumCreditOre,
    statements: content.statements,
    counts: { ...content.summary.counts },
    warnings: content.warnings,
  };
}

/**
 * Through which day the file is complete, per account (design: reconcile, j): the closing balance's day for a statement, the
 * day before it was made for a ledger export, the last row's day for others, or what the import definition says. Never today.
 */
export function coverageOf(definition: ImportDefinition, content: Collected & Read): Coverage[] {
  const choice = definition.completeThrough ?? content.summary.completeness;
  const made = content.summary.generatedOn;
  const generated = made ? addDays(made, -1) : null;
  if (definition.feeds === 'ledger') {
    const last = [...content.lastDay.values()].sort().at(-1) ?? null;
    const days = { generated, lastRow: last, statement: null, none: null };
    return [{ account: '*', completeThrough: days[choice] }];
  }
  const accounts = new Map<string, Coverage>();
  for (const account of content.lastDay.keys()) accounts.set(account, { account, completeThrough: null });
  for (const statement of content.statements) {
    const account = ledgerAccount(definition, statement.account);
    if (account) accounts.set(account, { account, completeThrough: null });
  }
  for (const account of accounts.keys()) {
    const closing = content.statements
      .filter((part) => ledgerAccount(definition, part.account) === account)
      .flatMap((part) => part.closingDay ?? []);
    const days = {
      generated,
      lastRow: content.lastDay.get(account) ?? null,
      statement: closing.sort().at(-1) ?? null,
      none: null,
    };
    accounts.set(account, { account, completeThrough: days[choice] });
  }
  return [...accounts.values()];
}

/** Kinds of files that hold a year's vouchers: a SIE 4E file, the root element of a SIE 5 export. */
const wholeYear = /^(?:4E|Sie)$/;

/** What the checks between files go by. */
export function gateOf(
  definition: ImportDefinition,
  content: Collected & Read,
  belongings: Belongings,
): Gate {
  const { summary } = content;
  return {
    content: definition.content,
    balanceGate: definition.balanceGate,
    generatedOn: summary.generatedOn,
    statesYear: definition.feeds === 'ledger' && wholeYear.test(summary.kind),
    statements: statedStatements(definition, content),
    currencies: content.currencies,
    folders: belongings.folders,
  };
}

const tables: ReadonlySet<string> = new Set(['csv', 'xlsx', 'positional']);

function statedStatements(definition: ImportDefinition, content: Collected & Read): StatedStatement[] {
  const { kind, generatedOn } = content.summary;
  return content.statements.flatMap((statement): StatedStatement[] => {
    const account = ledgerAccount(definition, statement.account);
    if (account === null) return [];
    const key = statement.account === null ? null : accountKey(statement.account);
    return [
      {
        statement,
        account,
        fileAccount: key,
        isOwn: key !== null && definition.places.length === 1 && definition.accounts?.[key] !== undefined,
        // The version of a message is no other series of statements.
        kind: kind.replace(/(?:\.\d{2,3}){2}$/, '') || kind,
        datedByRows: tables.has(content.format),
        fileDay: generatedOn ?? content.lastDay.get(account) ?? null,
      },
    ];
  });
}
