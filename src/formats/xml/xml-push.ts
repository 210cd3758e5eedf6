/**
 * Push parser for business XML over saxes, shared by the formats that are XML. Names are given without prefix (banks vary
 * them); what no such file needs and an attacker would (DOCTYPE, entities, endless text, depth) ends the reading (fact
 * sheet: formats/international, 1.9). Several documents may follow on one another in one file, with padding between them.
 */
import { SaxesParser } from 'saxes';
import type { Finding } from '../../domain/finding.ts';
import { xmlLimits } from './limits.ts';

/** Attributes as they are written, with their prefixes. */
export type XmlAttributes = Readonly<Record<string, string>>;

export interface XmlHandler {
  /** `name` is without its prefix. */
  open(name: string, attributes: XmlAttributes): void;
  /** May come in pieces: around entities, CDATA sections and comments. */
  text(text: string): void;
  close(): void;
}

export interface XmlPush {
  /** Returns false when nothing more is read: a finding of severity error was given. */
  write(text: string): boolean;
  end(): void;
}

/** Ends the reading from inside a handler; carried out by `write` and `end`. */
export class XmlRefusal extends Error {
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(finding.code);
    this.name = 'XmlRefusal';
    this.finding = finding;
  }
}

/** The value of an attribute whatever its prefix. */
export function attributeOf(attributes: XmlAttributes, name: string): string | undefined {
  const plain = attributes[name];
  if (plain !== undefined) return plain;
  for (const written in attributes) if (local(written) === name) return attributes[written];
  return undefined;
}

