import { describe, expect, it } from 'vitest';
import { detect } from '../../src/formats/detect.ts';
import { sie5 } from '../../src/formats/sie5/index.ts';
import { type ReadFile, readBytes, sniff, utf8 } from './read-bytes.ts';

const info = `<FileInfo>
  <FileCreation time="2026-03-02T10:15:00+01:00" by="LH"/>
  <Company organizationId="556012-5790" name="Exempel AB"/>
  <FiscalYears>
    <FiscalYear start="2025-01" end="2025-12" closed="true"/>
    <FiscalYear start="2026-01" end="2026-12" primary="true"/>
  </FiscalYears>
  <AccountingCurrency currency="SEK"/>
</FileInfo>`;

function file(body: string, root = 'Sie', head = info): Uint8Array {
  return utf8(`<?xml version="1.0"?><${root} xmlns="http://www.sie.se/sie5">${head}${body}</${root}>`);
}

const read = (body: string, root?: string, head?: string): ReadFile =>
  readBytes(sie5, file(body, root, head));
const entry = (rows: string, attributes = 'id="7" journalDate="2026-02-15" text="Kundbetalning"'): string =>
  `<Journal id="A" name="Bank"><JournalEntry ${attributes}><EntryInfo date="2026-02-16" by="LH"/>${rows}</JournalEntry></Journal>`;
const row = (account: string, amount: string, more = '', children = ''): string =>
  `<LedgerEntry accountId="${account}" amount="${amount}" ${more}>${children}</LedgerEntry>`;
const balanced = row('1930', '100') + row('3001', '-100.00');

