import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PrickakontoError } from '../../src/domain/error.ts';
import { detect, formatFor } from '../../src/formats/index.ts';
import { latin1, sniff, utf8 } from './read-bytes.ts';

const sie = '#FLAGGA 0\n#SIETYP 4\n#FNAMN "Bolaget"\n';
const camt =
  '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn/></Document>';
const pain =
  '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"><CstmrCdtTrfInitn/></Document>';
const table = 'Datum;Belopp;Saldo\n2026-01-02;1,00;2,00\n2026-01-03;1,00;3,00\n';

const faultOf = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error instanceof PrickakontoError ? [error.code, error.params] : error;
  }
};

describe('recognising content', () => {
  it.each([
    ['SIE 4', sie, 'sie4'],
    ['camt', `\n<?xml version="1.0"?>${camt}`, 'camt053'],
    [
      'camt in an envelope',
      `<Envelope><AppHdr xmlns="urn:iso:std:iso:20022:tech:xsd:head.001.001.02"/>${camt}</Envelope>`,
      'camt053',
    ],
    ['another ISO message', pain, 'pain.001.001.03'],
    ['SIE 5', '<Sie xmlns="http://www.sie.se/sie5"/>', 'sie5'],
    ['MT940', ':20:X\n:25:1\n:28C:1\n', 'mt940'],
    ['BgMax', '01BGMAX               0120260525173035010331P\n', 'bgmax'],
    ['LB', '1100099123462603 28LEVERANTÖRSBETALNINGAR\n'.replace(' ', ''), 'lb'],
    ['Autogiro', '0120260611AUTOGIRO                  4711170009912346\n', 'autogiro'],
    ['OFX', 'OFXHEADER:100\nDATA:OFXSGML\n', 'ofx'],
    ['PDF', '%PDF-1.7\n', 'pdf'],
    ['an Excel workbook', 'PK\u0003\u0004....[Content_Types].xml', 'xlsx'],
    ['a web page', '<!DOCTYPE html><table><tr>', 'html'],
    ['a text table', table, 'csv'],
  ])('knows %s', (_what, text, format) => {
    expect(detect(sniff(latin1(text)))?.format).toBe(format);
  });

  it('says nothing of what it does not know', () => {
    for (const text of ['', 'hej', '<a/>', 'en mening, med komma\noch en utan\n'])
      expect(detect(sniff(utf8(text)))).toBeNull();
  });

  it('sees through UTF-16', () => {
    const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from(camt, 'utf16le')]);
    expect(detect(sniff(utf16))?.format).toBe('camt053');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(() => detect(sniff(bytes))).not.toThrow();
      }),
    );
  });
});

describe('choosing the reader of a file', () => {
  it('follows the content where the import says auto', () => {
    expect(formatFor('auto', sniff(utf8(camt))).format.id).toBe('camt053');
    expect(faultOf(() => formatFor('auto', sniff(utf8('hej'))))).toEqual(['format-unknown', {}]);
    expect(faultOf(() => formatFor('auto', sniff(utf8(pain))))).toEqual([
      'format-not-supported-yet',
      { format: 'pain.001.001.03' },
    ]);
    expect(formatFor('auto', sniff(utf8(table))).format.id).toBe('csv');
  });

  it('follows the import where it names a format, unless the content is clearly another', () => {
    expect(formatFor('csv', sniff(utf8('x'))).detection).toMatchObject({
      format: 'csv',
      why: 'configured as csv',
    });
    expect(faultOf(() => formatFor('camt053', sniff(utf8(sie))))).toEqual([
      'format-other-than-configured',
      { configured: 'camt053', found: 'sie4' },
    ]);
    expect(faultOf(() => formatFor('csv', sniff(utf8(sie))))).toMatchObject([
      'format-other-than-configured',
      { found: 'sie4' },
    ]);
    expect(formatFor('sie4', sniff(utf8(table))).format.id).toBe('sie4');
  });

  it('knows the words of formats that come later, and no others', () => {
    expect(faultOf(() => formatFor('excel95', sniff(utf8('x'))))).toEqual([
      'format-unknown',
      { format: 'excel95' },
    ]);
  });
});
