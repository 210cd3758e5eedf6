import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { createSniffer, encodingOf, type Sniffed } from '../../src/formats/sniff.ts';
import { sniff } from './read-bytes.ts';

const swedish = 'Försäljning åt Östra Ångström & Café Müller';
const bytes = (text: string, encoding: string): Uint8Array => new Uint8Array(iconv.encode(text, encoding));
const concat = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

function sniffInPieces(data: Uint8Array, size: number): Sniffed {
  const sniffer = createSniffer();
  for (let at = 0; at < data.length; at += size) sniffer.push(data.subarray(at, at + size));
  return sniffer.finish();
}

describe('the encoding of a file', () => {
  it.each([
    ['plain letters', bytes('Betalning 100.00', 'ascii'), 'ascii', 0],
    ['UTF-8', bytes(swedish, 'utf-8'), 'utf-8', 0],
    [
      'UTF-8 with a byte order mark',
      concat(new Uint8Array([0xef, 0xbb, 0xbf]), bytes(swedish, 'utf-8')),
      'utf-8',
      3,
    ],
    [
      'UTF-16 little end first',
      concat(new Uint8Array([0xff, 0xfe]), bytes(swedish, 'utf-16le')),
      'utf-16le',
      2,
    ],
    ['UTF-16 big end first', concat(new Uint8Array([0xfe, 0xff]), bytes(swedish, 'utf-16be')), 'utf-16be', 2],
    ['UTF-16 without a mark', bytes('#FLAGGA 0', 'utf-16le'), 'utf-16le', 0],
    ['code page 437', bytes(swedish, 'cp437'), 'cp437', 0],
    ['Windows-1252', bytes(swedish, 'windows-1252'), 'windows-1252', 0],
  ] as const)('is told from its bytes: %s', (_name, data, encoding, bomBytes) => {
    const sniffed = sniff(data);
    expect(encodingOf(sniffed, encoding === 'cp437' ? 'windows-1252' : 'cp437')).toBe(encoding);
    expect([sniffed.bomBytes, sniffed.mixed, sniffed.replacementCharacters]).toEqual([bomBytes, false, 0]);
  });

  it('is what the format usually is when no Swedish letter tells', () => {
    const dash = sniff(new Uint8Array([0x41, 0x96, 0x42]));
    expect([encodingOf(dash, 'cp437'), encodingOf(dash, 'windows-1252')]).toEqual(['cp437', 'windows-1252']);
  });

  it('is decided by one letter far behind the head', () => {
    const far = concat(
      new Uint8Array(200_000).fill(0x41),
      bytes('å', 'cp437'),
      new Uint8Array(10).fill(0x41),
    );
    const sniffed = sniffInPieces(far, 65_536);
    expect([sniffed.head.length, sniffed.sizeBytes]).toEqual([65_536, 200_011]);
    expect(encodingOf(sniffed, 'windows-1252')).toBe('cp437');
  });

  it('is UTF-8 also when the file is cut inside its last letter', () => {
    expect(sniff(bytes(`${swedish}ö`, 'utf-8').slice(0, -1)).encoding).toBe('utf-8');
    expect(sniff(bytes('Å', 'windows-1252')).encoding).toBeNull();
  });

  it.each([
    ['an overlong form', [0xc0, 0xaf]],
    ['an overlong form of three', [0xe0, 0x80, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a letter above the last', [0xf4, 0x90, 0x80, 0x80]],
    ['a lone follower', [0x41, 0x80]],
    ['a letter that breaks off', [0xc3, 0x41]],
  ])('is not UTF-8 with %s', (_name, data) => {
    expect(sniff(new Uint8Array(data)).encoding).toBeNull();
  });

  it('is mixed when letters of two encodings stand in one file', () => {
    expect(sniff(concat(bytes(swedish, 'utf-8'), bytes(swedish, 'windows-1252'))).mixed).toBe(true);
    expect(sniff(concat(bytes(swedish, 'cp437'), bytes(swedish, 'windows-1252'))).mixed).toBe(true);
  });

  it('counts letters that were lost before', () => {
    const sniffed = sniff(bytes('F\uFFFDrs\uFFFDljning', 'utf-8'));
    expect([sniffed.encoding, sniffed.replacementCharacters]).toEqual(['utf-8', 2]);
  });

  it('agrees with a strict decoder on any bytes, however they are cut', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.integer({ min: 1, max: 7 }), (data, size) => {
        const whole = sniff(data);
        expect(sniffInPieces(data, size)).toEqual(whole);
        const strict = ((): boolean => {
          try {
            new TextDecoder('utf-8', { fatal: true }).decode(data);
            return true;
          } catch {
            return false;
          }
        })();
        if (strict && whole.encoding !== 'utf-16le' && whole.encoding !== 'utf-16be') {
          expect(whole.encoding).toBe(data.every((byte) => byte < 128) ? 'ascii' : 'utf-8');
        }
      }),
    );
  });

  it('agrees with a strict decoder on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const data = new TextEncoder().encode(`ab${text}å`);
        expect(sniffInPieces(data, 3).encoding).toBe('utf-8');
      }),
    );
  });
});