/** The namespaces that an element declares. */
export function namespacesOf(attributes: XmlAttributes): string[] {
  return Object.keys(attributes)
    .filter((name) => name === 'xmlns' || name.startsWith('xmlns:'))
    .map((name) => attributes[name] ?? '');
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Small enough that the limit on one text is noticed in time. */
const sliceCharacters = 65_536;
/** What stands before a document, behind it or between two: blanks, byte order marks, the padding of old transfer programs. */
const padding = new Set(' \t\r\n\f\v\u00a0\0\x1a\ufeff');

export function createXmlPush(handler: XmlHandler, onRefusal: (finding: Finding) => void): XmlPush {
  let document: XmlDocument | null = null;
  let documents = 0;
  /** Lines above the document that is read. */
  let linesAbove = 0;
  let stopped = false;

  function refuse(finding: Finding): void {
    stopped = true;
    const line = finding.line ?? (document ? document.line() : 1);
    onRefusal({ ...finding, line: line + linesAbove });
  }

  function attempt(step: () => void): boolean {
    try {
      step();
    } catch (error) {
      if (!(error instanceof XmlRefusal)) throw error;
      refuse(error.finding);
    }
    return !stopped;
  }

  function skipPadding(text: string): string {
    let from = 0;
    while (from < text.length && padding.has(text.charAt(from))) from += 1;
    linesAbove += lineEnds(text.slice(0, from));
    return text.slice(from);
  }

  function writeSlice(text: string): void {
    for (let rest = text; rest !== ''; ) {
      if (!document) {
        rest = skipPadding(rest);
        if (rest === '') return;
        document = openDocument(handler);
      }
      const read = document.write(rest);
      if (read < 0) return;
      linesAbove += document.line() - 1;
      documents += 1;
      document = null;
      rest = rest.slice(read);
    }
  }

  return {
    write(text) {
      for (let at = 0; at < text.length && !stopped; at += sliceCharacters) {
        const slice = text.length <= sliceCharacters ? text : text.slice(at, at + sliceCharacters);
        attempt(() => writeSlice(slice));
      }
      return !stopped;
    },
    end() {
      if (!stopped && document) attempt(() => document?.end(documents > 0));
    },
  };
}

function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

interface XmlDocument {
  /** Reads on. Returns how much of the text the document took when its root has ended in it, else -1. */
  write(text: string): number;
  /** `extra`: another document came before, so that there need not be one. */
  end(extra: boolean): void;
  line(): number;
}

/** Thrown by what stands behind the end of the root: another document, or padding. */
const rootEnded = Symbol('rootEnded');

interface Seen {
  rootOpened: boolean;
  ending: boolean;
  /** Characters since the last event; those of the slice it stood in are not counted. */
  silent: number;
  depth: number;
  /** Position behind the last start tag. */
  at: number;
  /** Position behind the end of the root, -1 before, and its line. */
  endedAt: number;
  endLine: number;
}

function openDocument(handler: XmlHandler): XmlDocument {
  const parser = new SaxesParser({ xmlns: false });
  const seen: Seen = {
    rootOpened: false,
    ending: false,
    silent: 0,
    depth: 0,
    at: 0,
    endedAt: -1,
    endLine: 1,
  };
  let written = 0;
  listen(parser, handler, seen);
  return {
    write(text) {
      seen.silent += text.length;
      try {
        parser.write(text);
      } catch (error) {
        if (error !== rootEnded) throw error;
      }
      if (seen.endedAt >= 0) return seen.endedAt - written;
      written += text.length;
      if (seen.silent > xmlLimits.textCharacters)
        refuse('xml-limit-exceeded', { what: 'text', limit: xmlLimits.textCharacters });
      return -1;
    },
    end(extra) {
      seen.ending = true;
      // Behind a document there may be a comment; a declaration begins another document.
      if (extra && !seen.rootOpened && parser.xmlDecl.version === undefined) return;
      parser.close();
    },
    line: () => (seen.endedAt < 0 ? parser.line : seen.endLine),
  };
}

function refuse(code: Finding['code'], params: Finding['params']): never {
  throw new XmlRefusal({ code, severity: 'error', params });
}

/**
 * No more handlers than these six: saxes keeps them as fields of its own that are set by computed name, and from the eighth on
 * V8 turns the parser into a dictionary and everything takes six times as long (measured, node 26).
 */
function listen(parser: SaxesParser<{ xmlns: false }>, handler: XmlHandler, seen: Seen): void {
  parser.on('error', (error) => {
    // An end tag that is not the root's is told at the very position where the root seems to end.
    if (seen.endedAt >= 0 && parser.position > seen.endedAt) throw rootEnded;
    if (seen.ending && (seen.rootOpened || parser.xmlDecl.version !== undefined))
      refuse('file-truncated', { missing: 'XML-slutet (</Document>)' });
    refuse('xml-not-well-formed', { reason: error.message.replace(/^\d+:\d+: /, '') });
  });
  parser.on('doctype', () => refuse('xml-doctype-refused', {}));
  parser.on('opentag', (tag) => {
    seen.silent = 0;
    seen.rootOpened = true;
    seen.depth += 1;
    if (seen.depth > xmlLimits.depth) refuse('xml-limit-exceeded', { what: 'depth', limit: xmlLimits.depth });
    const { position } = parser;
    if (position - seen.at > fewAttributes) checkAttributes(tag.attributes);
    seen.at = position;
    handler.open(local(tag.name), tag.attributes);
  });
  const text = (part: string): void => {
    seen.silent = 0;
    if (part.length > xmlLimits.textCharacters)
      refuse('xml-limit-exceeded', { what: 'text', limit: xmlLimits.textCharacters });
    handler.text(part);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', () => {
    seen.silent = 0;
    seen.depth -= 1;
    if (seen.depth === 0) {
      seen.endedAt = parser.position;
      seen.endLine = parser.line;
    }
    handler.close();
  });
}

/** A tag with more attributes than are allowed is longer than this (` a=""`); counting them for every tag would cost. */
const fewAttributes = xmlLimits.attributes * 5;

function checkAttributes(attributes: XmlAttributes): void {
  let count = 0;
  for (const _name in attributes) count += 1;
  if (count > xmlLimits.attributes)
    refuse('xml-limit-exceeded', { what: 'attributes', limit: xmlLimits.attributes });
}
