/** A file as `files --json` and `inspect --json` show it (contract: design/cli.md). */
import type { Finding } from '../../domain/finding.ts';
import type { FileState, ShownState, Statement } from '../../domain/source-file.ts';
import { type Language, textOf } from '../../i18n/text.ts';
import type { FileRecord, ReadContent } from '../../store/records.ts';

const shownStates: Readonly<Record<FileState, ShownState>> = {
  claiming: 'waiting',
  claimed: 'claimed',
  quarantining: 'claimed',
  committed: 'committed',
  archived: 'archived',
  done: 'archived',
  quarantined: 'quarantined',
  vanished: 'waiting',
};

export function shownState(file: Pick<FileRecord, 'state' | 'dupOf'>): ShownState {
  return file.dupOf !== null && file.state === 'done' ? 'duplicate' : shownStates[file.state];
}

export function findingItem(finding: Finding, language: Language): Record<string, unknown> {
  const { message, hint } = textOf(finding.code, finding.params, language);
  const place = {
    ...(finding.line === undefined ? {} : { line: finding.line }),
    ...(finding.row === undefined ? {} : { row: finding.row }),
  };
  const question = finding.question === undefined ? {} : { question: finding.question };
  return { code: finding.code, message, hint, ...place, ...question };
}

export function statementItem({
  account,
  currency,
  openingOre,
  closingOre,
  entries,
  sumCreditOre,
  sumDebitOre,
}: Statement): Record<string, unknown> {
  return { account, currency, openingOre, closingOre, entries, sumCreditOre, sumDebitOre };
}

export function contentItem(file: ReadContent, language: Language): Record<string, unknown> {
  return {
    format: file.format,
    kind: file.kind,
    rows: file.rowCount,
    sumDebitOre: file.sumDebitOre,
    sumCreditOre: file.sumCreditOre,
    statements: file.statements.map(statementItem),
    counts: file.counts,
    error: file.error ? findingItem(file.error, language) : null,
    warnings: file.warnings.map((warning) => findingItem(warning, language)),
    encoding: file.encoding,
    detection: file.detection,
    ...(file.csv ? { csv: file.csv } : {}),
  };
}

export function fileItem(file: FileRecord, language: Language): Record<string, unknown> {
  return {
    id: file.id,
    unit: file.unit,
    import: file.importId,
    name: file.name,
    sha256: file.sha256,
    size: file.sizeBytes,
    state: shownState(file),
    ...contentItem(file, language),
    newRows: file.newRowCount,
    receivedAt: file.receivedAt,
    archivedAs: file.archivedAs,
    quarantinedAs: file.quarantinedAs,
    duplicateOf: file.dupOf,
  };
}
