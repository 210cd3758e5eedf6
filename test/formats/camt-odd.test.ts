import { describe, expect, it } from 'vitest';
import { camt } from '../../src/formats/camt/index.ts';
import { type ReadFile, readBytes, utf8 } from './read-bytes.ts';

const account = '<Acct><Id><IBAN>SE4550000000058398257466</IBAN></Id><Ccy>SEK</Ccy></Acct>';
const message = (inner: string): string =>
  `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>S1</Id>${account}${inner}</Stmt></BkToCstmrStmt></Document>`;
const read = (inner: string): ReadFile => readBytes(camt, utf8(message(inner)));
const entry = (amount: string, more = '', status = '<Sts><Cd>BOOK</Cd></Sts>'): string =>
  `<Ntry>${amount}<CdtDbtInd>CRDT</CdtDbtInd>${status}<BookgDt><Dt>2026-03-02</Dt></BookgDt>${more}</Ntry>`;
const hundred = '<Amt Ccy="SEK">100</Amt>';

describe('an amount or direction that is not plainly one', () => {
  it.each([
    ['two amounts', entry('<Amt Ccy="SEK">1</Amt><Amt Ccy="SEK">2</Amt>'), 'amount-unreadable'],
    ['an element inside the amount', entry('<Amt Ccy="SEK">100<b>0</b>00</Amt>'), 'amount-unreadable'],
    ['two directions', entry(hundred, '<CdtDbtInd>DBIT</CdtDbtInd>'), 'entry-direction-missing'],
    ['more than can be held exactly', entry('<Amt Ccy="SEK">90071992547409.93</Amt>'), 'amount-unreadable'],
    ['twenty digits', entry('<Amt Ccy="SEK">99999999999999999999.00</Amt>'), 'amount-unreadable'],
    ['digits behind the day', entry(hundred).replace('03-02<', '03-0212<'), 'date-unreadable'],
  ])('refuses the file: %s', (_what, inner, code) => {
    const found = read(inner);
    expect([found.errors, found.rows]).toEqual([[code], []]);
  });

  it('is read through a comment, a CDATA section and blanks', () => {
    const found = read(entry('<Amt Ccy=" sek "> 10<!-- x -->0<![CDATA[.50]]>\n</Amt>'));
    expect(found.rows[0]).toMatchObject({ amountOre: 10_050, currency: 'SEK' });
    expect(found.findings).toEqual([]);
  });
});

describe('what is left out or odd is told', () => {
  it('entries that are not booked are counted; a status that is no status is told with its row', () => {
    const found = read(
      entry(hundred, '', '<Sts><Cd>PDNG</Cd></Sts>') + entry(hundred, '', '<Sts><Prtry>Booked</Prtry></Sts>'),
    );
    expect(found.findings).toMatchObject([
      { code: 'entry-status-missing', severity: 'warning', row: 2 },
      { code: 'rows-not-booked', severity: 'warning', params: { count: 2 } },
    ]);
  });

  it('the closing balance of the last day where every day has one', () => {
    const balance = (code: string, amount: string, day: string): string =>
      `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="SEK">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;
    const balances = [
      balance('OPBD', '0', '2026-03-02'),
      balance('CLBD', '100', '2026-03-02'),
      balance('OPBD', '100', '2026-03-03'),
      balance('CLBD', '200', '2026-03-03'),
    ];
    const found = read(balances.join('') + entry(hundred).repeat(2));
    expect(found.statements[0]).toMatchObject({
      openingOre: 0,
      closingOre: 20_000,
      closingDay: '2026-03-03',
    });
    expect(found.findings).toEqual([]);
  });

  it('a value day that does not exist', () => {
    const found = read(entry(hundred, '<ValDt><Dt>2026-02-30</Dt></ValDt>'));
    expect([found.rows.length, found.warnings]).toEqual([1, ['date-unreadable']]);
  });

  it('a balance whose direction is no word of the standard', () => {
    const found = read(
      `<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="SEK">1</Amt><CdtDbtInd>D</CdtDbtInd><Dt><Dt>2026-03-01</Dt></Dt></Bal>`,
    );
    expect(found.warnings).toEqual(['balance-direction-missing']);
  });

  it('the words of AddtlTxInf where there are no others', () => {
    const found = read(
      entry(hundred, '<NtryDtls><TxDtls><AddtlTxInf>Swish</AddtlTxInf></TxDtls></NtryDtls>'),
    );
    expect(found.rows[0]?.text).toBe('Swish');
  });
});

describe('hostile messages', () => {
  it.each([
    ['an entry of endless elements', `<Ntry>${'<BookgDt/>'.repeat(100_001)}</Ntry>`, 'xml-limit-exceeded'],
    [
      'a text in endless pieces',
      `<Ntry><AddtlNtryInf>${`<![CDATA[${'x'.repeat(100_000)}]]>`.repeat(43)}</AddtlNtryInf></Ntry>`,
      'xml-limit-exceeded',
    ],
    ['an entry outside any statement', `</Stmt>${entry(hundred)}<Stmt>`, 'xml-not-well-formed'],
  ])('are refused: %s', (_what, inner, code) => {
    expect(read(inner).errors).toEqual([code]);
  });

  it('do not make a long batch one: its transactions are let go one by one', () => {
    const one = `<TxDtls>${'<Refs><X>1</X></Refs>'.repeat(30)}</TxDtls>`;
    const found = read(entry(hundred, `<NtryDtls>${one.repeat(2000)}</NtryDtls>`));
    expect([found.errors, found.summary.counts['txDetails']]).toEqual([[], 2000]);
  });
});
