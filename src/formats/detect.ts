/**
 * Which format a file is in, by its first bytes alone: names and endings of files are only habits. Also knows formats that
 * are not read yet, so that they are refused by name (order: fact sheet formats/international, 7).
 */
import type { Detection } from '../domain/source-file.ts';
import { payloadOf } from './camt/walker.ts';
import { recogniseTable } from './csv/recognise.ts';
import { createDecoder } from './decode.ts';
import { recognise as recogniseSie } from './sie4/index.ts';
import { encodingOf, type Sniffed } from './sniff.ts';

type Guess = Detection | null;

const certain = (format: string, why: string): Detection => ({ format, confidence: 'certain', why });

/** Null when the content tells nothing. */
export function detect(sniffed: Sniffed): Detection | null {
  const text = headText(sniffed);
  return (
    byMagic(sniffed.head, text) ??
    byMarkup(text) ??
    recogniseSie(text) ??
    byRecords(text) ??
    recogniseTable(sniffed)
  );
}

function headText(sniffed: Sniffed): string {
  const decoder = createDecoder(encodingOf(sniffed, 'windows-1252'), sniffed.bomBytes);
  return decoder.write(sniffed.head).replace(/\0/g, '').trimStart();
}

const magics: readonly (readonly [format: string, bytes: readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['gzip', [0x1f, 0x8b]],
  ['xls', [0xd0, 0xcf, 0x11, 0xe0]],
];

function byMagic(head: Uint8Array, text: string): Guess {
  const found = magics.find(([, bytes]) => bytes.every((byte, at) => head[at] === byte));
  if (!found) return null;
  const workbook = found[0] === 'zip' && /\[Content_Types\]\.xml|xl\//.test(text);
  return certain(
    workbook ? 'xlsx' : found[0],
    `begins with the bytes of ${workbook ? 'an Excel workbook' : `a ${found[0]} file`}`,
  );
}

/** Local name of an opening tag. */
const tags = /<(?:[\w.-]+:)?([A-Za-z][\w.-]*)/g;

function byMarkup(text: string): Guess {
  if (/^(?:OFXHEADER|<OFX>)|<\?OFX\b/i.test(text)) return certain('ofx', 'has the header of OFX');
  if (!text.startsWith('<')) return null;
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html|<table)/i.test(text))
    return certain('html', 'begins as a web page');
  const names = new Set(Array.from(text.matchAll(tags), (hit) => hit[1] ?? ''));
  for (const name of names) {
    const payload = payloadOf(name);
    if (payload) return certain('camt053', `holds the element ${name} (camt.${payload.kind})`);
  }
  if (names.has('Sie') || names.has('SieEntry')) {
    if (/sie\.se\/sie5/i.test(text)) return certain('sie5', 'is XML in the namespace of SIE 5');
    if (names.has('FileInfo'))
      return {
        format: 'sie5',
        confidence: 'likely',
        why: 'has the elements of SIE 5, without its namespace',
      };
  }
  return byNamespace(text);
}

function byNamespace(text: string): Guess {
  const messages = Array.from(
    text.matchAll(/urn:iso:std:iso:\d+:tech:xsd:([a-z]{4}\.\d{3}(?:\.\d{3}\.\d{2})?)/g),
    (hit) => hit[1] ?? '',
  );
  // The business application header (head.001) only wraps another message.
  const message = messages.find((name) => !name.startsWith('head.')) ?? messages[0];
  if (message === undefined) return null;
  return certain(
    /^camt\.05[234]/.test(message) ? 'camt053' : message,
    `declares the ISO 20022 message ${message}`,
  );
}

/** Every one of the patterns must be found. They never look over a line end, so a long head costs no more than its length. */
type RecordMark = readonly [format: string, patterns: readonly RegExp[], why: string];

const openingRecords: readonly RecordMark[] = [
  ['bgmax', [/^01BGMAX/m], 'has the opening record 01BGMAX'],
  ['autogiro', [/^(?:01(?:\d{8})?AUTOGIRO|[05]1\d{8}9900\d{10}AG-)/m], 'has the opening record of Autogiro'],
  [
    'lb',
    [/^11[\dX]{8,10}.{0,12}LEVERANT.{1,2}RSBETALNINGAR/m],
    'has the opening record of Leverantörsbetalningar',
  ],
  // 37 characters of identity, time and delivery stand before the file type (fact sheet: formats/swedish, 6).
  ['plusgiro-total-in', [/^00.{35}TL1/m], 'has the opening record of Plusgirot Total IN'],
  // A control character may frame the transmission, and a bank's own lines may stand above.
  ['mt940', [/^.?\{1:F\d\d[A-Z]/m], 'has the header of a SWIFT message'],
  [
    'mt940',
    [/(?:^|@@):20:/m, /(?:^|@@):(?:25|28C?|60[FM]|61|34F):/m],
    'has the fields :20: and :25: of SWIFT MT940',
  ],
];

/** Pieces without their opening record. Some banks write `@@` for the line end of SWIFT. */
const likelyRecords: readonly RecordMark[] = [
  [
    'mt940',
    [/(?:^|@@):(?:20|21|25|28C?|34F|60[FM]|61|62[FM]|86|NS):/m],
    'has lines that begin with a SWIFT field',
  ],
  [
    'sie4',
    [/^[ \t]*#(?:FLAGGA|SIETYP|PROGRAM|FNAMN|ORGNR|RAR|KONTO|VER)[ \t]/m],
    'has SIE items, but not at its beginning',
  ],
  [
    'bgmax',
    [/^(?:05\d{10} {10}(?:SEK|EUR)|20\d{10}.{25}\d{18})/m],
    'has records of BgMax but no opening record',
  ],
  ['autogiro', [/^00\d{48}/m], 'has records of the Autogiro mandate register'],
  ['lb', [/^LB(?:ut|in)-/m], 'is a sample of Leverantörsbetalningar'],
  [
    'lb-utland',
    [/^0\d{14}.{57}(?:\d{6}| {6})[12] {0,1}\r?\n2/m],
    'has the opening and payee records of foreign Bankgirot payments',
  ],
];

function byRecords(text: string): Guess {
  const has = ([, patterns]: RecordMark): boolean => patterns.every((pattern) => pattern.test(text));
  const opening = openingRecords.find(has);
  if (opening) return certain(opening[0], opening[2]);
  const likely = likelyRecords.find(has);
  return likely ? { format: likely[0], confidence: 'likely', why: likely[2] } : null;
}
