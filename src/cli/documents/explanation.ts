/** The certificate of a match and the reasons of an open row, with ids as people and scripts know them (design: reconcile, g). */
import type { DifferenceClass } from '../../domain/rule.ts';
import type { Language } from '../../i18n/text.ts';
import {
  explainMatch,
  explainOpen,
  type MatchFacts,
  type OpenReason,
  type PlannedMatch,
} from '../../reconcile/index.ts';
import type { MatchItem } from '../../store/matches.ts';
import type { KnownRows } from './row-lookup.ts';

type Certificate = MatchFacts & Pick<PlannedMatch, 'mode' | 'pass' | 'policy'> & { readonly v: number };

const rowId = (seq: number): string => `t${seq}`;

export function matchDocument(
  match: MatchItem,
  known: KnownRows,
  language: Language,
): Record<string, unknown> {
  const certificate = JSON.parse(match.certificate) as Certificate;
  const side = (seqs: readonly number[]) => seqs.map((seq) => certificateRow(seq, known));
  const { v, type, mode, pass, key, leftSumOre, rightSumOre } = certificate;
  const { window, span, candidates, completeThrough, policy } = certificate;
  const { run, group, unit, rule, ruleHash, status, differenceOre, differenceClass } = match;
  return {
    v,
    match: `m${match.seq}`,
    ...{ run, group, unit, rule, ruleHash, type, mode, status, pass },
    left: side(match.left),
    right: side(match.right),
    sum: { leftOre: leftSumOre, rightOre: rightSumOre, differenceOre, class: differenceClass },
    key: key.map(({ fields, raw, normalised }) => ({
      field: [...new Set(fields)].join(' / '),
      raw,
      normalised,
    })),
    ...{ window, span, candidates, completeThrough, policy },
    flags: match.flags.map((flag) => ({ row: rowId(flag.row), code: flag.code })),
    explanation: explainMatch(plannedAgain(match, certificate), known.lookup, language),
  };
}

/** The match in the planner's form, from what was stored of it. */
function plannedAgain(match: MatchItem, certificate: Certificate): PlannedMatch {
  const { v: _, mode, pass, policy, ...facts } = certificate;
  const { rule, left, right, differenceOre } = match;
  const differenceClass = match.differenceClass as DifferenceClass | null;
  return { rule, mode, pass, left, right, differenceOre, differenceClass, keyHash: null, facts, policy };
}

function certificateRow(seq: number, known: KnownRows): Record<string, unknown> {
  const row = known.rows.get(seq);
  return row
    ? {
        id: rowId(seq),
        side: row.side,
        account: row.account,
        date: row.date,
        amountOre: row.amountOre,
        currency: row.currency,
        reference: row.reference,
        text: row.text,
        hash: row.hash,
      }
    : { id: rowId(seq) };
}

export function openDocument(
  reason: OpenReason,
  group: string,
  known: KnownRows,
  language: Language,
): Record<string, unknown> {
  const { component, trace, near } = reason;
  const ids = (seqs: readonly number[]): string[] => seqs.map(rowId);
  return {
    row: rowId(reason.seq),
    group,
    code: reason.code,
    rule: reason.rule,
    component: component ? { ...component, left: ids(component.left), right: ids(component.right) } : null,
    trace: trace.map((entry) => ({
      ...entry,
      ...(entry.candidates ? { candidates: ids(entry.candidates) } : {}),
    })),
    near: near.map((miss) => ({ ...miss, row: rowId(miss.row) })),
    explanation: explainOpen(reason, known.lookup, language),
  };
}
