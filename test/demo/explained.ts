/** Open rows of a workspace with their explanations, read through the store as the commands do. */
import { lookUpRows, reasonOf, rowsOfReason } from '../../src/cli/documents/row-lookup.ts';
import { loadSettings } from '../../src/config/load.ts';
import { groupSides } from '../../src/domain/group.ts';
import { explainOpen } from '../../src/reconcile/index.ts';
import { closeStore, openStore } from '../../src/store/open.ts';
import { openItems } from '../../src/store/rows.ts';

export interface Explained {
  /** `unit group side date amount reference`: which row it is, whatever its number. */
  readonly row: string;
  readonly code: string;
  /** Row numbers depend on the order of import: written as t…. */
  readonly sentences: readonly string[];
}

export async function explainedRows(configPath: string): Promise<Explained[]> {
  const settings = loadSettings(configPath);
  const store = await openStore(settings.store);
  try {
    const explained: Explained[] = [];
    for (const group of settings.groups) {
      for (const unit of group.units) {
        for (const item of await openItems(
          store,
          { groupId: group.id, unit, accounts: group.accounts, sides: groupSides[group.type] },
          1_000,
        )) {
          const reason = reasonOf(item.seq, item.reasonDetail);
          const known = await lookUpRows(store, rowsOfReason(reason));
          const sentences = explainOpen(reason, known.lookup, 'sv').map((sentence) =>
            sentence.replace(/t\d+/g, 't…').replaceAll('\u00a0', ' '),
          );
          const reference = item.side === 'ledger' ? (item.voucher ?? '') : (item.reference ?? '');
          explained.push({
            row: `${unit} ${group.id} ${item.side} ${item.date} ${item.amountOre} ${reference}`.trimEnd(),
            code: reason.code,
            sentences,
          });
        }
      }
    }
    return explained;
  } finally {
    await closeStore(store);
  }
}
