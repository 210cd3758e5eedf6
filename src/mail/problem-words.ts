/** Problems in words: what to do about each code, and every file, row and reason under it. */
import { textOf } from '../i18n/text.ts';
import type { Block } from './blocks.ts';
import type { Digest } from './digest.ts';
import type { Look } from './look.ts';
import { maskNumbers } from './mask.ts';
import { cutTo, plainLine } from './plain.ts';
import type { Case, Problem } from './problems.ts';

const mostActions = 5;
const mostCodes = 20;
const longestLine = 400;

/** At most five things to do, one a code: errors first, then questions and balances that do not add up. */
export function actionsOf(digest: Digest, look: Look): string[] {
  const { words } = look;
  const urgent = [
    ...digest.errors,
    ...digest.warnings.filter(
      (problem) => problem.code === 'balance-differs' || problem.cases.some((one) => one.question),
    ),
  ];
  const actions = urgent.map((problem) => {
    const first = problem.cases[0];
    const { hint } = wordsOf(problem, first, look);
    const count = problem.cases.length > 1 ? words.alsoSee(problem.cases.length) : '';
    const what = first?.file ? `${fileLabel(first.file)}: ` : '';
    return cutTo(plainLine([`${what}${hint}`, count].filter(Boolean).join(' ')), longestLine);
  });
  const left = actions.length - mostActions;
  return left > 0 ? [...actions.slice(0, mostActions - 1), words.more(left + 1)] : actions;
}

export function problemBlocks(problems: readonly Problem[], look: Look, most: number): Block[] {
  const left = problems.length - mostCodes;
  return [
    ...problems.slice(0, mostCodes).flatMap((problem): Block[] => {
      const items = problem.cases.slice(0, most).map((one) => caseLine(problem, one, look));
      const hidden = problem.cases.length - items.length;
      return [
        { kind: 'paragraph', text: `${problem.code} (${problem.cases.length}):` },
        { kind: 'list', numbered: false, items: hidden > 0 ? [...items, look.words.more(hidden)] : items },
      ];
    }),
    ...(left > 0 ? [{ kind: 'paragraph' as const, text: look.words.more(left) }] : []),
  ];
}

function caseLine(problem: Problem, one: Case, look: Look): string {
  const { words } = look;
  const place = [
    one.file ? fileLabel(one.file) : '',
    one.line ? words.line(one.line) : '',
    one.row ? words.row(one.row) : '',
  ]
    .filter(Boolean)
    .join(', ');
  const { message } = wordsOf(problem, one, look);
  const unit = one.groupName ? '' : ` [${one.unit}]`;
  const lies = one.liesAt ? ` (${words.liesIn(maskNumbers(one.liesAt))})` : '';
  const question = one.question ? ` (${words.question(one.question)})` : '';
  return cutTo(plainLine(`${place ? `${place}: ` : ''}${message}${unit}${lies}`), longestLine) + question;
}

function fileLabel(file: string): string {
  return maskNumbers(plainLine(file));
}

function wordsOf(problem: Problem, one: Case | undefined, look: Look): { message: string; hint: string } {
  const { words } = look;
  const group = one?.groupName ?? '';
  const unit = one ? (look.unitNames[one.unit] ?? one.unit) : '';
  if (problem.code === 'window-late') return { message: words.late(one?.late ?? 0, group, unit), hint: '' };
  if (problem.code === 'window-missing-imports' && one?.imports) {
    const say = one.skipped ? words.missingSkipped : words.missingImports;
    return { message: say(group, unit, one.imports.join(', ')), hint: words.missingAction };
  }
  return textOf(problem.code, one?.params ?? {}, look.language);
}
