/**
 * Files made to hurt: each is answered with an error of a known name, in bounded time and memory, by every format that it
 * can be written in.
 */
import { describe, expect, it } from 'vitest';
import { type Seed, seeds } from '../../scripts/fuzz/seeds.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { StreamFormat } from '../../src/formats/format.ts';
import { createSniffer, type Format, formats } from '../../src/formats/index.ts';
import { type ReadFile, readBytes, sniff } from './read-bytes.ts';

const streams = formats.filter((format): format is Format & StreamFormat => 'open' in format);
const streamOf = (id: string): StreamFormat | undefined => streams.find((format) => format.id === id);

function valid(id: string, name?: string): { text: string; options: Seed['options'] } {
  const seed = (seeds[id] ?? []).find((one) => name === undefined || one.name === name);
  if (!seed) throw new Error(`no seed for ${id}`);
  return { text: Buffer.from(seed.bytes).toString('latin1'), options: seed.options };
}

const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

function readText(id: string, text: string, name?: string): ReadFile {
  const format = streamOf(id);
  if (!format) throw new Error(`no format ${id}`);
  const { csv, positional } = valid(id, name).options;
  return readBytes(format, latin1(text), { ...(csv ? { csv } : {}), ...(positional ? { positional } : {}) });
}

/** Only of formats that are here: others come with their readers. */
const here = <T extends { readonly format: string }>(cases: readonly T[]): T[] =>
  cases.filter(({ format }) => streamOf(format) !== undefined);

describe('an entity bomb', () => {
  const bomb =
    '<!DOCTYPE bomb [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>';
  it.each(here([{ format: 'camt053' }, { format: 'sie5' }, { format: 'ofx', seed: 'ofx2' }]))(
    'in $format is refused',
    ({ format, seed }: { format: string; seed?: string }) => {
      const { text } = valid(format, seed);
      const at = text.lastIndexOf('?>') + 1 || 0;
      const read = readText(format, `${text.slice(0, at + 1)}${bomb}${text.slice(at + 1)}`);
      expect(read.errors[0]).toBe('xml-doctype-refused');
    },
  );
});

/** Pushes the same megabyte until the reader has an error, at most two gigabytes. */
function pushEndless(format: StreamFormat, head: string, filler: string, options: Seed['options']) {
  const sniffer = createSniffer();
  const begin = latin1(head);
  const megabyte = latin1(filler.repeat(Math.ceil(2 ** 20 / filler.length)).slice(0, 2 ** 20));
  sniffer.push(begin);
  sniffer.push(megabyte);
  const findings: Finding[] = [];
  const ignore = (): void => undefined;
  const sink = {
    row: ignore,
    balance: ignore,
    statement: ignore,
    finding: (found: Finding) => void findings.push(found),
  };
  const reader = format.open({ csv: null, feeds: 'bank', ...options, sniffed: sniffer.finish() }, sink);
  const before = process.memoryUsage.rss();
  let peak = before;
  const isRefused = (): boolean => findings.some(({ severity }) => severity === 'error');
  reader.push(begin);
  let megabytes = 0;
  for (; megabytes < 2048 && !isRefused(); megabytes += 1) {
    reader.push(megabyte);
    if (megabytes % 64 === 0) peak = Math.max(peak, process.memoryUsage.rss());
  }
  reader.end();
  const error = findings.find(({ severity }) => severity === 'error');
  return { error: error?.code, megabytes, grownMb: (peak - before) / 2 ** 20 };
}

describe('a line without end', () => {
  const cases = [
    { format: 'sie4', cut: '"Dagskassa"', filler: 'x', code: 'format-line-too-long' },
    { format: 'sie4', cut: '#TRANS', filler: '#', code: 'format-line-too-long' },
    { format: 'camt053', cut: 'MsgId>', filler: 'x', code: 'xml-limit-exceeded' },
    { format: 'camt053', cut: '<Document', filler: ' x="1"', code: 'xml-not-well-formed' },
    { format: 'camt053', cut: '<Document', filler: ' ', code: 'xml-limit-exceeded' },
    { format: 'sie5', cut: 'name="', filler: 'x', code: 'xml-limit-exceeded' },
    { format: 'csv', cut: '2026-11-10;', filler: 'x', code: 'format-line-too-long' },
    { format: 'csv', cut: '2026-11-10;"', filler: '\r\n', code: 'csv-quote-unclosed' },
    { format: 'mt940', cut: ':86:', filler: 'x', code: 'format-line-too-long' },
    { format: 'bgmax', cut: '25Betalning', filler: 'x', code: 'format-line-too-long' },
    { format: 'lb', cut: '\n14', filler: '0', code: 'format-line-too-long' },
    { format: 'autogiro', cut: '\n82', filler: '0', code: 'format-line-too-long' },
    { format: 'ofx', cut: '<MEMO>', filler: 'x', code: 'ofx-limit-exceeded' },
  ];
  it.each(here(cases))(
    'in $format, of $filler behind $cut, is refused long before two gigabytes',
    ({ format, cut, filler, code }) => {
      const reader = streamOf(format);
      if (!reader) return;
      const { text, options } = valid(format);
      const at = text.indexOf(cut);
      const head = at === -1 ? text + cut : text.slice(0, at) + cut;
      const { error, megabytes, grownMb } = pushEndless(reader, head, filler, options);
      expect(error).toBe(code);
      expect(megabytes).toBeLessThanOrEqual(70);
      expect(grownMb).toBeLessThan(250);
    },
  );
});

