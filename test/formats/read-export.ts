import type { Side } from '../../src/domain/row.ts';
import { csv } from '../../src/formats/csv/index.ts';
import { type ReadFile, readBytes, utf8 } from './read-bytes.ts';

/** Exports of Swedish banks as they are dropped, without any layout (fact sheet: formats/swedish, 7); all data is made up. */
export function read(
  lines: readonly string[],
  how: { feeds?: Side; bytes?: (text: string) => Uint8Array } = {},
): ReadFile {
  const bytes = (how.bytes ?? utf8)(`${lines.join('\r\n')}\r\n`);
  return readBytes(csv, bytes, { feeds: how.feeds ?? 'bank' });
}
export const figures = ({ rows, statements, errors, warnings, summary }: ReadFile): unknown => ({
  known: summary.csv?.known,
  rows: rows.map(({ date, amountOre, text }) => [date, amountOre, text]),
  ends: [statements[0]?.openingOre, statements[0]?.closingOre],
  problems: [...errors, ...warnings],
});
export const bom = (text: string): Uint8Array => utf8(`\uFEFF${text}`);
