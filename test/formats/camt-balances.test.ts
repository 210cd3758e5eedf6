import { describe, expect, it } from 'vitest';
import { camt } from '../../src/formats/camt/index.ts';
import { account, balance, entry, group, message, read, statement, transaction } from './camt-xml.ts';
import { readBytes, utf8 } from './read-bytes.ts';

const reversal = '<RvslInd>true</RvslInd>';

describe('reversals (RvslInd)', () => {
  it('keep the direction of CdtDbtInd, as a Swiss statement that ties shows', () => {
    const found = read(
      balance('OPBD', '100') +
        balance('CLBD', '40') +
        entry({ amount: '60', direction: 'DBIT', more: reversal }),
    );
    expect(found).toMatchObject({ rows: [{ amountOre: -6000 }], findings: [] });
  });

  it('are turned when the balance ties only so (German Sparkasse: DBIT although money came back)', () => {
    const found = read(
      balance('OPBD', '100') +
        balance('CLBD', '190') +
        entry({ amount: '30', ref: 'A' }) +
        entry({ amount: '60', direction: 'DBIT', ref: 'B', more: reversal }),
    );
    expect(found.rows.map((row) => [row.row, row.amountOre])).toEqual([
      [1, 3000],
      [2, 6000],
    ]);
    expect(found.findings).toMatchObject([
      { code: 'reversals-turned', severity: 'warning', params: { count: 1 } },
    ]);
    // The statement is told as the file writes it.
    expect(found.statements[0]).toMatchObject({ sumCreditOre: 3000, sumDebitOre: 6000 });
  });

  it('turn with all the rows of an opened batch', () => {
    const batch = entry({
      amount: '60',
      direction: 'DBIT',
      more: reversal + group(transaction({ amount: '40' }), transaction({ amount: '20' })),
    });
    const found = read(balance('OPBD', '0') + balance('CLBD', '60') + batch);
    expect(found.rows.map((row) => row.amountOre)).toEqual([4000, 2000]);
  });

  it('are not turned when that does not tie either: the difference is told', () => {
    const found = read(
      balance('OPBD', '100') +
        balance('CLBD', '70') +
        entry({ amount: '60', direction: 'DBIT', more: reversal }),
    );
    expect(found.rows[0]?.amountOre).toBe(-6000);
    expect(found.warnings).toEqual(['balance-differs']);
  });

  it('may be turned in the net of the summary alone (a Finnish bank)', () => {
    const summary = '<TxsSummry><TtlNtries><TtlNetNtryAmt>90</TtlNetNtryAmt></TtlNtries></TxsSummry>';
    const found = read(
      summary + entry({ amount: '30' }) + entry({ amount: '60', direction: 'DBIT', more: reversal }),
    );
    expect(found.findings).toEqual([]);
  });

  it('of more than are held go out as the standard says', () => {
    const many = entry({ amount: '0.01', direction: 'DBIT', more: reversal }).repeat(10_001);
    const found = read(balance('OPBD', '0') + balance('CLBD', '100.01') + many);
    expect(found.rows).toHaveLength(10_001);
    expect(new Set(found.rows.map((row) => row.amountOre))).toEqual(new Set([-1]));
    expect(found.warnings).toEqual(['balance-differs']);
  });
});

