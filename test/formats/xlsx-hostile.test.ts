import { describe, expect, it } from 'vitest';
import { openArchive } from '../../src/formats/xlsx/archive.ts';
import { xlsx } from '../../src/formats/xlsx/index.ts';
import { createSharedStringsReader } from '../../src/formats/xlsx/shared-strings.ts';
import { createXmlPush } from '../../src/formats/xml/xml-push.ts';
import { type BookSpec, partsOf, xlsxOf } from './generators/xlsx.ts';
import { type ZipPart, zipOf } from './generators/zip.ts';
import { readSeeking, sourceOf } from './read-seeking.ts';

const book: BookSpec = {
  sheets: [
    {
      name: 'Blad1',
      rows: [
        ['Datum', 'Text', 'Belopp'],
        ['2026-01-02', 'x', -1],
      ],
    },
  ],
};
const sheetPart = 'xl/worksheets/sheet1.xml';
const read = (bytes: Uint8Array) => readSeeking(xlsx, bytes, { feeds: 'bank' });
const faults = async (bytes: Uint8Array) => (await read(bytes)).findings.map(({ code }) => code);
const sheetXml = (inside: string): string => `<worksheet><sheetData>${inside}</sheetData></worksheet>`;
const withPart = (name: string, content: string | Uint8Array | null): Uint8Array =>
  xlsxOf({ ...book, parts: { [name]: content } });
const withSheet = (inside: string): Uint8Array => withPart(sheetPart, sheetXml(inside));
const changedParts = (change: (part: ZipPart) => ZipPart): Uint8Array => zipOf(partsOf(book).map(change));
const onSheet = (lie: Partial<ZipPart>): Uint8Array =>
  changedParts((part) => (part.name === sheetPart ? { ...part, ...lie } : part));
const reason = async (bytes: Uint8Array): Promise<unknown> =>
  (await read(bytes)).findings[0]?.params['reason'];

describe('a zip that', () => {
  it('is cut anywhere is damaged, and reading it ends', async () => {
    const bytes = xlsxOf(book);
    for (let end = 1; end < bytes.length; end += 31)
      expect(await faults(bytes.subarray(0, end))).toEqual(['xlsx-damaged']);
  });

  it('has bytes behind its end is damaged', async () => {
    expect(await faults(new Uint8Array([...xlsxOf(book), 0]))).toEqual(['xlsx-damaged']);
  });

  it('says a part is smaller or larger than it is', async () => {
    expect(await faults(onSheet({ sizeSaid: 10 }))).toEqual(['xlsx-damaged']);
    expect(await faults(onSheet({ sizeSaid: 1_000_000 }))).toEqual(['xlsx-damaged']);
    expect(await reason(onSheet({ sizeSaid: 10 }))).toMatch(/too many bytes/);
  });

  it('has another check sum than its bytes', async () => {
    expect(await reason(onSheet({ crcSaid: 1 }))).toMatch(/CRC-32/);
    expect(await reason(onSheet({ crcSaid: 1, stored: true }))).toMatch(/CRC-32/);
  });

  it('has encrypted parts', async () => {
    expect(await faults(onSheet({ encrypted: true }))).toEqual(['xlsx-encrypted']);
  });

  it('is a bomb: a thousand bytes of every one', async () => {
    const blanks = new Uint8Array(20 * 1024 * 1024).fill(0x20);
    expect(await faults(withPart(sheetPart, blanks))).toEqual(['xlsx-too-large']);
    expect(await faults(withPart('xl/styles.xml', blanks))).toEqual(['xlsx-too-large']);
  });

  it('is a bomb that says it is small', async () => {
    const blanks = new Uint8Array(8 * 1024 * 1024).fill(0x20);
    const bytes = zipOf(
      partsOf({ ...book, parts: { [sheetPart]: blanks } }).map((part) =>
        part.name === sheetPart ? { ...part, sizeSaid: 1000 } : part,
      ),
    );
    expect(await faults(bytes)).toEqual(['xlsx-damaged']);
  });

  it('has, or says it has, more parts than a workbook needs', async () => {
    const many = Array.from({ length: 10_001 }, (_, i) => ({ name: `p${i}`, content: '' }));
    expect(await faults(zipOf([...partsOf(book), ...many]))).toEqual(['xlsx-too-large']);
    expect(await faults(zipOf(partsOf(book), { count: 50_000 }))).toEqual(['xlsx-too-large']);
    expect(await faults(zipOf(partsOf(book), { count: 9 }))).toEqual(['xlsx-damaged']);
  });

  it('has two parts of one name, or names that lead out of it', async () => {
    const twice = [...partsOf(book), { name: 'XL/workbook.xml', content: 'x' }];
    expect(await faults(zipOf(twice))).toEqual(['xlsx-damaged']);
    expect(await faults(zipOf([...partsOf(book), { name: '../../x', content: '' }]))).toEqual([
      'xlsx-damaged',
    ]);
    expect(await faults(zipOf([...partsOf(book), { name: '/etc/x', content: '' }]))).toEqual([
      'xlsx-damaged',
    ]);
  });

  it('has no workbook in it', async () => {
    const found = async (parts: readonly ZipPart[]): Promise<unknown> => {
      const { findings } = await read(zipOf(parts));
      return [findings[0]?.code, findings[0]?.params['found']];
    };
    const at = (name: string): ZipPart => ({ name, content: 'x' });
    expect(await found([at('a.csv')])).toEqual(['xlsx-not-a-workbook', '.zip']);
    expect(await found([at('mimetype'), at('content.xml')])).toEqual(['xlsx-not-a-workbook', '.ods']);
    expect(await found([at('[Content_Types].xml'), at('word/document.xml')])).toEqual([
      'xlsx-not-a-workbook',
      '.docx',
    ]);
    const rels =
      '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>';
    const binary = [at('[Content_Types].xml'), { name: '_rels/.rels', content: rels }, at('xl/workbook.bin')];
    expect(await found(binary)).toEqual(['xlsx-not-a-workbook', '.xlsb']);
    expect(await faults(withPart('xl/workbook.xml', '<html/>'))).toEqual(['xlsx-not-a-workbook']);
  });

  it('lies on a disk that fails: that is not the fault of the file', async () => {
    const bytes = xlsxOf(book);
    const gone = Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' });
    for (const failing of [0, 1, 3, 6, 9, 12]) {
      let reads = 0;
      const source = {
        sizeBytes: bytes.length,
        read: async (at: number, length: number) => {
          reads += 1;
          if (reads > failing) throw gone;
          return bytes.slice(at, at + length);
        },
      };
      await expect(readSeeking(xlsx, bytes, { source })).rejects.toBe(gone);
    }
  });
});

