/** The YAML text as nodes: where each key stands, and what YAML offers that a configuration shall not use. */
import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import { type KeyPath, type Remark, remark } from './fault.ts';

export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface ConfigDocument {
  /** The file as plain values; null when it is not YAML at all. */
  readonly raw: unknown;
  readonly remarks: readonly Remark[];
  /** Where a key stands, or the nearest key above it that there is. */
  placeOf(path: KeyPath): Place;
  /** A plain scalar as it is written (`0100`, where the value is 100). */
  writtenAs(path: KeyPath): string | null;
}

/** Remarks on YAML itself have no key path; they carry their place as parameters until the loader takes it. */
export function parseConfig(text: string): ConfigDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const broken = document.errors.some((error) => error.code !== 'DUPLICATE_KEY');
  const refused = broken ? [] : refusedNodes(document, placeAt);
  const remarks = [...document.errors.map((error) => syntaxRemark(error, text, placeAt)), ...refused];
  const usable = !broken && !refused.some((one) => one.code === 'config-yaml-alias');
  return {
    raw: usable ? (document.toJS() ?? {}) : null,
    remarks,
    placeOf: (path) => placeAt(offsetOf(document, path)),
    writtenAs: (path) => {
      const node = document.getIn(path, true);
      return isScalar(node) ? (node.source ?? null) : null;
    },
  };
}

function syntaxRemark(error: YAMLError, text: string, placeAt: (offset: number) => Place): Remark {
  const place = placeAt(error.pos[0]);
  if (error.code !== 'DUPLICATE_KEY') {
    return remark('config-yaml-syntax', [], { ...place, reason: error.message.split('\n')[0] ?? '' });
  }
  const name = /^["']?([^"':\s]+)/.exec(text.slice(error.pos[0]))?.[1] ?? '';
  return remark('config-key-duplicate', [], { ...place, name });
}

/** Anchors, aliases, tags and keys that are plain numbers: each would let the file mean something else than it shows. */
function refusedNodes(document: Document, placeAt: (offset: number) => Place): Remark[] {
  const remarks: Remark[] = [];
  const refuse = (code: Remark['code'], node: Node, written: string) => {
    remarks.push(remark(code, [], { ...placeAt(node.range?.[0] ?? 0), written }));
  };
  visit(document, {
    Alias: (_, node) => refuse('config-yaml-alias', node, `*${node.source}`),
    Pair: (_, pair, above) => {
      const key = pair.key;
      if (!isScalar(key) || typeof key.value !== 'number') return;
      const path = [...pathOf(above), String(key.value)];
      const params = { ...placeAt(key.range?.[0] ?? 0), written: key.source ?? String(key.value) };
      remarks.push(remark('config-number-unquoted', path, params));
    },
    Node: (_, node) => {
      if (!isAlias(node) && node.anchor) refuse('config-yaml-anchor', node, `&${node.anchor}`);
      if (node.tag) refuse('config-yaml-tag', node, node.tag);
    },
  });
  return remarks;
}

/** Keys and positions that lead from the root through the nodes above one. */
function pathOf(above: readonly unknown[]): KeyPath {
  return above.flatMap((node, index): (string | number)[] => {
    if (isPair(node)) return [keyName(node.key)];
    return isSeq(node) ? [node.items.indexOf(above[index + 1])] : [];
  });
}

function offsetOf(document: Document, path: KeyPath): number {
  let node: unknown = document.contents;
  let offset = isScalar(node) || isMap(node) || isSeq(node) ? (node.range?.[0] ?? 0) : 0;
  for (const step of path) {
    const child = childOf(node, step);
    if (child === null) break;
    offset = child.offset ?? offset;
    node = child.node;
  }
  return offset;
}

function childOf(node: unknown, step: string | number): { node: unknown; offset: number | undefined } | null {
  if (isMap(node)) {
    const pair: Pair | undefined = node.items.find(
      (item) => isPair(item) && keyName(item.key) === String(step),
    );
    if (!pair) return null;
    const key = pair.key;
    return { node: pair.value, offset: isScalar(key) ? key.range?.[0] : undefined };
  }
  if (!isSeq(node) || typeof step !== 'number') return null;
  const item = node.items[step];
  if (item === undefined) return null;
  return { node: item, offset: isScalar(item) || isMap(item) || isSeq(item) ? item.range?.[0] : undefined };
}

function keyName(key: unknown): string {
  return isScalar(key) ? String(key.value) : '';
}
