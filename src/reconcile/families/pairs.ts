import type { Rule } from '../../domain/rule.ts';
import { waitsOf } from '../completeness.ts';
import { openRows } from '../frame.ts';
import { buildCells, type Cells, eachCellPair, type Stretch } from './cells.ts';
import { createLinker, createLinks } from './components.ts';
import { createDegreeCounter, type Degrees, windowsOf } from './degrees.ts';
import {
  type CandidateFacts,
  type Component,
  type FoundMatch,
  isRejectedSet,
  type RowSet,
  type RuleResult,
  type RuleTurn,
  sumValues,
} from './family.ts';

/** What `exact` and `unique` share: a pair matches when it is a whole component of the candidate graph. */
export function runPairs(turn: RuleTurn): RuleResult {
  const cells = buildCells(turn);
  const windows = windowsOf(turn.rule.days);
  const counter = createDegreeCounter(turn);
  eachCellPair(cells, turn.rule.tolerance, (left, right) => {
    counter.count(left, right, windows.right);
    counter.count(right, left, windows.left);
  });
  const { degrees } = counter;
  dropRejected(turn, degrees);
  const collected = collector(turn, degrees, amountCounts(turn));
  const left = openRows(turn.frame, 'left');
  const right = openRows(turn.frame, 'right');
  for (const row of left)
    if (isPair(degrees, row)) collected.whole([row], [degrees.candidate[row] as number]);
  for (const tied of tiedComponents({ turn, cells, degrees, left, right })) collected.tied(tied);
  return { ...collected.result, degree: degrees.degree, seen: left.length + right.length };
}

function isPair(degrees: Degrees, row: number): boolean {
  return degrees.degree[row] === 1 && degrees.degree[degrees.candidate[row] as number] === 1;
}

/** A refused pair is no edge: it neither matches nor stands in another pair's way. */
function dropRejected(turn: RuleTurn, degrees: Degrees): void {
  for (const { left, right } of turn.rejected) {
    const [l, r] = [left[0], right[0]];
    if (left.length !== 1 || right.length !== 1 || l === undefined || r === undefined) continue;
    if (turn.frame.state[l] !== 0 || turn.frame.state[r] !== 0 || !edgeHolds(turn, l, r)) continue;
    for (const [row, other] of [
      [l, r],
      [r, l],
    ] as const) {
      degrees.degree[row] = (degrees.degree[row] as number) - 1;
      degrees.candidate[row] = (degrees.candidate[row] as number) - other;
    }
  }
}

/** True when a left and a right row are candidates of each other under a 1:1 rule. */
export function edgeHolds(
  turn: Pick<RuleTurn, 'frame' | 'rule' | 'keys' | 'references'>,
  l: number,
  r: number,
): boolean {
  const { frame, rule, keys, references } = turn;
  if (keys.ids[l] === 0 || keys.ids[l] !== keys.ids[r]) return false;
  if (!amountsMeet(rule, frame.value[l] as number, frame.value[r] as number)) return false;
  const days = (frame.rows.day[r] as number) - (frame.rows.day[l] as number);
  if (rule.days && (days < -rule.days.before || days > rule.days.after)) return false;
  if (!references || references[l] === 0 || references[r] === 0) return true;
  return references[l] === references[r];
}

function amountsMeet(rule: Rule, left: number, right: number): boolean {
  if (Math.sign(left) !== Math.sign(right) || (rule.type === 'unique' && left === 0)) return false;
  const difference = left - right;
  return difference >= (rule.tolerance?.minOre ?? 0) && difference <= (rule.tolerance?.maxOre ?? 0);
}

/** Open right rows by key id, for the certificate's count of those with another amount. */
function amountCounts(turn: RuleTurn): Int32Array {
  const counts = new Int32Array(turn.keys.size + 1);
  for (const row of openRows(turn.frame, 'right')) {
    const key = turn.keys.ids[row] as number;
    counts[key] = (counts[key] as number) + 1;
  }
  return counts;
}

interface TieSearch {
  readonly turn: RuleTurn;
  readonly cells: Cells;
  readonly degrees: Degrees;
  readonly left: Int32Array;
  readonly right: Int32Array;
}

interface Tied extends RowSet {
  readonly edges: number;
}

