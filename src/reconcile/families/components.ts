import type { Stretch } from './cells.ts';
import type { Window } from './degrees.ts';
import type { RuleTurn } from './family.ts';

/** Union-find over row indexes. */
export interface Links {
  rootOf(row: number): number;
  join(a: number, b: number): void;
}

export function createLinks(rows: number): Links {
  const parent = new Int32Array(rows);
  for (let i = 0; i < rows; i++) parent[i] = i;
  function rootOf(row: number): number {
    let at = row;
    while (parent[at] !== at) {
      // Path halving keeps the trees flat without recursion.
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  }
  return {
    rootOf,
    join(a, b) {
      parent[rootOf(a)] = rootOf(b);
    },
  };
}

function withReference(
  stretch: Stretch,
  references: Int32Array,
  wanted: (reference: number) => boolean,
): Stretch {
  const rows = stretch.rows
    .subarray(stretch.start, stretch.end)
    .filter((row) => wanted(references[row] as number));
  return { rows, start: 0, end: rows.length };
}

function byReference(stretch: Stretch, references: Int32Array): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (let i = stretch.start; i < stretch.end; i++) {
    const row = stretch.rows[i] as number;
    const reference = references[row] as number;
    if (reference === 0) continue;
    const group = groups.get(reference);
    if (group) group.push(row);
    else groups.set(reference, [row]);
  }
  return groups;
}

const asStretch = (rows: number[]): Stretch => ({ rows: Int32Array.from(rows), start: 0, end: rows.length });

/** The part [tail, head) of a stretch that lies within the window of a row, for rows that come in order of day. */
function createSlide(day: Int32Array, stretch: Stretch, window: Window) {
  const slide = {
    tail: stretch.start,
    head: stretch.start,
    moveTo(own: number): void {
      const dayAt = (at: number) => day[stretch.rows[at] as number] as number;
      while (slide.head < stretch.end && dayAt(slide.head) <= own + window.to) slide.head += 1;
      while (slide.tail < slide.head && dayAt(slide.tail) < own + window.from) slide.tail += 1;
    },
  };
  return slide;
}

/**
 * Joins the rows of two cells along their candidate edges without listing the edges: a left row joins the first right
 * row of its window, and neighbouring right rows within a window are joined once, as the window moves on.
 */
export function createLinker(turn: RuleTurn, links: Links) {
  const { day } = turn.frame.rows;
  const { references } = turn;

  function linkAll(left: Stretch, right: Stretch, window: Window): void {
    const slide = createSlide(day, right, window);
    let joined = right.start;
    for (let i = left.start; i < left.end; i++) {
      slide.moveTo(day[left.rows[i] as number] as number);
      if (slide.tail === slide.head) continue;
      links.join(left.rows[i] as number, right.rows[slide.tail] as number);
      joined = Math.max(joined, slide.tail);
      for (; joined < slide.head - 1; joined++) {
        links.join(right.rows[joined] as number, right.rows[joined + 1] as number);
      }
    }
  }

  return function link(left: Stretch, right: Stretch, window: Window): void {
    if (!references) {
      linkAll(left, right, window);
      return;
    }
    // Three kinds of edges: a left row without reference meets all, one with a reference meets those without and its equals.
    linkAll(
      withReference(left, references, (reference) => reference === 0),
      right,
      window,
    );
    const named = withReference(left, references, (reference) => reference !== 0);
    if (named.end === 0) return;
    linkAll(
      named,
      withReference(right, references, (reference) => reference === 0),
      window,
    );
    const rights = byReference(right, references);
    for (const [reference, rows] of byReference(left, references)) {
      const others = rights.get(reference);
      if (others) linkAll(asStretch(rows), asStretch(others), window);
    }
  };
}