describe('ten thousand elements one in the other', () => {
  const cases = [
    { format: 'camt053', cut: '<GrpHdr>', open: '<a>', close: '</a>', code: 'xml-limit-exceeded' },
    {
      format: 'camt053',
      cut: '<NtryDtls>',
      open: '<TxDtls>',
      close: '</TxDtls>',
      code: 'xml-limit-exceeded',
    },
    { format: 'sie5', cut: '<Accounts>', open: '<a>', close: '</a>', code: 'xml-limit-exceeded' },
    { format: 'ofx', cut: '<BANKTRANLIST>', open: '<A>', close: '</A>', code: 'ofx-limit-exceeded' },
  ];
  it.each(here(cases))('in $format behind $cut are refused', ({ format, cut, open, close, code }) => {
    const { text } = valid(format);
    const at = text.indexOf(cut) + cut.length;
    const deep = open.repeat(10_000) + close.repeat(10_000);
    expect(readText(format, text.slice(0, at) + deep + text.slice(at)).errors).toContain(code);
  });
});

/** The finding that names it, and whether it refuses the file. */
interface Said {
  readonly format: string;
  /** Where it is put: before this text. */
  readonly before: string;
  readonly code: string;
  readonly severity: 'error' | 'warning';
}

describe('a NUL byte', () => {
  const cases: Said[] = [
    { format: 'sie4', before: 'Dagskassa', code: 'sie-control-character', severity: 'warning' },
    { format: 'camt053', before: 'Faktura 12', code: 'xml-not-well-formed', severity: 'error' },
    { format: 'sie5', before: 'Dagskassa', code: 'xml-not-well-formed', severity: 'error' },
    { format: 'mt940', before: 'ATT HANDA', code: 'swift-control-character', severity: 'warning' },
  ];
  it.each(here(cases))('in $format: $code', ({ format, before, code, severity }) => {
    const { text } = valid(format);
    expect(text).toContain(before);
    const read = readText(format, text.replace(before, `\0${before}`));
    expect(severity === 'error' ? read.errors : read.warnings).toContain(code);
  });

  it.each(
    here([
      { format: 'csv', before: '000,50', code: 'amount-unreadable' },
      { format: 'sie4', before: '1000.25 20261110 "Kassa', code: 'date-unreadable' },
    ]),
  )('inside an amount of $format refuses the file: $code', ({ format, before, code }) => {
    const { text } = valid(format);
    const at = text.indexOf(before) + 1;
    expect(readText(format, `${text.slice(0, at)}\0${text.slice(at)}`).errors).toContain(code);
  });
});

describe('a letter of UTF-8 that is cut', () => {
  it.each(streams.filter(({ id }) => (seeds[id] ?? []).length > 0).map(({ id }) => ({ format: id })))(
    'at the end of a $format file is no crash, and no letter is made up',
    ({ format }) => {
      const { text } = valid(format);
      for (const cut of ['\xc3', '\xe2\x82', '\xf0\x9f\x92']) {
        const read = readText(format, text + cut);
        expect(read.rows.length + read.findings.length).toBeGreaterThan(0);
      }
    },
  );

  it('in XML is an encoding that is not UTF-8', () => {
    const { text } = valid('camt053');
    const { findings } = readText('camt053', text.replace('Faktura', '\xe2\x82Faktura'));
    expect(findings.map(({ code }) => code)).toEqual(['encoding-not-utf8', 'encoding-mixed']);
  });
});

describe('a declaration of letters that is not true', () => {
  it('of UTF-8 in XML over Latin-1 bytes is told by name, and the letters are right', () => {
    const text = Buffer.from(valid('camt053').text, 'latin1').toString('utf8');
    const { findings, rows } = readText('camt053', text);
    expect(findings.map(({ code }) => code)).toEqual(['encoding-not-utf8']);
    expect(rows.map((row) => row.counterparty)).toContain('Åkeri Norr AB');
  });

  it('of Latin-1 in XML over UTF-8 bytes is not believed', () => {
    const { text } = valid('camt053');
    const read = readText('camt053', text.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"'));
    expect(read.errors).toEqual([]);
    expect(read.rows).toHaveLength(4);
  });

  it('of PC8 in SIE over UTF-8 and Latin-1 bytes is not believed', () => {
    const { text: bytesAsText } = valid('sie4', 'sie4e-utf8');
    const text = Buffer.from(bytesAsText, 'latin1').toString('utf8').replace('Dagskassa', 'Dagskassa Å');
    for (const encoding of ['utf8', 'latin1'] as const) {
      const bytes = new Uint8Array(Buffer.from(text, encoding));
      const reader = streamOf('sie4');
      if (!reader) return;
      expect(sniff(bytes).sizeBytes).toBe(bytes.length);
      expect(JSON.stringify(readBytes(reader, bytes).rows)).toContain('Dagskassa Å');
    }
  });
});

describe('a header that promises more than there is', () => {
  const cases: (Said & { readonly instead: string; readonly seed?: string })[] = [
    {
      format: 'camt053',
      before: '<NbOfNtries>3',
      instead: '<NbOfNtries>9',
      code: 'format-control-sum',
      severity: 'warning',
    },
    {
      format: 'bgmax',
      before: '7000000002',
      instead: '7000000009',
      code: 'format-control-sum',
      severity: 'error',
    },
    {
      format: 'mt940',
      seed: 'mt942',
      before: ':90C:1SEK',
      instead: ':90C:9SEK',
      code: 'format-control-sum',
      severity: 'warning',
    },
  ];
  it.each(here(cases))('in $format: $code', ({ format, seed, before, instead, code, severity }) => {
    const { text } = valid(format, seed);
    expect(text).toContain(before);
    const read = readText(format, text.replace(before, instead), seed);
    expect(severity === 'error' ? read.errors : read.warnings).toContain(code);
  });
});
