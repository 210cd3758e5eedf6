/** What real SIE 4 files do, each by the name it has in the fact sheet (formats/swedish, 1.1 to 1.7). */
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { sie4 } from '../../src/formats/sie4/index.ts';
import { type ReadFile, readBytes } from './read-bytes.ts';
import { codes, errors, head, read, voucher, year } from './sie4-lines.ts';

const balanced = ['#TRANS 1930 {} 100.00', '#TRANS 3001 {} -100.00'];
const opened = (...ver: readonly string[]): string[] => ver.flatMap((line) => [line, '{', ...balanced, '}']);
const amounts = (r: ReadFile): number[] => r.rows.map(({ amountOre }) => amountOre);

describe('which type holds what (1.1)', () => {
  const typed = (type: string, ...lines: readonly string[]): ReadFile =>
    read([...head.filter((line) => !line.startsWith('#SIETYP')), `#SIETYP ${type}`, ...year, ...lines]);

  it('type 1 has the balances of the year and no vouchers', () => {
    const r = typed('1', '#IB 0 1930 100.00', '#UB 0 1930 150.00', '#RES 0 3001 -50.00');
    expect([r.findings, r.summary.kind, r.rows.length, r.balances.length]).toEqual([[], '1', 0, 3]);
    expect(r.summary.completeness).toBe('none');
  });

  it('type 2 has changes of periods and budgets, which are counted and no balances', () => {
    const r = typed(
      '2',
      '#UB 0 1930 0.00',
      '#PSALDO 0 202601 1930 {} 50.00',
      '#PBUDGET 0 202601 3001 {} -9.00 1',
    );
    expect([r.findings, r.summary.kind, r.balances.length]).toEqual([[], '2', 1]);
    expect(r.summary.counts).toMatchObject({ psaldo: 1, pbudget: 1, ub: 1 });
  });

  it('type 3 has balances of objects beside the totals, which are never added to them', () => {
    const r = typed(
      '3',
      '#UB 0 1510 100.00',
      '#OIB 0 1510 {8 "123"} 0.00',
      '#OUB 0 1510 {8 "123"} 60.00',
      '#OUB 0 1510 {8 "124"} 40.00',
      '#PSALDO 0 202601 1510 {} 100.00',
      '#PSALDO 0 202601 1510 {8 "123"} 60.00',
    );
    expect([r.findings, r.summary.kind, r.balances.map((of) => of.amountOre)]).toEqual([[], '3', [10_000]]);
    expect(r.summary.counts).toMatchObject({ oib: 1, oub: 2, psaldo: 2 });
  });

  it('type 4E has balances and vouchers, 4I vouchers alone: both say #SIETYP 4', () => {
    const export4 = typed('4', '#UB 0 1930 100.00', '#RES 0 3001 -100.00', ...opened('#VER A 1 20260215'));
    expect([export4.findings, export4.summary.kind, export4.summary.completeness]).toEqual([
      [],
      '4E',
      'generated',
    ]);
    const import4 = read(['#FLAGGA 0', '#SIETYP 4', ...opened('#VER "" "" 20260215')]);
    expect([import4.findings, import4.summary.kind, import4.summary.completeness]).toEqual([
      [],
      '4I',
      'none',
    ]);
  });

  it('#SIETYP missing: type 1, unless there are vouchers', () => {
    const lines = ['#FLAGGA 0', '#FNAMN "X"', ...year];
    expect(read([...lines, '#UB 0 1930 5.00']).summary.kind).toBe('1');
    expect(read([...lines, ...opened('#VER A 1 20260215')]).summary.kind).toBe('4I');
  });
});

