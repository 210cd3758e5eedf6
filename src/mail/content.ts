/** The body of a mail, in the order of design/mail.md: how it went, what to do, per enhet, errors, oldest open items, the run. */
import { amountText, countText, shareText, timeText } from './amounts.ts';
import type { Block } from './blocks.ts';
import type { Digest, GroupTally, UnitTally } from './digest.ts';
import { verdictOf } from './headline.ts';
import type { Look } from './look.ts';
import { maskNumbers } from './mask.ts';
import { cutTo, plainLine } from './plain.ts';
import { actionsOf, problemBlocks } from './problem-words.ts';

const longestCell = 60;

/** `most`: how many of a long list are shown. */
export function contentOf(digest: Digest, look: Look, most: number): Block[] {
  const { words } = look;
  const actions = actionsOf(digest, look);
  return [
    { kind: 'paragraph', text: verdictOf(digest, look), strong: true },
    ...(actions.length > 0
      ? section(words.headings.actions, [{ kind: 'list', numbered: true, items: actions }])
      : [{ kind: 'paragraph' as const, text: words.nothingToDo }]),
    ...digest.resolved.slice(0, most).map(
      (entry): Block => ({
        kind: 'paragraph',
        text: words.okAgain(plainLine(entry.path), timeText(entry.since, look.timeZone)),
      }),
    ),
    ...unitTable(digest.units, look, most),
    ...groupTable(digest.groups, look, most),
    ...section(words.headings.errors, problemBlocks(digest.errors, look, most)),
    ...section(words.headings.warnings, problemBlocks(digest.warnings, look, most)),
    ...howToAnswer(digest, look),
    ...oldestTable(digest, look),
    ...factTable(digest, look),
    { kind: 'paragraph', text: words.why, faint: true },
    ...(digest.errors.length > 0 || digest.oldest.length > 0
      ? [{ kind: 'paragraph' as const, text: words.masked, faint: true }]
      : []),
  ];
}

function howToAnswer({ warnings }: Digest, { words }: Look): Block[] {
  const first = warnings.flatMap((problem) => problem.cases).find((one) => one.question)?.question;
  return first ? [{ kind: 'paragraph', text: words.howToAnswer(first) }] : [];
}

function section(heading: string, blocks: readonly Block[]): Block[] {
  return blocks.length > 0 ? [{ kind: 'heading', text: heading }, ...blocks] : [];
}

function table(
  columns: readonly (readonly [string, 'right'?])[],
  rows: readonly (readonly string[])[],
): Block {
  return {
    kind: 'table',
    columns: columns.map(([title, right]) => ({ title, right: right !== undefined })),
    rows,
  };
}

/** A table of which at most so many rows are shown. */
function longTable(
  heading: string,
  {
    columns,
    rows,
  }: { columns: readonly (readonly [string, 'right'?])[]; rows: readonly (readonly string[])[] },
  cut: { most: number; look: Look },
): Block[] {
  const left = rows.length - cut.most;
  const more: Block[] = left > 0 ? [{ kind: 'paragraph', text: cut.look.words.more(left) }] : [];
  return rows.length > 0 ? section(heading, [table(columns, rows.slice(0, cut.most)), ...more]) : [];
}

function unitLabel(unit: string, look: Look): string {
  const name = look.unitNames[unit];
  return cutTo(plainLine(name && name !== unit ? `${unit} ${name}` : unit), longestCell);
}

function unitTable(units: readonly UnitTally[], look: Look, most: number): Block[] {
  const { columns: title, headings } = look.words;
  const columns = [
    [title.unit],
    [title.files, 'right'],
    [title.duplicates, 'right'],
    [title.quarantined, 'right'],
    [title.newRows, 'right'],
    [title.matched, 'right'],
    [title.share, 'right'],
    [title.open, 'right'],
    [title.openAmount, 'right'],
  ] as const;
  const busy = units.filter((unit) => unit.reconciled || unit.files + unit.duplicates + unit.quarantined > 0);
  const rows = busy.map((unit) => [
    unitLabel(unit.unit, look),
    countText(unit.files),
    countText(unit.duplicates),
    countText(unit.quarantined),
    countText(unit.rows),
    ...(unit.reconciled
      ? [
          countText(unit.matched),
          shareText(unit.matched, unit.matched + unit.open) ?? '\u2013',
          countText(unit.open),
          amountText(unit.openAmountOre, null, look.language),
        ]
      : ['\u2013', '\u2013', '\u2013', '\u2013']),
  ]);
  return longTable(headings.units, { columns, rows }, { most, look });
}

function groupTable(groups: readonly GroupTally[], look: Look, most: number): Block[] {
  const { columns: title, headings } = look.words;
  const columns = [
    [title.group],
    [title.unit],
    [title.matched, 'right'],
    [title.suggested, 'right'],
    [title.open, 'right'],
    [title.ambiguous, 'right'],
    [title.openAmount, 'right'],
  ] as const;
  const rows = groups.map((group) => [
    cutTo(plainLine(group.groupName), longestCell),
    unitLabel(group.unit, look),
    countText(group.matched),
    countText(group.suggested),
    countText(group.open),
    countText(group.ambiguous),
    amountText(group.openAmountOre, null, look.language),
  ]);
  return longTable(headings.groups, { columns, rows }, { most, look });
}

function oldestTable(digest: Digest, look: Look): Block[] {
  const { columns: title, headings, reasons } = look.words;
  const columns = [
    [title.date],
    [title.amount, 'right'],
    [title.reference],
    [title.text],
    [title.group],
    [title.unit],
    [title.why],
  ] as const;
  const cell = (text: string | null): string => cutTo(maskNumbers(plainLine(text ?? '')), longestCell);
  const rows = digest.oldest.map((item) => [
    item.date,
    amountText(item.amountOre, item.currency ?? null, look.language),
    cell(item.reference),
    cell(item.text),
    cell(item.groupName),
    plainLine(item.unit),
    reasons[item.reasonCode] ?? item.reasonCode,
  ]);
  return longTable(headings.oldest, { columns, rows }, { most: rows.length, look });
}

const shownHash = 12;

function factTable({ run }: Digest, look: Look): Block[] {
  const { words, runFacts } = look;
  const rows: (readonly [string, string | undefined])[] = [
    [words.facts.run, runFacts['run'] ?? run?.run],
    [words.facts.mode, run ? words.modes[run.mode] : runFacts['who']],
    [words.facts.started, run ? timeText(run.startedAt, look.timeZone) : undefined],
    [words.facts.duration, run ? words.seconds(run.seconds) : undefined],
    [words.facts.version, runFacts['version']],
    [words.facts.server, look.server],
    [words.facts.account, runFacts['account']],
    [words.facts.config, runFacts['configHash']?.slice(0, shownHash)],
  ];
  const known = rows.flatMap(([name, value]) => (value ? [[name, plainLine(value)]] : []));
  return section(words.headings.facts, [table([[words.columns.fact], [words.columns.value]], known)]);
}
