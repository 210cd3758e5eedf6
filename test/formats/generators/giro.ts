/** What the files of Bankgirot have in common: records of 80 characters, and the ways they come changed on their way. */
import fc from 'fast-check';

export const number = (value: number | string, width: number): string => String(value).padStart(width, '0');
export const text = (value: string, width: number): string => value.slice(0, width).padEnd(width);
export const record = (line: string): string => text(line, 80);
/** `2026-03-01` as `20260301`, or `260301`. */
export const compact = (day: string): string => day.replaceAll('-', '');
export const short = (day: string): string => compact(day).slice(2);

export const days: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 9000 })
  .map((day) => new Date(Date.UTC(2005, 0, 1) + day * 86_400_000).toISOString().slice(0, 10));

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÉabcdefghijklmnopqrstuvwxyzåäöéü0123456789-+.,/&'];
/** Words without blanks around, at least one letter. */
export const words = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .string({ unit: fc.constantFrom(...letters, ' '), minLength: 1, maxLength })
    .map((found) => found.trim().replace(/\s+/g, ' '))
    .filter((found) => found !== '');
export const digits = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength, maxLength });
export const giros: fc.Arbitrary<string> = fc.integer({ min: 1_000_000, max: 99_999_999 }).map(String);
export const amounts = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max });

/** How a file looks when it arrives. */
export interface Look {
  readonly lineEnd: '\r\n' | '\n' | '\r';
  readonly encoding: 'latin1' | 'utf8' | 'bom';
  readonly trimmed: boolean;
  readonly lastEnd: boolean;
  readonly blankLines: number;
}

export const looks: fc.Arbitrary<Look> = fc.record({
  lineEnd: fc.constantFrom('\r\n', '\n', '\r'),
  encoding: fc.constantFrom('latin1', 'utf8', 'bom'),
  trimmed: fc.boolean(),
  lastEnd: fc.boolean(),
  blankLines: fc.nat(3),
});

export function bytesOf(lines: readonly string[], look: Look): Uint8Array {
  const written = look.trimmed ? lines.map((line) => line.trimEnd()) : lines;
  const end = look.lastEnd ? look.lineEnd.repeat(1 + look.blankLines) : '';
  const whole = written.join(look.lineEnd) + end;
  if (look.encoding === 'latin1') return new Uint8Array(Buffer.from(whole, 'latin1'));
  return new TextEncoder().encode(look.encoding === 'bom' ? `\uFEFF${whole}` : whole);
}

/** Only what is there. */
export const withoutEmpty = (fields: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter((field): field is [string, string] => Boolean(field[1])));

/** Sizes of the pieces that a file is given in. */
export const chunks: fc.Arbitrary<number[]> = fc.array(fc.integer({ min: 1, max: 200 }), {
  minLength: 1,
  maxLength: 20,
});
