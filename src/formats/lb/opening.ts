/** The opening record (TK11) of a section, which tells what the section is. */
import type { Day } from '../../domain/day.ts';
import { isCurrency } from '../../domain/ore.ts';
import { fieldAt, giroAt, shortDay } from '../giro/values.ts';

export type LbReport = 'lb-specification' | 'lb-orders' | 'lb-monitoring' | 'lb-rejected';

export interface Opening {
  /** The sender's bankgiro without filling zeros. */
  readonly account: string | null;
  /** Three letters; null when they are none. */
  readonly currency: string | null;
  readonly currencyText: string;
  readonly fileDay: Day | null;
  /** Payment day of a file from Bankgirot. */
  readonly dayText: string;
  readonly day: Day | null;
  readonly reportText: string;
  /** Null when the digit is not known. */
  readonly report: LbReport | null;
}

/** Digit behind the day; orders to Bankgirot have none. */
const reports: Readonly<Record<string, LbReport>> = {
  '': 'lb-orders',
  '1': 'lb-specification',
  '2': 'lb-monitoring',
  '6': 'lb-rejected',
};

const title = 'BETALNINGAR';
/** 19–40 is LEVERANTÖRSBETALNINGAR. */
const titleEnd = 40;

export function readOpening(line: string): Opening {
  // The Ö of the title may have become two letters, and what follows be moved by one.
  const at = line.indexOf(title);
  const rest = line.slice(at === -1 ? titleEnd : at + title.length);
  const dayText = fieldAt(rest, 1, 6);
  const reportText = fieldAt(rest, 7, 7);
  const currencyText = fieldAt(rest, 20, 22) || 'SEK';
  return {
    account: giroAt(line, 3, 12),
    currency: isCurrency(currencyText) ? currencyText : null,
    currencyText,
    fileDay: shortDay(fieldAt(line, 13, 18)),
    dayText,
    day: shortDay(dayText),
    reportText,
    report: reports[reportText] ?? null,
  };
}
