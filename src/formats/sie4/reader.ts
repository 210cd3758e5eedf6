/** Reads a SIE 4 file as its bytes come: bytes → lines → items → header, balances, vouchers. */
import { minorDigits } from '../../domain/ore.ts';
import type { FileSummary } from '../../domain/source-file.ts';
import { createDecoder, createLineSplitter } from '../decode.ts';
import type { Reader, ReadOptions, Sink } from '../format.ts';
import { encodingOf, type Sniffed } from '../sniff.ts';
import { isWebPage } from '../web-page.ts';
import { type Accounts, createAccounts } from './accounts.ts';
import { type Balances, createBalances } from './balances.ts';
import { type Checksum, createChecksum } from './checksum.ts';
import { createCounts } from './counts.ts';
import { type Header, takeHeader } from './header.ts';
import { type Item, textAt } from './item.ts';
import { createItemLines, type ItemLines } from './item-lines.ts';
import { createNotices, type Notices } from './notices.ts';
import { createPlainLines, type PlainTaker } from './plain-lines.ts';
import { createDayNumbers, createDayReader } from './values.ts';
import { createVouchers, type Vouchers } from './vouchers.ts';
import { createYears, type Years } from './years.ts';

const largestCharacters = 32_768;
/** Bytes, letters and texts of one piece stay in the processor's own memory while it is read. */
const pieceBytes = 32_768;
/** Names of customers and suppliers that are kept; the rest stand as codes. */
const mostNames = 100_000;

interface State {
  readonly notices: Notices;
  readonly header: Header;
  readonly years: Years;
  readonly accounts: Accounts;
  readonly balances: Balances;
  readonly vouchers: Vouchers;
  readonly names: Map<string, string>;
  readonly readDay: ReturnType<typeof createDayReader>;
  readonly counts: ReturnType<typeof createCounts>;
  /** Amounts have two decimals. */
  readonly plainAmounts: () => boolean;
  /** Rows or balances were read. */
  readonly amountsRead: () => boolean;
  checksum: Checksum | null;
  checksumEnded: boolean;
}

export function openReader(options: ReadOptions, sink: Sink): Reader {
  const state = createState(sink);
  const encoding = encodingOf(options.sniffed, 'cp437');
  const decoder = createDecoder(encoding, options.sniffed.bomBytes);
  noticeLetters(state.notices, options.sniffed, encoding);
  const lines = createItemLines({
    notices: state.notices,
    item: (item, line) => takeItem(state, item, line),
    enter: () => state.vouchers.enter(),
    leave: (line) => state.vouchers.leave(line),
    isInside: () => state.vouchers.isInside(),
    foreign: () => isWebPage(Buffer.from(options.sniffed.head.subarray(0, 4096)).toString('latin1')),
    largestCharacters,
  });
  const tooLong = (line: number): void =>
    state.notices.error('format-line-too-long', line, { largestCharacters });
  const splitter = createLineSplitter({ line: lines.take, tooLong }, largestCharacters);
  const plain = createPlainLines(splitter, plainTaker(state, lines), largestCharacters);
  return {
    push(chunk) {
      for (let at = 0; at < chunk.length; at += pieceBytes)
        plain.push(decoder.write(chunk.subarray(at, at + pieceBytes)));
    },
    end() {
      plain.push(decoder.end());
      splitter.end();
      lines.end();
      return conclude(state, lines.last());
    },
  };
}

function createState(sink: Sink): State {
  const notices = createNotices(sink);
  const readDay = createDayReader(notices);
  const header: Header = { type: null, generatedOn: null, orgNumber: null, currency: null, through: null };
  const years = createYears(notices, readDay);
  const accounts = createAccounts(notices);
  const balances = createBalances({ sink, notices, years, stated: header });
  const names = new Map<string, string>();
  const readDayNumber = createDayNumbers(readDay);
  const vouchers = createVouchers({
    ...{ sink, notices, header, years, accounts, balances, names },
    ...{ readDay, readDayNumber },
  });
  const counts = createCounts();
  return {
    notices,
    header,
    years,
    accounts,
    balances,
    vouchers,
    names,
    readDay,
    counts,
    plainAmounts: () => header.currency === null || minorDigits(header.currency) === 2,
    amountsRead: () => counts.get('transactions') > 0 || balances.any(),
    checksum: null,
    checksumEnded: false,
  };
}

