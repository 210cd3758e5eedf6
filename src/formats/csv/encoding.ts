/** Which encoding a text table is read in: a byte order mark, else the configured one, else what the bytes are. */
import type { CsvLayout } from '../../domain/csv-layout.ts';
import type { Sink } from '../format.ts';
import { encodingOf, type Sniffed, type TextEncoding } from '../sniff.ts';

const names: Readonly<Record<string, TextEncoding>> = {
  ascii: 'windows-1252',
  'us-ascii': 'windows-1252',
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'iso-8859-15': 'windows-1252',
  cp437: 'cp437',
  ibm437: 'cp437',
  pc8: 'cp437',
};

export interface ReadEncoding {
  readonly encoding: TextEncoding;
  readonly bomBytes: number;
}

export function encodingFor(
  layout: Pick<CsvLayout, 'encoding'> | null,
  sniffed: Sniffed,
  sink: Sink,
): ReadEncoding {
  const { bomBytes } = sniffed;
  const detected = encodingOf(sniffed, 'windows-1252');
  const said = layout?.encoding ?? null;
  const configured = said === null ? undefined : names[said.toLowerCase()];
  if (configured === undefined || bomBytes > 0) return { encoding: detected, bomBytes };
  if (configured !== 'utf-8' || sniffed.encoding !== null) return { encoding: configured, bomBytes };
  sink.finding({ code: 'encoding-not-utf8', severity: 'warning', params: { encoding: detected } });
  return { encoding: detected, bomBytes };
}
