/** What our readers are measured against: the bare limits, and packages for the same format as they are used. */
import papaparse from 'papaparse';
import { SaxesParser } from 'saxes';
import { inferSchema, initParser } from 'udsv';
import { createDecoder, createLineSplitter } from '../../src/formats/decode.ts';
import type { LargeFile } from './large-files.ts';

type Run = (bytes: Buffer, encoding: LargeFile['encoding']) => number | null | Promise<number | null>;

export interface Other {
  readonly name: string;
  /** Read no more of it: what takes all of a file at once, or very long. */
  readonly largestMb?: number;
  /** Null when the package is not installed. */
  load(): Promise<Run | null>;
}

const chunkBytes = 256 * 1024;
const codePage = (encoding: LargeFile['encoding']): 'utf-8' | 'windows-1252' =>
  encoding === 'utf8' ? 'utf-8' : 'windows-1252';

function decoded(bytes: Buffer, encoding: LargeFile['encoding'], take: (text: string) => unknown): void {
  const decoder = createDecoder(codePage(encoding), 0);
  for (let at = 0; at < bytes.length; at += chunkBytes)
    take(decoder.write(bytes.subarray(at, at + chunkBytes)));
  take(decoder.end());
}

const bare = (name: string, run: Run): Other => ({ name, load: () => Promise.resolve(run) });

const decoding = bare('bare: decoding alone', (bytes, encoding) => {
  let length = 0;
  decoded(bytes, encoding, (text) => {
    length += text.length;
  });
  return length > 0 ? null : 0;
});

const lines = bare('bare: decoding and lines', (bytes, encoding) => {
  let count = 0;
  const splitter = createLineSplitter(
    {
      line: () => {
        count += 1;
      },
      tooLong: () => undefined,
    },
    2 ** 20,
  );
  decoded(bytes, encoding, splitter.push);
  splitter.end();
  return count > 0 ? null : 0;
});

const saxes = bare('bare: saxes with empty handlers', (bytes, encoding) => {
  const parser = new SaxesParser({ xmlns: true });
  for (const event of ['opentag', 'text', 'closetag'] as const) parser.on(event, () => undefined);
  decoded(bytes, encoding, (text) => parser.write(text));
  parser.close();
  return null;
});

const udsv = bare('udsv (whole text, arrays of cells)', (bytes) => {
  const text = bytes.toString('utf8');
  return initParser(inferSchema(text, { col: ';' })).stringArrs(text).length;
});

const papa = bare(
  'papaparse (whole text, arrays of cells)',
  (bytes) => papaparse.parse(bytes.toString('utf8'), { delimiter: ';' }).data.length - 1,
);

const papaSteps = bare('papaparse (row by row, kept by nobody)', (bytes) => {
  let rows = 0;
  papaparse.parse(bytes.toString('utf8'), {
    delimiter: ';',
    step: () => {
      rows += 1;
    },
  });
  return rows - 1;
});

/** A package that is only measured against, and may be absent. */
function peer(name: string, about: { title: string; largestMb: number }, run: (module: never) => Run): Other {
  return {
    name: about.title,
    largestMb: about.largestMb,
    async load() {
      try {
        return run((await import(name)) as never);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return null;
        throw error;
      }
    },
  };
}

interface FastXml {
  XMLParser: new (options: object) => { parse(text: string): unknown };
}

const fastXml = peer(
  'fast-xml-parser',
  { title: 'fast-xml-parser (whole text, a tree)', largestMb: 40 },
  (module: FastXml) => (bytes) => {
    // Cut in the middle it is not well formed; the parser does not mind.
    new module.XMLParser({ ignoreAttributes: false, processEntities: false }).parse(bytes.toString('utf8'));
    return null;
  },
);

const mt940js = peer(
  'mt940js',
  { title: 'mt940js (whole text, statements)', largestMb: 10 },
  (module: { default: { Parser: new () => { parse(text: string): { transactions: unknown[] }[] } } }) =>
    (bytes) => {
      const statements = new module.default.Parser().parse(wholeStatements(bytes));
      return statements.reduce((sum, { transactions }) => sum + transactions.length, 0);
    },
);

const mt940Js = peer(
  'mt940-js',
  { title: 'mt940-js (whole text, statements)', largestMb: 10 },
  (module: { read(data: ArrayBuffer): Promise<{ transactions: unknown[] }[]> }) => async (bytes) => {
    const whole = new TextEncoder().encode(wholeStatements(bytes));
    const statements = await module.read(whole.buffer as ArrayBuffer);
    return statements.reduce((sum, { transactions }) => sum + transactions.length, 0);
  },
);

const wholeStatements = (bytes: Buffer): string => {
  const text = bytes.toString('latin1');
  return text.slice(0, text.lastIndexOf('\r\n-\r\n') + 5);
};

const ofxJs = peer(
  'ofx-js',
  { title: 'ofx-js (whole text, a tree)', largestMb: 10 },
  (module: { parse(text: string): Promise<unknown> }) => async (bytes) => {
    const text = bytes.toString('latin1');
    const whole = text.slice(0, text.lastIndexOf('</STMTTRN>') + 10);
    await module.parse(`${whole}</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`);
    return null;
  },
);

const bareText = [decoding, lines];
const all: Readonly<Record<string, readonly Other[]>> = {
  sie4: bareText,
  sie5: [decoding, saxes, fastXml],
  camt053: [decoding, saxes, fastXml],
  csv: [...bareText, udsv, papa, papaSteps],
  mt940: [...bareText, mt940js, mt940Js],
  bgmax: bareText,
  ofx: [...bareText, ofxJs],
};

export function othersOf(file: LargeFile): readonly Other[] {
  return all[file.format] ?? [];
}
