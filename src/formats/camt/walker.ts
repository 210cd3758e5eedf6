/**
 * Finds the statements of a camt.052, .053 or .054 message in whatever stands around it (Document, AppHdr, SOAP, a bank's
 * own envelope) and hands them on piece by piece: never more than one entry with one transaction of it is held, and of those
 * only what is read.
 */
import { namespacesOf, type XmlAttributes, type XmlHandler } from '../xml/xml-push.ts';
import { createPiece, type Piece } from './piece.ts';
import { headerWanted, statementWanted, wantedIn } from './wanted.ts';
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
  /** One TxDtls of the entry that ends next, and the NtryDtls it stands in. */
  txDetails(details: XmlNode, group: XmlNode): void;
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

/** Where the reading is. */
interface Place {
  /** Open elements outside the payload, by name. */
  readonly outside: string[];
  /** Depth from the payload element, itself counted; 0 outside one. */
  depth: number;
  /** Depth from an element that is passed over, itself counted. */
  skipped: number;
  statementName: string;
  inStatement: boolean;
}

export function createWalker(events: CamtEvents): XmlHandler {
  const at: Place = { outside: [], depth: 0, skipped: 0, statementName: '', inStatement: false };
  const piece = createPiece({
    whole: (node) => (at.inStatement ? events.statementPart(node) : events.header(node)),
    transaction: events.txDetails,
  });

  return {
    open(name, attributes) {
      if (at.depth === 0) {
        openOutside(at, { name, attributes }, events);
        return;
      }
      at.depth += 1;
      if (at.skipped > 0) openSkipped(at, name, events);
      else if (piece.depth() === 0) openBetween(at, { name, attributes }, piece, events);
      else if (!piece.open(name, attributes)) openSkipped(at, name, events);
    },
    text(text) {
      if (at.skipped === 0) piece.text(text);
    },
    close() {
      if (at.depth === 0) {
        at.outside.pop();
        return;
      }
      at.depth -= 1;
      if (at.skipped > 0) {
        at.skipped -= 1;
      } else if (piece.depth() > 0) {
        piece.close();
      } else if (at.inStatement) {
        at.inStatement = false;
        events.statementEnds();
      }
    },
  };
}

interface Opened {
  readonly name: string;
  readonly attributes: XmlAttributes;
}

function openOutside(at: Place, { name, attributes }: Opened, events: CamtEvents): void {
  for (const uri of namespacesOf(attributes)) events.namespace(uri);
  const payload = payloadOf(name);
  if (payload) {
    at.depth = 1;
    at.statementName = payload.statement;
    events.message(payload.kind, name);
    return;
  }
  if (at.outside.at(-1) === 'Document') events.otherMessage(name);
  at.outside.push(name);
}

/** An entry is never passed over without a word. */
function openSkipped(at: Place, name: string, events: CamtEvents): void {
  at.skipped += 1;
  if (at.inStatement && name === 'Ntry') events.strayEntry(at.statementName);
}

/** Between the payload element and the pieces that are gathered. */
function openBetween(at: Place, { name, attributes }: Opened, piece: Piece, events: CamtEvents): void {
  if (at.inStatement) {
    const table = wantedIn(statementWanted, name);
    if (table) piece.begin(table);
    else openSkipped(at, name, events);
    return;
  }
  for (const uri of namespacesOf(attributes)) events.namespace(uri);
  if (at.depth === 2 && name === 'GrpHdr') {
    piece.begin(headerWanted);
  } else if (at.depth === 2 && name === at.statementName) {
    at.inStatement = true;
    events.statementBegins();
  } else if (at.depth === 2 && name === 'SplmtryData') {
    // Any other schema may stand in it.
    at.skipped = 1;
  } else if (name === 'Ntry') {
    events.strayEntry(at.statementName);
  }
}
