/**
 * What a cell's number format makes of its number: an amount stays one, a serial number becomes a day. The format code is
 * stored in the English letters of the standard whatever language Excel shows (ECMA-376-1, 18.8.30 and 18.8.31).
 */
import type { XmlHandler } from '../xml/xml-push.ts';
import { damaged } from './refusal.ts';

/** `digits`: a whole number shown with at least so many digits (`00000`), so that 42 is the text 00042. */
export type Shape =
  | { readonly kind: 'number' | 'day' | 'time' }
  | { readonly kind: 'digits'; readonly least: number };

const number: Shape = { kind: 'number' };
const day: Shape = { kind: 'day' };
const time: Shape = { kind: 'time' };

/** Formats with a number of their own and no code in the file (18.8.30); 27 to 36 and 50 to 58 are days in eastern editions. */
const builtIn = new Map<number, Shape>();
for (const [from, to, shape] of [
  [14, 17, day],
  [18, 21, time],
  [22, 22, day],
  [27, 31, day],
  [32, 35, time],
  [36, 36, day],
  [45, 47, time],
  [50, 54, day],
  [55, 56, time],
  [57, 58, day],
] as const)
  for (let id = from; id <= to; id += 1) builtIn.set(id, shape);

/** Excel allows 65,490 cell formats. */
const mostFormats = 100_000;
const longestCode = 1000;

export interface Styles {
  /** Of a cell's `s`; a number without one. */
  shapeOf(style: string | undefined): Shape;
}

export const noStyles: Styles = { shapeOf: () => number };

/** Reads `styles.xml`: `<numFmts>` and the formats of cells, `<cellXfs>`; those of named styles have `<xf>` too. */
export function createStylesReader(part: string): { handler: XmlHandler; styles(): Styles } {
  const codes = new Map<number, Shape>();
  const shapes: Shape[] = [];
  const within: string[] = [];

  function add(id: number): void {
    if (shapes.length >= mostFormats) damaged(part, 'there are more cell formats than Excel allows');
    shapes.push(codes.get(id) ?? builtIn.get(id) ?? number);
  }

  return {
    handler: {
      open(name, attributes) {
        const id = Number(attributes['numFmtId'] ?? 0);
        if (name === 'xf' && within.at(-1) === 'cellXfs') add(id);
        else if (name === 'numFmt' && codes.size < mostFormats)
          codes.set(id, shapeOfCode(attributes['formatCode'] ?? ''));
        within.push(name);
      },
      text: () => undefined,
      close: () => {
        within.pop();
      },
    },
    styles: () => ({
      shapeOf: (style) => (style === undefined ? number : (shapes[Number(style)] ?? number)),
    }),
  };
}

/** Format code → shape, by its first section: quoted texts, escaped letters and brackets (colour, language) say nothing. */
export function shapeOfCode(code: string): Shape {
  const first = code
    .slice(0, longestCode)
    .replace(/"[^"]*"|\\.|[_*]./g, '')
    .split(';', 1)[0] as string;
  // [h] and [mm] count hours beyond a day.
  if (/\[(?:h+|m+|s+)\]/i.test(first)) return time;
  const bare = first.replace(/\[[^\]]*\]/g, '');
  if (/general|standard/i.test(bare)) return number;
  // Some Swedish programs write å for the year.
  if (/[yåd]/i.test(bare)) return day;
  if (/[hs]/i.test(bare)) return time;
  if (/m/i.test(bare)) return day;
  return /^0{2,20}$/.test(bare) ? { kind: 'digits', least: bare.length } : number;
}