describe('opening and closing balances', () => {
  it('PRCD stands for OPBD, and both must agree', () => {
    const closing = balance('CLBD', '110') + entry({ amount: '10' });
    expect(read(balance('PRCD', '100') + closing)).toMatchObject({
      statements: [{ openingOre: 10_000 }],
      findings: [],
    });
    expect(read(balance('OPBD', '100') + balance('PRCD', '100') + closing).findings).toEqual([]);
    expect(read(balance('OPBD', '100') + balance('PRCD', '90') + closing).findings).toMatchObject([
      {
        code: 'balance-opening-differs',
        severity: 'warning',
        params: { opening: '100.00', previous: '90.00' },
      },
    ]);
  });

  it('available, expected and forward balances are never used, and may repeat', () => {
    const other = ['OPAV', 'ITAV', 'CLAV', 'FWAV', 'FWAV', 'XPCD', 'INFO']
      .map((code) => balance(code, '1'))
      .join('');
    expect(read(other + entry()).statements[0]).toMatchObject({ openingOre: null, closingOre: null });
  });

  it('interim balances of a whole intraday report are neither', () => {
    const found = read(balance('ITBD', '1') + entry(), { kind: '052' });
    expect(found).toMatchObject({ statements: [{ openingOre: null, closingOre: null }], findings: [] });
  });

  it('without direction are read as plus (a Baltic export)', () => {
    const found = read(
      balance('OPBD', '100', { direction: '' }) + balance('CLBD', '200', { direction: '' }) + entry(),
    );
    expect(found.warnings).toEqual(['balance-direction-missing', 'balance-direction-missing']);
    expect(found.statements[0]).toMatchObject({ openingOre: 10_000, closingOre: 20_000 });
  });

  it('with float noise are kept exact and told, never rounded', () => {
    const found = read(balance('OPBD', '1000.0000000000001') + balance('CLBD', '1100') + entry());
    expect(found.warnings).toEqual(['amount-finer-than-minor-unit', 'balance-differs']);
    expect(found.statements[0]?.openingOre).toBeNull();
  });

  it('in another currency than the account are told', () => {
    const found = read(balance('OPBD', '1') + balance('CLBD', '101', { currency: 'EUR' }) + entry());
    expect(found.warnings).toEqual(['balance-currency-differs']);
  });

  it('of a multi-currency account stand in a statement for each currency, with one IBAN', () => {
    const of = (currency: string, closing: string): string =>
      statement(
        balance('OPBD', '0', { currency }) +
          balance('CLBD', closing, { currency }) +
          entry({ currency, amount: closing }),
        { account: account.replace('SEK', currency), id: currency },
      );
    const found = readBytes(camt, utf8(message(of('SEK', '100.00') + of('EUR', '7.00') + of('JPY', '500'))));
    expect(found.statements).toMatchObject([
      { currency: 'SEK', closingOre: 10_000 },
      { currency: 'EUR', closingOre: 700 },
      { currency: 'JPY', closingOre: 500 },
    ]);
    expect(new Set(found.statements.map((part) => part.account)).size).toBe(1);
    expect(found.findings).toEqual([]);
  });

  it('of an account without Ccy are in the currency of its balances, else of its entries', () => {
    const bare = '<Acct><Id><IBAN>SE1</IBAN></Id></Acct>';
    const euros = entry({ currency: 'EUR' });
    expect(
      read(balance('CLBD', '1', { currency: 'EUR' }) + euros, { account: bare }).statements[0]?.currency,
    ).toBe('EUR');
    expect(read(euros, { account: bare }).statements[0]?.currency).toBe('EUR');
  });
});

describe('control totals', () => {
  const total = (inner: string): string => `<TxsSummry>${inner}</TxsSummry>`;
  const debits = (sum: string): string =>
    total(`<TtlDbtNtries><NbOfNtries>1</NbOfNtries><Sum>${sum}</Sum></TtlDbtNtries>`);

  it('may write the sum of debits with a minus sign', () => {
    expect(read(debits('-60') + entry({ amount: '60', direction: 'DBIT' })).findings).toEqual([]);
    expect(read(debits('61') + entry({ amount: '60', direction: 'DBIT' })).warnings).toEqual([
      'format-control-sum',
    ]);
  });

  it('may count all entries or booked ones only', () => {
    const both = entry() + entry({ status: '<Sts>PDNG</Sts>' });
    const count = (number: number): string[] =>
      read(total(`<TtlNtries><NbOfNtries>${number}</NbOfNtries></TtlNtries>`) + both).warnings;
    expect([count(1), count(2), count(3)]).toEqual([
      ['rows-not-booked'],
      ['rows-not-booked'],
      ['format-control-sum', 'rows-not-booked'],
    ]);
  });

  it('are read in both spellings of the net amount', () => {
    const net = (inner: string): string[] =>
      read(total(`<TtlNtries>${inner}</TtlNtries>`) + entry()).warnings;
    expect(net('<TtlNetNtryAmt>100</TtlNetNtryAmt>')).toEqual([]);
    expect(net('<TtlNetNtry><Amt>100</Amt></TtlNetNtry>')).toEqual([]);
    expect(net('<TtlNetNtry><Amt>99</Amt></TtlNetNtry>')).toEqual(['format-control-sum']);
  });

  it('of a header that promises more than there is are told', () => {
    const found = read(
      total('<TtlNtries><NbOfNtries>1000000</NbOfNtries><Sum>100</Sum></TtlNtries>') + entry(),
    );
    expect(found.findings).toMatchObject([
      { code: 'format-control-sum', params: { stated: '1000000', found: 1 } },
    ]);
  });
});

