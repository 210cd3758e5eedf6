/** What somebody should look at, one problem for each code, with everything it is about. */
import type { Code } from '../domain/codes.ts';
import type { Params } from '../domain/finding.ts';
import { lacksImports, type ReportEntry } from '../domain/report.ts';
import { maskParams } from './mask.ts';

/** `window-late` is told beside the codes of the table. */
export type ProblemCode = Code | 'window-late';

export interface Case {
  readonly unit: string;
  readonly params: Params;
  readonly file?: string;
  readonly row?: number | undefined;
  readonly line?: number | undefined;
  readonly liesAt?: string;
  /** Of missing imports and late rows. */
  readonly groupName?: string;
  readonly imports?: readonly string[];
  readonly skipped?: boolean;
  readonly late?: number;
  /** Id of the question that it is. */
  readonly question?: string | undefined;
}

export interface Problem {
  readonly code: ProblemCode;
  readonly cases: readonly Case[];
}

type Found = { readonly severity: 'error' | 'warning'; readonly code: ProblemCode; readonly about: Case };

export function collectProblems(entries: readonly ReportEntry[]): { errors: Problem[]; warnings: Problem[] } {
  const found = entries.flatMap(problemsIn);
  return {
    errors: byCode(found.filter((one) => one.severity === 'error')),
    warnings: byCode(found.filter((one) => one.severity === 'warning')),
  };
}

function byCode(found: readonly Found[]): Problem[] {
  const cases = new Map<ProblemCode, Case[]>();
  for (const { code, about } of found) cases.set(code, [...(cases.get(code) ?? []), about]);
  return [...cases].map(([code, all]) => ({ code, cases: all }));
}

function problemsIn(entry: ReportEntry): Found[] {
  switch (entry.kind) {
    case 'file-quarantined': {
      const { unit, file, row, line, quarantinedAs } = entry;
      return [
        {
          severity: 'error',
          code: entry.code,
          about: { unit, file, row, line, liesAt: quarantinedAs, params: maskParams(entry.params) },
        },
      ];
    }
    case 'file-imported': {
      const { unit, file } = entry;
      return entry.warnings.map(({ code, params, row, line, question }) => ({
        severity: 'warning',
        code,
        about: { unit, file, row, line, question, params: maskParams(params) },
      }));
    }
    case 'window-reconciled':
      return windowProblems(entry);
    case 'window-skipped':
      return [missing(entry, true)];
    case 'path-held':
    case 'unit-failed':
    case 'plan-refused':
      return [
        {
          severity: 'error',
          code: entry.code,
          about: { unit: entry.unit, params: maskParams(entry.params) },
        },
      ];
    default:
      return [];
  }
}

function windowProblems(entry: Extract<ReportEntry, { kind: 'window-reconciled' }>): Found[] {
  const { unit, groupName, late } = entry;
  const lateRows: Found[] =
    late > 0
      ? [{ severity: 'warning', code: 'window-late', about: { unit, groupName, late, params: {} } }]
      : [];
  return lacksImports(entry) ? [missing(entry, false), ...lateRows] : lateRows;
}

function missing(
  entry: { unit: string; groupName: string; missing: readonly string[] },
  skipped: boolean,
): Found {
  const { unit, groupName } = entry;
  return {
    severity: 'error',
    code: 'window-missing-imports',
    about: { unit, groupName, imports: entry.missing, skipped, params: {} },
  };
}
