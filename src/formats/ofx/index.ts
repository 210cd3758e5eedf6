/** OFX 1 (SGML) and OFX 2 (XML), as banks export them, and QFX: each STMTTRN is one row. */
import type { FileSummary } from '../../domain/source-file.ts';
import { createDecoder } from '../decode.ts';
import type { Reader, ReadOptions, Sink, StreamFormat } from '../format.ts';
import { createNotices } from '../giro/notices.ts';
import { warnOfLetters } from '../letter-warnings.ts';
import { encodingOf, type Sniffed, type TextEncoding } from '../sniff.ts';
import { Elements } from './elements.ts';
import { Responses } from './responses.ts';
import type { OfxFile } from './statement.ts';
import { Tokens } from './tokens.ts';

export const ofx: StreamFormat = {
  id: 'ofx',
  about: {
    sv: 'OFX 1 och 2 (även QFX): varje transaktion på bankkonto eller kort blir en rad, med utgående saldo',
    en: 'OFX 1 and 2 (QFX too): each transaction of a bank account or card becomes a row, with the closing balance',
  },
  open: openOfx,
};

interface Header {
  /** `102`, `211`; nothing when the file has no header. */
  readonly version: string;
  readonly charset: string;
}

/** Both forms of header, also with everything on one line. */
function headerOf(sniffed: Sniffed): Header {
  const head = Buffer.from(sniffed.head.subarray(0, 4096)).toString('latin1').replaceAll('\0', '');
  const encoding = /ENCODING:\s*(UTF-?8|UNICODE|[A-Z0-9-]*?)(?=CHARSET|\s|$)/.exec(head)?.[1];
  const charset = /CHARSET:\s*([A-Za-z0-9-]*?)(?=COMPRESSION|\s|<|$)/.exec(head)?.[1];
  const declared = /<\?xml[^>]*\bencoding=["']([\w-]+)/.exec(head)?.[1];
  return {
    version: /VERSION[:=]\s*"?(\d{3})/.exec(head)?.[1] ?? '',
    charset: (declared ?? `${encoding ?? ''} ${charset ?? ''}`).toUpperCase(),
  };
}

/** The bytes decide, since headers lie; where they leave a choice, the header does. */
function encodingFor(sniffed: Sniffed, { charset }: Header): TextEncoding {
  const western = /1252|8859|LATIN/.test(charset);
  return sniffed.encoding === null && western ? 'windows-1252' : encodingOf(sniffed, 'windows-1252');
}

function openOfx(options: ReadOptions, sink: Sink): Reader {
  const header = headerOf(options.sniffed);
  const encoding = encodingFor(options.sniffed, header);
  const decoder = createDecoder(encoding, options.sniffed.bomBytes);
  const file: OfxFile = {
    sink,
    notices: createNotices(sink),
    counts: { statements: 0, entries: 0, bookedEntries: 0, pending: 0 },
  };
  const responses = new Responses(file);
  const elements = new Elements(responses);
  const tokens = new Tokens(elements, () => responses.refused);
  if (options.sniffed.encoding === null && /UTF|UNICODE/.test(header.charset))
    sink.finding({ code: 'encoding-not-utf8', severity: 'warning', params: { encoding } });
  warnOfLetters(options.sniffed, encoding, sink);
  return {
    push(chunk) {
      tokens.write(decoder.write(chunk));
    },
    end() {
      tokens.write(decoder.end());
      if (!responses.refused) {
        const inTag = tokens.end();
        conclude({ file, responses, whole: elements.finish().length === 0 && !inTag });
      }
      return summaryOf(file, responses, header);
    },
  };
}

/** What only the end of the file can tell. */
function conclude(read: {
  readonly file: OfxFile;
  readonly responses: Responses;
  readonly whole: boolean;
}): void {
  const { sink, counts, notices } = read.file;
  notices.flush();
  if (counts.pending > 0)
    sink.finding({ code: 'rows-not-booked', severity: 'warning', params: { count: counts.pending } });
  const { root, otherSet, statementSet, failures } = read.responses;
  // Banks also answer what is no statement (a profile, a sign-on): there is nothing to miss in it.
  const missing = counts.statements === 0 && (statementSet || !otherSet);
  const severity = missing ? 'error' : 'warning';
  for (const params of failures) sink.finding({ code: 'ofx-response-failed', severity, params });
  if (root && !read.whole)
    sink.finding({ code: 'file-truncated', severity: 'error', params: { missing: '</OFX>' } });
  else if (counts.statements === 0)
    sink.finding({ code: 'statement-missing', severity, params: { message: 'OFX' } });
}

function summaryOf({ counts }: OfxFile, responses: Responses, header: Header): FileSummary {
  const { statements, entries, bookedEntries } = counts;
  return {
    kind: header.version === '' ? 'OFX' : `OFX ${header.version}`,
    counts: { statements, entries, bookedEntries },
    orgNumber: null,
    generatedOn: responses.generatedOn,
    // The closing balance is of the moment of the download: days after the last transaction may still get some.
    completeness: 'lastRow',
  };
}
