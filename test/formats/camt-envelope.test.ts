import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { camt } from '../../src/formats/camt/index.ts';
import { detect } from '../../src/formats/index.ts';
import { account, entry, message, statement } from './camt-xml.ts';
import { latin1, type ReadFile, readBytes, sniff, utf8 } from './read-bytes.ts';

const whole = message(statement(entry({ ref: 'A' })));
const document = whole.slice(whole.indexOf('<Document'));
const other = message(statement(entry({ ref: 'B', amount: '7' }), { id: 'S2', kind: '054' }), {
  kind: '054',
  version: '08',
});
const readText = (text: string): ReadFile => readBytes(camt, utf8(text));
const amounts = (found: ReadFile): number[] => found.rows.map((row) => row.amountOre);

describe('several documents in one file', () => {
  it.each([
    ['each with its declaration', `${whole}\n${other}`],
    ['without a blank between', whole + other.slice(other.indexOf('<Document'))],
    ['with a byte order mark before each', `\ufeff${whole}\r\n\ufeff${other}`],
    [
      'with comments between',
      `${whole}<!-- a > b --><!-- c -->\n<?p x?>${other.slice(other.indexOf('<Document'))}<!-- the end -->`,
    ],
    ['with padding between', `${whole}\0\0\x1a\n ${other}`],
  ])('are read one after the other: %s', (_what, text) => {
    const found = readText(text);
    expect([found.errors, amounts(found), found.rows.map((row) => row.row)]).toEqual([
      [],
      [10_000, 700],
      [1, 2],
    ]);
    expect(found.summary).toMatchObject({ kind: 'camt.053.001.02', counts: { statements: 2 } });
  });

  it('are read alike however they are cut', () => {
    const bytes = utf8(`${whole} <!-- x --> ${other}\0`);
    const expected = readBytes(camt, bytes);
    fc.assert(
      fc.property(fc.array(fc.nat(90), { minLength: 1 }), (chunk) => {
        expect(readBytes(camt, bytes, { chunk })).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('are refused when the last is cut, in its line', () => {
    expect(readText(whole + other.slice(0, -9)).errors).toEqual(['file-truncated']);
    expect(readText(`${whole}\n<?xml version="1.0"?>`).errors).toEqual(['file-truncated']);
    expect(readText(`${whole}\n\n${other.replace('</Amt>', '</Amount>')}`).findings).toMatchObject([
      { code: 'xml-not-well-formed', line: 5 },
    ]);
  });

  it('are refused when one of them is another message', () => {
    const pain =
      '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt/></Document>';
    expect(readText(whole + pain).findings).toMatchObject([
      { code: 'format-not-supported-yet', params: { format: 'pain.002.001.03' } },
    ]);
  });

  it('are refused when something else stands behind the first', () => {
    expect(readText(`${whole}rest`).errors).toEqual(['xml-not-well-formed']);
    expect(readText(`${whole}</Document>`).errors).toEqual(['xml-not-well-formed']);
    expect(readText(whole.replace('</Document>', '</Dokument>')).errors).toEqual(['xml-not-well-formed']);
  });
});

describe('what stands around a document', () => {
  it.each([
    ['blanks and line ends before the declaration', ` \r\n\t${whole}`],
    ['a byte order mark and blanks', `\ufeff\n${whole}`],
    ['the DOS end of file', `${whole}\r\n\x1a`],
    ['NULs of an old transfer program', `${whole}${'\0'.repeat(5000)}`],
    ['blanks up to a record length', `${whole}${' '.repeat(200_000)}`],
  ])('is passed over: %s', (_what, text) => {
    expect(detect(sniff(utf8(text)))?.format).toBe('camt053');
    expect(readText(text)).toMatchObject({ findings: [], rows: [{ amountOre: 10_000 }] });
  });

  it.each([
    [
      'SOAP',
      `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${document}</s:Body></s:Envelope>`,
    ],
    [
      'a business application header (BAH)',
      `<Xchg xmlns="urn:x"><AppHdr xmlns="urn:iso:std:iso:20022:tech:xsd:head.001.001.02"><Fr/></AppHdr>${document}</Xchg>`,
    ],
    [
      "a bank's own envelope with two documents",
      `<File><Part>${document}</Part><Part>${document.replace('>A<', '>C<')}</Part></File>`,
    ],
  ])('may be %s', (_what, text) => {
    const found = readText(text);
    expect(found.findings).toEqual([]);
    expect(found.rows.length).toBeGreaterThan(0);
  });

  it('may be supplementary data of any schema', () => {
    const data = '<SplmtryData><Envlp><Ntry><Amt>1</Amt></Ntry></Envlp></SplmtryData>';
    expect(readText(whole.replace('</BkToCstmrStmt>', `${data}</BkToCstmrStmt>`)).errors).toEqual([]);
  });
});

describe('namespaces', () => {
  it('may have any prefix, also another one for a part', () => {
    const prefixed = whole.replaceAll(/<(\/?)(?=[A-Z])/g, '<$1camt:').replace('xmlns=', 'xmlns:camt=');
    expect(readText(prefixed)).toMatchObject({ findings: [], rows: [{ amountOre: 10_000 }] });
  });

  it('may be declared on the payload alone', () => {
    const moved = whole
      .replace(/ xmlns="[^"]*"/, '')
      .replace('<BkToCstmrStmt>', '<BkToCstmrStmt xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">');
    expect(readText(moved)).toMatchObject({ findings: [], summary: { kind: 'camt.053.001.02' } });
  });

  it('may be missing, misspelt (iso:20023) or of a version that is unknown', () => {
    expect(readText(whole.replace(/ xmlns="[^"]*"/, '')).warnings).toEqual(['xml-namespace-missing']);
    expect(readText(whole.replace('iso:20022', 'iso:20023')).warnings).toEqual([]);
    expect(readText(whole.replace('053.001.02', '053.001.14')).warnings).toEqual(['camt-version-unknown']);
  });

  it('may say another message than the payload, which is the better authority', () => {
    const found = readText(whole.replace('camt.053', 'camt.054'));
    expect([found.warnings, amounts(found)]).toEqual([['camt-version-unknown'], [10_000]]);
  });

  it.each(['02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13'])(
    'version .%s is known',
    (version) => {
      for (const kind of ['052', '053', '054'] as const) {
        const found = readText(message(statement(entry(), { kind }), { kind, version }));
        expect(found).toMatchObject({ findings: [], summary: { kind: `camt.${kind}.001.${version}` } });
      }
    },
  );

  it('version .01 has its number in the payload', () => {
    const first = message(statement(entry()), { version: '01' }).replaceAll(
      'BkToCstmrStmt>',
      'BkToCstmrStmtV01>',
    );
    expect(readText(first)).toMatchObject({ findings: [], rows: [{ amountOre: 10_000 }] });
  });
});

describe('letters', () => {
  const named = message(
    statement(entry({ more: '<AddtlNtryInf>Månadsavgift, Öl &#228; &amp; så</AddtlNtryInf>' })),
  );
  const text = (bytes: Uint8Array): [string | undefined, string[]] => {
    const found = readBytes(camt, bytes);
    return [found.rows[0]?.text, found.warnings];
  };

  it('that are ISO-8859-15 under a declaration of UTF-8 are read with a warning (ABN AMRO)', () => {
    expect(text(latin1(named))).toEqual(['Månadsavgift, Öl ä & så', ['encoding-not-utf8']]);
  });

  it('that are as the declaration says are read without a word', () => {
    expect(text(latin1(named.replace('UTF-8', 'ISO-8859-1')))).toEqual(['Månadsavgift, Öl ä & så', []]);
    const wide = new Uint8Array(Buffer.from(`\ufeff${named.replace('UTF-8', 'UTF-16')}`, 'utf16le'));
    expect(text(wide)).toEqual(['Månadsavgift, Öl ä & så', []]);
  });

  it('of UTF-8 under a declaration of ISO-8859-1 are UTF-8', () => {
    expect(text(utf8(named.replace('UTF-8', 'ISO-8859-1')))[0]).toBe('Månadsavgift, Öl ä & så');
  });
});

describe('entries are never passed over without a word', () => {
  it.each([
    [
      'in an element of its own in the statement',
      whole.replace('<Ntry>', '<Group><Ntry>').replace('</Ntry>', '</Ntry></Group>'),
    ],
    ['beside the statement', whole.replace('<Stmt>', `${entry()}<Stmt>`)],
    ['inside another entry', whole.replace('</Ntry>', `${entry()}</Ntry>`)],
  ])('an entry %s refuses the file', (_what, text) => {
    expect(readText(text).errors).toEqual(['xml-not-well-formed']);
  });

  it('an account that comes after very many entries refuses the file', () => {
    const late = (count: number): string[] =>
      readText(message(statement(entry().repeat(count) + account, { account: '' }))).errors;
    expect([late(10_000), late(10_001)]).toEqual([[], ['statement-account-late']]);
  });
});

describe('hostile files', () => {
  it.each([
    [
      'an entity bomb',
      `<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY c "&a;&a;">]><Document>&c;</Document>`,
      'xml-doctype-refused',
    ],
    [
      'ten thousand elements inside one another',
      whole.replace('<Id>S1</Id>', '<x>'.repeat(10_000)),
      'xml-limit-exceeded',
    ],
    [
      'an attribute of two megabytes',
      whole.replace('<Stmt>', `<Stmt a="${'x'.repeat(2_000_000)}">`),
      'xml-limit-exceeded',
    ],
    [
      'a comment of two megabytes',
      whole.replace('<Stmt>', `<!--${'x'.repeat(2_000_000)}--><Stmt>`),
      'xml-limit-exceeded',
    ],
    ['a name of two megabytes', whole.replace('<Stmt>', `<${'x'.repeat(2_000_000)}>`), 'xml-limit-exceeded'],
    ['a NUL in a text', whole.replace('S1', 'S\0'), 'xml-not-well-formed'],
    ['a character that XML has not', whole.replace('S1', 'S\x01'), 'xml-not-well-formed'],
    ['a reference to no character', whole.replace('S1', 'S&#0;'), 'xml-not-well-formed'],
    ['an attribute given twice', whole.replace('<Stmt>', '<Stmt a="1" a="2">'), 'xml-not-well-formed'],
    ['no document', '   \n', 'camt-message-missing'],
  ])('are refused: %s', (_what, text, code) => {
    expect(readText(text).errors).toEqual([code]);
  });

  it('with many entity references are read: each is one character', () => {
    const many = readText(
      message(statement(entry({ more: `<AddtlNtryInf>${'&amp;'.repeat(5000)}</AddtlNtryInf>` }))),
    );
    expect([many.errors, many.rows[0]?.text?.length]).toEqual([[], 1000]);
  });
});