describe('rows of SIE 5', () => {
  it('carry account, signed öre, date, words, objects and the identity of their voucher, as those of SIE 4', () => {
    const { rows, findings, summary } = read(
      entry(
        row('1930', '1250.5', 'ledgerDate="2026-02-17" text="OCR 12344" quantity="1"') +
          row(
            '3001',
            '-1250.50',
            '',
            '<ObjectReference dimId="1" objectId="0123"/><ObjectReference dimId="6" objectId="P7"/>',
          ),
        'id="7" journalDate="2026-02-15" text="Kundbetalning" referenceId="F-1"',
      ),
    );
    expect(findings).toEqual([]);
    const common = {
      ...{ voucher: 'A7', series: 'A', number: '7', currency: 'SEK', reference2: 'F-1' },
      identity: { parts: ['2026-01-01', 'A', '7'], standsAlone: false },
    };
    expect(rows).toEqual([
      {
        ...common,
        ...{ row: 1, account: '1930', date: '2026-02-17', amountOre: 125_050 },
        ...{ text: 'OCR 12344 / Kundbetalning', reference: 'OCR 12344' },
      },
      {
        ...common,
        ...{ row: 2, account: '3001', date: '2026-02-15', amountOre: -125_050 },
        ...{ text: 'Kundbetalning', reference: 'Kundbetalning', objects: { '1': '0123', '6': 'P7' } },
      },
    ]);
    expect(summary).toMatchObject({
      ...{ kind: 'Sie', orgNumber: '556012-5790', generatedOn: '2026-03-02', completeness: 'generated' },
      counts: { vouchers: 1, transactions: 2, struckRows: 0 },
    });
  });

  it('that are struck out (Overstrike) are counted and left out of sums', () => {
    const struck = '<Overstrike date="2026-02-16" by="LH"/>';
    const r = read(entry(row('1930', '90', '', struck) + balanced + row('3001', '-90', '', struck)));
    expect(r.findings).toEqual([]);
    expect(r.rows.map((of) => [of.row, of.amountOre])).toEqual([
      [2, 10_000],
      [3, -10_000],
    ]);
    expect(r.summary.counts).toMatchObject({ transactions: 2, struckRows: 2 });
  });

  it('know the invoice they are about, its OCR number and whose it is', () => {
    const r = read(
      `<CustomerInvoices primaryAccountId="1510"><SecondaryAccountRef accountId="1511"/>
        <CustomerInvoice id="c1" customerId="K17" invoiceNumber="881" ocrNumber="8813"/></CustomerInvoices>
      <SupplierInvoices primaryAccountId="2440"><SupplierInvoice id="c1" supplierId="L3"/></SupplierInvoices>
      <FixedAssets primaryAccountId="1220"><FixedAsset id="GL33"/></FixedAssets>
      <Customers><Customer id="K17" name="Åkeriet i Älvsbyn AB"/></Customers>
      <Suppliers><Supplier id="L3" name="Papper &amp; Pennor HB"/></Suppliers>` +
        entry(
          ['1510 1', '1511 1', '2440 1', '1220 1', '1790 1', '3001 -5']
            .map((pair) => pair.split(' '))
            .map(([account, amount], at) =>
              row(
                `${account}`,
                `${amount}`,
                '',
                `<SubdividedAccountObjectReference objectId="${at < 3 ? 'c1' : 'x9'}"/>`,
              ),
            )
            .join(''),
        ),
    );
    const customer = { invoice: '881', ocr: '8813', counterparty: 'Åkeriet i Älvsbyn AB' };
    const found = r.rows.map(({ invoice, ocr, counterparty }) => ({ invoice, ocr, counterparty }));
    const nothing = { ocr: undefined, counterparty: undefined };
    expect(found).toEqual([
      customer,
      customer,
      { invoice: 'c1', ocr: undefined, counterparty: 'Papper & Pennor HB' },
      { invoice: undefined, ...nothing },
      { invoice: 'x9', ...nothing },
      { invoice: 'x9', ...nothing },
    ]);
    expect(r.summary.counts['invoices']).toBe(2);
  });

  it('of an entry file (SieEntry) may have no number, no series and no year', () => {
    const head = '<FileInfo><Company organizationId="556012-5790"/></FileInfo>';
    const body = `<Journal><JournalEntry journalDate="2026-02-15"><OriginalEntryInfo date="2026-02-15" by="LH"/>${balanced}</JournalEntry></Journal>`;
    const r = read(body, 'SieEntry', head);
    expect(r.findings).toEqual([]);
    expect(r.rows.map(({ identity, currency }) => [identity, currency])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(r.summary).toMatchObject({ kind: 'SieEntry', completeness: 'none', generatedOn: null });
  });

  it('have the fields of the schema, not those of an extension of the same name', () => {
    const r = read(
      entry(row('1930', '1', 'x:amount="7" xsi:type="x:LedgerEntryType" extra="1"') + row('3001', '-1')),
      undefined,
    );
    expect([r.errors, r.rows.map((of) => of.amountOre)]).toEqual([[], [100, -100]]);
  });
});

describe('balances of SIE 5', () => {
  const accounts = `<Accounts>
    <Account id="1930" name="Bank" type="asset">
      <OpeningBalance month="2026-01" amount="50"/><ClosingBalance month="2025-12" amount="50"/>
      <ClosingBalance month="2026-12" amount="150"/>
      <ClosingBalance month="2026-12" amount="7"><ObjectReference dimId="1" objectId="a"/></ClosingBalance>
      <ClosingBalanceMultidim month="2026-12" amount="9"/><Budget month="2026-03" amount="3"/>
    </Account>
    <Account id="3001" name="Försäljning" type="income"><ClosingBalance month="2026-12" amount="-100"/>
      <ClosingBalance month="2019-12" amount="-1"/></Account>
    </Accounts>`;

  it('are given with the days of their months; those of single objects and older years are left out', () => {
    const r = read(accounts + entry(balanced));
    expect(r.balances.map((of) => [of.account, of.kind, of.day, of.amountOre])).toEqual([
      ['1930', 'opening', '2026-01-01', 5000],
      ['1930', 'closing', '2025-12-31', 5000],
      ['1930', 'closing', '2026-12-31', 15_000],
      ['3001', 'result', '2026-12-31', -10_000],
    ]);
    expect(r.findings).toMatchObject([
      { code: 'balance-without-year', params: { year: '2019-12', account: '3001' } },
    ]);
    expect(r.summary.counts).toMatchObject({ accounts: 2, ib: 1, ub: 2, res: 2, oub: 1 });
  });

  it('that do not roll forward are told, as in SIE 4', () => {
    const r = read(accounts.replace('amount="150"', 'amount="160"') + entry(balanced));
    expect(r.findings).toContainEqual({
      ...{ code: 'balance-differs', severity: 'warning' },
      params: { account: '1930', stated: '160.00', calculated: '150.00', others: 0 },
    });
  });

  it('of a month before the last row are not compared', () => {
    const r = read(accounts.replaceAll('2026-12', '2026-01') + entry(balanced));
    expect(r.warnings).not.toContain('balance-differs');
  });

  it('that cannot be read are told, and nothing is said of their account', () => {
    const r = read(accounts.replace('amount="150"', 'amount="etthundra"') + entry(balanced));
    expect(r.findings).toContainEqual({
      ...{ code: 'balance-unreadable', severity: 'warning' },
      params: { count: 1, item: 'ClosingBalance', account: '1930', amount: 'etthundra' },
    });
    expect(r.warnings).not.toContain('balance-differs');
  });

  it('of invoices are compared with those of their accounts', () => {
    const invoices = (amount: string): string =>
      `<CustomerInvoices primaryAccountId="1930"><CustomerInvoice id="1" customerId="1" invoiceNumber="1">
        <Balances accountId="1930"><OpeningBalance month="2026-01" amount="1"/><ClosingBalance month="2026-12" amount="${amount}"/></Balances>
        <OriginalAmount date="2026-01-01" amount="5"/></CustomerInvoice></CustomerInvoices>`;
    const told = (amount: string): unknown[] =>
      read(accounts + invoices(amount) + entry(balanced)).findings.filter(
        ({ code }) => code === 'subledger-differs',
      );
    expect([told('150'), told('-150'), told('x')]).toEqual([[], [], []]);
    expect(told('149')).toEqual([
      {
        ...{ code: 'subledger-differs', severity: 'warning' },
        params: { count: 1, account: '1930', stated: '150.00', calculated: '149.00' },
      },
    ]);
  });
});

describe('what a SIE 5 file is refused or warned for', () => {
  it.each([
    [
      'a voucher that does not balance',
      entry(row('1930', '100.10') + row('3001', '-100')),
      'voucher-unbalanced',
    ],
    ['an amount in words', entry(row('1930', 'hundra') + row('3001', '-100')), 'amount-unreadable'],
    ['no amount', entry('<LedgerEntry accountId="1930"/>'), 'amount-unreadable'],
    ['half an öre', entry(row('1930', '100.005')), 'amount-finer-than-minor-unit'],
    ['an account of letters', entry(row('19AB', '0')), 'voucher-account-unreadable'],
    ['a voucher without a day', entry(balanced, 'id="1"'), 'voucher-date-missing'],
    [
      'a voucher of a day that does not exist',
      entry(balanced, 'journalDate="2026-02-30"'),
      'date-unreadable',
    ],
    [
      'a row of a day that does not exist',
      entry(row('1930', '0', 'ledgerDate="2026-13-01"')),
      'date-unreadable',
    ],
    ['a row outside a voucher', `<Journal id="A">${balanced}</Journal>`, 'voucher-row-outside'],
    [
      'a voucher outside a journal',
      `<Extra><JournalEntry journalDate="2026-02-15"/></Extra>`,
      'voucher-row-outside',
    ],
    ['file information behind vouchers', entry(balanced) + info, 'sie-file-info-late'],
    ['a document type', '<!DOCTYPE a []>', 'xml-not-well-formed'],
  ])('refused: %s', (_name, body, code) => {
    const r = read(body);
    expect(r.errors[0]).toBe(code);
  });

  it('names the row of a fault, and both sums of a voucher', () => {
    const r = read(entry(balanced) + entry(row('1930', '1') + row('3001', '-2')));
    expect(r.findings).toEqual([
      {
        ...{ code: 'voucher-unbalanced', severity: 'error', row: 4 },
        params: { voucher: 'A7', debit: '1.00', credit: '2.00' },
      },
    ]);
  });

  it.each([
    ['<Invoice xmlns="urn:x"/>', 'sie-root-missing'],
    ['<!DOCTYPE Sie [<!ENTITY a "b">]><Sie/>', 'xml-doctype-refused'],
    ['<html><body>Logga in</body></html>', 'file-web-page'],
    ['', 'sie-root-missing'],
    ['#FLAGGA 0', 'xml-not-well-formed'],
    ['<Sie/><Sie/>', 'sie-root-missing'],
  ])('refused as no SIE 5: %s', (text, code) => {
    expect(readBytes(sie5, utf8(text)).errors).toEqual([code]);
  });

  it('refused when it is cut, wherever', () => {
    const whole = file(entry(balanced));
    for (let cut = 60; cut < whole.length; cut += 7) {
      const r = readBytes(sie5, whole.subarray(0, cut));
      expect([cut, r.findings.at(-1)]).toMatchObject([
        cut,
        { code: 'file-truncated', params: { missing: 'XML-slutet (</Sie>)' } },
      ]);
    }
  });

  it.each([
    ['outside the primary year', entry(balanced, 'id="1" journalDate="2025-12-30"'), 'voucher-outside-year'],
    ['outside all years', entry(balanced, 'id="1" journalDate="2031-01-01"'), 'voucher-outside-year'],
    ['without rows', entry(''), 'voucher-empty'],
    ['with an odd number', entry(balanced, 'id="x9" journalDate="2026-02-15"'), 'voucher-number-odd'],
    [
      'with accounts outside the chart',
      `<Accounts><Account id="1930" type="asset"/></Accounts>${entry(balanced)}`,
      'sie-account-undeclared',
    ],
    ['with nothing else in the file', '<Accounts/>', 'sie-nothing-read'],
  ])('warned: a voucher %s', (_name, body, code) => {
    const r = read(body);
    expect([r.errors, r.warnings]).toEqual([[], [code]]);
  });

  it.each([
    [
      'no namespace',
      (text: string) => text.replace('http://www.sie.se/sie5', 'urn:x'),
      'xml-namespace-missing',
    ],
    [
      'an odd organisation number',
      (text: string) => text.replace('556012-5790', '5560125790'),
      'sie-org-number-form',
    ],
    ['a time that is none', (text: string) => text.replace('2026-03-02T', 'igår '), 'sie-item-unreadable'],
    ['a currency that is none', (text: string) => text.replace('"SEK"', '"kronor"'), 'sie-item-unreadable'],
    [
      'a year told twice',
      (text: string) => text.replace('start="2025-01"', 'start="2026-01"'),
      'sie-fiscal-year-odd',
    ],
    [
      'an older year that is none',
      (text: string) => text.replace('"2025-01"', '"i fjol"'),
      'sie-fiscal-year-odd',
    ],
  ])('warned: %s', (_name, change, code) => {
    const text = new TextDecoder().decode(file(entry(balanced)));
    expect(readBytes(sie5, utf8(change(text))).findings.map((of) => of.code)).toEqual([code]);
  });

  it('refused when its own year cannot be read', () => {
    expect(read(entry(balanced), 'Sie', info.replace('end="2026-12"', 'end="2025-12"')).errors).toEqual([
      'sie-fiscal-year-unreadable',
    ]);
  });

  it('is whole through the day before it was made, unless it says that it covers less', () => {
    const covered = (day: string): string =>
      read(entry(balanced), 'Sie', info.replace('primary="true"', `primary="true" lastCoveredDate="${day}"`))
        .summary.completeness;
    expect(['2026-03-01', '2026-02-28', '2026-02-14'].map(covered)).toEqual(['generated', 'lastRow', 'none']);
  });
});

describe('embedded files of SIE 5', () => {
  const scan = (size: number): string =>
    `<Documents><EmbeddedFile id="1" fileName="a>b.pdf">${'QUJD'.repeat(size / 4)}</EmbeddedFile><FileReference id="2" URI="x"/></Documents>`;

  it.each([65_536, 262_144, 1000, 1])(
    'larger than any text are passed over, read %i bytes at a time',
    (chunk) => {
      const size = chunk === 1 ? 8000 : 4_000_000;
      const r = readBytes(sie5, file(scan(size) + entry(balanced)), { chunk });
      expect([r.findings, r.rows.length]).toEqual([[], 2]);
    },
  );

  it('hide nothing that stands behind them, nor in a comment', () => {
    const hidden = `<Documents><EmbeddedFile id="1" fileName="a"/><EmbeddedFile id="2" fileName="b"><!-- > QUJD > -->QUJD</EmbeddedFile></Documents>`;
    for (const chunk of [1, 7, 100_000]) {
      const r = readBytes(sie5, file(hidden + entry(balanced)), { chunk });
      expect([r.findings, r.rows.length]).toEqual([[], 2]);
    }
  });

  it('do not lift the limit on other texts', () => {
    const r = readBytes(sie5, file(`<Extra>${'x'.repeat(3_000_000)}</Extra>`));
    expect(r.errors).toEqual(['xml-limit-exceeded']);
  });
});

describe('recognising SIE 5', () => {
  it.each([
    ['in its namespace', '<?xml version="1.0"?><sie:Sie xmlns:sie="http://www.sie.se/sie5">', 'certain'],
    ['an entry file', '<SieEntry xmlns="http://www.sie.se/sie5">', 'certain'],
    ['without its namespace', '<Sie><FileInfo/>', 'likely'],
    ['no other Sie', '<Sie><a/>', undefined],
  ])('by its elements: %s', (_name, text, confidence) => {
    expect(detect(sniff(utf8(text)))?.confidence).toBe(confidence);
  });
});
