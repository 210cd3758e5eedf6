/**
 * Finds the statements of a camt.052, .053 or .054 message in whatever stands around it (Document, AppHdr, SOAP, a bank's
 * own envelope) and hands them on piece by piece: never more than one entry with one transaction of it is held.
 */
import { createHeldBudget } from './held-budget.ts';
import type { XmlHandler } from './xml-events.ts';
import type { XmlNode } from './xml-node.ts';

export type CamtKind = '052' | '053' | '054';

export interface CamtEvents {
  /** A namespace was declared somewhere. */
  namespace(uri: string): void;
  message(kind: CamtKind, element: string): void;
  /** A `Document` holds another message: its element name. */
  otherMessage(element: string): void;
  header(header: XmlNode): void;
  statementBegins(): void;
  /** A whole child of the statement: Id, Acct, Bal, Ntry … An Ntry comes without its TxDtls. */
  statementPart(part: XmlNode): void;
  /** One TxDtls of the entry that ends next. */
  txDetails(details: XmlNode): void;
  statementEnds(): void;
  /** An entry that stands in no statement: whose it is, nobody can say. `statement` is where it should be. */
  strayEntry(statement: string): void;
}

const payloads: Readonly<Record<string, { kind: CamtKind; statement: string }>> = {
  BkToCstmrAcctRpt: { kind: '052', statement: 'Rpt' },
  BkToCstmrStmt: { kind: '053', statement: 'Stmt' },
  BkToCstmrDbtCdtNtfctn: { kind: '054', statement: 'Ntfctn' },
};

/** The message of a payload element; version .01 ends it with `V01`. */
export function payloadOf(element: string): { kind: CamtKind; statement: string } | null {
  const name = element.replace(/V\d\d$/, '');
  return Object.hasOwn(payloads, name) ? (payloads[name] ?? null) : null;
}

const isTransaction = (node: XmlNode, parent: XmlNode | undefined): boolean =>
  node.name === 'TxDtls' && parent?.name === 'NtryDtls';

export function createWalker(events: CamtEvents): XmlHandler {
  const path: string[] = [];
  const tree: XmlNode[] = [];
  /** Depth of the payload element, 0 outside one. */
  let payloadDepth = 0;
  let statementName = '';
  let inStatement = false;
  const held = createHeldBudget();

  function openOutside(name: string): void {
    const payload = payloadOf(name);
    if (payload) {
      payloadDepth = path.length;
      statementName = payload.statement;
      events.message(payload.kind, name);
    } else if (path.at(-2) === 'Document') {
      events.otherMessage(name);
    }
  }

  function begin(name: string, currency: string | null): void {
    const node: XmlNode = { name, text: '', currency, children: [] };
    const parent = tree.at(-1);
    if (!parent) held.clear();
    if (isTransaction(node, parent)) held.mark();
    held.hold(1, 0);
    parent?.children.push(node);
    tree.push(node);
  }

  function openInside(name: string, currency: string | null): void {
    const depth = path.length - payloadDepth;
    if (tree.length > 0 || (inStatement && depth === 2) || (depth === 1 && name === 'GrpHdr')) {
      begin(name, currency);
    } else if (depth === 1 && name === statementName) {
      inStatement = true;
      events.statementBegins();
    } else if (name === 'Ntry') {
      events.strayEntry(statementName);
    }
  }

  function closeNode(): void {
    const node = tree.pop();
    if (!node) return;
    const parent = tree.at(-1);
    if (!parent) {
      if (inStatement) events.statementPart(node);
      else events.header(node);
    } else if (isTransaction(node, parent)) {
      parent.children.pop();
      held.forget();
      events.txDetails(node);
    }
  }

  return {
    open(name, attributes, namespaces) {
      path.push(name);
      for (const uri of namespaces) events.namespace(uri);
      if (payloadDepth === 0) openOutside(name);
      else openInside(name, attributes['Ccy']?.trim().toUpperCase() || null);
    },
    text(text) {
      const top = tree.at(-1);
      if (!top || top.children.length > 0) return;
      held.hold(0, text.length);
      top.text += text;
    },
    close() {
      const depth = path.length - payloadDepth;
      path.pop();
      if (tree.length > 0) {
        closeNode();
      } else if (inStatement && depth === 1) {
        inStatement = false;
        events.statementEnds();
      } else if (payloadDepth > 0 && depth === 0) {
        payloadDepth = 0;
      }
    },
  };
}
