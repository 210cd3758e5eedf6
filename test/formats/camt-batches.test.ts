import { describe, expect, it } from 'vitest';
import type { ParsedRow } from '../../src/domain/row.ts';
import { entry, group, read, strd, transaction } from './camt-xml.ts';

const amounts = (rows: readonly ParsedRow[]): number[] => rows.map((row) => row.amountOre);
const batch = (inside: string): string => `<Btch>${inside}</Btch>`;
const charge = (amount: string): string =>
  `<Chrgs><Rcrd><Amt Ccy="SEK">${amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd></Rcrd></Chrgs>`;

describe('a batch entry whose transactions sum to it', () => {
  const deposit = entry({
    amount: '350.00',
    ref: 'B1',
    more: `${group(
      batch('<NbOfTxs>3</NbOfTxs><TtlAmt Ccy="SEK">350.00</TtlAmt><CdtDbtInd>CRDT</CdtDbtInd>'),
      transaction({ txAmount: '100', payer: 'A AB', reference: '12344' }),
      transaction({ txAmount: '200', payer: 'B AB', free: 'faktura 17' }),
      transaction({ txAmount: '50', payer: 'C AB', refs: '<EndToEndId>E3</EndToEndId>' }),
    )}<AddtlNtryInf>löpnr 77</AddtlNtryInf>`,
  });

  it('becomes a row for each, with its own payer and references', () => {
    expect(read(deposit).rows).toMatchObject([
      { row: 1, amountOre: 10_000, counterparty: 'A AB', reference: '12344', text: 'löpnr 77' },
      {
        row: 2,
        amountOre: 20_000,
        counterparty: 'B AB',
        reference: 'faktura 17',
        text: 'faktura 17 löpnr 77',
      },
      { row: 3, amountOre: 5000, counterparty: 'C AB', reference: 'E3', text: 'löpnr 77' },
    ]);
  });

  it('keeps a name in common, so that a rule may sum its rows: the batch, else the deposit', () => {
    expect(read(deposit).rows.map((row) => row.batch)).toEqual(['B1', 'B1', 'B1']);
    const named = deposit.replace('<Btch>', '<Btch><PmtInfId>LON1</PmtInfId>');
    expect(read(named).rows.map((row) => row.batch)).toEqual(['LON1', 'LON1', 'LON1']);
  });

  it('counts as one entry of its statement, and the next row goes on behind its rows', () => {
    const found = read(deposit + entry());
    expect(found.rows.map((row) => row.row)).toEqual([1, 2, 3, 4]);
    expect(found.statements[0]).toMatchObject({ entries: 2, bookedEntries: 2, sumCreditOre: 45_000 });
    expect(found.summary.counts).toMatchObject({ entries: 2, txDetails: 3 });
    expect(found.findings).toEqual([]);
  });

  it('is recognised in another message by the entry and the transaction, whatever statement it comes in', () => {
    const own = group(
      transaction({ amount: '60', refs: '<UETR>u-1</UETR>' }),
      transaction({ amount: '40', refs: '<UETR>u-2</UETR>' }),
    );
    const notified = read(entry({ ref: 'B1', more: own }), { kind: '054', version: '08', id: 'N9' }).rows;
    const stated = read(entry({ ref: 'B1', more: own })).rows;
    expect(notified.map((row) => row.identity)).toEqual(stated.map((row) => row.identity));
    expect(stated.map((row) => row.identity?.parts)).toEqual([
      ['svcr', 'B1', 'part', 'u-1'],
      ['svcr', 'B1', 'part', 'u-2'],
    ]);
  });

  it('may have its transactions in several NtryDtls, each a batch of its own', () => {
    const two = entry({
      more:
        group(batch('<PmtInfId>P1</PmtInfId>'), transaction({ amount: '60' })) +
        group(batch('<PmtInfId>P2</PmtInfId>'), transaction({ amount: '40' })),
    });
    expect(read(two).rows).toMatchObject([
      { amountOre: 6000, batch: 'P1' },
      { amountOre: 4000, batch: 'P2' },
    ]);
  });

  it('may hold transactions that went the other way', () => {
    const mixed = entry({
      more: group(transaction({ amount: '130' }), transaction({ amount: '30', direction: 'DBIT' })),
    });
    expect(amounts(read(mixed).rows)).toEqual([13_000, -3000]);
  });

  it('of money paid out is opened with the sign of the entry', () => {
    const paid = entry({
      direction: 'DBIT',
      more: group(transaction({ amount: '70' }), transaction({ amount: '30' })),
    });
    expect(amounts(read(paid).rows)).toEqual([-7000, -3000]);
  });

  it('is opened by InstdAmt where that is all there is and it sums', () => {
    const instructed = entry({
      more: group(transaction({ instructed: '70' }), transaction({ instructed: '30' })),
    });
    expect(amounts(read(instructed).rows)).toEqual([7000, 3000]);
  });

  it('that promises more transactions than it delivers is opened all the same when they sum', () => {
    const fewer = entry({
      more: group(
        batch('<NbOfTxs>9</NbOfTxs>'),
        transaction({ amount: '70' }),
        transaction({ amount: '30' }),
      ),
    });
    expect(amounts(read(fewer).rows)).toEqual([7000, 3000]);
  });
});

