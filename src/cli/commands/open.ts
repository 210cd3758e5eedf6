import { type Group, groupSides } from '../../domain/group.ts';
import { formatMoney } from '../../i18n/money.ts';
import type { Store } from '../../store/open.ts';
import { type Command, type Context, textArg } from '../command.ts';
import type { OpenEntry } from '../documents/open-item.ts';
import { columns, listing } from '../listing.ts';
import { cut, referenceAndText } from '../table-words.ts';
import { mustKnow, withStore } from '../with-store.ts';

/** Per group and unit; more open items than this are no list any more. */
const mostItems = 1_000_000;

export const open: Command = {
  name: 'open',
  usage: 'open',
  options: ({ options }) => ({
    group: { type: 'string', requiresArg: true, describe: options.group },
    unit: { type: 'string', requiresArg: true, describe: options.unit },
  }),
  run: (context) =>
    withStore(context, async (settings, store) => {
      const group = textArg(context, 'group');
      const unit = textArg(context, 'unit');
      mustKnow(group, settings.groups);
      mustKnow(unit, settings.units);
      const pairs = settings.groups
        .filter(({ id }) => group === undefined || id === group)
        .flatMap((one) => one.units.map((code) => ({ one, code })))
        .filter(({ code }) => unit === undefined || code === unit);
      const lists: OpenEntry[][] = [];
      for (const { one, code } of pairs) lists.push(await openOf(context, store, one, code));
      const items = lists.flat();
      return listing(context, {
        items,
        columns: columns(
          context,
          'id',
          'unit',
          'group',
          'side',
          'account',
          'date',
          '>amount',
          'text',
          'reason',
        ),
        row: (item) => [
          item.id,
          item.unit,
          item.group,
          context.words.sides[item.side] ?? item.side,
          item.account,
          item.date,
          formatMoney(item.amountOre, item.currency),
          cut(referenceAndText(item.reference, item.text), 32),
          cut(item.reason.message, 110),
        ],
      });
    }),
};

async function openOf(context: Context, store: Store, group: Group, unit: string): Promise<OpenEntry[]> {
  const { openItems } = await import('../../store/rows.ts');
  const { openEntry } = await import('../documents/open-item.ts');
  const { lookUpRows, reasonOf, rowsOfReason } = await import('../documents/row-lookup.ts');
  const items = await openItems(
    store,
    { groupId: group.id, unit, accounts: group.accounts, sides: groupSides[group.type] },
    mostItems,
  );
  const reasons = items.map((item) => reasonOf(item.seq, item.reasonDetail));
  const known = await lookUpRows(store, reasons.flatMap(rowsOfReason));
  return items.map((item, i) =>
    openEntry(item, reasons[i] ?? reasonOf(item.seq, null), known, context.language),
  );
}
