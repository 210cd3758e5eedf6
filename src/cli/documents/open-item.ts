/** Open items and matches as `open --json` and `matches --json` list them (contract: design/cli.md). */
import type { Language } from '../../i18n/text.ts';
import { explainOpen, type OpenReason } from '../../reconcile/index.ts';
import type { MatchItem } from '../../store/matches.ts';
import type { OpenItem } from '../../store/rows.ts';
import type { KnownRows } from './row-lookup.ts';

export interface OpenEntry {
  readonly id: string;
  readonly unit: string;
  readonly group: string;
  readonly side: string;
  readonly account: string;
  readonly date: string;
  readonly amountOre: number;
  readonly currency: string;
  readonly reference: string | null;
  readonly text: string | null;
  readonly file: string;
  readonly row: number;
  readonly reason: { readonly code: string; readonly message: string };
}

export function openEntry(
  item: OpenItem,
  reason: OpenReason,
  known: KnownRows,
  language: Language,
): OpenEntry {
  const { unit, group, side, account, date, amountOre, currency, reference, text, file, row } = item;
  const lines = explainOpen(reason, known.lookup, language);
  // That nothing fits says little where something nearly does.
  const message =
    (reason.code === 'no-candidate' ? lines[lines.length - reason.near.length] : undefined) ?? lines[0] ?? '';
  return {
    id: `t${item.seq}`,
    unit,
    group,
    side,
    account,
    date,
    amountOre,
    currency,
    reference,
    text,
    file,
    row,
    reason: { code: reason.code, message },
  };
}

export function matchEntry(match: MatchItem): Record<string, unknown> {
  const { run, group, unit, rule, status, differenceOre, differenceClass, flags } = match;
  const ids = (seqs: readonly number[]): string[] => seqs.map((seq) => `t${seq}`);
  return {
    id: `m${match.seq}`,
    run,
    group,
    unit,
    rule,
    status,
    left: ids(match.left),
    right: ids(match.right),
    differenceOre,
    differenceClass,
    flags: flags.map((flag) => ({ row: `t${flag.row}`, code: flag.code })),
  };
}
