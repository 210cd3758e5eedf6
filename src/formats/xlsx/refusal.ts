/** Ends the reading of a workbook from any depth of it; the format's `read` turns it into a finding. */
import type { Finding, Params } from '../../domain/finding.ts';

export class WorkbookRefusal extends Error {
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(finding.code);
    this.name = 'WorkbookRefusal';
    this.finding = finding;
  }
}

/** `line` is a row of the sheet, as Excel numbers it. */
export function refuse(code: Finding['code'], params: Params, line?: number): never {
  throw new WorkbookRefusal({
    code,
    severity: 'error',
    params,
    ...(line === undefined ? {} : { line }),
  });
}

/** The file is not what its own directory or the standard (ECMA-376) says. `reason` in English, of the part read. */
export function damaged(part: string, reason: string): never {
  return refuse('xlsx-damaged', { part: shortened(part), reason: shortened(reason) });
}

/** Names and reasons come from the file. */
const shortened = (text: string): string => (text.length > 120 ? `${text.slice(0, 120)}…` : text);
