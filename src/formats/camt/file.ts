/** One camt file while it is read: its messages, statements and what only its end can tell. */
import type { Day } from '../../domain/day.ts';
import type { FileSummary } from '../../domain/source-file.ts';
import type { Sink } from '../format.ts';
import { ownCopy } from '../own-copy.ts';
import { shown } from '../shown.ts';
import { XmlRefusal } from '../xml/xml-push.ts';
import { type Header, readHeader } from './about.ts';
import { createNotices, type Notices } from './notices.ts';
import { createPages } from './pages.ts';
import { createStatement, type StatementReader } from './statement.ts';
import { readTransaction } from './transaction.ts';
import { createGatherer } from './transactions.ts';
import type { CamtEvents, CamtKind } from './walker.ts';

/** Versions there are schemas for; a newer one is read by the same rules. */
const newestVersion = 13;

interface Progress {
  kind: CamtKind | null;
  element: string;
  /** `camt.053.001.02`, from whatever namespace was declared first. */
  message: string | null;
  /** Element of the first message without a namespace. */
  unnamed: string | null;
  /** The first version that is unknown, or of another message than the element says. */
  unknown: string | null;
  statements: number;
  entries: number;
  bookedEntries: number;
  rows: number;
  pending: number;
  txDetails: number;
  closed: boolean;
  /** Those of a group of companies; from the second on they name none of them. */
  orgNumbers: Set<string>;
  generatedOn: Day | null;
}

export interface CamtFile {
  readonly events: CamtEvents;
  /** Gives what only the end of the file can tell. */
  conclude(): void;
  summary(): FileSummary;
}

export function createFile(sink: Sink): CamtFile {
  const progress: Progress = {
    kind: null,
    element: '',
    message: null,
    unnamed: null,
    unknown: null,
    statements: 0,
    entries: 0,
    bookedEntries: 0,
    rows: 0,
    pending: 0,
    txDetails: 0,
    closed: false,
    orgNumbers: new Set(),
    generatedOn: null,
  };
  const notices = createNotices(sink);
  return {
    events: eventsOf(progress, sink, notices),
    conclude: () => conclude(progress, sink, notices),
    summary: () => summaryOf(progress),
  };
}

function eventsOf(progress: Progress, sink: Sink, notices: Notices): CamtEvents {
  const file = { sink, notices, pages: createPages() };
  const transactions = createGatherer();
  let header: Header = readHeader(null);
  let statement: StatementReader | null = null;
  /** Of the message that is read. */
  let version: string | null = null;
  let kind: CamtKind = '053';
  return {
    namespace(uri) {
      const message = /(?:camt|pain|pacs|acmt|admi)\.\d{3}\.\d{3}\.\d{2}/.exec(uri)?.[0];
      if (message) version = ownCopy(message);
    },
    message(found, element) {
      kind = found;
      progress.kind ??= kind;
      progress.element ||= element;
      if (version === null) progress.unnamed ??= element;
      else if (!isKnown(kind, version)) progress.unknown ??= version;
      progress.message ??= version;
      header = readHeader(null);
      version = null;
    },
    otherMessage(element) {
      refuse('format-not-supported-yet', { format: version ?? shown(element) });
    },
    header(node) {
      header = readHeader(node);
      progress.generatedOn ??= header.createdDay;
    },
    statementBegins() {
      statement = createStatement(kind, header, file);
    },
    txDetails(details, group) {
      progress.txDetails += 1;
      transactions.add(readTransaction(details, group));
    },
    statementPart(part) {
      if (part.name !== 'Ntry') {
        statement?.part(part);
        return;
      }
      progress.entries += 1;
      progress.rows += statement?.entry(part, transactions.take(), progress.rows + 1) ?? 0;
    },
    strayEntry(statement) {
      refuse('xml-not-well-formed', { reason: `Ntry outside ${statement}` });
    },
    statementEnds() {
      const ended = statement?.end();
      statement = null;
      if (!ended) return;
      sink.statement(ended.statement);
      progress.statements += 1;
      progress.bookedEntries += ended.statement.bookedEntries;
      progress.pending += ended.pending;
      progress.closed ||= ended.statement.closingDay !== undefined;
      if (ended.orgNumber && progress.orgNumbers.size < 2)
        progress.orgNumbers.add(ended.orgNumber.replace('-', ''));
    },
  };
}

const isKnown = (kind: CamtKind, version: string): boolean =>
  version.startsWith(`camt.${kind}.`) && Number(version.slice(-2)) <= newestVersion;

function refuse(
  code: 'format-not-supported-yet' | 'xml-not-well-formed',
  params: Readonly<Record<string, string>>,
): never {
  throw new XmlRefusal({ code, severity: 'error', params });
}

function conclude(progress: Progress, sink: Sink, notices: Notices): void {
  notices.flush();
  const { kind, element, unnamed, unknown, statements, pending } = progress;
  const warn = (code: 'xml-namespace-missing' | 'camt-version-unknown', found: string): void =>
    sink.finding({ code, severity: 'warning', params: { message: found } });
  if (kind === null) {
    sink.finding({ code: 'camt-message-missing', severity: 'error', params: {} });
    return;
  }
  if (statements === 0)
    sink.finding({ code: 'statement-missing', severity: 'error', params: { message: element } });
  if (pending > 0) sink.finding({ code: 'rows-not-booked', severity: 'warning', params: { count: pending } });
  if (unnamed !== null) warn('xml-namespace-missing', unnamed);
  if (unknown !== null) warn('camt-version-unknown', unknown);
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
