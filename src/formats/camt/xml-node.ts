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
  let found: XmlNode[] = [node];
  for (const step of path.split('/')) {
    found = found.flatMap((at) => at.children.filter((child) => child.name === step));
  }
  return found;
}

/** Every text at one path that is not empty. */
export function textsAt(node: XmlNode, path: string): string[] {
  return all(node, path)
    .map((at) => at.text.trim())
    .filter((text) => text !== '');
}

/** The first text that is not empty at the first path that has one: spellings differ between versions and banks. */
export function textAt(node: XmlNode, ...paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const [text] = textsAt(node, path);
    if (text !== undefined) return text;
  }
  return undefined;
}