/** Components with more than one candidate somewhere. Union-find runs over cells that hold such a row only. */
function tiedComponents(search: TieSearch): Iterable<Tied> {
  const { turn, cells, degrees } = search;
  const tied = (row: number) => (degrees.degree[row] as number) > 0 && !isPair(degrees, row);
  const anyTied = (stretch: Stretch) => {
    for (let i = stretch.start; i < stretch.end; i++) if (tied(stretch.rows[i] as number)) return true;
    return false;
  };
  if (!search.left.some(tied) && !search.right.some(tied)) return [];
  const links = createLinks(turn.frame.rows.count);
  const link = createLinker(turn, links);
  const window = windowsOf(turn.rule.days).right;
  eachCellPair(cells, turn.rule.tolerance, (left, right) => {
    if (anyTied(left) || anyTied(right)) link(left, right, window);
  });
  const groups = new Map<number, { left: number[]; right: number[]; edges: number }>();
  for (const side of ['left', 'right'] as const) {
    for (const row of search[side]) {
      if (!tied(row)) continue;
      const root = links.rootOf(row);
      const group = groups.get(root) ?? { left: [], right: [], edges: 0 };
      groups.set(root, group);
      group[side].push(row);
      if (side === 'left') group.edges += degrees.degree[row] as number;
    }
  }
  return groups.values();
}

/** Every left row a candidate of every right row, as many on both sides, and one amount: no choice is left to make. */
function isNoRegretTie(turn: RuleTurn, tied: Tied): boolean {
  const { value } = turn.frame;
  const size = tied.left.length;
  if (turn.rule.equalCounts !== 'group' || size !== tied.right.length || tied.edges !== size * size)
    return false;
  const amount = value[tied.left[0] as number];
  return [...tied.left, ...tied.right].every((row) => value[row] === amount);
}

function lastDay(turn: RuleTurn, rows: readonly number[]): number {
  return rows.reduce(
    (last, row) => Math.max(last, turn.frame.rows.day[row] as number),
    Number.NEGATIVE_INFINITY,
  );
}

/** Most pairs met nothing else: one object says so for all of them. */
const lonePair: CandidateFacts = {
  leftDegree: 1,
  rightDegree: 1,
  ruledOut: { window: 0, referenceConflict: 0, amount: 0 },
};

function collector(turn: RuleTurn, degrees: Degrees, keyCounts: Int32Array) {
  const found: FoundMatch[] = [];
  const components: Component[] = [];
  const componentOf = new Int32Array(turn.frame.rows.count);

  function keep(set: RowSet, code: Component['code'], edges: number): void {
    const { left, right } = set;
    const [leftSumOre, rightSumOre] = [sumValues(turn.frame, left), sumValues(turn.frame, right)];
    components.push({ left, right, code, edges, leftSumOre, rightSumOre });
    for (const row of left) componentOf[row] = components.length;
    for (const row of right) componentOf[row] = components.length;
  }

  function candidateFacts(l: number, r: number): CandidateFacts {
    const inWindow = degrees.inWindow[l] as number;
    const reach = degrees.reach[l] as number;
    const leftDegree = degrees.degree[l] as number;
    const ruledOut = {
      window: reach - inWindow,
      referenceConflict: inWindow - leftDegree,
      amount: (keyCounts[turn.keys.ids[l] as number] as number) - reach,
    };
    const plain = leftDegree === 1 && ruledOut.window + ruledOut.referenceConflict + ruledOut.amount === 0;
    return plain ? lonePair : { leftDegree, rightDegree: degrees.degree[r] as number, ruledOut };
  }

  function whole(left: readonly number[], right: readonly number[]): void {
    const waiting =
      turn.waits && waitsOf(turn.rule, lastDay(turn, left), lastDay(turn, right), turn.complete).length > 0;
    if (waiting) {
      keep({ left, right }, 'not-complete', left.length * right.length);
      return;
    }
    found.push({ left, right, candidates: candidateFacts(left[0] as number, right[0] as number) });
  }

  return {
    whole,
    tied(tied: Tied): void {
      if (isNoRegretTie(turn, tied) && !isRejectedSet(turn, tied)) whole(tied.left, tied.right);
      else keep(tied, 'ambiguous', tied.edges);
    },
    result: { found, components, componentOf },
  };
}
