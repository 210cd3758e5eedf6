import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { camt } from '../../src/formats/camt/index.ts';
import { latin1, type ReadFile, readBytes, utf8 } from './read-bytes.ts';

const balance = (code: string, amount: string, direction = 'CRDT'): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="SEK">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal>`;
const account = '<Acct><Id><IBAN>SE4550000000058398257466</IBAN></Id><Ccy>SEK</Ccy></Acct>';

interface EntryParts {
  readonly amount?: string;
  readonly direction?: string;
  readonly status?: string;
  readonly dates?: string;
  readonly more?: string;
}

const entry = ({
  amount = '100.00',
  direction = 'CRDT',
  status = '<Sts>BOOK</Sts>',
  dates = '<BookgDt><Dt>2026-03-02</Dt></BookgDt>',
  more = '',
}: EntryParts = {}): string =>
  `<Ntry><Amt Ccy="SEK">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd>${status}${dates}${more}</Ntry>`;
const details = (inner: string): string => `<NtryDtls><TxDtls>${inner}</TxDtls></NtryDtls>`;
const structured = (reference: string): string =>
  `<RmtInf><Strd><CdtrRefInf><Ref>${reference}</Ref></CdtrRefInf></Strd></RmtInf>`;

const statement = (inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId><CreDtTm>2026-03-03T00:30:00+02:00</CreDtTm></GrpHdr><Stmt><Id>S1</Id><CreDtTm>2026-03-03T05:00:00</CreDtTm>${inner}</Stmt></BkToCstmrStmt></Document>`;
const read = (inner: string): ReadFile => readBytes(camt, utf8(statement(inner)));
const firstRow = (inner: string): ReadFile['rows'][number] | undefined => read(account + inner).rows[0];

describe('an entry becomes a row', () => {
  it('with the sign of CdtDbtInd, which RvslInd does not turn', () => {
    const rows = read(account + entry() + entry({ direction: 'DBIT', more: '<RvslInd>true</RvslInd>' })).rows;
    expect(rows.map((row) => row.amountOre)).toEqual([10_000, -10_000]);
  });

  it('only when it is booked, wherever the version writes the status', () => {
    const pending = entry({ status: '<Sts><Cd>PDNG</Cd></Sts>' });
    const found = read(
      account + entry({ status: '<Sts><Cd>BOOK</Cd></Sts>' }) + pending + entry({ status: '' }),
    );
    expect(found.rows.map((row) => row.row)).toEqual([1, 3]);
    expect(found.statements[0]).toMatchObject({ entries: 3, bookedEntries: 2, sumCreditOre: 30_000 });
  });

  it('on the calendar day as written, never moved by the time zone', () => {
    const late = entry({
      dates: '<BookgDt><DtTm>2024-01-01T00:30:00+02:00</DtTm></BookgDt><ValDt><Dt>2024-01-02</Dt></ValDt>',
    });
    expect(firstRow(late)).toMatchObject({ date: '2024-01-01', valueDate: '2024-01-02' });
  });

  it('on ValDt, then a day of its transaction, then CreDtTm, the last two with a warning', () => {
    const found = read(
      account +
        entry({ dates: '<ValDt><Dt>2026-02-28</Dt></ValDt>' }) +
        entry({
          dates: '',
          more: details('<RltdDts><AccptncDtTm>2026-02-27T09:00:00</AccptncDtTm></RltdDts>'),
        }) +
        entry({ dates: '' }),
    );
    expect(found.rows.map((row) => row.date)).toEqual(['2026-02-28', '2026-02-27', '2026-03-03']);
    expect(found.warnings).toEqual(['entry-date-missing', 'entry-date-missing']);
  });

  it('with the structured reference, else EndToEndId, else the free text', () => {
    const free = '<RmtInf><Ustrd>faktura 17</Ustrd><Ustrd>tack</Ustrd></RmtInf>';
    expect(
      firstRow(entry({ more: details(`<Refs><EndToEndId>E1</EndToEndId></Refs>${structured('12344')}`) }))
        ?.reference,
    ).toBe('12344');
    expect(
      firstRow(entry({ more: details(`<Refs><EndToEndId>E1</EndToEndId></Refs>${free}`) }))?.reference,
    ).toBe('E1');
    const none = firstRow(
      entry({ more: details(`<Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>${free}`) }),
    );
    expect(none).toMatchObject({ reference: 'faktura 17 tack', text: 'faktura 17 tack' });
  });

  it('without reference and payer when its transactions differ, but with the batch they came in', () => {
    const payer = (name: string, reference: string): string =>
      details(`<RltdPties><Dbtr><Pty><Nm>${name}</Nm></Pty></Dbtr></RltdPties>${structured(reference)}`);
    const batch = '<NtryDtls><Btch><PmtInfId>LON1</PmtInfId></Btch></NtryDtls>';
    expect(firstRow(entry({ more: batch + payer('A', '1') + payer('B', '2') }))).not.toHaveProperty(
      'reference',
    );
    expect(firstRow(entry({ more: batch + payer('A', '1') + payer('A', '2') }))).toMatchObject({
      batch: 'LON1',
      counterparty: 'A',
    });
  });

  it('with the bankgiro number it came in on', () => {
    const giro =
      '<CdtrAcct><Id><Othr><Id>5555-5551</Id><SchmeNm><Prtry>BGNR</Prtry></SchmeNm></Othr></Id></CdtrAcct>';
    expect(firstRow(entry({ more: details(`<RltdPties>${giro}</RltdPties>`) }))?.bankgiro).toBe('55555551');
  });

  it('named by AcctSvcrRef, else by NtryRef within its statement, else by the statement', () => {
    expect(firstRow(entry({ more: '<AcctSvcrRef>B1</AcctSvcrRef>' }))?.identity).toEqual({
      parts: ['svcr', 'B1'],
      standsAlone: true,
    });
    const weak = entry({ more: '<NtryRef>1</NtryRef><AcctSvcrRef>NONREF</AcctSvcrRef>' });
    expect(firstRow(weak)?.identity).toEqual({ parts: ['ntry', '1', 'S1'], standsAlone: false });
    expect(firstRow(entry())?.identity).toEqual({ parts: ['stmt', 'S1'], standsAlone: false });
  });

  it('with its account also when the account comes after the entries', () => {
    expect(read(entry() + account).rows[0]?.account).toBe('SE4550000000058398257466');
  });
});