describe('pages, numbers and copies', () => {
  const page = (number: number, last: boolean): string =>
    `<StmtPgntn><PgNb>${number}</PgNb><LastPgInd>${last}</LastPgInd></StmtPgntn>`;
  const pages = (closing: string): string =>
    statement(page(1, false) + balance('OPBD', '0') + balance('ITBD', '100') + entry()) +
    statement(page(2, false) + balance('ITBD', '100') + balance('ITBD', '200') + entry()) +
    statement(page(3, true) + balance('ITBD', '200') + balance('CLBD', closing) + entry());

  it('a page in the middle is not reported as unbalanced, with interim balances or without any', () => {
    const found = readBytes(camt, utf8(message(pages('300'), { version: '04' })));
    expect(found.findings).toEqual([]);
    expect(found.statements.map((part) => [part.page, part.openingOre, part.closingOre])).toEqual([
      [{ number: 1, isLast: false }, 0, null],
      [{ number: 2, isLast: false }, 10_000, null],
      [{ number: 3, isLast: true }, 20_000, 30_000],
    ]);
    expect(read(page(2, false) + entry(), { version: '04' }).findings).toEqual([]);
  });

  it('the last page tells whether all pages of the file tie', () => {
    const bare = (last: string): string =>
      statement(page(1, false) + balance('OPBD', '0') + entry()) +
      statement(page(2, true) + balance('CLBD', last) + entry());
    const told = (last: string): object[] =>
      readBytes(camt, utf8(message(bare(last), { version: '04' }))).findings;
    expect(told('200')).toEqual([]);
    expect(told('250')).toMatchObject([
      { code: 'balance-differs', params: { stated: '250.00', calculated: '200.00' } },
    ]);
  });

  it('totals on pages are those of the whole statement', () => {
    const summary = '<TxsSummry><TtlNtries><NbOfNtries>2</NbOfNtries></TtlNtries></TxsSummry>';
    const two = statement(page(1, false) + summary + entry()) + statement(page(2, true) + summary + entry());
    expect(readBytes(camt, utf8(message(two, { version: '04' }))).findings).toEqual([]);
  });

  it('a lone page 2 that is the last is read (a bank that pages its queries)', () => {
    const header = '<MsgPgntn><PgNb>2</PgNb><LastPgInd>true</LastPgInd></MsgPgntn>';
    const found = read(balance('ITBD', '100') + balance('CLBD', '200') + entry(), { header });
    expect(found).toMatchObject({
      statements: [{ openingOre: 10_000, page: { number: 2, isLast: true } }],
      findings: [],
    });
  });

  it('the same entry on two pages is two, when it has no name of its own', () => {
    const identities = [1, 2].map(
      (number) => read(page(number, number === 2) + entry()).rows[0]?.identity?.parts,
    );
    expect(identities).toEqual([
      ['stmt', 'S1'],
      ['stmt', 'S1', '2'],
    ]);
  });

  it('ElctrncSeqNb is the number of the statement; 0 is none', () => {
    const number = (text: string): number | undefined =>
      read(`<ElctrncSeqNb>${text}</ElctrncSeqNb>`).statements[0]?.sequence;
    expect([number('42'), number('00012'), number('00000'), number('x')]).toEqual([
      42,
      12,
      undefined,
      undefined,
    ]);
  });

  it.each(['DUPL', 'COPY', 'CODU'])('a statement marked %s is read and told', (mark) => {
    const found = read(`<CpyDplctInd>${mark}</CpyDplctInd>${entry()}`);
    expect(found.rows).toHaveLength(1);
    expect(found.findings).toMatchObject([{ code: 'statement-copy', params: { mark } }]);
  });
});
