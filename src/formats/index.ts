/** The door of the formats: which there are, which one a file is in, and its reader. A new format is one line here. */
import { PrickakontoError } from '../domain/error.ts';
import type { Detection } from '../domain/source-file.ts';
import { camt } from './camt/index.ts';
import { csv } from './csv/index.ts';
import { detect } from './detect.ts';
import type { Format } from './format.ts';
import { sie4 } from './sie4/index.ts';
import type { Sniffed } from './sniff.ts';

export { detect } from './detect.ts';
export type { ByteSource, Format, Reader, ReadOptions, Sink } from './format.ts';
export { createSniffer, encodingOf, type Sniffed, type TextEncoding } from './sniff.ts';

export const formats: readonly Format[] = [sie4, camt, csv];

/** The words of `format:` that come in later versions. */
const laterFormats: ReadonlySet<string> = new Set([
  'sie5',
  'mt940',
  'bgmax',
  'lb',
  'autogiro',
  'ofx',
  'xlsx',
  'positional',
]);

function formatOf(id: string): Format {
  const found = formats.find((format) => format.id === id);
  if (found) return found;
  throw new PrickakontoError(laterFormats.has(id) ? 'format-not-supported-yet' : 'format-unknown', {
    format: id,
  });
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
  const format = formats.find(({ id }) => id === detection.format);
  if (!format) throw new PrickakontoError('format-not-supported-yet', { format: detection.format });
  if (format.id === 'csv') throw new PrickakontoError('csv-layout-missing');
  return { format, detection };
}

/** Other messages of ISO 20022 come from the same bank to the same folder: the camt reader refuses them by name. */
const isoMessage = /^[a-z]{4}\.\d{3}/;

function configuredFormat(configured: string, detection: Detection | null): FoundFormat {
  const format = formatOf(configured);
  const same =
    detection?.format === configured ||
    (configured === 'camt053' && isoMessage.test(detection?.format ?? ''));
  // A table may be anything's text, so that guess never stands against what the import says.
  if (detection !== null && !same && detection.confidence !== 'guess') {
    throw new PrickakontoError('format-other-than-configured', { configured, found: detection.format });
  }
  return {
    format,
    detection: { format: configured, confidence: 'certain', why: `configured as ${configured}` },
  };
}
