import { dayFromNumber } from '../domain/day.ts';
import { type FoundMatch, type RuleTurn, sumValues } from './families/family.ts';
import { keyHash } from './keys.ts';
import type { KeyFact, MatchFacts, PlannedMatch } from './plan.ts';

const shownTexts = 10;

/** Turns what a family found into the plan's form, with the facts of its certificate. */
export function plannedMatch(turn: RuleTurn, found: FoundMatch, pass: number): PlannedMatch {
  const { rule, frame, keys } = turn;
  const { rows } = frame;
  const first = found.left[0] as number;
  const currency = rows.textOf(rows.currency[first] as number) ?? '';
  const leftSumOre = sumValues(frame, found.left);
  const rightSumOre = sumValues(frame, found.right);
  const differenceOre = leftSumOre - rightSumOre;
  const grouped = rule.type === 'sum' || rule.type === 'net';
  return {
    rule: rule.id,
    mode: rule.mode,
    pass,
    left: found.left.map((row) => rows.seq[row] as number),
    right: found.right.map((row) => rows.seq[row] as number),
    differenceOre,
    differenceClass: differenceOre === 0 ? null : (rule.tolerance?.class ?? null),
    keyHash: grouped ? keyHash(rule.id, currency, keys.partsOf(first)) : null,
    facts: {
      type: rule.type,
      leftSumOre,
      rightSumOre,
      currency,
      key: keyFacts(turn, found),
      window: windowFact(turn, found),
      span: grouped ? spanFact(turn, found) : null,
      candidates: found.candidates,
      completeThrough: turn.completeFact,
    },
    policy: null,
  };
}

function keyFacts(turn: RuleTurn, found: FoundMatch): KeyFact[] {
  if (turn.rule.key.length === 0) return [];
  // Some rows of each side are enough: the normalised key is the same on all.
  const some = [...found.left.slice(0, shownTexts), ...found.right.slice(0, shownTexts)];
  const raws = some.map((row) => turn.keys.rawOf(row));
  const normalised = turn.keys.partsOf(found.left[0] as number);
  return turn.rule.key.map((part, i) => {
    const raw: string[] = [];
    for (const texts of raws) {
      const text = texts[i] ?? null;
      if (text !== null && raw.length < shownTexts && !raw.includes(text)) raw.push(text);
    }
    return { fields: turn.keyFields[i] ?? [part.left, part.right], raw, normalised: normalised[i] ?? '' };
  });
}

function windowFact(turn: RuleTurn, found: FoundMatch): MatchFacts['window'] {
  const { days } = turn.rule;
  if (!days || !found.candidates) return null;
  const { day } = turn.frame.rows;
  const single = found.left.length === 1;
  const apart = (day[found.right[0] as number] as number) - (day[found.left[0] as number] as number);
  return { before: days.before, after: days.after, days: single ? apart : null };
}

/** Rows stand in order of day, so the ends are the first and last of each side. */
function spanFact(turn: RuleTurn, found: FoundMatch): MatchFacts['span'] {
  const { day } = turn.frame.rows;
  const ends = [found.left[0], found.left.at(-1), found.right[0], found.right.at(-1)].map(
    (row) => day[row as number] as number,
  );
  const from = Math.min(...ends);
  const to = Math.max(...ends);
  return { from: dayFromNumber(from), to: dayFromNumber(to), days: to - from };
}
