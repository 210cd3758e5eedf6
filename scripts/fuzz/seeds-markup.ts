/** Made-up files in XML and SGML: camt, SIE 5, OFX. */
type Made = readonly (readonly [name: string, text: string])[];

const entry = (amount: string, mark: string, inner: string): string =>
  `<Ntry><Amt Ccy="SEK">${amount}</Amt><CdtDbtInd>${mark}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-10</Dt></BookgDt><ValDt><Dt>2026-11-10</Dt></ValDt>${inner}</Ntry>`;
const balance = (type: string, amount: string, day: string): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp><Amt Ccy="SEK">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;
const account = '<Acct><Id><IBAN>SE4550000000058398257466</IBAN></Id><Ccy>SEK</Ccy></Acct>';
const details = (amount: string, reference: string): string =>
  `<TxDtls><Refs><AcctSvcrRef>S${reference}</AcctSvcrRef><EndToEndId>E1</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy="SEK">${amount}</Amt></TxAmt></AmtDtls><RltdPties><Dbtr><Nm>Åkeri Norr AB</Nm></Dbtr><CdtrAcct><Id><Othr><Id>12345678</Id><SchmeNm><Prtry>BGNR</Prtry></SchmeNm></Othr></Id></CdtrAcct></RltdPties><RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>${reference}</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>`;
const head = '<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-11T06:00:00+01:00</CreDtTm></GrpHdr>';

const statement = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>${head}
<Stmt><Id>ST1</Id><ElctrncSeqNb>12</ElctrncSeqNb><CreDtTm>2026-11-11T06:00:00</CreDtTm>${account}
${balance('OPBD', '10000.00', '2026-11-09')}${balance('CLBD', '11000.50', '2026-11-10')}
<TxsSummry><TtlNtries><NbOfNtries>3</NbOfNtries><Sum>1499.50</Sum></TtlNtries></TxsSummry>
${entry('1000.00', 'CRDT', `<AcctSvcrRef>R1</AcctSvcrRef><NtryDtls><Btch><NbOfTxs>2</NbOfTxs><TtlAmt Ccy="SEK">1000.00</TtlAmt></Btch>${details('600.00', '10018')}${details('400.00', '10026')}</NtryDtls>`)}
${entry('250.00', 'CRDT', '<NtryRef>N2</NtryRef><NtryDtls><TxDtls><RmtInf><Ustrd>Faktura 12</Ustrd></RmtInf></TxDtls></NtryDtls>')}
${entry('249.50', 'DBIT', '<RvslInd>false</RvslInd><AddtlNtryInf>Avgift &amp; ränta</AddtlNtryInf>')}
</Stmt></BkToCstmrStmt></Document>
`;

const report = `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.052.001.08"><BkToCstmrAcctRpt>${head}<Rpt><Id>R1</Id>${account}${balance('ITBD', '1.00', '2026-11-10')}${entry('1', 'CRDT', '').replace('<Sts>BOOK</Sts>', '<Sts><Cd>BOOK</Cd></Sts>')}${entry('5', 'DBIT', '').replace('BOOK', 'PDNG')}</Rpt></BkToCstmrAcctRpt></Document>`;
const notice =
  `<ns:Document xmlns:ns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.02"><ns:BkToCstmrDbtCdtNtfctn>${head}<Ntfctn><Id>N1</Id>${account}${entry('77.25', 'CRDT', `<NtryDtls>${details('77.25', '10034')}</NtryDtls>`)}</Ntfctn></ns:BkToCstmrDbtCdtNtfctn></ns:Document>`.replace(
    /<(\/?)(?!\/?ns:)/g,
    '<$1ns:',
  );

export const statements: Made = [
  ['camt053', statement],
  ['camt052', report],
  ['camt054', notice],
];

const sieBody = `<FileInfo><SoftwareProduct name="Prov" version="1"/><FileCreation time="2026-11-25T10:00:00Z" by="Bo"/><Company organizationId="556677-8899" name="Bageriet"/><FiscalYears><FiscalYear start="2026-01" end="2026-12" primary="true"/></FiscalYears><AccountingCurrency currency="SEK"/></FileInfo>
<Accounts><Account id="1930" name="Bank" type="asset"><OpeningBalance month="2026-01" amount="1000.00"/><ClosingBalance month="2026-11" amount="2250.50"/></Account><Account id="3000" name="Sales" type="income"><ClosingBalance month="2026-11" amount="-1250.50"/></Account></Accounts>
<Journal id="A" name="Huvud"><JournalEntry id="1" journalDate="2026-11-10" text="Dagskassa"><EntryInfo date="2026-11-10" by="bo"/><OriginalEntryInfo date="2026-11-10" by="bo"/><LedgerEntry accountId="1930" amount="1250.50"/><LedgerEntry accountId="3000" amount="-1250.50"><ObjectReference dimensionId="1" objectId="Syd"/></LedgerEntry></JournalEntry></Journal>`;

export const sie5: Made = [
  ['sie5', `<?xml version="1.0" encoding="utf-8"?>\n<Sie xmlns="http://www.sie.se/sie5">${sieBody}</Sie>\n`],
  [
    'sie5-entry',
    `<SieEntry xmlns="http://www.sie.se/sie5">${sieBody.replaceAll('JournalEntry', 'JournalEntry')}</SieEntry>`,
  ],
];

const leaf = (name: string, value: string, closed: boolean): string =>
  `<${name}>${value}${closed ? `</${name}>` : ''}\n`;
const ofxBody = (closed: boolean): string => {
  const tag = (name: string, value: string): string => leaf(name, value, closed);
  const row = (amount: string, id: string): string =>
    `<STMTTRN>\n${tag('TRNTYPE', 'OTHER')}${tag('DTPOSTED', '20261110120000[+1:CET]')}${tag('TRNAMT', amount)}${tag('FITID', id)}${tag('NAME', 'Åkeri &amp; Co')}${tag('MEMO', 'Faktura 12')}</STMTTRN>\n`;
  return `<OFX>\n<SIGNONMSGSRSV1>\n<SONRS>\n<STATUS>\n${tag('CODE', '0')}${tag('SEVERITY', 'INFO')}</STATUS>\n${tag('DTSERVER', '20261111')}${tag('LANGUAGE', 'SWE')}</SONRS>\n</SIGNONMSGSRSV1>\n<BANKMSGSRSV1>\n<STMTTRNRS>\n${tag('TRNUID', '1')}<STMTRS>\n${tag('CURDEF', 'SEK')}<BANKACCTFROM>\n${tag('BANKID', '5000')}${tag('ACCTID', '123456')}${tag('ACCTTYPE', 'CHECKING')}</BANKACCTFROM>\n<BANKTRANLIST>\n${tag('DTSTART', '20261101')}${tag('DTEND', '20261111')}${row('1000.50', 'A1')}${row('-250,00', 'A2')}</BANKTRANLIST>\n<LEDGERBAL>\n${tag('BALAMT', '10750.50')}${tag('DTASOF', '20261111')}</LEDGERBAL>\n</STMTRS>\n</STMTTRNRS>\n</BANKMSGSRSV1>\n</OFX>\n`;
};

export const ofxOne: Made = [
  [
    'ofx1',
    `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\nCHARSET:1252\nCOMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n\n${ofxBody(false)}`,
  ],
];
export const ofxTwo: Made = [
  [
    'ofx2',
    `<?xml version="1.0" encoding="UTF-8"?>\n<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>\n${ofxBody(true)}`,
  ],
];
