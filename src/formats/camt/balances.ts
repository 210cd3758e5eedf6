/** The balances (Bal) of one statement: which is the opening and which the closing one (fact sheet: formats/international, 1.7). */
import type { Day } from '../../domain/day.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Ore } from '../../domain/ore.ts';
import { shown } from '../shown.ts';
import { type Exact, exactToOre, isFinerThanUnit, parseExact } from './exact.ts';
import { dateText, isCredit, writtenDay } from './values.ts';
import { firstText, onlyText, path, type XmlNode } from './xml-node.ts';

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
/** A statement of a year with four balances a day has 1 500; the rest of a hostile list is not kept. */
const mostBalances = 5000;

const codePaths = [path('Tp/CdOrPrtry/Cd'), path('Tp/CdOrPrtry/Prtry')];

/** Null for a balance that reconciles nothing, or that cannot be read (a finding says so). */
export function readBalance(node: XmlNode, finding: (finding: Finding) => void): CamtBalance | null {
  const code = firstText(node, codePaths) ?? '';
  if (!bookedCodes.has(code)) return null;
  const { text, plain, currency } = onlyText(node, 'Amt');
  const absolute = plain ? parseExact(text) : null;
  if (absolute === null) {
    finding({ code: 'amount-unreadable', severity: 'error', params: { amount: shown(text) } });
    return null;
  }
  const credit = isCredit(node);
  const exact = credit === false ? -absolute : absolute;
  const day = writtenDay(dateText(node, 'Dt'));
  const balance = { code, exact, ore: exactToOre(exact, currency), currency, day };
  tellDeviations(balance, { text, hasDirection: credit !== null }, finding);
  return balance;
}

export function keepBalance(balances: CamtBalance[], balance: CamtBalance): void {
  if (balances.length < mostBalances) balances.push(balance);
}

function tellDeviations(
  { code, exact, ore, currency, day }: CamtBalance,
  written: { readonly text: string; readonly hasDirection: boolean },
  finding: (finding: Finding) => void,
): void {
  const warn = (found: Finding['code'], params: Finding['params']): void =>
    finding({ code: found, severity: 'warning', params });
  // Some exports leave the direction out where every balance is positive.
  if (!written.hasDirection) warn('balance-direction-missing', { balance: code });
  if (ore === null && isFinerThanUnit(exact, currency))
    warn('amount-finer-than-minor-unit', { amount: shown(written.text), currency: shown(currency ?? '') });
  else if (ore === null) warn('amount-unreadable', { amount: shown(written.text) });
  if (day === null) warn('balance-day-missing', { balance: code });
}

export interface BookedBalances {
  readonly opening: CamtBalance | undefined;
  readonly closing: CamtBalance | undefined;
}

/** `laterPage`: the message continues a statement, so its first interim balance is where the page before ended. */
export function bookedBalances(balances: readonly CamtBalance[], laterPage: boolean): BookedBalances {
  return {
    opening:
      first(balances, 'OPBD') ?? first(balances, 'PRCD') ?? (laterPage ? first(balances, 'ITBD') : undefined),
    closing: latest(balances.filter((balance) => balance.code === 'CLBD')),
  };
}

/** What a page of a longer statement begins and ends with: interim balances where the statement itself goes on. */
export function pageBalances(balances: readonly CamtBalance[], laterPage: boolean): BookedBalances {
  const { opening, closing } = bookedBalances(balances, laterPage);
  const interim = balances.filter((balance) => balance.code === 'ITBD');
  const last = interim.at(-1);
  return { opening, closing: closing ?? (last === opening ? undefined : last) };
}

/** The opening balance and the closing one of the statement before, where both are given and differ. */
export function openingConflict(balances: readonly CamtBalance[]): [CamtBalance, CamtBalance] | null {
  const opening = first(balances, 'OPBD');
  const previous = first(balances, 'PRCD');
  const differ = opening && previous && opening.exact !== previous.exact;
  return differ ? [opening, previous] : null;
}

function first(balances: readonly CamtBalance[], code: string): CamtBalance | undefined {
  return balances.find((balance) => balance.code === code);
}

/** A statement of several days may give a closing balance for each; the first of a day counts. */
function latest(balances: readonly CamtBalance[]): CamtBalance | undefined {
  return balances.reduce<CamtBalance | undefined>(
    (best, balance) => (best === undefined || (balance.day ?? '') > (best.day ?? '') ? balance : best),
    undefined,
  );
}
