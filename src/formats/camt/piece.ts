/** One piece of a message while it is gathered: an entry, a balance, the header. What is not read of it is passed over. */
import { attributeOf, type XmlAttributes } from '../xml/xml-push.ts';
import { createHeldBudget } from './held-budget.ts';
import { type Wanted, wantedIn } from './wanted.ts';
import { addChild, createNode, dropLastChild, type XmlNode } from './xml-node.ts';

export interface Piece {
  /** Elements that are open in it, those passed over not counted; 0 when no piece is gathered. */
  depth(): number;
  /** An element begins; false when nothing of it is read: it is for the caller to pass over. */
  open(name: string, attributes: XmlAttributes): boolean;
  /** The first element of a piece begins. */
  begin(table: Wanted): void;
  text(text: string): void;
  close(): void;
}

export interface PieceTaker {
  whole(piece: XmlNode): void;
  /** A TxDtls and the NtryDtls it stands in; it is no longer part of the piece. */
  transaction(details: XmlNode, group: XmlNode): void;
}

export function createPiece(taker: PieceTaker): Piece {
  /** From its top down to the element that is open, and the table entry of each. */
  const tree: XmlNode[] = [];
  const tables: Wanted[] = [];
  const held = createHeldBudget();

  function push(table: Wanted, node: XmlNode): void {
    held.hold(1, 0);
    tree.push(node);
    tables.push(table);
  }

  return {
    depth: () => tree.length,
    begin(table) {
      held.clear();
      push(table, createNode(table, null));
    },
    open(name, attributes) {
      const at = tree.length - 1;
      const parent = tree[at] as XmlNode;
      const parentTable = tables[at] as Wanted;
      const table = wantedIn(parentTable, name);
      if (!table) {
        if (parentTable.children.length === 0) parent.mixed = true;
        return false;
      }
      if (table.name === 'TxDtls') held.mark();
      const currency = table.isAmount ? attributeOf(attributes, 'Ccy')?.trim().toUpperCase() : undefined;
      const node = createNode(table, currency || null);
      addChild(parent, node);
      push(table, node);
      return true;
    },
    text(text) {
      const at = tree.length - 1;
      const top = tree[at];
      if (!top || top.children.length > 0 || !tables[at]?.text) return;
      held.hold(0, text.length);
      top.text += text;
    },
    close() {
      const node = tree.pop();
      tables.pop();
      const parent = tree[tree.length - 1];
      if (!node) return;
      if (!parent) {
        taker.whole(node);
      } else if (node.name === 'TxDtls') {
        dropLastChild(parent);
        held.forget();
        taker.transaction(node, parent);
      }
    },
  };
}