describe('a part that', () => {
  it.each(['xl/sharedStrings.xml', sheetPart, 'xl/workbook.xml', 'xl/styles.xml'])(
    'is missing: %s',
    async (name) => {
      const codes = await faults(withPart(name, null));
      expect(codes).toEqual([name === 'xl/workbook.xml' ? 'xlsx-damaged' : 'xlsx-damaged']);
    },
  );

  it('fetches or includes something else', async () => {
    const doctype = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
    expect(
      await faults(withPart(sheetPart, `${doctype}${sheetXml('<row><c><v>&a;</v></c></row>')}`)),
    ).toEqual(['xml-doctype-refused']);
    expect(await faults(withSheet('<row><c t="str"><v>&lol;</v></c></row>'))).toEqual(['xlsx-damaged']);
    const rels =
      '<Relationships><Relationship Id="rId1" Type="x/officeDocument" TargetMode="External" Target="http://x/workbook.xml"/></Relationships>';
    expect(await faults(withPart('_rels/.rels', rels))).toEqual(['xlsx-not-a-workbook']);
  });

  it('is deep, endless or has countless attributes', async () => {
    expect(await faults(withSheet('<a>'.repeat(10_000)))).toEqual(['xml-limit-exceeded']);
    expect(await faults(withSheet(`<!--${'x'.repeat(3_000_000)}-->`))).toEqual(['xml-limit-exceeded']);
    const attributes = Array.from({ length: 100 }, (_, i) => `a${i}=""`).join(' ');
    expect(await faults(withSheet(`<row ${attributes}/>`))).toEqual(['xml-limit-exceeded']);
  });

  it('has NUL, bytes that are not UTF-8, or no end', async () => {
    expect(await faults(withSheet('<row><c t="str"><v>a\0b</v></c></row>'))).toEqual(['xlsx-damaged']);
    expect(
      await faults(
        withPart(sheetPart, Buffer.from(sheetXml('<row><c t="str"><v>å</v></c></row>'), 'latin1')),
      ),
    ).toEqual(['xlsx-damaged']);
    expect(await reason(withPart(sheetPart, '<worksheet><sheetData><row>'))).toMatch(/ends too early/);
    expect(await faults(withPart(sheetPart, ''))).toContain('csv-layout-missing');
    expect(await faults(withPart('xl/workbook.xml', ''))).toEqual(['xlsx-sheet-none']);
  });

  it('has rows or cells out of order', async () => {
    for (const inside of [
      '<row r="2"/><row r="2"/>',
      '<row r="0"/>',
      '<row r="1048577"/>',
      '<row r="1.5"/>',
      '<row r="x"/>',
      '<row r="1"><c r="B1"/><c r="A1"/></row>',
      '<row r="1"><c r="A1"/><c r="A1"/></row>',
      '<row r="1"><c r="A2"/></row>',
      '<row r="1"><c r="XFE1"/></row>',
      '<row r="1"><c r="AAAA1"/></row>',
      '<row r="1"><c r="1"/></row>',
    ])
      expect([inside, await faults(withSheet(inside))]).toEqual([inside, ['xlsx-damaged']]);
  });

  it('names texts and formats that are not there', async () => {
    const at = (cell: string): Uint8Array =>
      withSheet(
        `<row><c t="inlineStr"><is><t>Datum</t></is></c><c t="inlineStr"><is><t>Belopp</t></is></c></row><row><c t="str"><v>2026-01-02</v></c>${cell}</row>`,
      );
    expect(await faults(at('<c t="s"><v>99</v></c>'))).toContain('xlsx-cell-unreadable');
    expect(await faults(at('<c t="s"><v>-1</v></c>'))).toContain('xlsx-cell-unreadable');
    expect(await faults(at('<c t="q"><v>1</v></c>'))).toContain('xlsx-cell-unreadable');
    expect(await faults(at('<c s="99999"><v>-1</v></c>'))).toEqual([]);
    expect(await faults(at('<c s="-1"><v>-1</v></c>'))).toEqual([]);
  });

  it('has a last column in every row: 16,384 cells of it are not made', async () => {
    const row = (n: number): string => `<row r="${n}"><c r="A${n}" s="1"/><c r="XFD${n}"><v>1</v></c></row>`;
    const inside = Array.from({ length: 20_000 }, (_, i) => row(i + 1)).join('');
    expect((await read(withSheet(inside))).rows).toEqual([]);
  });

  it('has more letters in a row than a person could have written', async () => {
    const cell = `<c t="str"><v>${'x'.repeat(900_000)}</v></c>`;
    expect(await faults(withSheet(`<row>${cell.repeat(6)}</row>`))).toEqual(['xlsx-too-large']);
  });

  it('has more texts than are held, long or many', () => {
    const readTexts = (texts: readonly string[], budget: number): readonly string[] => {
      const { handler, texts: all } = createSharedStringsReader(budget);
      const xml = createXmlPush(handler, () => undefined);
      xml.write(`<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`);
      return all();
    };
    expect(readTexts(['a', 'b'], 1000)).toEqual(['a', 'b']);
    expect(() => readTexts(['a'.repeat(1001)], 1000)).toThrow('xlsx-too-large');
    expect(() => readTexts(new Array(40).fill(''), 1000)).toThrow('xlsx-too-large');
  });
});