describe('#RTRANS and #BTRANS (1.4)', () => {
  it('the book is the sum of #TRANS only: a corrected voucher is not unbalanced, nothing counts twice', () => {
    const r = read(
      voucher(
        '#BTRANS 1930 {} 62.00 20260215 "fel konto" 0 "LH"',
        '#RTRANS 1940 {} 62.00 20260216 "rätt konto" 0 "LH"',
        '#TRANS 1940 {} 62.00 20260216 "rätt konto" 0 "LH"',
        '#TRANS 3001 {} -62.00',
      ),
    );
    expect([r.findings, amounts(r)]).toEqual([[], [6200, -6200]]);
    expect(r.summary.counts).toMatchObject({ transactions: 2, rtrans: 1, btrans: 1 });
  });

  it('BL writes #RTRANS with amount 0', () => {
    const r = read(voucher('#RTRANS 1930 {} 0', '#TRANS 1930 {} 0', ...balanced));
    expect([r.findings, amounts(r)]).toEqual([[], [0, 10_000, -10_000]]);
  });
});

describe('#KSUMMA (1.6)', () => {
  it('a dummy of developers (123456789) is told, and the rows are kept', () => {
    const r = read(['#FLAGGA 0', '#KSUMMA', ...voucher(...balanced).slice(1), '#KSUMMA 123456789']);
    expect([errors(r), codes(r), r.rows.length]).toEqual([[], ['sie-checksum-differs'], 2]);
  });

  it('#FLAGGA is outside the sum, so a flag that was set does not break it', () => {
    const body = ['#KSUMMA', ...voucher(...balanced).slice(1)];
    const stated = read(['#FLAGGA 0', ...body, '#KSUMMA 1']).findings[0]?.params['calculated'];
    expect(codes(read(['#FLAGGA 0', ...body, `#KSUMMA ${stated}`]))).toEqual([]);
    expect(codes(read(['#FLAGGA 1', ...body, `#KSUMMA ${stated}`]))).toEqual(['sie-flag-set']);
  });
});

