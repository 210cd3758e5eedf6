/** Sums of a statement's entries, exact, as the file writes them (an entry in another currency is warned of), and what they are checked against. */
import type { Finding } from '../../domain/finding.ts';
import { shown } from '../shown.ts';
import { type Exact, exactText, parseExact } from './exact.ts';
import { firstText, type Path, path, type XmlNode } from './xml-node.ts';

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

export function addTotals(to: StatementTotals, more: StatementTotals): void {
  for (const which of ['any', 'booked'] as const) {
    to[which].credit += more[which].credit;
    to[which].debit += more[which].debit;
    to[which].credits += more[which].credits;
    to[which].debits += more[which].debits;
  }
}

/** The same with entries turned whose signed sum, as the file writes it, is `sum`. */
export function turned(totals: Totals, sum: Exact): Exact {
  return totals.credit - totals.debit - 2n * sum;
}

/** What one line of the summary (TxsSummry) states, and the same thing counted. */
interface Check {
  readonly what: string;
  readonly at: readonly Path[];
  readonly found: (totals: Totals) => Exact | number;
}

const absolute = (value: Exact): Exact => (value < 0n ? -value : value);

const check = (what: string, found: Check['found'], ...others: string[]): Check => ({
  what,
  at: [what, ...others].map(path),
  found,
});

const net = check('TtlNtries/TtlNetNtryAmt', (t) => absolute(t.credit - t.debit), 'TtlNtries/TtlNetNtry/Amt');

const checks: readonly Check[] = [
  check('TtlNtries/NbOfNtries', (t) => t.credits + t.debits),
  check('TtlNtries/Sum', (t) => t.credit + t.debit),
  net,
  check('TtlCdtNtries/NbOfNtries', (t) => t.credits),
  check('TtlCdtNtries/Sum', (t) => t.credit),
  check('TtlDbtNtries/NbOfNtries', (t) => t.debits),
  check('TtlDbtNtries/Sum', (t) => t.debit),
];

function agrees(stated: string, found: Exact | number): boolean {
  if (typeof found === 'number') return Number(stated) === found;
  // Debit totals are met with a minus sign.
  return parseExact(stated.replace(/^-/, '')) === found;
}

export interface Summed {
  readonly totals: StatementTotals;
  /** Signed sum of the booked reversals. */
  readonly reversals: Exact;
  readonly account: string;
}

/**
 * Compares the summary with the entries. Banks count booked ones only, or all, and some turn the reversals in the net: each
 * line must agree with one of the ways.
 */
export function summaryFindings(summary: XmlNode, { totals, reversals, account }: Summed): Finding[] {
  const findings: Finding[] = [];
  for (const line of checks) {
    const stated = firstText(summary, line.at);
    if (stated === undefined) continue;
    const found = line.found(totals.any);
    if (agrees(stated, found) || agrees(stated, line.found(totals.booked))) continue;
    if (line === net && agrees(stated, absolute(turned(totals.booked, reversals)))) continue;
    const params = {
      account: shown(account),
      what: line.what,
      stated: shown(stated),
      found: typeof found === 'number' ? found : exactText(found),
    };
    findings.push({ code: 'format-control-sum', severity: 'warning', params });
  }
  return findings;
}
