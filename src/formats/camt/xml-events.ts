/**
 * Push parser for bank XML over saxes. Names are given without prefix (banks vary them); what no bank file needs and an
 * attacker would (DOCTYPE, entities, endless text, depth) ends the reading (fact sheet: formats/international, 1.9).
 */
import { SaxesParser } from 'saxes';
import type { Finding } from '../../domain/finding.ts';

export const xmlLimits = {
  depth: 64,
  textCharacters: 1_048_576,
  attributes: 32,
  /** Of one entry, transaction or balance: what is held at a time. */
  elements: 100_000,
  heldCharacters: 4_194_304,
} as const;

export interface XmlHandler {
  /** `attributes` by local name, `namespace` when the element declares one. */
  open(name: string, attributes: Readonly<Record<string, string>>, namespaces: readonly string[]): void;
  text(text: string): void;
  close(name: string): void;
}

export interface XmlPush {
  /** Returns false when nothing more is read: a finding of severity error was given. */
  write(text: string): boolean;
  end(): void;
}

/** Ends the reading from inside a callback of saxes or of a handler; carried out by `write` and `end`. */
export class XmlRefusal extends Error {
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(finding.code);
    this.name = 'XmlRefusal';
    this.finding = finding;
  }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
/** Small enough that the limit on one text is noticed in time. */
const sliceCharacters = 65_536;

function refuse(code: Finding['code'], params: Finding['params'], line: number): never {
  throw new XmlRefusal({ code, severity: 'error', line, params });
}

export function createXmlPush(handler: XmlHandler, onRefusal: (finding: Finding) => void): XmlPush {
  const parser = new SaxesParser({ xmlns: false });
  const seen = { begun: false, rootOpened: false, ending: false, written: 0, lastEvent: 0 };
  let stopped = false;

  listen(parser, handler, seen);

  function attempt(step: () => void): boolean {
    if (stopped) return false;
    try {
      step();
    } catch (error) {
      if (!(error instanceof XmlRefusal)) throw error;
      stopped = true;
      onRefusal(error.finding);
    }
    return !stopped;
  }

  function writeSlice(text: string): void {
    // Line ends before `<?xml` are met in real files; the standard allows none.
    const useful = seen.begun ? text : text.replace(/^\s+/, '');
    seen.begun ||= useful !== '';
    seen.written += useful.length;
    if (useful !== '') parser.write(useful);
    if (seen.written - seen.lastEvent > xmlLimits.textCharacters) {
      refuse('xml-limit-exceeded', { what: 'text', limit: xmlLimits.textCharacters }, parser.line);
    }
  }

  return {
    write(text) {
      for (let at = 0; at < text.length && !stopped; at += sliceCharacters) {
        attempt(() => writeSlice(text.slice(at, at + sliceCharacters)));
      }
      return !stopped;
    },
    end() {
      seen.ending = true;
      attempt(() => parser.close());
    },
  };
}

interface Seen {
  rootOpened: boolean;
  ending: boolean;
  lastEvent: number;
}

function listen(parser: SaxesParser<{ xmlns: false }>, handler: XmlHandler, seen: Seen): void {
  let depth = 0;
  let attributes = 0;
  const mark = (): void => {
    seen.lastEvent = parser.position;
  };
  parser.on('error', (error) => {
    if (seen.ending && seen.rootOpened)
      refuse('file-truncated', { missing: 'XML-slutet (</Document>)' }, parser.line);
    refuse('xml-not-well-formed', { reason: error.message.replace(/^\d+:\d+: /, '') }, parser.line);
  });
  parser.on('doctype', () => refuse('xml-doctype-refused', {}, parser.line));
  parser.on('opentagstart', () => {
    attributes = 0;
    depth += 1;
    if (depth > xmlLimits.depth)
      refuse('xml-limit-exceeded', { what: 'depth', limit: xmlLimits.depth }, parser.line);
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > xmlLimits.attributes) {
      refuse('xml-limit-exceeded', { what: 'attributes', limit: xmlLimits.attributes }, parser.line);
    }
  });
  parser.on('opentag', (tag) => {
    mark();
    seen.rootOpened = true;
    const plain: Record<string, string> = {};
    const namespaces: string[] = [];
    for (const name of Object.keys(tag.attributes)) {
      const value = tag.attributes[name] ?? '';
      if (name === 'xmlns' || name.startsWith('xmlns:')) namespaces.push(value);
      else plain[local(name)] = value;
    }
    handler.open(local(tag.name), plain, namespaces);
  });
  const text = (part: string): void => {
    mark();
    handler.text(part);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('comment', mark);
  parser.on('processinginstruction', mark);
  parser.on('closetag', (tag) => {
    mark();
    depth -= 1;
    handler.close(local(tag.name));
  });
}
