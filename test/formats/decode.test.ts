import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { createDecoder, createLineSplitter } from '../../src/formats/decode.ts';
import type { TextEncoding } from '../../src/formats/sniff.ts';

function decode(
  data: Uint8Array,
  encoding: TextEncoding,
  how: { bomBytes?: number; size?: number } = {},
): string {
  const decoder = createDecoder(encoding, how.bomBytes ?? 0);
  const size = how.size ?? 1;
  let text = '';
  for (let at = 0; at < data.length; at += size) text += decoder.write(data.subarray(at, at + size));
  return text + decoder.end();
}

function split(
  pieces: readonly string[],
  largest = 100,
): { lines: string[]; numbers: number[]; tooLong: number[] } {
  const found = { lines: [] as string[], numbers: [] as number[], tooLong: [] as number[] };
  const splitter = createLineSplitter(
    {
      line: (text, number) => {
        found.lines.push(text);
        found.numbers.push(number);
      },
      tooLong: (number) => found.tooLong.push(number),
    },
    largest,
  );
  for (const piece of pieces) splitter.push(piece);
  splitter.end();
  return found;
}

describe('decoding', () => {
  const text = 'Räksmörgås på ÅÄÖ-gatan, Café Müller';

  it.each(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'cp437'] as const)(
    'reads %s byte by byte',
    (encoding) => {
      expect(decode(new Uint8Array(iconv.encode(text, encoding)), encoding)).toBe(text);
    },
  );

  it('knows the letters of code page 437 and of Windows-1252', () => {
    expect(decode(new Uint8Array([0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99, 0x80, 0x9c]), 'cp437')).toBe(
      'åäöÅÄÖÇ£',
    );
    expect(decode(new Uint8Array([0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6, 0x80, 0x96]), 'windows-1252')).toBe(
      'åäöÅÄÖ€–',
    );
  });

  it.each([1, 2, 5])('leaves the byte order mark out, also when it comes in pieces of %i', (size) => {
    const data = new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('å')]);
    expect(decode(data, 'utf-8', { bomBytes: 3, size })).toBe('å');
    const wide = new Uint8Array([0xff, 0xfe, ...iconv.encode('å', 'utf-16le')]);
    expect(decode(wide, 'utf-16le', { bomBytes: 2, size })).toBe('å');
  });

  it('marks a letter that was cut at the end', () => {
    expect(decode(new Uint8Array([0x41, 0xc3]), 'utf-8')).toBe('A\uFFFD');
  });

  it('reads any bytes in any encoding alike however they are cut, and never throws', () => {
    const encodings: TextEncoding[] = ['ascii', 'utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'cp437'];
    fc.assert(
      fc.property(
        fc.uint8Array(),
        fc.constantFrom(...encodings),
        fc.integer({ min: 1, max: 9 }),
        (data, encoding, size) => {
          expect(decode(data, encoding, { size })).toBe(decode(data, encoding, { size: data.length + 1 }));
        },
      ),
    );
  });
});

describe('lines', () => {
  it('end with CRLF, LF or CR, and the last without any', () => {
    expect(split(['a\r\nb\nc\rd'])).toMatchObject({ lines: ['a', 'b', 'c', 'd'], numbers: [1, 2, 3, 4] });
  });

  it('keep empty lines and their numbers', () => {
    expect(split(['a\n\n\r\n\rb\n']).lines).toEqual(['a', '', '', '', 'b']);
  });

  it('are not doubled where a chunk ends between CR and LF', () => {
    expect(split(['a\r', '\nb\r', 'c\r', '', '\n', '\n']).lines).toEqual(['a', 'b', 'c', '']);
  });

  it('end before the DOS mark for the end of a file', () => {
    expect(split(['a\r\n\x1a']).lines).toEqual(['a']);
    expect(split(['a\x1a\x1a']).lines).toEqual(['a']);
  });

  it('are skipped and told when they are too long, without being held', () => {
    const endless = split([
      'ok\n',
      ...Array.from({ length: 50 }, () => 'x'.repeat(10)),
      '\nok\n',
      'y'.repeat(200),
    ]);
    expect(endless).toMatchObject({ lines: ['ok', 'ok'], numbers: [1, 3], tooLong: [2, 4] });
  });

  it('are the same however the text is cut', () => {
    const piece = fc.constantFrom('\r', '\n', '\r\n', 'a', 'bb', '\x1a', '');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(split(pieces)).toEqual(split([pieces.join('')]));
      }),
    );
  });
});
