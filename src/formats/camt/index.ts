/**
 * camt.052, camt.053 and camt.054 of any version. One booked entry (Ntry) is one row, or as many as it has transactions that
 * sum to it. Nothing is checked against the schema: a third of real files deviate from it (fact sheet: formats/international, 1.2).
 */

import { createDecoder } from '../decode.ts';
import type { Reader, ReadOptions, Sink, StreamFormat } from '../format.ts';
import { warnOfLetters } from '../letter-warnings.ts';
import type { Sniffed } from '../sniff.ts';
import { encodingOf } from '../sniff.ts';
import { createXmlPush } from '../xml/xml-push.ts';
import { createFile } from './file.ts';
import { createWalker } from './walker.ts';

export const camt: StreamFormat = {
  id: 'camt053',
  about: {
    sv: 'camt.053, camt.052 och camt.054 (ISO 20022, version 01–13): varje bokförd post blir en rad, samlingsposter en rad per betalning, med saldon, sidor och kontrollsummor',
    en: 'camt.053, camt.052 and camt.054 (ISO 20022, versions 01–13): each booked entry becomes a row, batches a row for each payment, with balances, pages and control sums',
  },
  open: openCamt,
};

function openCamt(options: ReadOptions, sink: Sink): Reader {
  const encoding = encodingOf(options.sniffed, 'windows-1252');
  const decoder = createDecoder(encoding, options.sniffed.bomBytes);
  const file = createFile(sink);
  let refused = false;
  const xml = createXmlPush(createWalker(file.events), (finding) => {
    refused = true;
    sink.finding(finding);
  });
  if (options.sniffed.encoding === null && !saysOneByte(options.sniffed))
    sink.finding({ code: 'encoding-not-utf8', severity: 'warning', params: { encoding } });
  warnOfLetters(options.sniffed, encoding, sink);
  return {
    push(chunk) {
      if (!refused) xml.write(decoder.write(chunk));
    },
    end() {
      if (!refused && xml.write(decoder.end())) xml.end();
      if (!refused) file.conclude();
      return file.summary();
    },
  };
}

/** The XML declaration says ISO-8859-1, ISO-8859-15 or Windows-1252, as the bytes are. */
function saysOneByte(sniffed: Sniffed): boolean {
  const start = String.fromCharCode(...sniffed.head.subarray(sniffed.bomBytes, 200));
  return /^\s*<\?xml[^>]*encoding=["'](?:iso-8859-1|iso-8859-15|latin-?1|windows-1252|cp1252)["']/i.test(
    start,
  );
}
