/** Object lists by how they are written: a company has few on many rows, so equal ones are read once and share their objects. */
import { ownCopy } from '../own-copy.ts';
import { readItem } from './item.ts';
import { pairs } from './trans.ts';

export type Objects = Readonly<Record<string, string>> | null;

const mostLists = 10_000;
const longestList = 200;

export interface PlainLists {
  /** Null for a list without objects; undefined when it is not whole in itself, or holds what is to be noticed. */
  of(text: string, from: number, end: number): Objects | undefined;
}

interface Met {
  readonly written: string;
  readonly objects: Objects;
}

export function createPlainLists(): PlainLists {
  const known = new Map<string, Met>();
  /** Rows with the same list stand together. */
  let last: Met = { written: '', objects: null };

  function find(written: string): Met | null {
    const met = known.get(written);
    if (met) return met;
    const objects = read(written);
    if (objects === undefined) return null;
    const fresh = { written: ownCopy(written), objects };
    if (known.size < mostLists) known.set(fresh.written, fresh);
    return fresh;
  }

  return {
    of(text, from, end) {
      const length = end - from;
      if (length === 2) return null;
      if (length === last.written.length && text.startsWith(last.written, from)) return last.objects;
      const found = length > longestList ? null : find(text.slice(from, end));
      last = found ?? last;
      return found?.objects;
    },
  };
}

function read(written: string): Objects | undefined {
  if (written.includes('\\')) return undefined;
  const { fields, open } = readItem(`#TRANS 0 ${written.replaceAll('\t', ' ')}`);
  const list = fields[1];
  if (open || fields.length !== 2 || typeof list !== 'object' || list.length % 2 === 1) return undefined;
  return pairs(list);
}
