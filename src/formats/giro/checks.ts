/** Control figures of a file against its records: both figures in an error, which refuses the file. */
import { formatDecimal } from '../../domain/ore.ts';
import { shown } from '../shown.ts';
import type { Notices } from './notices.ts';
import { exactOre, numberAt } from './values.ts';

export interface Checks {
  /** A stated count; a blank field states none. */
  count(what: string, found: number, at: ControlField): void;
  /** A stated sum in öre; a sum that is missing or unreadable is an error too. */
  sum(what: string, found: number, at: ControlField & { readonly negative?: boolean }): void;
}

export interface ControlField {
  readonly line: string;
  readonly lineNumber: number;
  readonly from: number;
  readonly to: number;
}

export function createChecks(notices: Notices): Checks {
  return {
    count(what, found, { line, lineNumber, from, to }) {
      const text = line.slice(from - 1, to);
      if (text.trim() === '' || numberAt(line, from, to) === found) return;
      const stated = numberAt(line, from, to) ?? shown(text.trim());
      notices.error('format-control-sum', lineNumber, { what, stated, found });
    },
    sum(what, found, { line, lineNumber, from, to, negative = false }) {
      const unsigned = numberAt(line, from, to);
      if (unsigned === null) {
        notices.error('amount-unreadable', lineNumber, { amount: shown(line.slice(from - 1, to).trim()) });
        return;
      }
      const stated = negative ? -unsigned : unsigned;
      // An inexact total of absurd amounts cannot be compared: it is told as it is and refused.
      if (stated === found && Number.isSafeInteger(found)) return;
      notices.error('format-control-sum', lineNumber, { what, stated: money(stated), found: money(found) });
    },
  };
}

function money(sum: number): string {
  const exact = exactOre(sum);
  return exact === null ? String(sum) : formatDecimal(exact);
}