describe('fees inside an entry', () => {
  it('become a row when they are exactly what the transactions lack', () => {
    const net = entry({
      amount: '9755.00',
      ref: 'K1',
      more: charge('245.00') + group(transaction({ amount: '6000' }), transaction({ amount: '4000' })),
    });
    expect(read(net).rows).toMatchObject([
      { amountOre: 600_000, batch: 'K1' },
      { amountOre: 400_000, batch: 'K1' },
      { amountOre: -24_500, batch: 'K1', text: 'Chrgs', identity: { parts: ['svcr', 'K1', 'fee'] } },
    ]);
  });

  it('are found with a single transaction too (entry 1526 = 1500 + 26)', () => {
    const foreign = entry({
      amount: '1526',
      direction: 'DBIT',
      more: group(transaction({ amount: '1500', more: charge('26') })),
    });
    expect(amounts(read(foreign).rows)).toEqual([-150_000, -2600]);
  });

  it('are read as version .02 writes them: flat and repeated, without direction', () => {
    const flat = '<Chrgs><Amt Ccy="SEK">20</Amt></Chrgs><Chrgs><Amt Ccy="SEK">6</Amt></Chrgs>';
    const out = entry({
      amount: '1526',
      direction: 'DBIT',
      more: flat + group(transaction({ txAmount: '1500' })),
    });
    expect(amounts(read(out).rows)).toEqual([-150_000, -2600]);
  });

  it('that the amount already holds make no row', () => {
    expect(read(entry({ more: group(transaction({ amount: '100', more: charge('5') })) })).rows).toHaveLength(
      1,
    );
  });

  it('of a return whose InstdAmt is the original amount make no row: the entry is what was booked (53 = 50 + 3)', () => {
    const returned = entry({
      amount: '53.00',
      direction: 'DBIT',
      more: group(
        transaction({ instructed: '50.00', more: `${charge('3')}<RtrInf><Rsn><Cd>MS03</Cd></Rsn></RtrInf>` }),
      ),
    });
    expect(read(returned)).toMatchObject({ rows: [{ amountOre: -5300, text: 'MS03' }], findings: [] });
  });
});

