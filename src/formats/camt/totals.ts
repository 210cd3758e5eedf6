/** Sums of a statement's entries, exact, as the file writes them (an entry in another currency is warned of), and what they are checked against. */
import type { Finding } from '../../domain/finding.ts';
import { type Exact, exactText, parseExact } from './exact.ts';
import { textAt, type XmlNode } from './xml-node.ts';

/** Credits and debits as absolute totals, by the entries' own CdtDbtInd. */
export interface Totals {
  credit: Exact;
  debit: Exact;
  credits: number;
  debits: number;
}

export interface StatementTotals {
  readonly any: Totals;
  readonly booked: Totals;
}

export const noTotals = (): StatementTotals => ({
  any: { credit: 0n, debit: 0n, credits: 0, debits: 0 },
  booked: { credit: 0n, debit: 0n, credits: 0, debits: 0 },
});

export function addTo(totals: Totals, amount: Exact, credit: boolean): void {
  if (credit) {
    totals.credit += amount;
    totals.credits += 1;
  } else {
    totals.debit += amount;
    totals.debits += 1;
  }
}

/** What one line of the summary (TxsSummry) states, and the same thing counted. */
interface Check {
  readonly what: string;
  readonly stated: string | undefined;
  readonly found: (totals: Totals) => Exact | number;
}

const absolute = (value: Exact): Exact => (value < 0n ? -value : value);

function checksOf(summary: XmlNode): readonly Check[] {
  const at = (...paths: string[]): string | undefined => textAt(summary, ...paths);
  return [
    { what: 'TtlNtries/NbOfNtries', stated: at('TtlNtries/NbOfNtries'), found: (t) => t.credits + t.debits },
    { what: 'TtlNtries/Sum', stated: at('TtlNtries/Sum'), found: (t) => t.credit + t.debit },
    {
      what: 'TtlNtries/TtlNetNtryAmt',
      stated: at('TtlNtries/TtlNetNtry/Amt', 'TtlNtries/TtlNetNtryAmt'),
      found: (t) => absolute(t.credit - t.debit),
    },
    { what: 'TtlCdtNtries/NbOfNtries', stated: at('TtlCdtNtries/NbOfNtries'), found: (t) => t.credits },
    { what: 'TtlCdtNtries/Sum', stated: at('TtlCdtNtries/Sum'), found: (t) => t.credit },
    { what: 'TtlDbtNtries/NbOfNtries', stated: at('TtlDbtNtries/NbOfNtries'), found: (t) => t.debits },
    { what: 'TtlDbtNtries/Sum', stated: at('TtlDbtNtries/Sum'), found: (t) => t.debit },
  ];
}

function agrees(check: Check, totals: Totals): boolean {
  const found = check.found(totals);
  if (typeof found === 'number') return Number(check.stated) === found;
  // Debit totals are met with a minus sign.
  return parseExact((check.stated ?? '').replace(/^-/, '')) === found;
}

/**
 * Compares the summary with the entries. Banks count booked ones only, or all: the first total that says anything must
 * agree with one of the two ways.
 */
export function summaryFindings(summary: XmlNode, totals: StatementTotals, account: string): Finding[] {
  const findings: Finding[] = [];
  for (const check of checksOf(summary)) {
    if (check.stated === undefined || agrees(check, totals.booked) || agrees(check, totals.any)) continue;
    const found = check.found(totals.any);
    const params = {
      account,
      what: check.what,
      stated: check.stated,
      found: typeof found === 'number' ? found : exactText(found),
    };
    findings.push({ code: 'format-control-sum', severity: 'warning', params });
  }
  return findings;
}
