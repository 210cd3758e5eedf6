/** camt as Swedish banks use it (fact sheet: formats/international, 2). */
import { describe, expect, it } from 'vitest';
import type { ParsedRow } from '../../src/domain/row.ts';
import { entry, group, read, strd, transaction } from './camt-xml.ts';

const other = (id: string, scheme = ''): string => `<Id><Othr><Id>${id}</Id>${scheme}</Othr></Id>`;
const giro = (id: string): string => other(id, '<SchmeNm><Prtry>BGNR</Prtry></SchmeNm>');
const parties = (inner: string): string => `<RltdPties>${inner}</RltdPties>`;
const single = (more: string, parts: Parameters<typeof entry>[0] = {}): ParsedRow | undefined =>
  read(entry({ ...parts, more: group(transaction({ more })) })).rows[0];

describe('accounts', () => {
  const id = (inner: string): string | null | undefined =>
    read(entry(), { account: `<Acct>${inner}<Ccy>SEK</Ccy></Acct>` }).statements[0]?.account;

  it('are IBAN, or clearing and account number under BBAN', () => {
    expect(id('<Id><IBAN>SE4550000000058398257466</IBAN></Id>')).toBe('SE4550000000058398257466');
    expect(id(other('6000123456789', '<SchmeNm><Cd>BBAN</Cd></SchmeNm>'))).toBe('6000123456789');
  });

  it('may have both, which the schema forbids (Handelsbanken): IBAN counts', () => {
    expect(id('<Id><IBAN>SE45</IBAN><Othr><Id>123</Id></Othr></Id>')).toBe('SE45');
  });

  it('may be an IBAN in Othr/Id, or a bankgiro number', () => {
    expect(id(other('SE4550000000058398257466'))).toBe('SE4550000000058398257466');
    const found = read(entry(), { account: `<Acct>${giro('5555-5551')}</Acct>` });
    expect([found.statements[0]?.account, found.rows[0]?.bankgiro]).toEqual(['5555-5551', '55555551']);
  });

  it('belong to the company whose organisation number stands among the ids of their owner', () => {
    const owner =
      '<Ownr><Nm>AB</Nm><Id><OrgId><BICOrBEI>X</BICOrBEI><Othr><Id>9912345678</Id><SchmeNm><Cd>CUST</Cd></SchmeNm></Othr><Othr><Id>5560000001</Id><SchmeNm><Cd>BANK</Cd></SchmeNm></Othr></OrgId></Id></Ownr>';
    const found = read(entry(), { account: `<Acct><Id><IBAN>SE1</IBAN></Id>${owner}</Acct>` });
    expect(found.summary.orgNumber).toBe('5560000001');
  });
});

describe('bankgiro', () => {
  it('is the number a payment came in on, with hyphen or without', () => {
    const both = parties(`<DbtrAcct>${giro('123-4567')}</DbtrAcct><CdtrAcct>${giro('5555-5551')}</CdtrAcct>`);
    expect(single(both)).toMatchObject({ bankgiro: '55555551' });
  });

  it('is the number paid to, else the one paid from, when money goes out', () => {
    const own = `<DbtrAcct>${giro('55555551')}</DbtrAcct>`;
    const out = { direction: 'DBIT' };
    expect(single(parties(`${own}<CdtrAcct>${giro('1234567')}</CdtrAcct>`), out)?.bankgiro).toBe('1234567');
    expect(single(parties(own), out)?.bankgiro).toBe('55555551');
  });

  it('may stand in NtryRef as BG and the number', () => {
    expect(read(entry({ more: '<NtryRef>BG55555551</NtryRef>' })).rows[0]?.bankgiro).toBe('55555551');
  });

  it('is not guessed of an Othr without SchmeNm, which breaks nothing', () => {
    expect(single(parties(`<CdtrAcct>${other('5555551')}</CdtrAcct>`))).not.toHaveProperty('bankgiro');
  });

  it('may be several in one entry, each on its own row', () => {
    const to = (id: string): string =>
      transaction({ amount: '50', more: parties(`<CdtrAcct>${giro(id)}</CdtrAcct>`) });
    const rows = read(entry({ more: group(to('1111111'), to('2222222')) })).rows;
    expect(rows.map((row) => row.bankgiro)).toEqual(['1111111', '2222222']);
  });
});

describe('the payer', () => {
  it('is Dbtr of money in and Cdtr of money out, under any spelling of the versions', () => {
    const both = (write: (name: string) => string): string =>
      parties(`<Dbtr>${write('Kund')}</Dbtr><Cdtr>${write('Leverantör')}</Cdtr>`);
    for (const write of [
      (name: string) => `<Nm>${name}</Nm>`,
      (name: string) => `<Pty><Nm>${name}</Nm></Pty>`,
      (name: string) => `<Agt><FinInstnId><Nm>${name}</Nm></FinInstnId></Agt>`,
    ]) {
      expect(single(both(write))?.counterparty).toBe('Kund');
      expect(single(both(write), { direction: 'DBIT' })?.counterparty).toBe('Leverantör');
    }
  });

  it('is the ultimate party only where there is no other name', () => {
    const ultimate = '<UltmtDbtr><Pty><Nm>Slutlig</Nm></Pty></UltmtDbtr>';
    expect(single(parties(ultimate))?.counterparty).toBe('Slutlig');
    expect(single(parties(`${ultimate}<Dbtr><Nm>Betalare</Nm></Dbtr>`))?.counterparty).toBe('Betalare');
  });

  it('without a name is the number paid from: bankgiro, plusgiro or the mobile of Swish', () => {
    const from = (id: string, scheme: string): string | undefined =>
      single(parties(`<DbtrAcct>${other(id, `<SchmeNm><Prtry>${scheme}</Prtry></SchmeNm>`)}</DbtrAcct>`))
        ?.counterparty;
    expect(from('+46701234567', 'MOBNB')).toBe('+46701234567');
    expect(from('5555-5551', 'BGNR')).toBe('5555-5551');
    expect(from('12345-6', 'PGNR')).toBe('12345-6');
    expect(from('123', 'XYZ')).toBeUndefined();
  });
});

