/** What `run --json` and `demo --once --json` print (contract: design/cli.md), and the exit code it ends with. */

import type { Code } from '../domain/codes.ts';
import { type ExitCode, exitCodeOf, worstExit } from '../domain/exit-codes.ts';
import type { Params } from '../domain/finding.ts';
import type { Store } from '../store/open.ts';
import { listQuestions } from '../store/questions.ts';
import type { FileRecord } from '../store/records.ts';

export interface GroupResult {
  readonly group: string;
  readonly unit: string;
  readonly matched: number;
  readonly suggested: number;
  readonly open: number;
  readonly ambiguous: number;
  readonly openAmountOre: number;
}

/** Something that went wrong, rendered when it is shown. */
export interface RunError {
  readonly code: Code;
  readonly params: Params;
  readonly file?: string;
}

export interface RunResult {
  readonly run: string;
  readonly mode: 'A' | 'U' | 'R' | 'agent';
  readonly files: FileCounts;
  readonly rows: { readonly imported: number; readonly alreadyKnown: number };
  readonly groups: readonly GroupResult[];
  readonly mails: { readonly sent: number; readonly queued: number };
  readonly errors: readonly RunError[];
  readonly exitCode: ExitCode;
}

export interface FileCounts {
  readonly found: number;
  readonly imported: number;
  readonly byOthers: number;
  readonly duplicate: number;
  readonly quarantined: number;
  readonly waiting: number;
}

export function runExitCode(errors: readonly RunError[], queuedMails: number): ExitCode {
  return worstExit([...errors.map((error) => exitCodeOf(error.code)), queuedMails > 0 ? 59 : 0]);
}

/** What became of the files; `found` is the sum of the others. */
export function fileCounts(of: {
  readonly ended: readonly FileRecord[];
  readonly byOthers: number;
  readonly waiting: number;
}): FileCounts {
  const imported = of.ended.filter((file) => file.state === 'done' && !file.dupOf).length;
  const duplicate = of.ended.filter((file) => file.state === 'done' && file.dupOf).length;
  const quarantined = of.ended.filter((file) => file.state === 'quarantined').length;
  const { byOthers, waiting } = of;
  return {
    found: imported + duplicate + quarantined + byOthers + waiting,
    imported,
    byOthers,
    duplicate,
    quarantined,
    waiting,
  };
}

/** Rows of the imported files: new ones, and those that earlier files had given. A refused file gives none. */
export function rowCounts(files: readonly FileRecord[]): RunResult['rows'] {
  const imported = files.filter((file) => file.state === 'done' && !file.dupOf);
  const newRows = imported.reduce((sum, file) => sum + file.newRowCount, 0);
  return {
    imported: newRows,
    alreadyKnown: imported.reduce((sum, file) => sum + file.rowCount, 0) - newRows,
  };
}

/** Warnings on an imported file that somebody has to look into, beside questions. */
const needsAPerson: ReadonlySet<Code> = new Set<Code>(['file-changed-after-commit']);

/** What the checks found in this run and nobody has answered: a balance that does not add up, a statement that is missing. */
export async function questionErrors(store: Store, run: string): Promise<RunError[]> {
  const asked = await listQuestions(store, { run, onlyOpen: true });
  return asked.map(({ code, params, file }) => ({ code, params, file }));
}

/** Refused files, and files that went on growing: both need a person. */
export function fileErrors(files: readonly FileRecord[]): RunError[] {
  return files.flatMap((file): RunError[] => {
    if (file.state === 'quarantined' && file.error)
      return [{ code: file.error.code, params: file.error.params, file: file.name }];
    const differs =
      file.state === 'done' && !file.dupOf
        ? file.warnings.find((warning) => needsAPerson.has(warning.code))
        : undefined;
    return differs ? [{ code: differs.code, params: differs.params, file: file.name }] : [];
  });
}
