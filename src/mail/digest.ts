/** Entries counted and put in order: what a mail says, before any words. */
import {
  type FileImported,
  lacksImports,
  needsAnswer,
  type OldestOpen,
  type ReportEntry,
  type RunFinished,
  type WindowReconciled,
} from '../domain/report.ts';
import { collectProblems, type Problem } from './problems.ts';

export type Level = 'error' | 'warning' | 'resolved' | 'done';

export interface Tally {
  files: number;
  duplicates: number;
  quarantined: number;
  rows: number;
  known: number;
  matched: number;
  suggested: number;
  open: number;
  ambiguous: number;
  openAmountOre: number;
}

export interface UnitTally extends Tally {
  readonly unit: string;
  /** False: none of its groups was run, so nothing is known of what is open. */
  reconciled: boolean;
}

export interface GroupTally extends Tally {
  readonly unit: string;
  readonly group: string;
  readonly groupName: string;
  readonly noop: boolean;
}

export interface Digest {
  readonly level: Level;
  readonly units: readonly UnitTally[];
  readonly groups: readonly GroupTally[];
  readonly total: Tally;
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** At most ten of all groups, oldest first. */
  readonly oldest: readonly (OldestOpen & { readonly unit: string; readonly groupName: string })[];
  readonly run: RunFinished | null;
  readonly resolved: readonly Extract<ReportEntry, { kind: 'path-ok-again' }>[];
  /** How many entries of each kind, of those that a headline may name. */
  readonly counts: {
    readonly failed: number;
    readonly missing: number;
    readonly held: number;
    readonly balance: number;
    /** Questions of files whose balances are not among those. */
    readonly questions: number;
  };
}

const shownOldest = 10;

export function digestOf(entries: readonly ReportEntry[]): Digest {
  const groups = groupTallies(entries);
  const units = unitTallies(entries, groups);
  const { errors, warnings } = collectProblems(entries);
  const resolved = entries.filter((entry) => entry.kind === 'path-ok-again');
  return {
    level: levelOf(entries),
    units,
    groups,
    total: units.reduce<Tally>((sum, unit) => added(sum, unit), emptyTally()),
    errors,
    warnings,
    oldest: oldestOf(entries),
    run: entries.findLast((entry) => entry.kind === 'run-finished') ?? null,
    resolved,
    counts: {
      failed: entries.filter((entry) => entry.kind === 'unit-failed' || entry.kind === 'plan-refused').length,
      missing: entries.filter(
        (entry) =>
          entry.kind === 'window-skipped' || (entry.kind === 'window-reconciled' && lacksImports(entry)),
      ).length,
      held: entries.filter((entry) => entry.kind === 'path-held').length,
      balance: entries.filter((entry) => entry.kind === 'file-imported' && balanceDiffers(entry)).length,
      questions: entries.reduce((sum, entry) => sum + otherQuestions(entry), 0),
    },
  };
}

const balanceCodes: ReadonlySet<string> = new Set(['balance-differs', 'statement-balance-break']);

function balanceDiffers(entry: FileImported): boolean {
  return needsAnswer(entry) && entry.warnings.some((warning) => balanceCodes.has(warning.code));
}

function otherQuestions(entry: ReportEntry): number {
  return entry.kind === 'file-imported' && !balanceDiffers(entry) ? (entry.questions?.length ?? 0) : 0;
}

function levelOf(entries: readonly ReportEntry[]): Level {
  if (
    entries.some((entry) =>
      ['file-quarantined', 'unit-failed', 'plan-refused', 'window-skipped'].includes(entry.kind),
    )
  )
    return 'error';
  const warns = (entry: ReportEntry): boolean =>
    entry.kind === 'path-held' ||
    (entry.kind === 'window-reconciled' && lacksImports(entry)) ||
    (entry.kind === 'file-imported' && needsAnswer(entry));
  if (entries.some(warns)) return 'warning';
  return entries.some((entry) => entry.kind === 'path-ok-again') &&
    !entries.some((entry) => entry.kind === 'window-reconciled')
    ? 'resolved'
    : 'done';
}

function emptyTally(): Tally {
  return {
    files: 0,
    duplicates: 0,
    quarantined: 0,
    rows: 0,
    known: 0,
    matched: 0,
    suggested: 0,
    open: 0,
    ambiguous: 0,
    openAmountOre: 0,
  };
}

function added(a: Tally, b: Tally): Tally {
  const sum = emptyTally();
  for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] = a[key] + b[key];
  return sum;
}

/** One for each group and unit: several windows in one mail are told as what they ticked off together and what is open after the last. */
function groupTallies(entries: readonly ReportEntry[]): GroupTally[] {
  const found = new Map<string, GroupTally>();
  for (const entry of entries) {
    if (entry.kind !== 'window-reconciled') continue;
    const key = JSON.stringify([entry.unit, entry.group]);
    found.set(key, groupTally(entry, found.get(key)));
  }
  return [...found.values()].sort((a, b) => byText(a.unit, b.unit) || byText(a.groupName, b.groupName));
}

function groupTally(entry: WindowReconciled, earlier: GroupTally | undefined): GroupTally {
  const { unit, group, groupName, suggested, open, ambiguous, openAmountOre } = entry;
  const matched = entry.matched + (earlier?.matched ?? 0);
  const noop = entry.noop && (earlier?.noop ?? true);
  return {
    ...emptyTally(),
    unit,
    group,
    groupName,
    noop,
    matched,
    suggested,
    open,
    ambiguous,
    openAmountOre,
  };
}

function unitTallies(entries: readonly ReportEntry[], groups: readonly GroupTally[]): UnitTally[] {
  const found = new Map<string, UnitTally>();
  const of = (unit: string): UnitTally => {
    const tally = found.get(unit) ?? { ...emptyTally(), unit, reconciled: false };
    found.set(unit, tally);
    return tally;
  };
  for (const entry of entries) {
    if (entry.kind === 'file-imported') countImported(of(entry.unit), entry);
    if (entry.kind === 'file-duplicate') of(entry.unit).duplicates += 1;
    if (entry.kind === 'file-quarantined') of(entry.unit).quarantined += 1;
    if (entry.kind !== 'run-finished') of(entry.unit);
  }
  for (const group of groups)
    found.set(group.unit, { ...added(of(group.unit), group), unit: group.unit, reconciled: true });
  return [...found.values()].sort((a, b) => byText(a.unit, b.unit));
}

function countImported(tally: UnitTally, entry: FileImported): void {
  tally.files += 1;
  tally.rows += entry.rows;
  tally.known += entry.known;
}

/** Of several runs of a group the last one's list counts. */
function oldestOf(entries: readonly ReportEntry[]): Digest['oldest'] {
  const last = new Map<string, WindowReconciled>();
  for (const entry of entries)
    if (entry.kind === 'window-reconciled' && !(entry.noop && entry.oldest.length === 0))
      last.set(JSON.stringify([entry.unit, entry.group]), entry);
  return [...last.values()]
    .flatMap((entry) =>
      entry.oldest.map((item) => ({ ...item, unit: entry.unit, groupName: entry.groupName })),
    )
    .sort((a, b) => byText(a.date, b.date) || byText(a.id, b.id))
    .slice(0, shownOldest);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
