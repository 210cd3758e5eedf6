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
  const {
    v,
    mode,
    pass,
    policy,
    type,
    key,
    leftSumOre,
    rightSumOre,
    currency,
    window,
    span,
    candidates,
    completeThrough,
  } = certificate;
  const facts: MatchFacts = {
    type,
    leftSumOre,
    rightSumOre,
    currency,
    key,
    window,
    span,
    candidates,
    completeThrough,
  };
  const planned: PlannedMatch = {
    rule: match.rule,
    mode,
    pass,
    left: match.left,
    right: match.right,
    differenceOre: match.differenceOre,
    differenceClass: match.differenceClass as DifferenceClass | null,
    keyHash: null,
    facts,
    policy,
  };
  const side = (seqs: readonly number[]): Record<string, unknown>[] =>
    seqs.map((seq) => certificateRow(seq, known));
  return {
    v,
    match: `m${match.seq}`,
    run: match.run,
    group: match.group,
    unit: match.unit,
    rule: match.rule,
    ruleHash: match.ruleHash,
    type,
    mode,
    status: match.status,
    pass,
    left: side(match.left),
    right: side(match.right),
    sum: {
      leftOre: leftSumOre,
      rightOre: rightSumOre,
      differenceOre: match.differenceOre,
      class: match.differenceClass,
    },
    key: key.map(({ fields, raw, normalised }) => ({
      field: [...new Set(fields)].join(' / '),
      raw,
      normalised,
    })),
    window,
    span,
    candidates,
    completeThrough,
    policy,
    flags: match.flags.map((flag) => ({ row: rowId(flag.row), code: flag.code })),
    explanation: explainMatch(planned, known.lookup, language),
  };
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
