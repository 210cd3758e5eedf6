/**
 * What one payment pays (RmtInf/Strd, one for each invoice or credit note). It is opened only when each states its amount and
 * they sum to the payment (fact sheet: formats/international, 2).
 */
import type { Exact } from './exact.ts';
import { moneyOf } from './values.ts';
import { child, path, textAt, type XmlNode } from './xml-node.ts';

export interface Invoice {
  /** Negative for a credit note. */
  readonly exact: Exact;
  readonly currency: string | null;
  readonly reference: string | undefined;
  readonly number: string | undefined;
}

const reference = path('CdtrRefInf/Ref');
const number = path('RfrdDocInf/Nb');
const kind = path('RfrdDocInf/Tp/CdOrPrtry/Cd');

const none: readonly Invoice[] = [];

/** Of RmtInf, when it has several. Empty when one of them has no amount. */
export function invoicesOf(remittance: XmlNode | undefined): readonly Invoice[] {
  if (!remittance || remittance.children.length < 2) return none;
  const strd = remittance.children.filter(({ name }) => name === 'Strd');
  if (strd.length < 2) return none;
  const found = strd.flatMap((node) => invoiceOf(node) ?? []);
  return found.length === strd.length ? found : none;
}

function invoiceOf(node: XmlNode): Invoice | null {
  const amounts = child(node, 'RfrdDocAmt');
  const paid = moneyOf(amounts, 'RmtdAmt');
  const credited = moneyOf(amounts, 'CdtNoteAmt');
  const money = paid ?? credited;
  if (!money || (paid && credited)) return null;
  const isCreditNote = !paid || textAt(node, kind) === 'CREN';
  return {
    exact: isCreditNote ? -money.exact : money.exact,
    currency: money.currency,
    reference: textAt(node, reference),
    number: textAt(node, number),
  };
}