describe('amounts', () => {
  it('are read with any number of zeros', () => {
    expect(firstRow(entry({ amount: '000000149.8700' }))?.amountOre).toBe(14_987);
    expect(firstRow(entry({ amount: '15' }))?.amountOre).toBe(1500);
  });

  it.each([
    ['12..34', 'amount-unreadable'],
    ['-5', 'amount-unreadable'],
    ['1,50', 'amount-unreadable'],
    ['1.005', 'amount-finer-than-minor-unit'],
  ])('refuse the file when one is %s', (amount, code) => {
    const found = read(account + entry({ amount }));
    expect(found.errors).toEqual([code]);
    expect(found.rows).toEqual([]);
  });

  it('refuse the file when one has no direction', () => {
    expect(read(account + entry({ direction: '' })).errors).toEqual(['entry-direction-missing']);
  });
});

describe('balances and control sums', () => {
  it('tie when opening and booked entries make closing', () => {
    const found = read(
      account +
        balance('OPBD', '10.00') +
        balance('CLBD', '40.00', 'DBIT') +
        entry({ amount: '50', direction: 'DBIT' }),
    );
    expect(found.warnings).toEqual([]);
    expect(found.statements[0]).toMatchObject({
      openingOre: 1000,
      closingOre: -4000,
      closingDay: '2026-03-02',
    });
  });

  it('warn with both figures when they do not', () => {
    const found = read(
      account + balance('PRCD', '10.00') + balance('CLBD', '12.50') + entry({ amount: '2' }),
    );
    expect(found.findings).toMatchObject([
      {
        code: 'balance-differs',
        severity: 'warning',
        params: { stated: '12.50', calculated: '12.00', difference: '0.50' },
      },
    ]);
  });

  it('warn when the summary says another sum or number of entries', () => {
    const summary = '<TxsSummry><TtlNtries><NbOfNtries>3</NbOfNtries><Sum>100</Sum></TtlNtries></TxsSummry>';
    expect(read(account + summary + entry()).findings).toMatchObject([
      { code: 'format-control-sum', params: { what: 'TtlNtries/NbOfNtries', stated: '3', found: 1 } },
    ]);
  });
});

describe('the owner of the account', () => {
  const owned = (...ids: string[]): ReadFile =>
    read(
      `<Acct><Id><IBAN>SE1</IBAN></Id><Ownr><Id><OrgId>${ids.map((id) => `<Othr><Id>${id}</Id></Othr>`).join('')}</OrgId></Id></Ownr></Acct>`,
    );

  it('is the company of the file, by an organisation number whose check digit holds', () => {
    expect(owned('1234567890', '556000-0001').summary.orgNumber).toBe('5560000001');
    expect(owned('1234567890').summary.orgNumber).toBeNull();
  });
});