describe('real-world deviations (1.7)', () => {
  const swedish = voucher(
    '#TRANS 1930 {} 100.00 20260215 "Försäljning åt Östra Ängby"',
    '#TRANS 3001 {} -100.00',
  );

  it.each(['utf-8', 'iso-8859-15', 'windows-1252', 'cp437'])(
    'encoding %s though the file says PC8',
    (encoding) => {
      const r = read(swedish, encoding);
      expect([r.findings, r.rows[0]?.reference]).toEqual([[], 'Försäljning åt Östra Ängby']);
    },
  );

  it('encoding UTF-8 with a byte order mark, and UTF-16', () => {
    for (const [mark, encoding] of [
      ['\uFEFF', 'utf-8'],
      ['\uFEFF', 'utf-16le'],
    ] as const) {
      const bytes = iconv.encode(mark + swedish.join('\r\n'), encoding, { addBOM: false });
      const r = readBytes(sie4, new Uint8Array(bytes));
      expect([r.findings, r.rows[0]?.reference]).toEqual([[], 'Försäljning åt Östra Ängby']);
    }
  });

  it('text that was broken before (mojibake) is kept as it is, and amounts are sound', () => {
    const r = read(voucher('#TRANS 1930 {} 100.00 "" "Ink”p tj„nster"', '#TRANS 3001 {} -100.00'), 'utf-8');
    expect([r.findings, r.rows[0]?.reference]).toEqual([[], 'Ink”p tj„nster']);
  });

  it('an HTML error page saved as .se is no SIE', () => {
    expect(errors(read(['', '<html>', '<body>404</body>', '</html>']))).toEqual(['file-web-page']);
  });

  it('blank lines after #FLAGGA, between every item, and no final line end', () => {
    const r = read(swedish.flatMap((line) => [line, '', '  \t']).slice(0, -2));
    expect([r.findings, r.rows.length]).toEqual([[], 2]);
  });

  it('no final line end behind the last brace of the file', () => {
    expect(read([...swedish], 'cp437', '\n').findings).toEqual([]);
  });

  it('#FORMAT, #SIETYP, #FLAGGA, #GEN and the version of #PROGRAM missing', () => {
    const r = read(['#PROGRAM Test SIE4 Generator', '#FNAMN "X"', ...year, ...opened('#VER A 1 20260215')]);
    expect([r.findings, r.rows.length, r.summary.generatedOn]).toEqual([[], 2, null]);
  });

  it('#VER with the series left out: the fields stand one to the left', () => {
    const r = read([...head, ...year, ...opened('#VER 1 20260215 "Köp"')]);
    expect([codes(r), r.rows[0]?.number, r.rows[0]?.text]).toEqual([['voucher-series-missing'], '1', 'Köp']);
  });

  it.each([
    ['no date', '#VER A 1', 'voucher-date-missing'],
    ['a six-digit date', '#VER A 1 260215', 'date-unreadable'],
    ['a text for the date', '#VER A 1 "igår"', 'date-unreadable'],
    ['a date that does not exist', '#VER A 1 20260230', 'date-unreadable'],
    ['a date of zeros', '#VER A 1 00000000', 'date-unreadable'],
  ])('#VER with %s: an error for that voucher only', (_name, ver, code) => {
    const r = read([...head, ...year, ...opened(ver, '#VER A 2 20260215')]);
    expect([errors(r), r.rows.map((row) => row.number)]).toEqual([[code], ['2', '2']]);
    expect(r.findings[0]?.line).toBe(9);
  });

  it('#VER with an ISO date is read, and told', () => {
    const r = read([...head, ...year, ...opened('#VER A 1 2026-02-15')]);
    expect([codes(r), r.rows[0]?.date]).toEqual([['sie-date-form'], '2026-02-15']);
  });

  it('#TRANS with a date that does not exist names its line', () => {
    const r = read(voucher('#TRANS 1930 {} 100.00 20260230 "x"', '#TRANS 3001 {} -100.00'));
    expect(r.findings).toEqual([
      { code: 'date-unreadable', severity: 'error', line: 11, params: { date: '20260230' } },
    ]);
  });

  it('#VER with an empty block, or numbered but empty: the number is kept, the others are not renumbered', () => {
    const r = read([...head, ...year, '#VER A 1 20260215', '{', '}', ...opened('#VER A 2 20260215')]);
    expect([codes(r), r.rows[0]?.number]).toEqual([['voucher-empty'], '2']);
    expect(r.summary.counts).toMatchObject({ vouchers: 2, emptyVouchers: 1 });
  });

  it.each(['100.01', '102.00'])(
    'a voucher that is unbalanced by an öre or more: %s against 100.00',
    (amount) => {
      expect(errors(read(voucher(`#TRANS 1930 {} ${amount}`, '#TRANS 3001 {} -100.00')))).toEqual([
        'voucher-unbalanced',
      ]);
    },
  );

  it('the same voucher number in two series, or again in one: the key is year, series and number', () => {
    const vers = ['#VER A 1 20260215', '#VER B 1 20260215', '#VER A 1 20260216'];
    const r = read([...head, ...year, ...opened(...vers)]);
    expect([r.findings, r.rows.map((row) => row.identity?.parts.join(' '))]).toEqual([
      [],
      ['A', 'A', 'B', 'B', 'A', 'A'].map((series) => `2026-01-01 ${series} 1`),
    ]);
  });

  it('a partial year: #RAR is longer than the vouchers, #UB and #RES are as of the export', () => {
    const r = read([
      ...head,
      ...year,
      '#UB 0 1930 100.00',
      '#RES 0 3001 -100.00',
      ...opened('#VER A 1 20260215'),
    ]);
    expect([r.findings, r.summary.completeness]).toEqual([[], 'generated']);
  });

  it('closing vouchers to 2099 and 8999 are rows like all others: they roll forward on their accounts', () => {
    const closing = ['#VER X 9 20261231', '{', '#TRANS 8999 {} 100.00', '#TRANS 2099 {} -100.00', '}'];
    const balances = ['#UB 0 1930 100.00', '#UB 0 2099 -100.00', '#RES 0 3001 -100.00', '#RES 0 8999 100.00'];
    const r = read([...head, ...year, ...balances, ...opened('#VER A 1 20260215'), ...closing]);
    expect([r.findings, r.rows.length]).toEqual([[], 4]);
  });

  it('the object list missing on #TRANS: the amount stands in its place', () => {
    const r = read(voucher('#TRANS 1910 -100.00', '#TRANS 3001 {} 100.00'));
    expect([codes(r), amounts(r)]).toEqual([['sie-object-list-missing'], [-10_000, 10_000]]);
  });

  it('dates in #TRANS that differ from the date of #VER are allowed', () => {
    const r = read(voucher('#TRANS 1930 {} 100.00 20260217', '#TRANS 3001 {} -100.00'));
    expect([r.findings, r.rows.map((row) => row.date)]).toEqual([[], ['2026-02-17', '2026-02-15']]);
  });

  it('a date in #TRANS outside the year of the file names its row', () => {
    const r = read(voucher('#TRANS 1930 {} 100.00 20270217', '#TRANS 3001 {} -100.00 20251231'));
    expect(r.findings).toEqual([
      {
        ...{ code: 'row-outside-year', severity: 'warning', line: 11 },
        params: { count: 2, voucher: 'A7', date: '2027-02-17' },
      },
    ]);
    expect(r.rows.map((row) => row.date)).toEqual(['2027-02-17', '2025-12-31']);
  });

  it('accounts that #KONTO does not declare, and #KONTO twice with other names', () => {
    const chart = ['#KONTO 1930 Bank', '#KONTO 1930 "Checkkonto"', '#UB 0 1930 100', '#RES 0 3001 -100'];
    const r = read([...head, ...year, ...chart, ...opened('#VER A 1 20260215')]);
    expect(r.findings).toMatchObject([
      { code: 'sie-account-undeclared', params: { account: '3001', count: 1 } },
    ]);
  });

  it('year keys in quotes, and more than two years', () => {
    const r = read([
      ...head,
      ...['#RAR "0" "20260101" "20261231"', '#RAR "-1" 20250101 20251231', '#RAR -2 20240101 20241231'],
      ...['#IB "0" 1930 5.00', '#UB "-1" 1930 5.00', '#UB -2 1930 4.00', '#UB 0 1930 5.00'],
    ]);
    expect([r.findings, r.balances.map((of) => of.day)]).toEqual([
      [],
      ['2026-01-01', '2025-12-31', '2026-12-31'],
    ]);
  });

  it('#MOMSKOD, #UNDERDIM and labels of vendors are passed over', () => {
    const r = read([
      ...head,
      ...year,
      '#MOMSKOD 3001 05',
      '#UNDERDIM 21 "Del" 1',
      '#XYZ a "b" {c}',
      ...opened('#VER A 1 20260215'),
    ]);
    expect([r.findings, r.summary.counts['dimensions']]).toEqual([[], 1]);
  });

  it('broken fiscal years and extended ones up to 18 months', () => {
    const odd = [...head, '#RAR 0 20250701 20261231', ...opened('#VER A 1 20260215')];
    expect([read(odd).findings, read(odd).rows[0]?.identity?.parts[0]]).toEqual([[], '2025-07-01']);
  });
});