describe('files of old Office', () => {
  const header = (directoryAt: number): Buffer => {
    const bytes = Buffer.alloc(512);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    bytes.writeUInt16LE(9, 30);
    bytes.writeUInt32LE(directoryAt / 512 - 1, 48);
    return bytes;
  };
  const names = (...all: readonly string[]): Buffer =>
    Buffer.concat(
      all.map((name) => Buffer.concat([Buffer.from(name, 'utf16le'), Buffer.alloc(128 - name.length * 2)])),
    );

  it('behind a password are told apart from old workbooks, wherever their directory is', async () => {
    const secret = names('Root Entry', 'EncryptedPackage', 'EncryptionInfo');
    for (const before of [0, 512 * 400]) {
      const bytes = Buffer.concat([
        header(512 + before),
        Buffer.alloc(before),
        secret,
        Buffer.alloc(512 * 400),
      ]);
      expect(await faults(new Uint8Array(bytes))).toEqual(['xlsx-encrypted']);
    }
    const old = Buffer.concat([header(512), names('Root Entry', 'Workbook')]);
    expect(await faults(new Uint8Array(old))).toEqual(['xlsx-old-format']);
    expect(await faults(new Uint8Array(old.subarray(0, 20)))).toEqual(['xlsx-old-format']);
  });
});

describe('reading', () => {
  it('ends when it is told that nobody wants more', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => ['2026-01-02', `text ${i}`, -i - 1]);
    const bytes = xlsxOf({ sheets: [{ name: 'B', rows: [['Datum', 'Text', 'Belopp'], ...rows] }] });
    const found = await readSeeking(xlsx, bytes, { feeds: 'bank', stopped: () => true });
    expect(found.rows.length).toBeLessThan(20_000);
  });

  it('leaves no stream open when it ends early', async () => {
    const archive = await openArchive(sourceOf(xlsxOf(book)));
    let pieces = 0;
    await archive.read(sheetPart, 1_000_000, () => {
      pieces += 1;
      return false;
    });
    expect(pieces).toBe(1);
    await expect(archive.read('saknas', 1, () => true)).rejects.toMatchObject({
      finding: { code: 'xlsx-damaged' },
    });
  });
});
