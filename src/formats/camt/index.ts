/**
 * camt.052, camt.053 and camt.054 of any version: one entry (Ntry) is one row, only booked entries become rows.
 * Nothing is checked against the schema: a third of real files deviate from it (fact sheet: formats/international, 1.2).
 */
import type { Day } from '../../domain/day.ts';
import type { FileSummary } from '../../domain/source-file.ts';
import { createDecoder } from '../decode.ts';
import type { Reader, ReadOptions, Sink, StreamFormat } from '../format.ts';
import { warnOfLetters } from '../letter-warnings.ts';
import { encodingOf } from '../sniff.ts';
import { createDetailFacts } from './details.ts';
import { createStatement, type Header, readHeader, type StatementReader } from './statement.ts';
import { type CamtEvents, type CamtKind, createWalker } from './walker.ts';
import { createXmlPush, XmlRefusal } from './xml-events.ts';

export const camt: StreamFormat = {
  id: 'camt053',
  about: {
    sv: 'camt.053, camt.052 och camt.054 (ISO 20022, alla versioner): varje bokförd post blir en rad, med saldon och kontrollsummor',
    en: 'camt.053, camt.052 and camt.054 (ISO 20022, any version): each booked entry becomes a row, with balances and control sums',
  },
  open: openCamt,
};

/** Versions there are schemas for; a newer one is read by the same rules. */
const newestVersion = 13;

interface Progress {
  kind: CamtKind | null;
  element: string;
  /** `camt.053.001.02`, from whatever namespace was declared. */
  message: string | null;
  otherMessage: string | null;
  statements: number;
  entries: number;
  bookedEntries: number;
  pending: number;
  txDetails: number;
  closed: boolean;
  orgNumbers: Set<string>;
  generatedOn: Day | null;
}

function openCamt(options: ReadOptions, sink: Sink): Reader {
  const encoding = encodingOf(options.sniffed, 'windows-1252');
  const decoder = createDecoder(encoding, options.sniffed.bomBytes);
  const progress: Progress = {
    kind: null,
    element: '',
    message: null,
    otherMessage: null,
    statements: 0,
    entries: 0,
    bookedEntries: 0,
    pending: 0,
    txDetails: 0,
    closed: false,
    orgNumbers: new Set(),
    generatedOn: null,
  };
  let refused = false;
  const xml = createXmlPush(createWalker(eventsOf(progress, sink)), (finding) => {
    refused = true;
    sink.finding(finding);
  });
  if (options.sniffed.encoding === null)
    sink.finding({ code: 'encoding-not-utf8', severity: 'warning', params: { encoding } });
  warnOfLetters(options.sniffed, encoding, sink);
  return {
    push(chunk) {
      if (!refused) xml.write(decoder.write(chunk));
    },
    end() {
      if (!refused && xml.write(decoder.end())) xml.end();
      if (!refused) conclude(progress, sink);
      return summaryOf(progress);
    },
  };
}

function eventsOf(progress: Progress, sink: Sink): CamtEvents {
  let header: Header = readHeader(null);
  let statement: StatementReader | null = null;
  let facts = createDetailFacts();
  return {
    namespace(uri) {
      const message = /(?:camt|pain|pacs|acmt|admi)\.\d{3}\.\d{3}\.\d{2}/.exec(uri)?.[0];
      if (message) progress.message ??= message;
    },
    message(kind, element) {
      progress.kind = kind;
      progress.element = element;
    },
    otherMessage(element) {
      throw new XmlRefusal({
        code: 'format-not-supported-yet',
        severity: 'error',
        params: { format: progress.message ?? element },
      });
    },
    header(node) {
      header = readHeader(node);
      progress.generatedOn ??= header.createdDay;
    },
    statementBegins() {
      statement = createStatement(progress.kind ?? '053', header, sink);
    },
    txDetails(details) {
      progress.txDetails += 1;
      facts.add(details);
    },
    statementPart(part) {
      if (part.name === 'Ntry') progress.entries += 1;
      statement?.part(part, facts.facts(), progress.entries);
      if (part.name === 'Ntry') facts = createDetailFacts();
    },
    strayEntry(statement) {
      throw new XmlRefusal({
        code: 'xml-not-well-formed',
        severity: 'error',
        params: { reason: `Ntry outside ${statement}` },
      });
    },
    statementEnds() {
      const ended = statement?.end();
      if (!ended) return;
      sink.statement(ended.statement);
      progress.statements += 1;
      progress.bookedEntries += ended.statement.bookedEntries;
      progress.pending += ended.pending;
      progress.closed ||= ended.statement.closingDay !== undefined;
      if (ended.orgNumber) progress.orgNumbers.add(ended.orgNumber.replace('-', ''));
    },
  };
}

/** What only the end of the file can tell. */
function conclude(progress: Progress, sink: Sink): void {
  if (progress.kind === null) {
    sink.finding({ code: 'camt-message-missing', severity: 'error', params: {} });
    return;
  }
  if (progress.statements === 0) {
    sink.finding({ code: 'statement-missing', severity: 'error', params: { message: progress.element } });
  }
  if (progress.pending > 0)
    sink.finding({ code: 'rows-not-booked', severity: 'warning', params: { count: progress.pending } });
  if (progress.message === null) {
    sink.finding({
      code: 'xml-namespace-missing',
      severity: 'warning',
      params: { message: progress.element },
    });
  } else if (
    !progress.message.startsWith(`camt.${progress.kind}.`) ||
    Number(progress.message.slice(-2)) > newestVersion
  ) {
    sink.finding({
      code: 'camt-version-unknown',
      severity: 'warning',
      params: { message: progress.message },
    });
  }
}

function summaryOf(progress: Progress): FileSummary {
  const { kind, statements, entries, bookedEntries, txDetails } = progress;
  return {
    kind: progress.message ?? `camt.${kind ?? '053'}`,
    counts: { statements, entries, bookedEntries, txDetails },
    // A file for several companies of a group names none of them.
    orgNumber: progress.orgNumbers.size === 1 ? ([...progress.orgNumbers][0] ?? null) : null,
    generatedOn: progress.generatedOn,
    completeness: kind === '053' || progress.closed ? 'statement' : 'lastRow',
  };
}
