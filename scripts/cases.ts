import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type Day, dayNumber } from '../src/domain/day.ts';
import type { GroupType, WaitFor } from '../src/domain/group.ts';
import { ore } from '../src/domain/ore.ts';
import {
  type DifferenceClass,
  type KeyPart,
  type Normaliser,
  type Rule,
  type RuleFamily,
  ruleDefaults,
} from '../src/domain/rule.ts';
import {
  type CompleteThrough,
  createRowTable,
  neededFields,
  type PlannedMatch,
  planGroup,
  type RowTable,
} from '../src/reconcile/index.ts';

/** Runs a file of matching cases (the form of design/reconcile.md's cases): `npm run -s cases -- FILE.json`. */

interface CaseRow {
  readonly id: string;
  readonly date: Day;
  readonly amountOre: number;
  readonly currency?: string;
  readonly [field: string]: string | number | undefined;
}

interface CaseRule extends Partial<Omit<Rule, 'key' | 'days' | 'tolerance' | 'type'>> {
  readonly id: string;
  readonly type: string;
  readonly key?: readonly (
    | string
    | { left: string; right: string; normalise?: Normaliser | readonly Normaliser[] }
  )[];
  readonly days?: { before?: number; after?: number };
  readonly tolerance?: { minOre?: number; maxOre?: number; class?: DifferenceClass; account?: string };
}

interface CaseMatch {
  readonly rule: string;
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly differenceOre: number;
}

export interface CaseOutcome {
  readonly matches: readonly CaseMatch[];
  readonly suggestions: readonly CaseMatch[];
  readonly open: Readonly<Record<string, string>>;
  readonly late: readonly { readonly match: string; readonly row: string; readonly code: string }[];
}

export interface MatchingCase {
  readonly name: string;
  readonly group: GroupType;
  readonly rules: readonly CaseRule[];
  readonly left: readonly CaseRow[];
  readonly right: readonly CaseRow[];
  readonly waitFor?: WaitFor;
  readonly run?: 'scheduled' | 'manual';
  readonly completeThrough?: { readonly left?: CompleteThrough; readonly right?: CompleteThrough };
  readonly existing?: readonly {
    readonly id: string;
    readonly rule: string;
    readonly left: readonly string[];
    readonly right: readonly string[];
  }[];
  readonly expected: CaseOutcome;
}

export interface CaseResult {
  readonly name: string;
  readonly ok: boolean;
  readonly skipped?: string;
  readonly got: CaseOutcome;
}

const families: readonly string[] = ['exact', 'unique', 'sum', 'net'] satisfies RuleFamily[];

function asList<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as T];
}

function keyPart(part: NonNullable<CaseRule['key']>[number]): KeyPart {
  if (typeof part === 'string') return { left: part, right: part, normalise: [] };
  return { left: part.left, right: part.right, normalise: asList(part.normalise) };
}

/** A case's rule without the policy checks of the configuration: cases try the engine. */
function compileRule(raw: CaseRule): Rule {
  const { key, days, tolerance, ...rest } = raw;
  return {
    ...ruleDefaults,
    ...rest,
    name: raw.name ?? raw.id,
    type: raw.type as RuleFamily,
    key: (key ?? []).map(keyPart),
    days: days ? { before: days.before ?? 0, after: days.after ?? 0 } : null,
    tolerance: tolerance
      ? {
          minOre: ore(tolerance.minOre ?? 0),
          maxOre: ore(tolerance.maxOre ?? 0),
          class: tolerance.class ?? 'rounding',
          account: tolerance.account ?? null,
        }
      : null,
  };
}

interface Numbered {
  readonly row: CaseRow;
  readonly seq: number;
  readonly isRight: boolean;
}

function table(one: MatchingCase, fields: readonly string[], rows: readonly Numbered[]): RowTable {
  const made = createRowTable(fields);
  for (const { row, seq, isRight } of rows) {
    made.add({
      seq,
      side: isRight && one.group !== 'ledger' ? one.group : 'ledger',
      day: dayNumber(row.date),
      amountOre: row.amountOre,
      currency: row.currency ?? 'SEK',
      hash: createHash('sha256')
        .update(JSON.stringify([isRight, row]))
        .digest('hex'),
      values: fields.map((field) => (row[field] === undefined ? null : String(row[field]))),
    });
  }
  return made;
}

