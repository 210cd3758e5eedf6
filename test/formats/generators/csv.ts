/** Random tables in random dialects: rows, and the bytes that some bank or system could write them as. */
import fc from 'fast-check';

export interface TableRow {
  readonly date: string;
  readonly amountOre: number;
  readonly text: string;
  readonly reference: string;
}

export interface WrittenTable {
  readonly rows: readonly TableRow[];
  readonly bytes: Uint8Array;
  /** For messages of failing properties. */
  readonly text: string;
}

interface Style {
  readonly delimiter: string;
  readonly quoteAll: boolean;
  readonly quote: '"' | "'";
  readonly decimal: ',' | '.';
  readonly decimals: 'two' | 'needed';
  readonly group: '' | ' ' | '\u00a0' | '\u202f' | "'" | '.' | ',';
  readonly minus: '-' | '\u2212' | 'behind' | 'brackets';
  readonly unit: '' | ' kr' | ' SEK';
  readonly date: string;
  readonly lineEnd: '\n' | '\r\n' | '\r';
  readonly encoding: 'utf8' | 'bom' | 'latin1' | 'utf16';
  readonly preamble: readonly string[];
  readonly money: 'amount' | 'inOut' | 'direction';
  readonly outSigned: boolean;
  readonly balance: 'none' | 'after' | 'daily';
  readonly newestFirst: boolean;
  readonly total: boolean;
  readonly trailing: boolean;
  readonly finalLineEnd: boolean;
  readonly order: readonly number[];
}

const letters = [...'abcåäöÅÄÖé 0123456789;,|\t"\'-./()&'];

const words = fc
  .array(fc.constantFrom(...letters), { maxLength: 24 })
  .map((all) => all.join('').replace(/\t/g, ' ').trim())
  // A first letter that no cell begins with keeps texts from being headings, totals or reserved amounts.
  .map((text) => (text === '' ? '' : `z${text}`));

const day = fc
  .integer({ min: 0, max: 3000 })
  .map((days) => new Date(Date.UTC(2019, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));

const amount = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -9_999_999, max: 9_999_999 }) },
  { weight: 1, arbitrary: fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }) },
  { weight: 1, arbitrary: fc.integer({ min: -9999, max: 9999 }).map((kronor) => kronor * 100) },
);

const row = fc.record({
  date: day,
  amountOre: amount.filter((ore) => ore !== 0),
  text: words,
  reference: fc.oneof(words, fc.integer({ min: 10_000, max: 99_999_999 }).map(String)),
});

const style: fc.Arbitrary<Style> = fc.record({
  delimiter: fc.constantFrom(';', ',', '\t', '|'),
  quoteAll: fc.boolean(),
  quote: fc.constantFrom('"', '"', '"', "'"),
  decimal: fc.constantFrom(',', '.'),
  decimals: fc.constantFrom('two', 'two', 'needed'),
  group: fc.constantFrom('', '', ' ', '\u00a0', '\u202f', "'", '.', ','),
  minus: fc.constantFrom('-', '-', '-', '\u2212', 'behind', 'brackets'),
  unit: fc.constantFrom('', '', '', ' kr', ' SEK'),
  date: fc.constantFrom(
    'yyyy-MM-dd',
    'yyyy-MM-dd',
    'yyyy/MM/dd',
    'yyyyMMdd',
    'dd.MM.yyyy',
    'dd/MM/yyyy',
    'MM/dd/yyyy',
    'yy-MM-dd',
    'dd-MM-yyyy',
    'yyMMdd',
  ),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  encoding: fc.constantFrom('utf8', 'bom', 'latin1', 'utf16'),
  preamble: fc.constantFrom(
    [],
    [],
    ['* Transaktioner 2026-05-01 - 2026-06-30'],
    ['Kontohavare: Bolaget AB', '', 'Utskrivet 2026-01-05 av Å Ö'],
  ),
  money: fc.constantFrom('amount', 'amount', 'inOut', 'direction'),
  outSigned: fc.boolean(),
  balance: fc.constantFrom('none', 'after', 'after', 'daily'),
  newestFirst: fc.boolean(),
  total: fc.boolean(),
  trailing: fc.boolean(),
  finalLineEnd: fc.boolean(),
  order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7, maxLength: 7 }),
});

/** Rows as they stand in the file, and its bytes. */
export const writtenTable: fc.Arbitrary<WrittenTable> = fc
  .record({ rows: fc.array(row, { minLength: 1, maxLength: 12 }), style })
  .map(({ rows, style: chosen }) => write(rows, sensible(chosen)));

