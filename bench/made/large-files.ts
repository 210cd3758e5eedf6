/**
 * Large valid files of each format, written as they go: so many rows, balances and sums that tie, every row its own. Text
 * in letters of Latin-1; the encoding is the format's.
 */
import type { CsvLayout } from '../../src/domain/csv-layout.ts';

export interface LargeFile {
  readonly format: string;
  /** Bytes of a row, nearly: to reach a size. */
  readonly rowBytes: number;
  readonly encoding: 'utf8' | 'latin1';
  readonly csv?: CsvLayout;
  pieces(rows: number): Iterable<string>;
}

const two = (value: number): string => String(value).padStart(2, '0');
const digits = (value: number, length: number): string => String(value).padStart(length, '0');
const dayOf = (i: number): string => `${two(1 + (i % 11))}${two(1 + (i % 28))}`;
const isoDay = (i: number): string => `2026-${two(1 + (i % 11))}-${two(1 + (i % 28))}`;
const oreOf = (i: number): number => 100 + ((i * 7919) % 9_999_900);
const kronor = (ore: number, mark = '.'): string => `${Math.floor(ore / 100)}${mark}${two(ore % 100)}`;

function* sie4(rows: number): Iterable<string> {
  yield '#FLAGGA 0\r\n#PROGRAM "Bench" 1.0\r\n#FORMAT PC8\r\n#GEN 20261125\r\n#SIETYP 4\r\n#FNAMN "Bolag AB"\r\n#RAR 0 20260101 20261231\r\n#KONTO 1930 "Bank"\r\n#KONTO 3001 "Intakter"\r\n';
  for (let i = 0; i * 4 < rows; i += 1) {
    const [a, b] = [kronor(oreOf(i)), kronor(oreOf(i + 1))];
    yield `#VER A ${i + 1} 2026${dayOf(i)} "Kundfaktura ${100_000 + i}" 20261125\r\n{\r\n\t#TRANS 1930 {} ${a} 2026${dayOf(i)} "Faktura ${i}" 0\r\n\t#TRANS 3001 {1 "100"} -${a} 2026${dayOf(i)} "Faktura ${i}" 0\r\n\t#TRANS 1930 {} ${b} 2026${dayOf(i)} "Frakt ${i}" 0\r\n\t#TRANS 3001 {1 "100" 6 "P${i % 50}"} -${b} 2026${dayOf(i)} "Frakt ${i}" 0\r\n}\r\n`;
  }
}

