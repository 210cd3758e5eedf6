import { PrickakontoError } from '../../domain/error.ts';
import { formatMoney } from '../../i18n/money.ts';
import type { Store } from '../../store/open.ts';
import { type Command, textArg } from '../command.ts';
import { columns, listing } from '../listing.ts';
import { mustKnow, withStore } from '../with-store.ts';

const mostItems = 1_000_000;

export const matches: Command = {
  name: 'matches',
  usage: 'matches',
  options: ({ options }) => ({
    group: { type: 'string', requiresArg: true, describe: options.group },
    unit: { type: 'string', requiresArg: true, describe: options.unit },
    run: { type: 'string', requiresArg: true, describe: options.run },
  }),
  run: (context) =>
    withStore(context, async (settings, store) => {
      const { listMatches } = await import('../../store/matches.ts');
      const { matchEntry } = await import('../documents/open-item.ts');
      const [group, unit, run] = ['group', 'unit', 'run'].map((name) => textArg(context, name));
      mustKnow(group, settings.groups);
      mustKnow(unit, settings.units);
      const items = await listMatches(store, {
        ...(group ? { group } : {}),
        ...(unit ? { unit } : {}),
        ...(run ? { run } : {}),
        limit: mostItems,
      });
      if (run !== undefined && items.length === 0) await mustKnowRun(store, run);
      return listing(context, {
        items,
        json: matchEntry,
        columns: columns(context, 'id', 'unit', 'group', 'rule', 'status', 'left', 'right', '>difference'),
        row: (match) => [
          `m${match.seq}`,
          match.unit,
          match.group,
          match.rule,
          [
            context.words.matchStates[match.status] ?? match.status,
            match.flags.length > 0 ? context.words.flagged : '',
          ]
            .filter(Boolean)
            .join(', '),
          shownRows(match.left),
          shownRows(match.right),
          match.differenceOre === 0 ? '' : formatMoney(match.differenceOre, 'SEK'),
        ],
      });
    }),
};

/** A run that is not there is a wrong word, not a run without matches. */
async function mustKnowRun(store: Store, run: string): Promise<void> {
  const { findRun } = await import('../../store/runs.ts');
  if (!(await findRun(store, run))) throw new PrickakontoError('id-unknown', { id: run });
}

const mostRows = 4;

function shownRows(seqs: readonly number[]): string {
  const shown = seqs
    .slice(0, mostRows)
    .map((seq) => `t${seq}`)
    .join(' ');
  return seqs.length > mostRows ? `${shown} +${seqs.length - mostRows}` : shown;
}
