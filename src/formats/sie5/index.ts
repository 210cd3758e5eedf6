/** SIE 5 (XML): export files (`Sie`) and entry files (`SieEntry`), as its schema says (fact sheet: formats/swedish, 2). */
import { addDays, type Day } from '../../domain/day.ts';
import type { FileSummary } from '../../domain/source-file.ts';
import { createDecoder } from '../decode.ts';
import type { Reader, ReadOptions, Sink, StreamFormat } from '../format.ts';
import { warnOfLetters } from '../letter-warnings.ts';
import { type Accounts, createAccounts, createNotices } from '../sie4/index.ts';
import { encodingOf } from '../sniff.ts';
import { isWebPage } from '../web-page.ts';
import { createXmlPush } from '../xml/xml-push.ts';
import { createAccountBalances } from './balances.ts';
import { createElements, type Parts } from './elements.ts';
import { createEmbeddedText } from './embedded-text.ts';
import { createFileInfo } from './file-info.ts';
import { createJournals } from './journals.ts';
import { createSubLedgers } from './sub-ledgers.ts';

export const sie5: StreamFormat = {
  id: 'sie5',
  about: {
    sv: 'SIE 5 (XML, Sie och SieEntry): verifikationer rad för rad med faktura, motpart och objekt, och kontons saldon.',
    en: 'SIE 5 (XML, Sie and SieEntry): vouchers row by row with invoice, counterparty and objects, and balances of accounts.',
  },
  open: openSie5,
};

function openSie5(options: ReadOptions, sink: Sink): Reader {
  const { sniffed } = options;
  const encoding = encodingOf(sniffed, 'windows-1252');
  const decoder = createDecoder(encoding, sniffed.bomBytes);
  const { parts, accounts } = createParts(sink);
  let refused = isWebPage(Buffer.from(sniffed.head.subarray(0, 4096)).toString('latin1'));
  if (refused) parts.notices.error('file-web-page', 0);
  const elements = createElements(parts, {
    opened: (name) => embedded.opened(name),
    closed: () => embedded.closed(),
  });
  const xml = createXmlPush(elements, (finding) => {
    refused = true;
    const missing = `XML-slutet (</${parts.root ?? 'Sie'}>)`;
    sink.finding(finding.code === 'file-truncated' ? { ...finding, params: { missing } } : finding);
  });
  const embedded = createEmbeddedText(xml);
  if (sniffed.encoding === null)
    sink.finding({ code: 'encoding-not-utf8', severity: 'warning', params: { encoding } });
  warnOfLetters(sniffed, encoding, sink);
  return {
    push(chunk) {
      if (!refused) embedded.write(decoder.write(chunk));
    },
    end() {
      if (!refused) embedded.write(decoder.end());
      if (!refused) xml.end();
      if (!refused) conclude(parts, accounts);
      return summaryOf(parts);
    },
  };
}

function createParts(sink: Sink): { parts: Parts; accounts: Accounts } {
  const notices = createNotices(sink, 'row');
  const accounts = createAccounts(notices);
  const info = createFileInfo(notices);
  const balances = createAccountBalances({ sink, notices, accounts, info });
  const subLedgers = createSubLedgers(notices, info);
  const journals = createJournals({ sink, notices, accounts, balances, subLedgers, info });
  const counts = { accounts: 0, dimensions: 0, objects: 0, oib: 0, oub: 0 };
  return {
    parts: { notices, info, balances, subLedgers, journals, counts, root: null, held: null },
    accounts,
  };
}

/** What only the end of the file can tell. */
function conclude(parts: Parts, accounts: Accounts): void {
  const { notices, balances, subLedgers, root } = parts;
  if (root === null) notices.error('sie-root-missing', 0, { element: '' });
  // A whole file without anything in it is no fault: its end tag shows that nothing was cut off.
  else if (isEmpty(parts)) notices.warn('sie-nothing-read', 0);
  if (root === 'Sie') {
    balances.finish();
    subLedgers.finish(balances.closingAt);
  }
  accounts.finish(root === 'Sie');
  notices.flush();
}

function isEmpty({ journals, balances }: Parts): boolean {
  const { ib, ub, res } = balances.counts();
  return journals.counts().vouchers + ib + ub + res === 0;
}

function summaryOf(parts: Parts): FileSummary {
  const { info, journals, balances, subLedgers, counts } = parts;
  return {
    kind: parts.root ?? 'Sie',
    counts: { ...journals.counts(), ...balances.counts(), ...counts, invoices: subLedgers.count() },
    orgNumber: info.orgNumber,
    generatedOn: info.generatedOn,
    completeness: parts.root === 'Sie' ? completenessOf(parts, journals.lastDay()) : 'none',
  };
}

/** A file may say through which day its rows are whole (`lastCoveredDate`): then that it was made later proves nothing. */
function completenessOf({ info }: Parts, lastRow: Day | null): FileSummary['completeness'] {
  const { generatedOn } = info;
  const lastCovered = info.years.primary()?.lastCovered ?? null;
  const isWhole = generatedOn !== null && (lastCovered === null || addDays(lastCovered, 1) >= generatedOn);
  if (isWhole) return 'generated';
  return lastCovered !== null && lastRow !== null && lastRow <= lastCovered ? 'lastRow' : 'none';
}
