/** What the statements of one file share while it is read. */
import type { Code } from '../../domain/codes.ts';
import type { Params } from '../../domain/finding.ts';
import type { DecimalFault } from '../../domain/ore.ts';
import type { Sink } from '../format.ts';
import { createNotices, type Notices } from '../giro/notices.ts';
import { shown } from '../shown.ts';
import { createEntryDays, type EntryDayReader } from './days.ts';
import { asWritten, nationalLetters } from './national-letters.ts';

export interface FileState {
  readonly sink: Sink;
  readonly notices: Notices;
  readonly entryDays: EntryDayReader;
  /** Reads the letters of Swedish words. In a file of seven-bit characters they may stand in the places of brackets. */
  readonly letters: (text: string) => string;
  readonly counts: { statements: number; interimReports: number; entries: number; bookedEntries: number };
  /** A statement with a closing balance was read. */
  closed: boolean;
}

export function createFileState(sink: Sink, sevenBit: boolean): FileState {
  const notices = createNotices(sink);
  return {
    sink,
    notices,
    entryDays: createEntryDays(),
    letters: sevenBit ? nationalLetters(notices) : asWritten,
    counts: { statements: 0, interimReports: 0, entries: 0, bookedEntries: 0 },
    closed: false,
  };
}

export function refuse(file: FileState, code: Code, line: number, params: Params): void {
  file.sink.finding({ code, severity: 'error', line, params });
}

/** The finding for an amount that cannot be held. */
export function amountFinding(
  fault: DecimalFault,
  amount: string,
  currency: string | null,
): { readonly code: Code; readonly params: Params } {
  return fault === 'finer-than-minor-unit'
    ? { code: 'amount-finer-than-minor-unit', params: { amount: shown(amount), currency: currency ?? 'SEK' } }
    : { code: 'amount-unreadable', params: { amount: shown(amount) } };
}
