import { describe, expect, it } from 'vitest';
import { detect } from '../../src/formats/detect.ts';
import { sniff } from '../formats/read-bytes.ts';
import { bytesOf, corpusIsHere, expectationsOf } from './corpus.ts';

const detected = (path: string): string => detect(sniff(bytesOf(path)))?.format ?? 'unknown';

/** Paths that are not recognised as what they are, sorted. */
function unlike(folder: string, format: string): string[] {
  return expectationsOf(folder)
    .filter(({ path }) => detected(path) !== format)
    .map(({ path }) => path.slice(folder.length + 1))
    .sort();
}

describe.skipIf(!corpusIsHere)('recognising the real files by content', () => {
  it('knows every SIE 4 file', () => {
    expect(unlike('sie4', 'sie4')).toEqual([]);
  });

  it('knows every camt file that names its message', () => {
    expect(unlike('camt', 'camt053')).toEqual([
      'sebastienrousseau__bankstatementparser__test_data_invalid.xml',
    ]);
  });

  it('knows SIE 5', () => {
    expect(unlike('sie5', 'sie5')).toEqual([]);
  });

  it('knows MT940 and MT942 but for pieces that hold no field of them', () => {
    expect(unlike('mt940', 'mt940')).toEqual([
      'WoLpH__mt940__self-provided_invalid_statement.sta',
      'svenstaro__mt940-rs__cmxl_mt942_1.sta',
    ]);
  });

  it('knows OFX', () => {
    expect(unlike('ofx', 'ofx')).toEqual([]);
  });

  it('knows BgMax, also a deposit or a payment by itself, and no text that only says it is one', () => {
    expect(unlike('bgmax', 'bgmax')).toEqual(['barsoom__bankgiro_inbetalningar__not_bgmax_at_all.pdf']);
  });

  it('knows Leverantörsbetalningar but for a template without digits', () => {
    expect(unlike('lb', 'lb')).toEqual([
      'niho__bankgirot__leverantorsbetalning_exempelfil_aterforda-kontantutbetalningar_sv.txt',
    ]);
  });

  it('knows Autogiro', () => {
    expect(unlike('autogiro', 'autogiro')).toEqual([]);
  });

  it('takes tables for tables and never for another format', () => {
    const found = new Set(
      [...expectationsOf('csv'), ...expectationsOf('bank-se')].map(({ path }) => detected(path)),
    );
    expect([...found].sort()).toEqual(['csv', 'unknown']);
  });
});