describe('the file around the statement', () => {
  const whole = statement(account + entry());

  it('may be a business envelope with prefixes', () => {
    const inner = whole
      .slice(whole.indexOf('<Document'))
      .replaceAll(/<(\/?)(?=[A-Z])/g, '<$1n0:')
      .replace('xmlns=', 'xmlns:n0=');
    const found = readBytes(
      camt,
      utf8(`\n<env:Envelope xmlns:env="urn:x"><AppHdr/><env:Body>${inner}</env:Body></env:Envelope>`),
    );
    expect([found.errors, found.rows.length, found.summary.kind]).toEqual([[], 1, 'camt.053.001.02']);
  });

  it('is refused as not supported yet when it is another message', () => {
    const other =
      '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt/></Document>';
    const found = readBytes(camt, utf8(other));
    expect(found.findings).toMatchObject([
      { code: 'format-not-supported-yet', severity: 'error', params: { format: 'pain.002.001.03' } },
    ]);
  });

  it('is read with a warning when its version is unknown or not said', () => {
    expect(readBytes(camt, utf8(whole.replace('053.001.02', '053.001.77'))).warnings).toEqual([
      'camt-version-unknown',
    ]);
    expect(readBytes(camt, utf8(whole.replace(/ xmlns="[^"]*"/, ''))).warnings).toEqual([
      'xml-namespace-missing',
    ]);
  });

  it('may be in windows-1252 in spite of what it says, with a warning', () => {
    const found = readBytes(
      camt,
      latin1(statement(account + entry({ more: '<AddtlNtryInf>M\u00e5nadsavgift</AddtlNtryInf>' }))),
    );
    expect(found.rows[0]?.text).toBe('Månadsavgift');
    expect(found.warnings).toEqual(['encoding-not-utf8']);
  });

  it('is refused when it is cut anywhere inside', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: whole.length - 1 }), (length) => {
        expect(readBytes(camt, utf8(whole.slice(0, length))).errors).toHaveLength(1);
      }),
    );
    expect(readBytes(camt, utf8(whole.slice(0, -20))).errors).toEqual(['file-truncated']);
  });

  it('is refused with the line when it is not well-formed', () => {
    expect(readBytes(camt, utf8(whole.replace('</Amt>', '</Amount>'))).findings).toMatchObject([
      { code: 'xml-not-well-formed', line: 2 },
    ]);
  });

  it.each([
    [
      'a document type',
      `<!DOCTYPE a [<!ENTITY b "c">]>${whole.slice(whole.indexOf('<Document'))}`,
      'xml-doctype-refused',
    ],
    ['endless depth', '<a>'.repeat(70), 'xml-limit-exceeded'],
    [
      'an endless text',
      statement(`<AddtlStmtInf>${'x'.repeat(1_200_000)}</AddtlStmtInf>`),
      'xml-limit-exceeded',
    ],
    [
      'too many attributes',
      `<a ${Array.from({ length: 40 }, (_, at) => `b${at}="c"`).join(' ')}/>`,
      'xml-limit-exceeded',
    ],
    ['an unknown entity', statement('<Id>&evil;</Id>'), 'xml-not-well-formed'],
  ])('is refused when it has %s', (_what, text, code) => {
    expect(readBytes(camt, utf8(text)).errors).toEqual([code]);
  });
});

describe('any bytes', () => {
  const whole = utf8(
    statement(
      account +
        balance('OPBD', '1') +
        balance('CLBD', '2') +
        entry({ amount: '1', more: '<AddtlNtryInf>Åäö &amp; x</AddtlNtryInf>' }),
    ),
  );

  it('give the same rows and findings however they are cut into chunks', () => {
    const expected = readBytes(camt, whole);
    expect(expected.rows).toHaveLength(1);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 }), (chunk) => {
        expect(readBytes(camt, whole, { chunk })).toEqual(expected);
      }),
    );
  });

  it('give findings and never an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(whole.length), (garbage, at) => {
        const mixed = new Uint8Array([...whole.subarray(0, at), ...garbage, ...whole.subarray(at)]);
        expect(() => readBytes(camt, mixed)).not.toThrow();
        if (garbage.length > 0) expect(readBytes(camt, garbage).errors).toHaveLength(1);
      }),
    );
  });
});
