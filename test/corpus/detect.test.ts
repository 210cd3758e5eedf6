import { describe, expect, it } from 'vitest';
import type { CsvLayout } from '../../src/domain/csv-layout.ts';
import { csv } from '../../src/formats/csv/index.ts';
import { detect } from '../../src/formats/detect.ts';
import { formatFor } from '../../src/formats/index.ts';
import { readBytes, sniff } from '../formats/read-bytes.ts';
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

  it('knows Leverantörsbetalningar', () => {
    expect(unlike('lb', 'lb')).toEqual([]);
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

  it('has a reader for every MT940 and OFX file it knows', () => {
    for (const { path } of ['mt940', 'ofx'].flatMap(expectationsOf)) {
      const found = detected(path);
      if (found !== 'unknown' && found !== 'csv')
        expect(formatFor('auto', sniff(bytesOf(path))).format.id).toBe(found);
    }
  });

  it('reads hard tables with a layout that does not fit without an exception', () => {
    const layout: CsvLayout = {
      encoding: null,
      delimiter: ',',
      headerRow: 1,
      decimal: '.',
      dateFormat: 'yyyy-MM-dd',
      sign: 'asIs',
      columns: { date: '1', amount: '2' },
    };
    const files = expectationsOf('csv');
    expect(files.length).toBeGreaterThan(40);
    for (const { path } of files) expect(() => readBytes(csv, bytesOf(path), { csv: layout })).not.toThrow();
  });
});
