/** A small piece of a message (one entry, one balance) as a tree of what is read of it. */
import type { Wanted } from './wanted.ts';

export interface XmlNode {
  /** Local name, the very string of the table of what is read: comparing it costs nothing. */
  readonly name: string;
  text: string;
  /** Attribute `Ccy` of amounts, in capitals. */
  readonly currency: string | null;
  /** Elements stand inside what should be a plain value. */
  mixed: boolean;
  children: readonly XmlNode[];
}

/** A place below a node, from step to step. */
export type Path = readonly string[];

/** The path `RmtInf/Ustrd`. Made once for each, not once for each entry. */
export const path = (text: string): Path => text.split('/');

const none: readonly XmlNode[] = [];

export function createNode(wanted: Wanted, currency: string | null): XmlNode {
  return { name: wanted.name, text: '', currency, mixed: false, children: none };
}

export function addChild(parent: XmlNode, child: XmlNode): void {
  if (parent.children === none) parent.children = [child];
  else (parent.children as XmlNode[]).push(child);
}

export function dropLastChild(parent: XmlNode): void {
  (parent.children as XmlNode[]).pop();
}

/** The first child of a name; the order of siblings is free. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  if (node) for (const found of node.children) if (found.name === name) return found;
  return undefined;
}

/** Every element at a path, in document order. */
export function all(node: XmlNode, steps: Path): XmlNode[] {
  const found: XmlNode[] = [];
  gather(node, steps, 0, found);
  return found;
}

function gather(node: XmlNode, steps: Path, at: number, found: XmlNode[]): void {
  for (const child of node.children) {
    if (child.name !== steps[at]) continue;
    if (at === steps.length - 1) found.push(child);
    else gather(child, steps, at + 1, found);
  }
}

/** Every text at one path that is not empty. */
export function textsAt(node: XmlNode, steps: Path): string[] {
  return all(node, steps).flatMap((at) => at.text.trim() || []);
}

/** The first text at a path that is not empty. */
export function textAt(node: XmlNode | undefined, steps: Path, from = 0): string | undefined {
  if (!node) return undefined;
  for (const child of node.children) {
    if (child.name !== steps[from]) continue;
    const text = from === steps.length - 1 ? child.text.trim() : textAt(child, steps, from + 1);
    if (text) return text;
  }
  return undefined;
}

/** The first text of the first path that has one: spellings differ between versions and banks. */
export function firstText(node: XmlNode | undefined, paths: readonly Path[]): string | undefined {
  for (const steps of paths) {
    const text = textAt(node, steps);
    if (text !== undefined) return text;
  }
  return undefined;
}

export interface OnlyText {
  readonly text: string;
  /** The text is one value; else it is all there is, for a finding. */
  readonly plain: boolean;
  readonly currency: string | null;
}

/**
 * The text of the one element `name` of a node, or of several that say the same. What several say differently, or what
 * stands around inner elements (`<Amt>1<b>0</b></Amt>`), is no plain text: nothing is picked that may be wrong.
 */
export function onlyText(node: XmlNode, name: string): OnlyText {
  let first: XmlNode | undefined;
  for (const found of node.children) {
    if (found.name !== name) continue;
    if (first) return severalTexts(node, name);
    first = found;
  }
  if (!first) return { text: '', plain: false, currency: null };
  return { text: first.text.trim(), plain: !first.mixed, currency: first.currency };
}

function severalTexts(node: XmlNode, name: string): OnlyText {
  const found = node.children.filter((child) => child.name === name);
  const texts = new Set(found.map(({ text }) => text.trim()));
  const currencies = new Set(found.map(({ currency }) => currency));
  return {
    text: [...texts].join(' / '),
    plain: texts.size === 1 && currencies.size === 1 && found.every(({ mixed }) => !mixed),
    currency: found[0]?.currency ?? null,
  };
}
