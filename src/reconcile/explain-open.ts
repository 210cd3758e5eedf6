import type { Language } from '../i18n/text.ts';
import { fill } from '../i18n/text.ts';
import type { Wait } from './completeness.ts';
import { type RowLookup, type Words, wordsOf } from './explain-words.ts';
import type { NearMiss } from './near-misses.ts';
import type { OpenReason, TraceEntry } from './plan.ts';

/** Why a row is open, in sentences: the primary reason first, then what the rules missed and what came near. */
export function explainOpen(reason: OpenReason, lookup: RowLookup, language: Language): string[] {
  const words = wordsOf(language, lookup);
  const lines = primaryLines(reason, words);
  if (reason.code === 'no-candidate') lines.push(...traceLines(reason.trace, words));
  lines.push(...reason.near.map((miss) => nearLine(reason, miss, words)));
  return lines;
}

function primaryLines(reason: OpenReason, words: Words): string[] {
  const entry = reason.trace.find((one) => one.code === reason.code && one.rule === reason.rule);
  if (reason.code === 'not-complete') {
    return (entry?.waits ?? []).map((wait) => waitLine(reason, wait, words));
  }
  if (reason.code === 'ambiguous') return [tieLine(reason, entry, words)];
  const text = words.texts.reasons[reason.code as keyof typeof words.texts.reasons];
  return [fill(text ?? reason.code, reasonParams(reason, entry, words))];
}

function reasonParams(reason: OpenReason, entry: TraceEntry | undefined, words: Words) {
  const { component } = reason;
  const params = { rule: reason.rule ?? '', match: entry?.match ?? '' };
  if (!component) return params;
  const currency = words.lookup(reason.seq)?.currency ?? 'SEK';
  const others = [...component.left, ...component.right].filter((seq) => seq !== reason.seq);
  const count = component.leftCount + component.rightCount;
  return {
    ...params,
    rows: words.rows(others, count - 1 - others.length),
    count: words.texts.rows(count),
    left: words.texts.rows(component.leftCount),
    right: words.texts.rows(component.rightCount),
    leftSum: words.money(component.leftSumOre, currency),
    rightSum: words.money(component.rightSumOre, currency),
    sum: words.money(component.leftSumOre + component.rightSumOre, currency),
    difference: words.money(component.leftSumOre - component.rightSumOre, currency),
  };
}

/** With whom: the row's own candidates, or, where it has one only, the rows that one also fits. */
function tieLine(reason: OpenReason, entry: TraceEntry | undefined, words: Words): string {
  const candidates = entry?.candidates ?? [];
  const more = entry?.more ?? 0;
  const rule = reason.rule ?? '';
  const rows = words.rows(candidates, more);
  if (candidates.length + more > 1 || !reason.component) {
    return fill(words.texts.reasons.ambiguous, { rule, rows });
  }
  const { component } = reason;
  const [same, count] =
    reason.side === 'left' ? [component.left, component.leftCount] : [component.right, component.rightCount];
  const others = same.filter((seq) => seq !== reason.seq);
  return words.say('tiedCandidate', { rule, rows, others: words.rows(others, count - 1 - others.length) });
}

function waitLine(reason: OpenReason, wait: Wait, words: Words): string {
  const seq = (wait.side === 'left' ? reason.component?.left : reason.component?.right)?.[0] ?? reason.seq;
  const side = words.lookup(seq)?.side ?? 'ledger';
  const data =
    words.texts[({ ledger: 'ledgerData', bank: 'bankData', external: 'externalData' } as const)[side]];
  const params = { rule: reason.rule ?? '', data };
  if (wait.needed === null) return words.say('waitForEver', params);
  if (wait.through === null) return words.say('waitForUnknown', { ...params, needed: wait.needed });
  return words.say('waitFor', { ...params, needed: wait.needed, through: wait.through });
}

/** What kept each rule from looking: one line each, but the rules without a key together, as they all say the same. */
function traceLines(trace: readonly TraceEntry[], words: Words): string[] {
  const keyless = trace.flatMap((entry) =>
    entry.code === 'no-key' && entry.missing ? [{ rule: entry.rule, ...entry.missing }] : [],
  );
  const lines = keyless.length === 1 ? keyless.map((one) => noKeyLine(one, words)) : [];
  if (keyless.length > 1) lines.push(words.say('noKeys', { rules: keylessRules(keyless, words) }));
  for (const { code, rule } of trace) {
    if (code === 'zero-amount') lines.push(words.say('zeroAmount', { rule }));
    if (code === 'rejected') lines.push(words.say('rejected', { rule }));
  }
  return lines;
}

type Keyless = { readonly rule: string } & NonNullable<TraceEntry['missing']>;

const isEmpty = (raw: string | null): boolean => raw === null || raw.trim() === '';

function noKeyLine({ rule, field, raw }: Keyless, words: Words): string {
  const params = { rule, field: words.field(field) };
  return isEmpty(raw) ? words.say('noKeyEmpty', params) : words.say('noKey', { ...params, raw: raw ?? '' });
}

function keylessRules(keyless: readonly Keyless[], words: Words): string {
  const told = keyless.map(({ rule, field, raw }) =>
    words.say(isEmpty(raw) ? 'noKeysRuleEmpty' : 'noKeysRule', { rule, field: words.field(field) }),
  );
  return `${told.slice(0, -1).join(', ')} ${words.texts.and} ${told.at(-1)}`;
}

function nearLine(reason: OpenReason, miss: NearMiss, words: Words): string {
  const params = { rule: miss.rule, row: words.row(miss.row) };
  const currency = words.lookup(reason.seq)?.currency ?? 'SEK';
  switch (miss.what) {
    case 'same-amount-outside-window':
      return words.say('outsideWindow', {
        ...params,
        days: words.texts.days(Math.abs(miss.days)),
        outside: words.texts.days(miss.outside),
        ...words.ends(miss.window),
      });
    case 'same-key-other-amount': {
      const line = words.say('otherAmount', {
        ...params,
        difference: words.money(miss.differenceOre, currency),
      });
      return miss.transposed ? line + words.say('transposed') : line;
    }
    case 'contradicting-reference':
      return words.say('contradictingReference', { ...params, own: miss.own, other: miss.other });
    case 'same-amount-other-key': {
      const { missing } = words.texts;
      return words.say('otherKey', { ...params, own: miss.own ?? missing, other: miss.other ?? missing });
    }
    case 'opposite-sign':
      return words.say('oppositeSign', params);
  }
}
