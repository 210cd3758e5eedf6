/** Fees (Chrgs) of an entry or a transaction: flat and repeated in version .02, records under one element from .04 on. */
import type { Exact } from './exact.ts';
import { isCredit, moneyOf } from './values.ts';
import type { XmlNode } from './xml-node.ts';

export interface Charge {
  /** Signed: what the account pays is negative. */
  readonly exact: Exact;
  readonly currency: string | null;
  /** A total stands beside the parts that it sums. */
  readonly isTotal: boolean;
}

const none: readonly Charge[] = [];

export function chargesOf(node: XmlNode): readonly Charge[] {
  let found: Charge[] | null = null;
  for (const charge of node.children) {
    if (charge.name !== 'Chrgs') continue;
    found ??= [];
    add(found, charge, 'TtlChrgsAndTaxAmt', true);
    add(found, charge, 'Amt', false);
    for (const record of charge.children) if (record.name === 'Rcrd') add(found, record, 'Amt', false);
  }
  return found ?? none;
}

function add(found: Charge[], node: XmlNode, name: string, isTotal: boolean): void {
  const money = moneyOf(node, name);
  // A fee without direction is one that is paid.
  if (money) found.push({ ...money, exact: isCredit(node) === true ? money.exact : -money.exact, isTotal });
}

/** The sum of fees in a currency, by their parts or by their totals. */
export function sumOfCharges(charges: readonly Charge[], currency: string | null, totals: boolean): Exact {
  return charges.reduce(
    (sum, charge) =>
      charge.isTotal === totals && (charge.currency ?? currency) === currency ? sum + charge.exact : sum,
    0n,
  );
}
