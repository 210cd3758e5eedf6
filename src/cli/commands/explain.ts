import { PrickakontoError } from '../../domain/error.ts';
import { groupSides } from '../../domain/group.ts';
import type { Settings } from '../../domain/settings.ts';
import type { MatchItem } from '../../store/matches.ts';
import type { Store } from '../../store/open.ts';
import type { ShownRow } from '../../store/rows.ts';
import { type Command, type Context, type Outcome, textArg } from '../command.ts';
import { explanationText, rowLine, supersededLines } from '../documents/explanation-text.ts';
import { withStore } from '../with-store.ts';
import { showFile } from './show-file.ts';

export const explain: Command = {
  name: 'explain',
  usage: 'explain <id>',
  run: (context) =>
    withStore(context, async (settings, store) => {
      const id = textArg(context, 'id') ?? '';
      const seq = Number(/^[tm](\d{1,15})$/.exec(id)?.[1]);
      if (id.startsWith('t') && Number.isSafeInteger(seq))
        return explainRow(context, { settings, store, seq });
      if (id.startsWith('m') && Number.isSafeInteger(seq))
        return explainMatches(context, { settings, store, seq });
      if (id.startsWith('r')) return explainRun(context, { settings, store, id });
      return showFile(context, settings, store, id);
    }),
};

async function explainMatches(context: Context, about: AboutRow): Promise<Outcome> {
  const { store, seq } = about;
  const { listMatches } = await import('../../store/matches.ts');
  const match = (await listMatches(store, { ids: [seq], limit: 1 }))[0];
  if (!match) throw new PrickakontoError('id-unknown', { id: `m${seq}` });
  return told([await certificate(context, about, match)]);
}

async function certificate(
  context: Context,
  { settings, store }: AboutRow,
  match: MatchItem,
): Promise<Record<string, unknown>> {
  const { matchDocument } = await import('../documents/explanation.ts');
  const { lookUpRows } = await import('../documents/row-lookup.ts');
  const known = await lookUpRows(store, [...match.left, ...match.right]);
  const document = matchDocument(match, known, context.language);
  const flagged = match.flags.flatMap((flag) => known.rows.get(flag.row) ?? []);
  const explanation = [
    ...(document['explanation'] as string[]),
    ...supersededLines(flagged, context, settings.timeZone),
  ];
  return { ...document, explanation };
}

interface AboutRow {
  readonly settings: Settings;
  readonly store: Store;
  readonly seq: number;
}

/** What each group the row is in says of it: open with its reason, or matched with its certificate. */
async function explainRow(context: Context, about: AboutRow): Promise<Outcome> {
  const { settings, store, seq } = about;
  const { lookUpRows, reasonOf, rowsOfReason } = await import('../documents/row-lookup.ts');
  const { openDocument } = await import('../documents/explanation.ts');
  const { listMatches } = await import('../../store/matches.ts');
  const { openReasonsOf } = await import('../../store/open-reasons.ts');
  const row = (await lookUpRows(store, [seq])).rows.get(seq);
  if (!row) throw new PrickakontoError('id-unknown', { id: `t${seq}` });
  const matched = (await listMatches(store, { rowSeq: seq, limit: 100 })).filter(
    (match) => match.status === 'auto',
  );
  const reasons = await openReasonsOf(store, seq);
  const documents: Record<string, unknown>[] = [];
  for (const group of settings.groups) {
    const sides: readonly string[] = groupSides[group.type];
    if (!group.units.includes(row.unit) || !group.accounts.includes(row.account) || !sides.includes(row.side))
      continue;
    const match = matched.find((one) => one.group === group.id);
    if (match) documents.push({ row: `t${seq}`, ...(await certificate(context, about, match)) });
    else if (row.supersededBy === null) {
      const reason = reasonOf(seq, reasons.find((one) => one.group === group.id)?.detail ?? null);
      documents.push(
        openDocument(reason, group.id, await lookUpRows(store, rowsOfReason(reason)), context.language),
      );
    }
  }
  if (documents.length === 0) documents.push(ofNoGroup(context, row, settings.timeZone));
  return told(documents, { facts: { ...row, seq: undefined, id: `t${seq}` }, line: rowLine(row, context) });
}

/** A row that no group reconciles: it is superseded, or on an account of none. */
function ofNoGroup(context: Context, row: ShownRow, timeZone: string): Record<string, unknown> {
  const superseded = supersededLines([row], context, timeZone);
  const code = superseded.length > 0 ? 'superseded' : null;
  const explanation = code ? superseded : [context.words.noGroup(row.account)];
  return { row: `t${row.seq}`, group: null, code, explanation };
}

/** One document at the top; a row of several groups has them all under `groups`. */
function told(
  documents: readonly Record<string, unknown>[],
  about?: { facts: Record<string, unknown>; line: string },
): Outcome {
  const more = documents.length > 1 ? { groups: documents } : {};
  return {
    exitCode: 0,
    json: { ...documents[0], ...(about ? { facts: about.facts } : {}), ...more },
    text: () => [...(about ? [about.line] : []), ...documents.map(explanationText)].join('\n\n'),
  };
}

interface AboutRun {
  readonly settings: Settings;
  readonly store: Store;
  readonly id: string;
}

async function explainRun(context: Context, { settings, store, id }: AboutRun): Promise<Outcome> {
  const { findRun } = await import('../../store/runs.ts');
  const { listMatches } = await import('../../store/matches.ts');
  const { facts, moment } = await import('../table-words.ts');
  const at = (iso: string | null | undefined): string | null => (iso ? moment(iso, settings.timeZone) : null);
  const found = await findRun(store, id);
  const made = await listMatches(store, { run: id, limit: 1_000_000 });
  if (!found && made.length === 0) throw new PrickakontoError('id-unknown', { id });
  const run = found?.id ?? made[0]?.run ?? id;
  const { titles } = context.words;
  return {
    exitCode: 0,
    json: { ...(found ?? { id: run }), matches: made.map((match) => `m${match.seq}`) },
    text: () =>
      facts([
        [titles.run, run],
        [titles.kind, found?.mode ?? null],
        [titles.started, at(found?.startedAt)],
        [titles.ended, at(found?.endedAt)],
        [titles.matched, String(made.length)],
      ]),
  };
}