function unsupported(one: MatchingCase): string | null {
  const family = one.rules.find((rule) => !families.includes(rule.type));
  if (family) return `family ${family.type} is not supported yet`;
  return one.waitFor === 'all' ? 'waitFor: all is not supported yet' : null;
}

const nothing: CaseOutcome = { matches: [], suggestions: [], open: {}, late: [] };

/** Runs one case; `order` rearranges the rows first, which must change nothing. */
export function runCase(one: MatchingCase, order: <T>(rows: T[]) => T[] = (rows) => rows): CaseResult {
  const skipped = unsupported(one);
  if (skipped) return { name: one.name, ok: false, skipped, got: nothing };
  const rules = one.rules.map(compileRule);
  const fields = neededFields(rules);
  const sides = [
    ...one.left.map((row) => ({ row, isRight: false })),
    ...one.right.map((row) => ({ row, isRight: true })),
  ];
  const rows = order(sides).map((entry, seq) => ({ ...entry, seq: seq + 1 }));
  const seqOf = new Map(rows.map(({ row, seq }) => [row.id, seq]));
  const idOf = new Map(rows.map(({ row, seq }) => [seq, row.id]));
  const seqs = (ids: readonly string[]) => ids.map((id) => seqOf.get(id) ?? 0);
  const ids = (of: readonly number[]) => of.map((seq) => idOf.get(seq) ?? '?').sort();
  const taken = new Set((one.existing ?? []).flatMap((match) => [...match.left, ...match.right]));
  const plan = planGroup({
    type: one.group,
    rules,
    waitFor: one.waitFor === 'keyless' ? 'keyless' : 'none',
    manual: one.run !== 'scheduled',
    rows: table(
      one,
      fields,
      rows.filter(({ row }) => !taken.has(row.id)),
    ),
    completeThrough: throughOf(one),
    existing: (one.existing ?? []).map((match) => ({
      ...match,
      left: seqs(match.left),
      right: seqs(match.right),
    })),
    existingRows: table(
      one,
      fields,
      rows.filter(({ row }) => taken.has(row.id)),
    ),
    rejected: [],
  });
  const shown = (match: PlannedMatch): CaseMatch => ({
    rule: match.rule,
    left: ids(match.left),
    right: ids(match.right),
    differenceOre: match.differenceOre,
  });
  const got: CaseOutcome = {
    matches: plan.matches.map(shown),
    suggestions: plan.suggestions.map(shown),
    open: Object.fromEntries(plan.open.map((reason) => [idOf.get(reason.seq) ?? '?', reason.code])),
    late: plan.late.map(({ match, row, code }) => ({ match, row: idOf.get(row) ?? '?', code })),
  };
  return { name: one.name, ok: sameOutcome(got, one.expected), got };
}

function throughOf({ completeThrough }: MatchingCase) {
  if (!completeThrough) return { left: 'always', right: 'always' } as const;
  return { left: completeThrough.left ?? null, right: completeThrough.right ?? null };
}

/** Equal apart from the order of matches, rows and keys. */
function sameOutcome(got: CaseOutcome, expected: CaseOutcome): boolean {
  const text = (outcome: CaseOutcome) => {
    const match = (of: CaseMatch) =>
      JSON.stringify([of.rule, [...of.left].sort(), [...of.right].sort(), of.differenceOre]);
    return JSON.stringify([
      outcome.matches.map(match).sort(),
      outcome.suggestions.map(match).sort(),
      Object.entries(outcome.open).sort(([a], [b]) => (a < b ? -1 : 1)),
      outcome.late.map((flag) => JSON.stringify([flag.match, flag.row, flag.code])).sort(),
    ]);
  };
  return text(got) === text(expected);
}

export function readCases(path: string | URL): MatchingCase[] {
  return (JSON.parse(readFileSync(path, 'utf8')) as { cases: MatchingCase[] }).cases;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const path = process.argv[2];
  if (path === undefined) {
    console.error('usage: npm run -s cases -- FILE.json');
    process.exitCode = 2;
  } else {
    console.log(JSON.stringify({ cases: readCases(path).map((one) => runCase(one)) }));
  }
}
