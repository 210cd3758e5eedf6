/** The balances (Bal) of one statement: which is the opening and which the closing one (fact sheet: formats/international, 1.7). */
import type { Day } from '../../domain/day.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Ore } from '../../domain/ore.ts';
import { writtenDay } from './details.ts';
import { type Exact, exactToOre, isFinerThanUnit, parseExact } from './exact.ts';
import { all, onlyText, textAt, type XmlNode } from './xml-node.ts';

export interface CamtBalance {
  readonly code: string;
  /** Signed: an overdrawn account is negative. */
  readonly exact: Exact;
  /** Null when it is finer than the minor unit. */
  readonly ore: Ore | null;
  readonly currency: string | null;
  readonly day: Day | null;
}

/** Codes of booked balances; the others (available, expected) never reconcile anything. */
const bookedCodes: ReadonlySet<string> = new Set(['OPBD', 'PRCD', 'ITBD', 'CLBD']);

export function readBalance(node: XmlNode, finding: (finding: Finding) => void): CamtBalance | null {
  const code = textAt(node, 'Tp/CdOrPrtry/Cd', 'Tp/CdOrPrtry/Prtry') ?? '';
  const { text, plain } = onlyText(node, 'Amt');
  const currency = all(node, 'Amt')[0]?.currency ?? null;
  const absolute = plain ? parseExact(text) : null;
  if (absolute === null) {
    if (bookedCodes.has(code))
      finding({ code: 'amount-unreadable', severity: 'error', params: { amount: text } });
    return null;
  }
  const direction = textAt(node, 'CdtDbtInd');
  const exact = direction === 'DBIT' ? -absolute : absolute;
  const balance: CamtBalance = {
    code,
    exact,
    ore: exactToOre(exact, currency),
    currency,
    day: writtenDay(textAt(node, 'Dt/Dt', 'Dt/DtTm', 'Dt')),
  };
  if (bookedCodes.has(code)) tellDeviations(balance, { text, direction }, finding);
  return balance;
}

function tellDeviations(
  { code, exact, ore, currency, day }: CamtBalance,
  written: { readonly text: string; readonly direction: string | undefined },
  finding: (finding: Finding) => void,
): void {
  const warn = (found: Finding['code'], params: Finding['params']): void =>
    finding({ code: found, severity: 'warning', params });
  // Some exports leave the direction out where every balance is positive.
  if (written.direction !== 'CRDT' && written.direction !== 'DBIT')
    warn('balance-direction-missing', { balance: code });
  if (ore === null && isFinerThanUnit(exact, currency))
    warn('amount-finer-than-minor-unit', { amount: written.text, currency: currency ?? '' });
  else if (ore === null) warn('amount-unreadable', { amount: written.text });
  if (day === null) warn('balance-day-missing', { balance: code });
}

export interface BookedBalances {
  readonly opening: CamtBalance | undefined;
  readonly closing: CamtBalance | undefined;
}

/** `laterPage`: the message continues a statement, so its first interim balance is where the page before ended. */
export function bookedBalances(balances: readonly CamtBalance[], laterPage: boolean): BookedBalances {
  const first = (code: string): CamtBalance | undefined => balances.find((balance) => balance.code === code);
  return {
    opening: first('OPBD') ?? first('PRCD') ?? (laterPage ? first('ITBD') : undefined),
    closing: latest(balances.filter((balance) => balance.code === 'CLBD')),
  };
}

/** A statement of several days may give a closing balance for each; the first of a day counts. */
function latest(balances: readonly CamtBalance[]): CamtBalance | undefined {
  return balances.reduce<CamtBalance | undefined>(
    (best, balance) => (best === undefined || (balance.day ?? '') > (best.day ?? '') ? balance : best),
    undefined,
  );
}
