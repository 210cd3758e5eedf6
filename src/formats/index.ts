/** The door of the formats: which there are, which one a file is in, and its reader. A new format is one line here. */
import { PrickakontoError } from '../domain/error.ts';
import type { Detection } from '../domain/source-file.ts';
import { autogiro } from './autogiro/index.ts';
import { bgmax } from './bgmax/index.ts';
import { camt } from './camt/index.ts';
import { csv } from './csv/index.ts';
import { detect } from './detect.ts';
import type { Format } from './format.ts';
import { lb } from './lb/index.ts';
import { mt940 } from './mt940/index.ts';
import { ofx } from './ofx/index.ts';
import { positional } from './positional/index.ts';
import { sie4 } from './sie4/index.ts';
import { sie5 } from './sie5/index.ts';
import type { Sniffed } from './sniff.ts';
import { xlsx } from './xlsx/index.ts';

export { type Doubt, suggestTable, type TableSuggestion } from './csv/suggest.ts';
export { detect } from './detect.ts';
export type { ByteSource, Format, Reader, ReadOptions, Sink } from './format.ts';
export { createSniffer, encodingOf, type Sniffed, type TextEncoding } from './sniff.ts';

export const formats: readonly Format[] = [
  sie4,
  sie5,
  camt,
  csv,
  bgmax,
  lb,
  autogiro,
  xlsx,
  positional,
  mt940,
  ofx,
];

/** Known by their first record, and without a public layout to read them by: refused with what to use instead. */
const giroFormatsNotRead: ReadonlySet<string> = new Set(['plusgiro-total-in', 'lb-utland']);

/** Containers that a workbook may be in: its reader says what else they hold (a password, Word, an old workbook). */
const containers: ReadonlySet<string> = new Set(['zip', 'xls']);

function formatOf(id: string): Format {
  const found = formats.find((format) => format.id === id);
  if (found) return found;
  throw new PrickakontoError('format-unknown', { format: id });
}

export interface FoundFormat {
  readonly format: Format;
  readonly detection: Detection;
}

/**
 * The format to read a file in. `configured` is the word of the import definition; with `auto` the content decides.
 * Throws `format-unknown`, `format-not-supported-yet`, or `format-other-than-configured` when the content is clearly
 * of another format than the configured one.
 */
export function formatFor(configured: string, sniffed: Sniffed): FoundFormat {
  const detection = detect(sniffed);
  return configured === 'auto' ? detectedFormat(detection) : configuredFormat(configured, detection);
}

function detectedFormat(detection: Detection | null): FoundFormat {
  if (detection === null) throw new PrickakontoError('format-unknown');
  const readBy = containers.has(detection.format) ? 'xlsx' : detection.format;
  const format = formats.find(({ id }) => id === readBy);
  if (giroFormatsNotRead.has(detection.format))
    throw new PrickakontoError('giro-format-not-read', { format: detection.format });
  if (!format) throw new PrickakontoError('format-not-supported-yet', { format: detection.format });
  return { format, detection };
}

/** Other messages of ISO 20022 come from the same bank to the same folder: the camt reader refuses them by name. */
const isoMessage = /^[a-z]{4}\.\d{3}/;

function configuredFormat(configured: string, detection: Detection | null): FoundFormat {
  const format = formatOf(configured);
  const same =
    detection?.format === configured ||
    (configured === 'xlsx' && containers.has(detection?.format ?? '')) ||
    (configured === 'camt053' && isoMessage.test(detection?.format ?? ''));
  // A table may be anything's text, so only a known export stands against what the import says; and text in fixed positions may
  // look like any of them.
  const isClear =
    detection?.confidence === 'certain' || (detection?.confidence === 'likely' && detection.format !== 'csv');
  if (detection !== null && !same && isClear && configured !== 'positional') {
    throw new PrickakontoError('format-other-than-configured', { configured, found: detection.format });
  }
  return {
    format,
    detection: { format: configured, confidence: 'certain', why: `configured as ${configured}` },
  };
}