describe('lexical rules (1.2)', () => {
  it('XE writes a tab behind the brace, others tabs between the fields', () => {
    const lines = voucher(
      '\t#TRANS\t1930\t{1\t"a"}\t100.00\t20260215\t"Text\tmed tab"',
      '#TRANS\t3001\t{}\t-100.00',
    );
    const r = read(lines.map((line) => (line === '{' ? '{\t' : line)));
    expect([r.findings, r.rows[0]?.reference, r.rows[0]?.objects]).toEqual([
      [],
      'Text med tab',
      { '1': 'a' },
    ]);
  });

  it('#FNR may be a path that ends with a backslash', () => {
    expect(read([...head, '#FNR "C:\\Data\\"', ...year, ...opened('#VER A 1 20260215')]).findings).toEqual(
      [],
    );
  });

  it('the text of a voucher may be a brace', () => {
    const r = read([...head, ...year, ...opened('#VER A 1 20260215 "{"')]);
    expect([r.findings, r.rows[0]?.text]).toEqual([[], '{']);
  });

  it('old files end with the DOS mark 0x1A, with lone carriage returns for line ends', () => {
    const r = read([...swedishLines(), '\x1a'], 'cp437', '\r');
    expect([r.findings, r.rows.length]).toEqual([[], 2]);
  });
});

function swedishLines(): string[] {
  return voucher('#TRANS 1930 {} 100.00 20260215 "Öl"', '#TRANS 3001 {} -100.00');
}
