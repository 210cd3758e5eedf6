/** What an entry says of itself as a batch, against what it holds. */
import { shown } from '../shown.ts';
import { chargesOf, sumOfCharges } from './charges.ts';
import type { Entry } from './entry.ts';
import { exactText } from './exact.ts';
import type { Notices } from './notices.ts';
import { moneyOf } from './values.ts';
import { child, onlyText, type XmlNode } from './xml-node.ts';

/** Several transactions that stay one row, or one that contradicts its entry. */
export function tellUnopened(entry: Entry, row: number, notices: Notices): void {
  const { unopened, otherSum } = entry.opened;
  if (!unopened && otherSum === null) return;
  const signed = entry.credit ? entry.amount : -entry.amount;
  notices.warn('entry-not-opened', row, {
    amount: exactText(signed),
    transactions: otherSum === null ? '' : exactText(otherSum),
  });
}

/** Btch/TtlAmt is the entry's amount, but for its fees. Many banks give the batch without its transactions, so only the sum is checked. */
export function checkBatch(node: XmlNode, entry: Entry, row: number, notices: Notices): void {
  const groups = node.children.filter(({ name }) => name === 'NtryDtls');
  const batch = groups.length === 1 ? child(groups[0], 'Btch') : undefined;
  const total = moneyOf(batch, 'TtlAmt');
  if (!batch || !total || entry.opened.parts || (total.currency ?? entry.currency) !== entry.currency) return;
  if (total.exact === entry.amount) return;
  const signed = (exact: bigint): bigint => (entry.credit ? exact : -exact);
  const rest = signed(entry.amount) - signed(total.exact);
  const charges = chargesOf(node);
  if ([false, true].some((totals) => sumOfCharges(charges, entry.currency, totals) === rest)) return;
  notices.warn('format-control-sum', row, {
    what: 'Btch/TtlAmt',
    stated: shown(onlyText(batch, 'TtlAmt').text),
    found: exactText(entry.amount),
  });
}
