/** What the outbox says of a file; rendered when the mail is made. */
import type { Finding } from '../domain/finding.ts';
import type { ReportEntry } from '../domain/report.ts';
import type { FileWarning } from '../domain/source-file.ts';
import type { Actor } from '../store/history.ts';
import type { FileRecord } from '../store/records.ts';
import type { Place } from './place.ts';

interface About {
  readonly actor: Actor;
  readonly place: Place;
  readonly file: FileRecord;
  readonly at: string;
}

function about({ actor, place, file, at }: About) {
  return { at, run: actor.runId, unit: place.unit.code, import: place.definition.id, file: file.name };
}

export function importReport(
  job: About,
  set: Partial<FileRecord>,
  came: { newRows: number; warnings: readonly FileWarning[]; questions: readonly string[] },
): ReportEntry {
  const rows = set.rowCount ?? 0;
  const { newRows, warnings, questions } = came;
  return {
    kind: 'file-imported',
    ...about(job),
    rows: newRows,
    known: rows - newRows,
    warnings,
    questions,
  };
}

export function duplicateReport(job: About, of: FileRecord): ReportEntry {
  return { kind: 'file-duplicate', ...about(job), of: of.id };
}

export function quarantineReport(job: About, error: Finding, quarantinedAs: string): ReportEntry {
  return {
    kind: 'file-quarantined',
    ...about(job),
    code: error.code,
    params: error.params,
    quarantinedAs,
    ...(error.line === undefined ? {} : { line: error.line }),
    ...(error.row === undefined ? {} : { row: error.row }),
  };
}
