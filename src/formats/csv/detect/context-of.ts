/** What the beginning of a table says of all its rows, beside its layout. */
import type { Decimal } from '../amount.ts';
import type { RowContext } from '../row-reader.ts';
import { oresOf } from './amount-forms.ts';
import type { Chosen, TableParts } from './choose-columns.ts';
import { rolesOf } from './columns-of.ts';
import { balanceIsBefore, type Places } from './values-of.ts';

type Parts = TableParts & { readonly columns: Chosen };

export function contextOf(
  { preamble, columns, known, feeds, table }: Parts,
  places: Places,
  decimal: Decimal | null,
): RowContext {
  const at = places['credit'];
  return {
    account: preamble.account,
    currency: preamble.currency ?? columns.currency,
    credits: at === undefined ? null : creditsOf(oresOf(table.column(at), decimal)),
    debitIs: columns.money?.debitIs ?? (feeds === 'ledger' ? 'in' : 'out'),
    balanceBefore: balanceIsBefore(places, table, decimal),
    pendingText: known?.pendingText ?? null,
  };
}

function creditsOf(values: readonly number[]): RowContext['credits'] {
  const plus = values.filter((value) => value > 0).length;
  const minus = values.filter((value) => value < 0).length;
  if (plus === 0 && minus === 0) return null;
  return minus > plus ? 'minus' : 'plain';
}

/** What the file itself calls a credit: with one column what comes in, with two what the heading of the first says. */
export function positiveIsCredit({ columns, feeds, given, header }: Parts, places: Places): boolean {
  if (given.columns === null) return columns.money?.positiveIsCredit ?? feeds !== 'ledger';
  const debit = places['debit'];
  if (debit === undefined) return feeds !== 'ledger';
  const role = rolesOf(header?.cells ?? []).find(({ at }) => at === debit);
  return role === undefined ? feeds === 'bank' : role.field !== 'debit';
}
