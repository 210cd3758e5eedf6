import { describe, expect, it } from 'vitest';
import { fitsPattern, isIgnored, nameText, targetName } from '../../src/ingest/file-name.ts';

const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV';

describe('names of dropped files', () => {
  it.each(['a.tmp', 'a.PART', 'a.filepart', '~$bok.xlsx', '.dold', 'a.crdownload', 'x~', '.pk-probe-1'])(
    'leaves %s alone',
    (name) => {
      expect(isIgnored(name)).toBe(true);
    },
  );

  it.each(['bok.se', 'utdrag.xml', 'a.temporary.csv', 'part.csv', 'Ã¥.csv'])('takes %s', (name) => {
    expect(isIgnored(name)).toBe(false);
  });

  it('fits names to the import’s pattern, whatever their case', () => {
    expect(fitsPattern('Kund.CSV', '*.csv')).toBe(true);
    expect(fitsPattern('kund.csv.xml', '*.csv')).toBe(false);
    expect(fitsPattern('a+b.csv', 'a+b.cs?')).toBe(true);
    expect(fitsPattern('what.ever', null)).toBe(true);
  });

  it('keeps the whole name behind the id, at its end', () => {
    expect(targetName(id, 'Åkeri bok.se')).toBe(`${id}~Åkeri bok.se`);
  });

  it('cuts a long name in its middle, in whole characters, and keeps its ending', () => {
    const target = targetName(id, `${'å'.repeat(200)}.csv`);
    expect(Buffer.byteLength(target)).toBeLessThanOrEqual(240);
    expect(target).toMatch(/^01ARZ3NDEKTSV4RRFFQ69G5FAV~å+\.csv$/);
  });

  it('lets no name leave its folder', () => {
    expect(targetName(id, '../../etc/passwd')).toBe(`${id}~.._.._etc_passwd`);
  });

  it('reads a name of an old server as Windows-1252', () => {
    expect(nameText(Buffer.from([0xe5, 0x2e, 0x73, 0x65]))).toBe('å.se');
    expect(nameText(Buffer.from('å.se'))).toBe('å.se');
  });
});
