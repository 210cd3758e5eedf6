/** Random accounts and how a bank would write them in OFX: what a reader must give back, and the text. */
import fc from 'fast-check';
import { addDays, type Day } from '../../../src/domain/day.ts';
import { formatDecimal, ore } from '../../../src/domain/ore.ts';
import type { ParsedRow } from '../../../src/domain/row.ts';
import type { Statement } from '../../../src/domain/source-file.ts';

export interface MadeTransaction {
  readonly posted: Day;
  readonly available: Day | null;
  readonly amountOre: number;
  readonly id: string;
  readonly name: string;
  readonly memo: string;
  readonly reference: string;
}

export interface MadeAccount {
  readonly account: string;
  readonly card: boolean;
  readonly closingOre: number;
  readonly closingDay: Day;
  readonly transactions: readonly MadeTransaction[];
}

export interface MadeOfx {
  readonly accounts: readonly MadeAccount[];
  readonly form: 'sgml' | 'sgml-closed' | 'one-line' | 'xml';
  readonly comma: boolean;
  readonly time: string;
}

const day = (): fc.Arbitrary<Day> =>
  fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-02' as Day, days));
/** Also what must be escaped. */
const words = (): fc.Arbitrary<string> =>
  fc
    .array(fc.stringMatching(/^[A-Za-zÅÄÖåäö0-9&<>"'.,;:/-]{1,10}$/), { minLength: 1, maxLength: 5 })
    .map((list) => list.join(' '));
const maybe = (text: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.option(text, { nil: '' });

const transaction = (): fc.Arbitrary<MadeTransaction> =>
  fc.record({
    posted: day(),
    available: fc.option(day(), { nil: null }),
    amountOre: fc.integer({ min: -1e13, max: 1e13 }),
    id: maybe(fc.stringMatching(/^[A-Za-z0-9-]{1,40}$/)),
    name: words(),
    memo: maybe(words()),
    reference: maybe(fc.stringMatching(/^\d{1,12}$/)),
  });

const account = (): fc.Arbitrary<MadeAccount> =>
  fc.record({
    account: fc.stringMatching(/^[A-Z0-9]{1,20}$/),
    card: fc.boolean(),
    closingOre: fc.integer({ min: -1e13, max: 1e13 }),
    closingDay: day(),
    transactions: fc.array(transaction(), { maxLength: 6 }),
  });

export const madeOfx = (): fc.Arbitrary<MadeOfx> =>
  fc.record({
    accounts: fc.array(account(), { minLength: 1, maxLength: 3 }),
    form: fc.constantFrom<MadeOfx['form']>('sgml', 'sgml-closed', 'one-line', 'xml'),
    comma: fc.boolean(),
    time: fc.constantFrom('', '120000', '120000.000', '235959.999[-5:EST]', '000000[+1:CET]'),
  });

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const compact = (text: Day): string => text.replaceAll('-', '');

const sgmlHeader = (end: string): string =>
  `OFXHEADER:100${end}DATA:OFXSGML${end}VERSION:102${end}SECURITY:NONE${end}ENCODING:UTF-8${end}CHARSET:NONE${end}COMPRESSION:NONE${end}OLDFILEUID:NONE${end}NEWFILEUID:NONE${end}`;
const xmlHeader =
  '<?xml version="1.0" encoding="UTF-8"?>\r\n<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>\r\n';

export function printOfx(made: MadeOfx): string {
  const end = made.form === 'one-line' ? '' : '\r\n';
  const closed = made.form === 'xml' || made.form === 'sgml-closed';
  const leaf = (name: string, value: string): string =>
    value === '' ? '' : `<${name}>${escaped(value)}${closed ? `</${name}>` : ''}${end}`;
  const many = (name: string, inner: string): string => `<${name}>${end}${inner}</${name}>${end}`;
  const amount = (units: number): string => {
    const text = formatDecimal(ore(units));
    return made.comma ? text.replace('.', ',') : text;
  };
  const row = (one: MadeTransaction): string =>
    many(
      'STMTTRN',
      leaf('TRNTYPE', 'OTHER') +
        leaf('DTPOSTED', compact(one.posted) + made.time) +
        leaf('DTAVAIL', one.available === null ? '' : compact(one.available)) +
        leaf('TRNAMT', amount(one.amountOre)) +
        leaf('FITID', one.id) +
        leaf('REFNUM', one.reference) +
        leaf('NAME', one.name) +
        leaf('MEMO', one.memo),
    );
  const response = (one: MadeAccount): string =>
    many(
      one.card ? 'CCSTMTRS' : 'STMTRS',
      leaf('CURDEF', 'SEK') +
        many(one.card ? 'CCACCTFROM' : 'BANKACCTFROM', leaf('ACCTID', one.account)) +
        many('BANKTRANLIST', one.transactions.map(row).join('')) +
        many('LEDGERBAL', leaf('BALAMT', amount(one.closingOre)) + leaf('DTASOF', compact(one.closingDay))) +
        many('AVAILBAL', leaf('BALAMT', '1.00') + leaf('DTASOF', compact(one.closingDay))),
    );
  const set = (one: MadeAccount): string =>
    many(
      one.card ? 'CREDITCARDMSGSRSV1' : 'BANKMSGSRSV1',
      many(one.card ? 'CCSTMTTRNRS' : 'STMTTRNRS', response(one)),
    );
  return (made.form === 'xml' ? xmlHeader : sgmlHeader(end)) + many('OFX', made.accounts.map(set).join(''));
}

export function expectedStatements({ accounts }: MadeOfx): Statement[] {
  return accounts.map(({ account, closingOre, closingDay, transactions }) => {
    const side = (positive: boolean): number =>
      transactions
        .filter(({ amountOre }) => amountOre >= 0 === positive)
        .reduce((sum, { amountOre }) => sum + Math.abs(amountOre), 0);
    return {
      account,
      currency: 'SEK',
      openingOre: null,
      closingOre: ore(closingOre),
      closingDay,
      entries: transactions.length,
      bookedEntries: transactions.length,
      sumCreditOre: ore(side(true)),
      sumDebitOre: ore(side(false)),
    };
  });
}

export function expectedRows({ accounts }: MadeOfx): ParsedRow[] {
  return accounts
    .flatMap(({ account, transactions }) => transactions.map((one) => ({ account, one })))
    .map(({ account, one }, at) => ({
      row: at + 1,
      account,
      date: one.posted,
      ...(one.available === null ? {} : { valueDate: one.available }),
      amountOre: ore(one.amountOre),
      currency: 'SEK',
      ...(one.reference === '' ? {} : { reference: one.reference }),
      counterparty: one.name,
      text: one.memo || one.name,
      identity:
        one.id === ''
          ? { parts: ['ofx', account], standsAlone: false }
          : { parts: ['fitid', account, one.id], standsAlone: true },
    }));
}
