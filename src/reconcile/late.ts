import type { GroupType } from '../domain/group.ts';
import type { Rule } from '../domain/rule.ts';
import { createFrame, type Frame } from './frame.ts';
import { keyColumn, keyHash } from './keys.ts';
import type { RowTable } from './row-table.ts';

/** An active match from an earlier run; its rows stand in the table of existing rows. */
export interface ExistingMatch {
  /** As shown: `m123`. */
  readonly id: string;
  readonly rule: string;
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** Which earlier matches a run has to load to notice what has come too late for them. */
export interface LateNeeds {
  /** Of `sum` and `net` matches (`PlannedMatch.keyHash`). */
  readonly keyHashes: readonly string[];
  /** Matches of a 1:1 rule with a row of one of the amounts (absolute, within `slackOre`) between the days. */
  readonly pairs: readonly {
    readonly rule: string;
    readonly fromDay: number;
    readonly toDay: number;
    readonly amountsOre: readonly number[];
    readonly slackOre: number;
  }[];
}

const isGrouped = (rule: Rule) => rule.type === 'sum' || rule.type === 'net';

/** From the open rows alone, before planning. */
export function lateNeeds(rows: RowTable, rules: readonly Rule[], type: GroupType): LateNeeds {
  const frame = createFrame(rows, type);
  const pairRules = rows.count === 0 ? [] : rules.filter((rule) => !isGrouped(rule));
  const days = rows.day.subarray(0, rows.count);
  const firstDay = days.reduce((first, day) => Math.min(first, day), Number.POSITIVE_INFINITY);
  const lastDay = days.reduce((last, day) => Math.max(last, day), Number.NEGATIVE_INFINITY);
  const amountsOre = [...new Set(rows.amountOre.subarray(0, rows.count).map(Math.abs))].sort((a, b) => a - b);
  return {
    keyHashes: rules.filter(isGrouped).flatMap((rule) => keyHashesIn(frame, rule)),
    pairs: pairRules.map((rule) => {
      const margin = rule.days ? Math.max(rule.days.before, rule.days.after) : Number.POSITIVE_INFINITY;
      const slackOre = rule.tolerance
        ? Math.max(Math.abs(rule.tolerance.minOre), Math.abs(rule.tolerance.maxOre))
        : 0;
      return { rule: rule.id, fromDay: firstDay - margin, toDay: lastDay + margin, amountsOre, slackOre };
    }),
  };
}

function keyHashesIn(frame: Frame, rule: Rule): string[] {
  const keys = keyColumn(frame, rule);
  const seen = new Uint8Array(keys.size + 1);
  const hashes: string[] = [];
  for (let row = 0; row < frame.rows.count; row++) {
    const id = keys.ids[row] as number;
    if (id === 0 || seen[id] === 1) continue;
    seen[id] = 1;
    hashes.push(hashOfRow(frame, rule, keys.partsOf(row), row));
  }
  return hashes;
}

function hashOfRow(frame: Frame, rule: Rule, parts: readonly (string | null)[], row: number): string {
  return keyHash(rule.id, frame.rows.textOf(frame.rows.currency[row] as number) ?? '', parts);
}

/** Earlier matches of a key: a run of the same key within `gapDays` of one comes late to it. */
export interface EarlierKeyMatches {
  /** The match that a row of this rule and key hash comes late to on a day, or null. */
  matchFor(rule: Rule, hash: string, day: number): string | null;
  readonly any: boolean;
}

interface KeySpan {
  readonly match: string;
  readonly from: number;
  readonly to: number;
}

interface LateInput {
  readonly type: GroupType;
  readonly rules: readonly Rule[];
  readonly existing: readonly ExistingMatch[];
  readonly existingRows: RowTable;
}

export function earlierKeyMatches(input: LateInput): EarlierKeyMatches {
  const frame = createFrame(input.existingRows, input.type);
  const spans = new Map<string, KeySpan[]>();
  for (const rule of input.rules.filter(isGrouped)) {
    const matches = input.existing.filter((match) => match.rule === rule.id);
    if (matches.length === 0) continue;
    const keys = keyColumn(frame, rule);
    for (const match of matches) {
      const rows = [...match.left, ...match.right]
        .map((seq) => frame.rows.indexOf(seq))
        .filter((row) => row >= 0);
      const first = rows[0];
      if (first === undefined) continue;
      const days = rows.map((row) => frame.rows.day[row] as number);
      const hash = hashOfRow(frame, rule, keys.partsOf(first), first);
      const from = days.reduce((a, b) => Math.min(a, b));
      const to = days.reduce((a, b) => Math.max(a, b));
      const list = spans.get(hash) ?? [];
      spans.set(hash, list);
      list.push({ match: match.id, from, to });
    }
  }
  return {
    any: spans.size > 0,
    matchFor(rule, hash, day) {
      const gap = rule.gapDays ?? Number.POSITIVE_INFINITY;
      const hit = spans.get(hash)?.find((span) => day >= span.from - gap && day <= span.to + gap);
      return hit?.match ?? null;
    },
  };
}