describe('references', () => {
  const reference = (transactionXml: string): ParsedRow | undefined =>
    read(entry({ more: group(transactionXml) })).rows[0];

  it('OCR stands in CdtrRefInf/Ref, with SCOR, another type or none', () => {
    for (const type of [
      '<Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp>',
      '<Tp><CdOrPrtry><Prtry>OCR</Prtry></CdOrPrtry></Tp>',
      '',
    ]) {
      const found = reference(
        transaction({
          more: `<RmtInf><Strd><CdtrRefInf>${type}<Ref>1234567897</Ref></CdtrRefInf></Strd></RmtInf>`,
        }),
      );
      expect(found?.reference).toBe('1234567897');
    }
  });

  it('EndToEndId stands beside an OCR as reference2', () => {
    const found = reference(transaction({ refs: '<EndToEndId>LEV7</EndToEndId>', reference: '12344' }));
    expect(found).toMatchObject({ reference: '12344', reference2: 'LEV7' });
    expect(reference(transaction({ refs: '<EndToEndId>LEV7</EndToEndId>' }))).not.toHaveProperty(
      'reference2',
    );
  });

  it('free text is joined from its pieces', () => {
    const found = reference(
      transaction({ more: '<RmtInf><Ustrd>faktura 17</Ustrd><Ustrd>tack</Ustrd></RmtInf>' }),
    );
    expect(found).toMatchObject({ reference: 'faktura 17 tack', text: 'faktura 17 tack' });
  });

  it('an invoice number without OCR is the invoice, and the reference where there is no other', () => {
    const found = reference(
      transaction({ more: `<RmtInf>${strd({ kind: 'CINV', number: 'F-17' })}</RmtInf>` }),
    );
    expect(found).toMatchObject({ invoice: 'F-17', reference: 'F-17' });
  });

  it('of a batch of salaries is the id of the payment file; its transactions are not told', () => {
    const found = read(
      entry({
        direction: 'DBIT',
        more: '<NtryDtls><Btch><PmtInfId>LON2602</PmtInfId><NbOfTxs>14</NbOfTxs></Btch></NtryDtls>',
      }),
    );
    expect(found).toMatchObject({ rows: [{ batch: 'LON2602', amountOre: -10_000 }], findings: [] });
  });

  it('of a return tells why it came back', () => {
    const found = reference(
      transaction({
        free: 'lön',
        more: '<RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Kontot avslutat</AddtlInf></RtrInf>',
      }),
    );
    expect(found?.text).toBe('lön AC04 Kontot avslutat');
  });

  it('that only say that there are none are none', () => {
    for (const none of ['NOTPROVIDED', 'notprovided', 'NONREF'])
      expect(reference(transaction({ refs: `<EndToEndId>${none}</EndToEndId>` }))).not.toHaveProperty(
        'reference',
      );
  });
});

describe('the same entry in the intraday report, the notification and the statement', () => {
  const identities = (more: string): unknown[] =>
    (['052', '053', '054'] as const).map(
      (kind) => read(entry({ more }), { kind, id: `of-${kind}`, version: '08' }).rows[0]?.identity,
    );
  const same = (parts: readonly string[]): unknown[] => Array(3).fill({ parts, standsAlone: true });

  it('is the same by AcctSvcrRef of the entry', () => {
    expect(identities('<AcctSvcrRef>B1</AcctSvcrRef>')).toEqual(same(['svcr', 'B1']));
  });

  it('is the same by the id of its only transaction, where the entry has none', () => {
    const by = (refs: string): string => `<NtryRef>1</NtryRef>${group(transaction({ refs }))}`;
    expect(identities(by('<AcctSvcrRef>T1</AcctSvcrRef>'))).toEqual(same(['svcr', 'T1']));
    expect(identities(by('<UETR>8a562c67</UETR>'))).toEqual(same(['tx', '8a562c67']));
    expect(identities(by('<AcctSvcrTxId>X9</AcctSvcrTxId>'))).toEqual(same(['tx', 'X9']));
  });

  it('is its statement\u2019s own without any id that lasts', () => {
    expect(identities('<NtryRef>1</NtryRef><AcctSvcrRef>NONREF</AcctSvcrRef>')[0]).toEqual({
      parts: ['ntry', '1', 'of-052'],
      standsAlone: false,
    });
  });

  it('may be twice in one file: two equal entries of a day are two rows', () => {
    expect(read(entry() + entry()).rows).toHaveLength(2);
  });
});

describe('bank transaction codes', () => {
  it('may be there, empty or missing', () => {
    const code =
      '<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>VCOM</SubFmlyCd></Fmly></Domn><Prtry><Cd>MOB</Cd></Prtry></BkTxCd>';
    for (const more of [code, '<BkTxCd/>', '']) expect(read(entry({ more })).findings).toEqual([]);
  });
});