describe('an entry that does not fit its transactions', () => {
  it('stays one row with what they have in common, and is told with both sums', () => {
    const partly = entry({
      more: group(
        transaction({ amount: '10', payer: 'A AB', free: 'ett' }),
        transaction({ amount: '20', payer: 'A AB', free: 'två' }),
      ),
    });
    const found = read(partly + partly);
    expect(found.rows).toMatchObject([
      { amountOre: 10_000, counterparty: 'A AB', text: 'ett två' },
      { amountOre: 10_000 },
    ]);
    expect(found.findings).toMatchObject([
      { code: 'entry-not-opened', row: 1, params: { count: 2, amount: '100.00', transactions: '30.00' } },
    ]);
  });

  it('stays one row when its transactions have no amounts, or foreign ones', () => {
    const bare = entry({ more: group(transaction({ free: 'ett' }), transaction({ free: 'två' })) });
    const foreign = entry({
      more: group(
        transaction({ amount: '50', currency: 'EUR' }),
        transaction({ amount: '50', currency: 'EUR' }),
      ),
    });
    const found = read(bare + foreign);
    expect(amounts(found.rows)).toEqual([10_000, 10_000]);
    expect(found.findings).toMatchObject([
      { code: 'entry-not-opened', params: { count: 2, transactions: '' } },
    ]);
  });

  it('stays one row without a word for a single payment in another currency', () => {
    const found = read(entry({ more: group(transaction({ amount: '9', currency: 'EUR' })) }));
    expect([amounts(found.rows), found.findings]).toEqual([[10_000], []]);
  });

  it('never gives the whole amount to every transaction, nor drops all but the first', () => {
    const both = entry({ more: group(transaction({ amount: '100' }), transaction({ amount: '100' })) });
    expect(amounts(read(both).rows)).toEqual([10_000]);
  });

  it('is told when its Btch/TtlAmt is another amount', () => {
    const other = entry({ more: group(batch('<TtlAmt Ccy="SEK">90</TtlAmt>')) });
    expect(read(other).findings).toMatchObject([
      { code: 'format-control-sum', row: 1, params: { what: 'Btch/TtlAmt', stated: '90', found: '100.00' } },
    ]);
    const net = entry({ more: charge('5') + group(batch('<TtlAmt Ccy="SEK">105</TtlAmt>')) });
    expect(read(net).findings).toEqual([]);
  });

  it('stays one row when it has more transactions than are held', () => {
    const one = transaction({ amount: '0.01' });
    const found = read(entry({ amount: '1000.01', more: group(one.repeat(100_001)) }));
    expect(amounts(found.rows)).toEqual([100_001]);
    expect(found.summary.counts['txDetails']).toBe(100_001);
    expect(found.warnings).toEqual(['entry-not-opened']);
  });

  it('is one row when it is not booked at all: none', () => {
    const pending = entry({
      status: '<Sts>PDNG</Sts>',
      more: group(transaction({ amount: '60' }), transaction({ amount: '40' })),
    });
    expect(read(pending).rows).toEqual([]);
  });
});

describe('a payment of several invoices', () => {
  it('becomes a row for each when every Strd says its amount and they sum (credit notes are deducted)', () => {
    const paid = entry({
      amount: '4500.50',
      ref: 'B9',
      more: group(
        transaction({
          amount: '4500.50',
          payer: 'Kund AB',
          more: `<RmtInf>${strd({ kind: 'CINV', number: 'F-17', paid: '5000.50', reference: '12344' })}${strd({ kind: 'CREN', number: 'K-2', credited: '500' })}</RmtInf>`,
        }),
      ),
    });
    expect(read(paid).rows).toMatchObject([
      { amountOre: 500_050, invoice: 'F-17', reference: '12344', counterparty: 'Kund AB', batch: 'B9' },
      { amountOre: -50_000, invoice: 'K-2', reference: 'K-2', counterparty: 'Kund AB', batch: 'B9' },
    ]);
  });

  it('takes a credit note in RmtdAmt for one by its type', () => {
    const remittance = `<RmtInf>${strd({ number: 'F-17', paid: '150' })}${strd({ kind: 'CREN', number: 'K-2', paid: '50' })}</RmtInf>`;
    expect(amounts(read(entry({ more: group(transaction({ more: remittance })) })).rows)).toEqual([
      15_000, -5000,
    ]);
  });

  it('stays one row with all its numbers in the text when an amount is missing or they do not sum', () => {
    const some = `<RmtInf>${strd({ number: 'F-17', paid: '60' })}${strd({ number: 'F-18' })}</RmtInf>`;
    const found = read(entry({ more: group(transaction({ more: some })) }));
    expect(found.rows).toMatchObject([{ amountOre: 10_000, text: 'F-17 F-18' }]);
    expect(found.rows[0]).not.toHaveProperty('invoice');
    const wrong = some.replace(
      '<Nb>F-18</Nb></RfrdDocInf>',
      '<Nb>F-18</Nb></RfrdDocInf><RfrdDocAmt><RmtdAmt Ccy="SEK">41</RmtdAmt></RfrdDocAmt>',
    );
    expect(amounts(read(entry({ more: group(transaction({ more: wrong })) })).rows)).toEqual([10_000]);
  });
});
