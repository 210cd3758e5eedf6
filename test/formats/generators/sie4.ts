/** SIE 4 files from random ledgers, with the rows and balances that must come back. */
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import type { ParsedRow } from '../../../src/domain/row.ts';

export interface LedgerRow {
  readonly account: string;
  readonly amount: number;
  /** Null: the voucher's. */
  readonly day: string | null;
  readonly text: string;
  readonly objects: Readonly<Record<string, string>>;
}

export interface LedgerVoucher {
  readonly series: string;
  readonly number: string;
  readonly day: string;
  readonly text: string;
  readonly rows: readonly LedgerRow[];
}

export interface Ledger {
  readonly year: number;
  readonly vouchers: readonly LedgerVoucher[];
  /** Opening balances by account. */
  readonly openings: Readonly<Record<string, number>>;
}

const letters = [...'abcdefghijklmnopqrstuvwxyzåäöéüÅÄÖÉABCXYZ0123456789-+.,/&{}#\\%*()'];
export const words = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .string({ unit: fc.constantFrom(...letters, ' ', '"'), maxLength })
    .map((text) => text.trim().replace(/\s+/g, ' '))
    // A backslash at the end or before a quote has two readings, which have tests of their own.
    .map((text) => text.replace(/\\+("|$)/g, '$1').trim());
const codes = fc
  .string({ unit: fc.constantFrom(...'ABCÅÄabc0123456789-{} '), minLength: 1, maxLength: 8 })
  .map((text) => text.trim() || 'X');
const accounts = fc.oneof(
  fc.integer({ min: 1000, max: 8999 }).map(String),
  fc.integer({ min: 100_000, max: 899_999 }).map(String),
);
const amounts = fc.oneof(
  fc.integer({ min: -9_999_999, max: 9_999_999 }),
  fc.integer({ min: -1e13, max: 1e13 }),
);

export const dayOf = (year: number, of: number): string =>
  new Date(Date.UTC(year, 0, 1 + of)).toISOString().slice(0, 10);

const rows = (year: number): fc.Arbitrary<LedgerRow> =>
  fc.record({
    account: accounts,
    amount: amounts,
    day: fc.option(
      fc.nat(364).map((of) => dayOf(year, of)),
      { freq: 3 },
    ),
    text: words(30),
    objects: fc.dictionary(fc.constantFrom('1', '2', '6', '7', '20', '31'), codes, {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  });

/** Its last row makes it balance. */
function balanced(voucher: LedgerVoucher, account: string): LedgerVoucher {
  const sum = voucher.rows.reduce((total, { amount }) => total + amount, 0);
  const last: LedgerRow = { account, amount: sum === 0 ? 0 : -sum, day: null, text: '', objects: {} };
  return { ...voucher, rows: [...voucher.rows, last] };
}

const vouchers = (year: number): fc.Arbitrary<LedgerVoucher> =>
  fc
    .record({
      series: fc.oneof(
        fc.constantFrom('A', 'B', 'LEV1', ''),
        codes.map((code) => code.replace(/[{} ]/g, 'Z')),
      ),
      number: fc.oneof(fc.integer({ min: 1, max: 99_999_999 }).map(String), fc.constant('')),
      day: fc.nat(364).map((of) => dayOf(year, of)),
      text: words(40),
      rows: fc.array(rows(year), { minLength: 1, maxLength: 6 }),
    })
    .chain((voucher) => accounts.map((account) => balanced(voucher, account)));

export const ledgers: fc.Arbitrary<Ledger> = fc.integer({ min: 1990, max: 2060 }).chain((year) =>
  fc.record({
    year: fc.constant(year),
    vouchers: fc.array(vouchers(year), { minLength: 1, maxLength: 8 }),
    openings: fc.dictionary(accounts, amounts, { maxKeys: 5, noNullPrototype: true }),
  }),
);

/** What every SIE format says of a voucher's row. */
export function rowOf(
  voucher: LedgerVoucher,
  row: LedgerRow,
  year: number,
): Omit<ParsedRow, 'row' | 'line' | 'currency'> {
  const name = voucher.series + voucher.number;
  const text = row.text.includes(voucher.text)
    ? row.text
    : voucher.text.includes(row.text)
      ? voucher.text
      : `${row.text} / ${voucher.text}`;
  const filled = Object.entries({
    text,
    reference: row.text || voucher.text,
    voucher: name,
    series: voucher.series,
    number: voucher.number,
  }).filter(([, value]) => value !== '');
  return {
    account: row.account,
    date: (row.day ?? voucher.day) as ParsedRow['date'],
    amountOre: row.amount as ParsedRow['amountOre'],
    identity:
      voucher.number === ''
        ? null
        : { parts: [`${year}-01-01`, voucher.series, voucher.number], standsAlone: false },
    ...Object.fromEntries(filled),
    ...(Object.keys(row.objects).length === 0 ? {} : { objects: row.objects }),
  };
}

/** Opening balance and what was moved, by account, in order of account. */
export function closingsOf({ vouchers, openings }: Ledger): Record<string, number> {
  const sums: Record<string, number> = { ...openings };
  for (const { rows } of vouchers)
    for (const { account, amount } of rows) sums[account] = (sums[account] ?? 0) + amount;
  return sums;
}

/** How a file looks: what the standard leaves open, and what vendors make of it. */
export interface Look {
  readonly encoding: 'cp437' | 'utf-8' | 'windows-1252';
  readonly lineEnd: '\r\n' | '\n' | '\r';
  readonly separator: ' ' | '\t' | '  ';
  readonly indent: '' | '   ' | '\t';
  readonly quoteAll: boolean;
  readonly trailing: boolean;
  /** A removed row and an added one, as history, in every voucher. */
  readonly history: boolean;
  /** Blank lines, trailing blanks, no final line end. */
  readonly loose: boolean;
  readonly checksum: boolean;
  /** In a way that no plain line is written: small letters. */
  readonly smallLabels: boolean;
}

export const looks: fc.Arbitrary<Look> = fc.record({
  encoding: fc.constantFrom('cp437', 'utf-8', 'windows-1252'),
  lineEnd: fc.constantFrom('\r\n', '\n', '\r'),
  separator: fc.constantFrom(' ', ' ', '\t', '  '),
  indent: fc.constantFrom('', '   ', '\t'),
  quoteAll: fc.boolean(),
  trailing: fc.boolean(),
  history: fc.boolean(),
  loose: fc.boolean(),
  checksum: fc.boolean(),
  smallLabels: fc.boolean(),
});

export const money = (ore: number): string => {
  const digits = String(Math.abs(ore)).padStart(3, '0');
  return `${ore < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
const compact = (day: string): string => day.replaceAll('-', '');
/** A field, or each of an object list, without its quotes and braces. */
const bare = (field: string): string =>
  (field.startsWith('{') ? field.slice(1, -1) : field).replace(/"((?:\\"|[^"])*)"|\s/g, (_, text?: string) =>
    (text ?? '').replaceAll('\\"', '"'),
  );
const quoted = (text: string): string => `"${text.replaceAll('"', '\\"')}"`;

export function printSie4(
  { year, vouchers, openings }: Ledger,
  look: Look,
): { bytes: Uint8Array; lines: number[] } {
  const lines: string[] = [];
  /** Lines of the `#TRANS`, in order. */
  const found: number[] = [];
  const label = (name: string): string => (look.smallLabels ? name.toLowerCase() : name);
  const field = (text: string): string => (look.quoteAll || !/^[\w.-]+$/.test(text) ? quoted(text) : text);
  /** What `#KSUMMA` is over (SIE 4B, 5.9): labels and fields behind the first one, without what only sets them apart. */
  const summed: string[] = [];
  const add = (name: string, ...fields: readonly string[]): void => {
    lines.push(
      look.indent.repeat(name === '#TRANS' ? 1 : 0) +
        [label(name), ...fields].join(look.separator) +
        (look.loose ? ' ' : ''),
    );
    if (look.loose) lines.push('');
    if (look.checksum && (name === '#KSUMMA' || summed.length > 0))
      summed.push(label(name) + fields.map(bare).join(''));
  };
  const list = (row: LedgerRow): string =>
    `{${Object.entries(row.objects)
      .map(([dimension, object]) => `${field(dimension)} ${field(object)}`)
      .join(' ')}}`;
  const trans = (name: string, row: LedgerRow): void => {
    const more = [
      row.day === null ? '""' : field(compact(row.day)),
      field(row.text),
      ...(look.trailing ? ['0', '"sign"'] : []),
    ];
    add(name, field(row.account), list(row), field(money(row.amount)), ...more);
  };
  add('#FLAGGA', '0');
  if (look.checksum) add('#KSUMMA');
  add('#FORMAT', 'PC8');
  add('#SIETYP', '4');
  add('#PROSA', quoted('Räksmörgås på ön'));
  add('#RAR', '0', `${year}0101`, `${year}1231`);
  for (const [account, ore] of Object.entries(openings)) add('#IB', '0', account, money(ore));
  for (const voucher of vouchers) {
    add('#VER', field(voucher.series), field(voucher.number), compact(voucher.day), quoted(voucher.text));
    lines.push(`{${look.loose ? '\t' : ''}`);
    for (const row of voucher.rows) {
      if (look.history) trans('#BTRANS', { ...row, amount: row.amount + 1 });
      if (look.history) trans('#RTRANS', row);
      found.push(lines.length + 1);
      trans('#TRANS', row);
    }
    lines.push('}');
  }
  if (look.checksum) add('#KSUMMA', String(crc32(iconv.encode(summed.slice(1).join(''), 'cp437'))));
  const text = lines.join(look.lineEnd) + (look.loose ? '' : look.lineEnd);
  return { bytes: new Uint8Array(iconv.encode(text, look.encoding)), lines: found };
}