/** What lines are without a text or an item of their own, as long as nobody needs one. */
function plainTaker(state: State, lines: ItemLines): PlainTaker {
  const { vouchers, counts, plainAmounts } = state;
  const [transactions, begun] = [counts.of('#TRANS'), counts.of('#VER')];
  return {
    settle: lines.settle,
    isReady: () => lines.isSie() && plainAmounts(),
    isSumming: () => state.checksum !== null,
    sum: (text, place) => state.checksum?.addLine(text, place),
    passes: lines.passes,
    trans(trans, objects, line) {
      transactions.count += 1;
      vouchers.plainTrans(trans, objects, line);
    },
    ver(ver, line) {
      begun.count += 1;
      vouchers.beginPlain(ver, line);
    },
    enter: vouchers.enter,
    leave: vouchers.leave,
  };
}

function noticeLetters(notices: Notices, sniffed: Sniffed, encoding: string): void {
  if (sniffed.mixed) notices.warn('encoding-mixed', 0, { encoding });
  if (sniffed.replacementCharacters > 0)
    notices.warn('letters-lost', 0, { count: sniffed.replacementCharacters });
}

type Take = (state: State, item: Item, line: number) => void;

const takeBalance: Take = ({ accounts, balances }, item, line) => {
  accounts.use(textAt(item, 1), line);
  balances.add(item, line);
};

const takers: Readonly<Record<string, Take>> = {
  '#VER': ({ vouchers }, item, line) => vouchers.begin(item, line),
  '#TRANS': ({ vouchers }, item, line) => vouchers.trans(item, line),
  '#IB': takeBalance,
  '#UB': takeBalance,
  '#RES': takeBalance,
  '#KONTO': ({ accounts }, item, line) => accounts.declare(textAt(item, 0), line),
  '#RAR': ({ years }, item, line) => years.add(item, line),
  '#OBJEKT': (state, item) => keepName(state, item),
};

function takeItem(state: State, item: Item, line: number): void {
  state.counts.add(item.label);
  if (item.label === '#KSUMMA') {
    takeChecksum(state, item, line);
    return;
  }
  state.checksum?.add(item);
  const taker = takers[item.label];
  if (taker) taker(state, item, line);
  else takeHeader(item, line, state);
}

/** Only customers (8) and suppliers (9): their names are what a bank statement knows. */
function keepName(state: State, item: Item): void {
  const dimension = textAt(item, 0);
  if ((dimension === '8' || dimension === '9') && state.names.size < mostNames) {
    state.names.set(`${dimension} ${textAt(item, 1)}`, textAt(item, 2));
  }
}

function takeChecksum(state: State, item: Item, line: number): void {
  const stated = textAt(item, 0);
  if (stated === '') {
    state.checksum ??= createChecksum();
    return;
  }
  if (!state.checksum || state.checksumEnded) return;
  state.checksumEnded = true;
  const calculated = String(state.checksum.value());
  if (stated !== calculated) state.notices.warn('sie-checksum-differs', line, { stated, calculated });
}

/** Cut in its chart of accounts, or a selection of nothing: no later file would show that rows are missing. */
function isEmpty(state: State): boolean {
  const { counts } = state;
  return counts.get('vouchers') === 0 && counts.get('psaldo') === 0 && !state.amountsRead();
}

function judgeWholeness(state: State, lastLine: number): void {
  if (state.checksum && !state.checksumEnded)
    state.notices.error('file-truncated', lastLine, { missing: '#KSUMMA' });
  if (lastLine > 0 && isEmpty(state)) state.notices.error('sie-nothing-read', lastLine);
}

function conclude(state: State, lastLine: number): FileSummary {
  const { header, notices, balances, vouchers, counts } = state;
  const isExport = balances.any();
  const written = counts.get('vouchers') > 0;
  const type = header.type ?? (written ? '4' : '1');
  const kind = type === '4' ? (isExport ? '4E' : '4I') : type;
  vouchers.finish(lastLine);
  judgeWholeness(state, lastLine);
  if (type !== '4' && written) notices.warn('sie-type-differs', 0, { type });
  balances.finish(kind === '4E');
  state.accounts.finish(isExport);
  notices.flush();
  return {
    kind,
    counts: { ...counts.all(), emptyVouchers: vouchers.counts().empty },
    orgNumber: header.orgNumber,
    generatedOn: header.generatedOn,
    completeness: kind === '4E' && header.generatedOn !== null ? 'generated' : 'none',
  };
}
