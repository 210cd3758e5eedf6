import { createHash, type Hash } from 'node:crypto';
import type { Rule } from '../domain/rule.ts';
import type { Completeness } from './completeness.ts';
import type { Plan, PlannedMatch, Rejection } from './plan.ts';
import type { RowTable } from './row-table.ts';

/** Raised whenever the same input may give another plan. */
export const engineVersion = '1';

/** JSON with sorted keys, so that equal values give equal text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function hashesOf(rows: RowTable, seqs: readonly number[]): string[] {
  return seqs.map((seq) => rows.hashOf(rows.indexOf(seq))).sort();
}

/** One line per match; arrays have one order only, so this is canonical as it stands. */
function addMatches(hash: Hash, rows: RowTable, matches: readonly PlannedMatch[]): void {
  for (const match of matches) {
    const { rule, pass, differenceOre, differenceClass } = match;
    const line = [
      rule,
      pass,
      hashesOf(rows, match.left),
      hashesOf(rows, match.right),
      differenceOre,
      differenceClass,
    ];
    hash.update(`${JSON.stringify(line)}\n`);
  }
}

/**
 * SHA-256 (hex) of what a plan says, by row hashes: database ids depend on the order of arrival and stay out, as do
 * certificates and traces, which follow from it. `rows` is the table the plan was made of.
 */
export function planHash(plan: Plan, rows: RowTable): string {
  const hash = createHash('sha256');
  hash.update(canonical({ engineVersion: plan.engineVersion, passes: plan.passes }));
  hash.update('\nmatches\n');
  addMatches(hash, rows, plan.matches);
  hash.update('suggestions\n');
  addMatches(hash, rows, plan.suggestions);
  hash.update('open\n');
  for (const reason of plan.open) {
    const trace = reason.trace.map((entry) => [entry.rule, entry.code]);
    const line = [rows.hashOf(rows.indexOf(reason.seq)), reason.code, reason.rule, trace];
    hash.update(`${JSON.stringify(line)}\n`);
  }
  hash.update('late\n');
  const late = plan.late
    .map((flag) => canonical([flag.match, rows.hashOf(rows.indexOf(flag.row)), flag.code]))
    .sort();
  for (const line of late) hash.update(`${line}\n`);
  return hash.digest('hex');
}

interface HashedInput {
  readonly rows: RowTable;
  readonly rules: readonly Rule[];
  readonly completeThrough: Completeness;
  readonly waitFor: string;
  readonly manual: boolean;
  readonly rejected: readonly Rejection[];
}

/** SHA-256 (hex) over everything the planner reads: row hashes, rules, watermarks, refusals and the engine's version. */
export function inputHash(input: HashedInput): string {
  const { rows } = input;
  const hash = createHash('sha256');
  const rejected = input.rejected
    .filter((refused) => [...refused.left, ...refused.right].every((seq) => rows.indexOf(seq) >= 0))
    .map((refused) => canonical([refused.rule, hashesOf(rows, refused.left), hashesOf(rows, refused.right)]))
    .sort();
  hash.update(
    canonical({
      engineVersion,
      rules: input.rules,
      completeThrough: input.completeThrough,
      waitFor: input.waitFor,
      manual: input.manual,
      rejected,
    }),
  );
  const hashes = Array.from({ length: rows.count }, (_, i) => rows.hashOf(i)).sort();
  for (const one of hashes) hash.update(one);
  return hash.digest('hex');
}