/** No system writes one sign for two things, or letters that its encoding has not. */
function sensible(chosen: Style): Style {
  const latin = chosen.encoding === 'latin1';
  return {
    ...chosen,
    group: chosen.group === chosen.decimal || (latin && chosen.group === '\u202f') ? '' : chosen.group,
    minus: latin && chosen.minus === '\u2212' ? '-' : chosen.minus,
    quote: chosen.group === "'" ? '"' : chosen.quote,
    quoteAll: chosen.quote === "'" ? true : chosen.quoteAll,
    // `12` as the last amount of a file without its line end may be `12,50` that was cut.
    finalLineEnd: chosen.finalLineEnd || chosen.decimals === 'needed',
  };
}

function write(rows: readonly TableRow[], s: Style): WrittenTable {
  const sorted = [...rows].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const balances = balancesOf(sorted, s);
  const listed = sorted.map((one, at) => ({ ...one, balance: balances[at] ?? null }));
  if (s.newestFirst) listed.reverse();
  const lines = [
    ...s.preamble,
    line(headings(s), s),
    ...listed.map((one) => line(cells(one, s), s)),
    ...(s.total ? [line(totals(rows, s), s)] : []),
  ];
  const text = lines.join(s.lineEnd) + (s.finalLineEnd ? s.lineEnd : '');
  return {
    rows: listed.map(({ balance: _balance, ...one }) => one),
    bytes: encode(text, s.encoding),
    text: JSON.stringify(text),
  };
}

/** Once a row, or once a day on the row that is the last of it. */
function balancesOf(sorted: readonly TableRow[], s: Style): (number | null)[] {
  let sum = 100_000;
  return sorted.map(({ amountOre, date }, at) => {
    sum += amountOre;
    return s.balance === 'after' || sorted[at + 1]?.date !== date ? sum : null;
  });
}

function headings(s: Style): string[] {
  const money =
    s.money === 'inOut' ? ['Insättning', 'Uttag'] : ['Belopp', s.money === 'direction' ? 'D/K' : 'Kanal'];
  return [
    'Bokföringsdag',
    'Text',
    'Referens',
    ...money,
    s.balance === 'none' ? 'Anmärkning' : 'Saldo',
    'Valuta',
  ];
}

function cells(
  { date, amountOre, text, reference, balance }: TableRow & { balance: number | null },
  s: Style,
): string[] {
  return [
    dateText(date, s.date),
    text,
    reference,
    ...moneyCells(amountOre, s),
    s.balance === 'none' || balance === null ? '' : money(balance, s),
    'SEK',
  ];
}

function moneyCells(amountOre: number, s: Style): [string, string] {
  if (s.money === 'amount') return [money(amountOre, s), 'zweb'];
  if (s.money === 'direction') return [money(Math.abs(amountOre), s), amountOre > 0 ? 'K' : 'D'];
  return amountOre > 0 ? [money(amountOre, s), ''] : ['', money(s.outSigned ? amountOre : -amountOre, s)];
}

function totals(rows: readonly TableRow[], s: Style): string[] {
  const sum = (sign: 1 | -1): number =>
    rows.reduce((all, { amountOre }) => all + (Math.sign(amountOre) === sign ? amountOre : 0), 0);
  const figures: [string, string] =
    s.money === 'inOut'
      ? [money(sum(1), s), money(s.outSigned ? sum(-1) : -sum(-1), s)]
      : [s.money === 'direction' ? '' : money(sum(1) + sum(-1), s), ''];
  return ['Summa', '', '', ...figures, '', ''];
}

function line(all: readonly string[], s: Style): string {
  const ordered = s.order.map((at) => all[at] ?? '');
  const text = ordered.map((cell) => quoted(cell, s)).join(s.delimiter);
  return s.trailing ? text + s.delimiter : text;
}

function quoted(cell: string, { quoteAll, quote, delimiter }: Style): string {
  const needed = cell.includes(delimiter) || cell.includes(quote) || /[\r\n]/.test(cell);
  return quoteAll || needed ? quote + cell.replaceAll(quote, quote + quote) + quote : cell;
}

function money(ore: number, s: Style): string {
  const units = String(Math.abs(ore)).padStart(3, '0');
  const whole = units.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, s.group);
  const cents = units.slice(-2);
  const body = s.decimals === 'needed' && cents === '00' ? whole : `${whole}${s.decimal}${cents}`;
  if (ore >= 0) return body + s.unit;
  if (s.minus === 'brackets') return `(${body})${s.unit}`;
  return s.minus === 'behind' ? `${body}-${s.unit}` : `${s.minus}${body}${s.unit}`;
}

function dateText(date: string, form: string): string {
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  return form
    .replace('yyyy', year)
    .replace('yy', year.slice(2))
    .replace('MM', month)
    .replace('dd', dayOfMonth);
}

function encode(text: string, encoding: Style['encoding']): Uint8Array {
  if (encoding === 'latin1') return new Uint8Array(Buffer.from(text, 'latin1'));
  if (encoding === 'utf16') return new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
  return new TextEncoder().encode(encoding === 'bom' ? `\uFEFF${text}` : text);
}
