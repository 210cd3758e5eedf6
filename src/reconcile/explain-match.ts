import type { Language } from '../i18n/text.ts';
import { type RowLookup, type Words, wordsOf } from './explain-words.ts';
import type { PlannedMatch } from './plan.ts';

/** Why rows were matched or suggested, in sentences, from what the certificate holds. */
export function explainMatch(match: PlannedMatch, lookup: RowLookup, language: Language): string[] {
  const words = wordsOf(language, lookup);
  const { facts } = match;
  const params = { rule: match.rule, pass: match.pass };
  const side = (seqs: readonly number[]) => words.rows(seqs.slice(0, 10), Math.max(0, seqs.length - 10));
  const sides = { left: side(match.left), right: side(match.right) };
  const lines = [words.say(match.mode === 'auto' ? 'matched' : 'suggested', { ...params, ...sides })];
  for (const key of facts.key) {
    const field = [...new Set(key.fields)].map(words.field).join(' / ');
    const written = [...new Set(key.raw.map((text) => text.trim()))];
    const otherwise = written.some((text) => text !== key.normalised);
    const keyParams = { field, normalised: key.normalised, raw: written.join(', ') };
    lines.push(words.say(otherwise ? 'keyWritten' : 'key', keyParams));
  }
  lines.push(...pairLines(match, words));
  if (facts.span) {
    lines.push(
      words.say('wholeKey', {
        from: facts.span.from,
        to: facts.span.to,
        leftSum: words.money(facts.leftSumOre, facts.currency),
        rightSum: words.money(facts.rightSumOre, facts.currency),
      }),
    );
  }
  if (match.differenceClass !== null) {
    const difference = words.money(match.differenceOre, facts.currency);
    lines.push(words.say('difference', { difference, class: words.texts.classes[match.differenceClass] }));
  }
  if (match.policy === 'difference-account-missing') lines.push(words.say('differenceAccountMissing'));
  return lines;
}

function pairLines({ facts, left }: PlannedMatch, words: Words): string[] {
  const { candidates, window } = facts;
  if (!candidates) return [];
  const lines: string[] = [];
  if (window && window.days !== null) {
    lines.push(words.say('window', { days: words.texts.days(Math.abs(window.days)), ...words.ends(window) }));
  }
  lines.push(words.say(left.length > 1 ? 'equalCounts' : 'alone'));
  const { ruledOut } = candidates;
  if (ruledOut.window + ruledOut.referenceConflict + ruledOut.amount > 0) {
    const { window: outside, referenceConflict: reference, amount } = ruledOut;
    lines.push(words.say('ruledOut', { window: outside, reference, amount }));
  }
  return lines;
}