function* camt(rows: number): Iterable<string> {
  let sum = 0;
  for (let i = 0; i < rows; i += 1) sum += oreOf(i);
  const balance = (code: string, ore: number, day: string): string =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="SEK">${kronor(ore)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>\n`;
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">\n<BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-12-01T06:00:00+01:00</CreDtTm></GrpHdr>\n<Stmt><Id>S1</Id><ElctrncSeqNb>1</ElctrncSeqNb><CreDtTm>2026-12-01T06:00:00+01:00</CreDtTm><Acct><Id><IBAN>SE4550000000058398257466</IBAN></Id><Ccy>SEK</Ccy></Acct>\n${balance('OPBD', 0, '2025-12-31')}${balance('CLBD', sum, '2026-11-30')}`;
  for (let i = 0; i < rows; i += 1) {
    const amount = kronor(oreOf(i));
    yield `<Ntry>\n  <Amt Ccy="SEK">${amount}</Amt>\n  <CdtDbtInd>CRDT</CdtDbtInd>\n  <Sts>BOOK</Sts>\n  <BookgDt><Dt>${isoDay(i)}</Dt></BookgDt>\n  <ValDt><Dt>${isoDay(i)}</Dt></ValDt>\n  <AcctSvcrRef>REF${100_000_000 + i}</AcctSvcrRef>\n  <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>DMCT</SubFmlyCd></Fmly></Domn></BkTxCd>\n  <NtryDtls><TxDtls>\n    <Refs><EndToEndId>E2E-${i}</EndToEndId></Refs>\n    <AmtDtls><TxAmt><Amt Ccy="SEK">${amount}</Amt></TxAmt></AmtDtls>\n    <RltdPties><Dbtr><Nm>Kund nr ${i % 5000} Fjällbageriet AB</Nm></Dbtr></RltdPties>\n    <RmtInf><Ustrd>Faktura ${100_000 + i} &amp; påminnelse</Ustrd></RmtInf>\n  </TxDtls></NtryDtls>\n</Ntry>\n`;
  }
  yield '</Stmt></BkToCstmrStmt></Document>\n';
}

const csvColumns = ['Bokföringsdag', 'Valutadag', 'Belopp', 'Saldo', 'Referens', 'Text'];

function* csv(rows: number): Iterable<string> {
  yield `${csvColumns.join(';')}\r\n`;
  let balance = 1_000_000;
  for (let i = 0; i < rows; i += 1) {
    const ore = oreOf(i);
    balance += ore;
    yield `${isoDay(i)};${isoDay(i)};${kronor(ore, ',')};${kronor(balance, ',')};F${1_000_000 + i};Bankgiro inbetalning från kund ${i}\r\n`;
  }
}

const perStatement = 50;

function* mt940(rows: number): Iterable<string> {
  let ore = 1_000_000;
  for (let i = 0, number = 1; i < rows; number += 1) {
    const day = `26${dayOf(number)}`;
    let text = `:20:ST${number}\r\n:25:5000/123456\r\n:28C:${number}/1\r\n:60F:C${day}SEK${kronor(ore, ',')}\r\n`;
    for (let end = Math.min(rows, i + perStatement); i < end; i += 1) {
      const amount = oreOf(i);
      ore += amount;
      text += `:61:${day}${day.slice(2)}C${kronor(amount, ',')}NTRFREF${i}//BANK${i}\r\n:86:166?00GUTSCHRIFT?20Faktura ${100_000 + i} tack?21del 2?30NDEASESS?31SE45500000${i % 1000}?32Kund ${i % 5000} AB\r\n`;
    }
    yield `${text}:62F:C${day}SEK${kronor(ore, ',')}\r\n-\r\n`;
  }
}

const perDeposit = 20;
const record = (text: string): string => `${text.padEnd(80).slice(0, 80)}\r\n`;

function* bgmax(rows: number): Iterable<string> {
  yield record(`01${'BGMAX'.padEnd(20)}0120261125010000000000P`);
  let deposits = 0;
  for (let i = 0; i < rows; ) {
    let text = record('050009912346          SEK');
    const [from, end] = [i, Math.min(rows, i + perDeposit)];
    let sum = 0;
    for (; i < end; i += 1) {
      sum += oreOf(i);
      text += record(
        `20${digits(1_000_000 + (i % 9000), 10)}${String(10_000 + i).padStart(25)}${digits(oreOf(i), 18)}21${digits(i, 12)}0`,
      );
      text += record(`25Betalning av faktura ${100_000 + i}`);
      text += record(`26Kund nummer ${i % 5000} Aktiebolag`);
      text += record(`27${'Storgatan 2'.padEnd(35)}12345`);
    }
    deposits += 1;
    yield text +
      record(
        `15${digits(10_098_232, 35)}2026${dayOf(deposits)}${digits(deposits % 100_000, 5)}${digits(sum, 18)}SEK${digits(i - from, 8)} `,
      );
  }
  yield record(`70${digits(rows, 8)}${digits(0, 8)}${digits(0, 8)}${digits(deposits, 8)}`);
}

function* ofx(rows: number): Iterable<string> {
  yield 'OFXHEADER:100\r\nDATA:OFXSGML\r\nVERSION:102\r\nSECURITY:NONE\r\nENCODING:USASCII\r\nCHARSET:1252\r\nCOMPRESSION:NONE\r\nOLDFILEUID:NONE\r\nNEWFILEUID:NONE\r\n\r\n<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20261201<LANGUAGE>SWE</SONRS></SIGNONMSGSRSV1><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>SEK<BANKACCTFROM><BANKID>5000<ACCTID>123456<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20260101<DTEND>20261130\r\n';
  let sum = 0;
  for (let i = 0; i < rows; i += 1) {
    sum += oreOf(i);
    yield `<STMTTRN>\r\n<TRNTYPE>CREDIT\r\n<DTPOSTED>2026${dayOf(i)}120000\r\n<TRNAMT>${kronor(oreOf(i))}\r\n<FITID>F${100_000_000 + i}\r\n<NAME>Kund ${i % 5000} Aktiebolag\r\n<MEMO>Faktura ${100_000 + i}\r\n</STMTTRN>\r\n`;
  }
  yield `</BANKTRANLIST><LEDGERBAL><BALAMT>${kronor(sum)}<DTASOF>20261130</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\r\n`;
}

function* sie5(rows: number): Iterable<string> {
  yield '<?xml version="1.0" encoding="utf-8"?>\n<Sie xmlns="http://www.sie.se/sie5"><FileInfo><SoftwareProduct name="Bench" version="1"/><FileCreation time="2026-11-25T10:00:00Z" by="bench"/><Company organizationId="556677-8899" name="Bolag AB"/><FiscalYears><FiscalYear start="2026-01" end="2026-12" primary="true"/></FiscalYears><AccountingCurrency currency="SEK"/></FileInfo>\n<Accounts><Account id="1930" name="Bank" type="asset"/><Account id="3001" name="Sales" type="income"/></Accounts>\n<Journal id="A" name="Huvud">\n';
  for (let i = 0; i * 2 < rows; i += 1)
    yield `<JournalEntry id="${i + 1}" journalDate="${isoDay(i)}" text="Kundfaktura ${100_000 + i}"><EntryInfo date="${isoDay(i)}" by="bo"/><OriginalEntryInfo date="${isoDay(i)}" by="bo"/><LedgerEntry accountId="1930" amount="${kronor(oreOf(i))}" text="Faktura ${i}"/><LedgerEntry accountId="3001" amount="-${kronor(oreOf(i))}"/></JournalEntry>\n`;
  yield '</Journal></Sie>\n';
}

const layout: CsvLayout = {
  encoding: null,
  delimiter: ';',
  headerRow: 1,
  decimal: ',',
  dateFormat: 'yyyy-MM-dd',
  sign: 'asIs',
  columns: {
    date: 'Bokföringsdag',
    valueDate: 'Valutadag',
    amount: 'Belopp',
    balance: 'Saldo',
    reference: 'Referens',
    text: 'Text',
  },
};

export const largeFiles: readonly LargeFile[] = [
  { format: 'sie4', rowBytes: 88, encoding: 'latin1', pieces: sie4 },
  { format: 'sie5', rowBytes: 150, encoding: 'utf8', pieces: sie5 },
  { format: 'camt053', rowBytes: 700, encoding: 'utf8', pieces: camt },
  { format: 'csv', rowBytes: 86, encoding: 'utf8', csv: layout, pieces: csv },
  { format: 'mt940', rowBytes: 160, encoding: 'latin1', pieces: mt940 },
  { format: 'bgmax', rowBytes: 345, encoding: 'latin1', pieces: bgmax },
  { format: 'ofx', rowBytes: 175, encoding: 'latin1', pieces: ofx },
];
