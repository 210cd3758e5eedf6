/** SIE 5 files from random ledgers (those of SIE 4), with the closing balances that make them agree. */
import fc from 'fast-check';
import { closingsOf, type Ledger, type LedgerRow, type LedgerVoucher, money } from './sie4.ts';

export interface Look5 {
  readonly root: 'Sie' | 'SieEntry';
  readonly prefix: '' | 'sie:';
  readonly quote: '"' | "'";
  readonly pretty: boolean;
  readonly currency: 'SEK' | null;
  /** A struck row before each row. */
  readonly struck: boolean;
  /** Scanned vouchers and a signature. */
  readonly documents: boolean;
  readonly bom: boolean;
}

export const looks5: fc.Arbitrary<Look5> = fc.record({
  root: fc.constantFrom('Sie', 'SieEntry'),
  prefix: fc.constantFrom('', 'sie:'),
  quote: fc.constantFrom('"', "'"),
  pretty: fc.boolean(),
  currency: fc.constantFrom('SEK', null),
  struck: fc.boolean(),
  documents: fc.boolean(),
  bom: fc.boolean(),
});

type Attributes = Readonly<Record<string, string | undefined>>;
type Element = (name: string, attributes: Attributes, ...children: readonly string[]) => string;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

function elements({ prefix, quote, pretty }: Look5): Element {
  return (name, attributes, ...children) => {
    const written = Object.entries(attributes)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => ` ${key}=${quote}${escaped(value ?? '')}${quote}`)
      .join('');
    const tag = `${prefix}${name}`;
    const end = pretty ? '\r\n' : '';
    return children.length === 0
      ? `<${tag}${written}/>${end}`
      : `<${tag}${written}>${end}${children.join('')}</${tag}>${end}`;
  };
}

function rowElement(element: Element, row: LedgerRow, struck: boolean): string {
  const children = Object.entries(row.objects).map(([dimId, objectId]) =>
    element('ObjectReference', { dimId, objectId }),
  );
  if (struck) children.push(element('Overstrike', { date: '2026-01-01', by: 'LH' }));
  const attributes = {
    accountId: row.account,
    amount: money(row.amount),
    ledgerDate: row.day ?? undefined,
    text: row.text || undefined,
  };
  return element('LedgerEntry', attributes, ...children);
}

function entryElement(element: Element, voucher: LedgerVoucher, look: Look5): string {
  const info = look.root === 'Sie' ? 'EntryInfo' : 'OriginalEntryInfo';
  const children = voucher.rows.flatMap((row) => [
    ...(look.struck ? [rowElement(element, { ...row, amount: row.amount + 1 }, true)] : []),
    rowElement(element, row, false),
  ]);
  const attributes = {
    id: voucher.number || undefined,
    journalDate: voucher.day,
    text: voucher.text || undefined,
  };
  return element('JournalEntry', attributes, element(info, { date: voucher.day, by: 'LH' }), ...children);
}

function accountElements(element: Element, ledger: Ledger): string[] {
  const { year, openings } = ledger;
  return Object.entries(closingsOf(ledger)).map(([id, closing]) => {
    const opening = openings[id];
    const balances = [element('ClosingBalance', { month: `${year}-12`, amount: money(closing) })];
    if (opening !== undefined)
      balances.unshift(element('OpeningBalance', { month: `${year}-01`, amount: money(opening) }));
    return element(
      'Account',
      { id, name: `Konto ${id}`, type: /^[3-8]/.test(id) ? 'income' : 'asset' },
      ...balances,
    );
  });
}

export function printSie5(ledger: Ledger, look: Look5): Uint8Array {
  const element = elements(look);
  const { year, vouchers } = ledger;
  const years = element('FiscalYear', { start: `${year}-01`, end: `${year}-12`, primary: 'true' });
  const info = [
    element('SoftwareProduct', { name: 'Exempel', version: '1' }),
    element('FileCreation', { time: `${year}-12-31T23:30:00.123+01:00`, by: 'LH' }),
    element('Company', { organizationId: '556012-5790', name: 'Exempel AB' }),
    element('FiscalYears', {}, years),
    ...(look.currency === null ? [] : [element('AccountingCurrency', { currency: look.currency })]),
  ];
  const scanned = element('EmbeddedFile', { id: '1', fileName: 'a.pdf' }, 'QUJD'.repeat(200));
  const namespace = { [look.prefix === '' ? 'xmlns' : 'xmlns:sie']: 'http://www.sie.se/sie5' };
  const body = [
    element('FileInfo', {}, ...info),
    element('Accounts', {}, ...(look.root === 'Sie' ? accountElements(element, ledger) : [])),
    ...vouchers.map((voucher) =>
      element('Journal', { id: voucher.series, name: 'x' }, entryElement(element, voucher, look)),
    ),
    ...(look.documents ? [element('Documents', {}, scanned)] : []),
  ];
  const xml = `<?xml version="1.0" encoding="utf-8"?>\n${element(look.root, namespace, ...body)}`;
  return new TextEncoder().encode((look.bom ? '\uFEFF' : '') + xml);
}
