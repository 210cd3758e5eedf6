/** A small piece of a message (one entry, one balance) as a tree of local names. */
export interface XmlNode {
  readonly name: string;
  text: string;
  /** Attribute `Ccy` of amounts. */
  readonly currency: string | null;
  readonly children: XmlNode[];
}

/** Every element at a path of local names such as `Acct/Id/IBAN`, in document order; the order of siblings is free. */
export function all(node: XmlNode, path: string): XmlNode[] {
  const found: XmlNode[] = [];
  gather(node, stepsOf(path), 0, found);
  return found;
}

/** The paths of this folder's sources: a small, fixed number, split once each. */
const splitPaths = new Map<string, readonly string[]>();

function stepsOf(path: string): readonly string[] {
  const known = splitPaths.get(path);
  if (known) return known;
  const steps = path.split('/');
  splitPaths.set(path, steps);
  return steps;
}

function gather(node: XmlNode, steps: readonly string[], at: number, found: XmlNode[]): void {
  for (const child of node.children) {
    if (child.name !== steps[at]) continue;
    if (at === steps.length - 1) found.push(child);
    else gather(child, steps, at + 1, found);
  }
}

/** Every text at one path that is not empty. */
export function textsAt(node: XmlNode, path: string): string[] {
  const texts: string[] = [];
  for (const at of all(node, path)) {
    const text = at.text.trim();
    if (text !== '') texts.push(text);
  }
  return texts;
}

/**
 * The text of the one element `name` of a node, or of several that say the same; all their texts where they do not, and
 * what stands around inner elements (`<Amt>1<b>0</b></Amt>`) as it is no plain text: nothing is picked that may be wrong.
 */
export function onlyText(node: XmlNode, name: string): { text: string; plain: boolean } {
  const found = all(node, name);
  const texts = [...new Set(found.map(({ text }) => text.trim()))];
  return {
    text: texts.join(' / '),
    plain: texts.length === 1 && found.every((at) => at.children.length === 0),
  };
}

/** The first text that is not empty at the first path that has one: spellings differ between versions and banks. */
export function textAt(node: XmlNode, ...paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const [text] = textsAt(node, path);
    if (text !== undefined) return text;
  }
  return undefined;
}
