/** One XML part of a workbook, read as events. */
import type { Finding } from '../../domain/finding.ts';
import { createXmlPush, type XmlHandler } from '../xml/xml-push.ts';
import type { Archive } from './archive.ts';
import { damaged, refuse } from './refusal.ts';

/** What stands beside the sheets is small. */
export const smallPartBytes = 64 * 1024 * 1024;

export interface HowToReadPart {
  readonly mostBytes?: number;
  /** Asked between pieces: true ends the reading. */
  readonly enough?: () => boolean;
}

/** Throws WorkbookRefusal: the part is no XML, or holds what no workbook needs (a DOCTYPE, entities, endless depth). */
export async function readPart(
  archive: Archive,
  name: string,
  handler: XmlHandler,
  how: HowToReadPart = {},
): Promise<void> {
  const xml = createXmlPush(handler, (finding) => refusePart(name, finding));
  const { enough = () => false } = how;
  let decoder: TextDecoder | null = null;
  let ended = false;
  await archive.read(name, how.mostBytes ?? smallPartBytes, (chunk) => {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    xml.write(decoded(name, decoder, chunk));
    ended = enough();
    return !ended;
  });
  if (ended) return;
  if (decoder !== null) xml.write(decoded(name, decoder, null));
  xml.end();
}

/** Parts are in UTF-8 or UTF-16 (ECMA-376-2, 6.5.3.3), whatever else they declare. */
function encodingOf(chunk: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [a, b] = chunk;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  return (a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c) ? 'utf-16be' : 'utf-8';
}

function decoded(name: string, decoder: TextDecoder, chunk: Uint8Array | null): string {
  try {
    return chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (error) {
    if (error instanceof TypeError) return damaged(name, `its letters are not in ${decoder.encoding}`);
    throw error;
  }
}

/** The lines of a part's XML mean nothing to the people who see its rows. */
function refusePart(name: string, { code, params }: Finding): never {
  if (code === 'file-truncated') return damaged(name, 'the XML ends too early');
  if (code === 'xml-not-well-formed') return damaged(name, String(params['reason']));
  return refuse(code, params);
}
