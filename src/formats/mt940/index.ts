/**
 * SWIFT MT940 (statements) and MT942 (interim reports), with or without their envelope, as banks write them. One `:61:`
 * is one row; entries of an interim report are counted and never become rows.
 */
import type { FileSummary } from '../../domain/source-file.ts';
import { createDecoder, createLineSplitter } from '../decode.ts';
import type { Reader, ReadOptions, Sink, StreamFormat } from '../format.ts';
import { warnOfLetters } from '../letter-warnings.ts';
import { encodingOf } from '../sniff.ts';
import { aboutMessage, aboutNextPage } from './about.ts';
import { createCharacters } from './characters.ts';
import { FieldReader, type FieldTaker, largestField } from './fields.ts';
import { createFileState, type FileState, refuse } from './file-state.ts';
import { createStatement, type StatementReader } from './statement.ts';

export const mt940: StreamFormat = {
  id: 'mt940',
  about: {
    sv: 'SWIFT MT940: varje post blir en rad, med saldon, sidor och kontrollsummor; MT942 (dagsrapport) visas men läses inte in',
    en: 'SWIFT MT940: each entry becomes a row, with balances, pages and control sums; MT942 (interim report) is shown, not taken in',
  },
  open: openMt940,
};

/** The standard's lines are 65 characters, those of some banks a few hundred. */
const largestLine = 10_000;

function openMt940(options: ReadOptions, sink: Sink): Reader {
  const encoding = encodingOf(options.sniffed, 'windows-1252');
  const decoder = createDecoder(encoding, options.sniffed.bomBytes);
  const file = createFileState(sink, encoding === 'ascii');
  const { taker, last } = createTaker(file);
  const fields = new FieldReader(taker);
  const lines = createLineSplitter(
    {
      line: (text, line) => fields.line(text, line),
      tooLong: (line) => refuse(file, 'format-line-too-long', line, { largestCharacters: largestLine }),
    },
    largestLine,
  );
  const characters = createCharacters(options.sniffed.head);
  warnOfLetters(options.sniffed, encoding, sink);
  return {
    push: (chunk) => lines.push(characters.clean(decoder.write(chunk))),
    end() {
      lines.push(characters.clean(decoder.end()) + characters.end());
      lines.end();
      const { cut } = fields.end();
      if (cut) refuse(file, 'file-truncated', last.line, { missing: '-}' });
      conclude(file, characters.removed());
      return summaryOf(file);
    },
  };
}

/** Messages of SWIFT with the fields of statements; others (payments, advices) come from the same bank to the same folder. */
const statementKinds: ReadonlySet<string> = new Set(['940', '941', '942', '950']);

/** Fields of the messages to their statements. */
function createTaker(file: FileState): { taker: FieldTaker; last: { line: number } } {
  let statement: StatementReader | null = null;
  const last = { line: 1 };

  function end(atEnd: boolean): void {
    statement?.end(atEnd);
    statement = null;
  }

  const taker: FieldTaker = {
    begin(reference, line, kind) {
      last.line = line;
      if (kind !== null && !statementKinds.has(kind))
        refuse(file, 'format-not-supported-yet', line, { format: `MT${kind}` });
      statement = createStatement(aboutMessage(reference, line, kind), file);
    },
    nextPage(line) {
      const before = statement?.about;
      end(false);
      if (before) statement = createStatement(aboutNextPage(before, line), file);
    },
    field: (tag, text, line) => statement?.field(tag, text, line),
    end,
    outOfPlace: (tag, line) => file.notices.warn('swift-field-out-of-place', line, { field: `:${tag}:` }),
    tooLong: (tag, line) =>
      refuse(file, 'swift-field-too-long', line, { field: `:${tag}:`, largestCharacters: largestField }),
  };
  return { taker, last };
}

/** What only the end of the file can tell. */
function conclude(file: FileState, removed: number): void {
  const { statements, entries, bookedEntries } = file.counts;
  const warn = (code: 'rows-not-booked' | 'swift-control-character', count: number): void => {
    if (count > 0) file.sink.finding({ code, severity: 'warning', params: { count } });
  };
  if (statements === 0)
    file.sink.finding({ code: 'statement-missing', severity: 'error', params: { message: 'MT940' } });
  file.notices.flush();
  warn('swift-control-character', removed);
  warn('rows-not-booked', entries - bookedEntries);
}

function summaryOf({ counts, closed }: FileState): FileSummary {
  const { statements, interimReports, entries, bookedEntries } = counts;
  return {
    kind: statements > 0 && statements === interimReports ? 'MT942' : 'MT940',
    counts: { statements, entries, bookedEntries },
    orgNumber: null,
    generatedOn: null,
    completeness: closed ? 'statement' : bookedEntries > 0 ? 'lastRow' : 'none',
  };
}
