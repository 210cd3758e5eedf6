/** Large files for measurements, in the form of the small ones: `rows` rows each, written piece by piece. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { decimal } from './amounts.ts';
import { fictitiousIban, withCheckDigit } from './company.ts';
import { csvHeader, csvLine } from './write-csv.ts';

export const largeFiles = {
  csv: 'stor-kundreskontra.csv',
  sie: 'stor-huvudbok.se',
  camt: 'stor-kontoutdrag.xml',
} as const;

interface Line {
  readonly number: string;
  readonly day: string;
  readonly ore: number;
}

/** Row `at` of every file: invoice, day and amount follow from its number alone. */
function line(at: number): Line {
  const day = new Date(Date.UTC(2026, 0, 1 + (at % 365))).toISOString().slice(0, 10);
  // A multiplicative step through the residues of a prime spreads the amounts without repeating them soon.
  return { number: String(1_000_000 + at), day, ore: 10_000 + ((at * 7_919) % 9_999_991) };
}

function sumOf(rows: number): number {
  let sum = 0;
  for (let at = 0; at < rows; at++) sum += line(at).ore;
  return sum;
}

/** Pieces of about a thousand rows, so that the writer's memory does not grow with the file. */
function write(path: string, encoding: string, pieces: Iterable<string>): void {
  const file = openSync(path, 'w');
  try {
    let waiting: string[] = [];
    const flush = (): void => {
      writeSync(file, iconv.encode(waiting.join(''), encoding));
      waiting = [];
    };
    for (const piece of pieces) if (waiting.push(piece) === 1_000) flush();
    flush();
  } finally {
    closeSync(file);
  }
}

export function writeLarge(rows: number, folder: string): void {
  write(join(folder, largeFiles.csv), 'windows-1252', csvPieces(rows));
  write(join(folder, largeFiles.sie), 'cp437', siePieces(rows));
  write(join(folder, largeFiles.camt), 'utf8', camtPieces(rows));
}

function* csvPieces(rows: number): Generator<string> {
  yield `${csvHeader}\r\n`;
  const customer = { id: '101', name: 'Norrbygdens Sågverk AB' };
  for (let at = 0; at < rows; at++) {
    const { number, day, ore } = line(at);
    yield `${csvLine({ day, invoice: number, customer, text: 'Betalning', ore: -ore })}\r\n`;
  }
}

/** A voucher a row on 1930, balanced on 1510. */
function* siePieces(rows: number): Generator<string> {
  const sum = decimal(sumOf(rows), '.');
  yield [
    '#FLAGGA 0',
    '#PROGRAM "Prickakonto exempelbolag" "1.0"',
    '#FORMAT PC8',
    '#GEN 20270105 "AB"',
    '#SIETYP 4',
    '#ORGNR 559999-1006',
    '#FNAMN "Åkeri Norr AB"',
    '#RAR 0 20260101 20261231',
    '#KONTO 1510 "Kundfordringar"',
    '#KONTO 1930 "Företagskonto"',
    `#IB 0 1510 ${sum}`,
    `#IB 0 1930 -${sum}`,
    '#UB 0 1510 0.00',
    '#UB 0 1930 0.00\r\n',
  ].join('\r\n');
  for (let at = 0; at < rows; at++) {
    const { number, day, ore } = line(at);
    const text = `"Inbetalning OCR ${withCheckDigit(number)}"`;
    const trans = [
      `#TRANS 1930 {} ${decimal(ore, '.')}`,
      `#TRANS 1510 {10 "${number}"} ${decimal(-ore, '.')}`,
    ];
    yield `#VER I ${at + 1} ${day.replaceAll('-', '')} ${text}\r\n{\r\n${trans.join('\r\n')}\r\n}\r\n`;
  }
}

function* camtPieces(rows: number): Generator<string> {
  const balance = (code: string, day: string, amount: string): string =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="SEK">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>\n`;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">\n<BkToCstmrStmt>';
  yield '<GrpHdr><MsgId>STOR-1</MsgId><CreDtTm>2027-01-01T05:30:00</CreDtTm></GrpHdr>\n<Stmt><Id>STOR-1</Id><CreDtTm>2027-01-01T05:30:00</CreDtTm>\n';
  yield `<Acct><Id><IBAN>${fictitiousIban('1000100')}</IBAN></Id><Ccy>SEK</Ccy></Acct>\n`;
  yield balance('OPBD', '2026-01-01', '0.00') + balance('CLBD', '2026-12-31', decimal(sumOf(rows), '.'));
  for (let at = 0; at < rows; at++) {
    const { number, day, ore } = line(at);
    yield `<Ntry><Amt Ccy="SEK">${decimal(ore, '.')}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>${day}</Dt></BookgDt><AcctSvcrRef>S${number}</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>DMCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><TxDtls><RmtInf><Strd><CdtrRefInf><Ref>${withCheckDigit(number)}</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry>\n`;
  }
  yield '</Stmt></BkToCstmrStmt></Document>\n';
}
