/** Lines in fixed positions of our own making, from rows and a layout. */
import { formatDecimal, type Ore } from '../../../src/domain/ore.ts';
import type { PositionalLayout, Span } from '../../../src/domain/positional-layout.ts';

export interface PositionalRow {
  readonly date: string;
  readonly amountOre: number;
  readonly text: string;
  readonly reference: string;
}

const width = ({ from, to }: Span): number => to - from + 1;

/** An amount as wide as its place: digits alone with zeros in front, or with a decimal sign and blanks; the sign before or behind. */
function amountIn(amountOre: number, layout: PositionalLayout, span: Span, signBehind: boolean): string {
  const hasDirection = layout.columns['direction'] !== undefined;
  const size = formatDecimal(Math.abs(amountOre) as Ore);
  const digits = layout.decimal === 'none' ? size.replace('.', '') : size.replace('.', layout.decimal);
  const sign = amountOre < 0 && !hasDirection ? '-' : '';
  const filled = digits.padStart(width(span) - sign.length, layout.decimal === 'none' ? '0' : ' ');
  return signBehind ? filled + sign : sign + filled;
}

function place(line: string[], span: Span | undefined, text: string): void {
  if (span === undefined) return;
  Array.from(text.padEnd(width(span)).slice(0, width(span))).forEach((letter, at) => {
    line[span.from - 1 + at] = letter;
  });
}

export function positionalLine(
  row: PositionalRow,
  layout: PositionalLayout,
  how: { prefix?: string; signBehind?: boolean } = {},
): string {
  const { columns } = layout;
  const last = Math.max(...Object.values(columns).map(({ to }) => to));
  const line = new Array<string>(last).fill(' ');
  Array.from(how.prefix ?? '').forEach((letter, at) => {
    line[at] = letter;
  });
  const [year = '', month = '', day = ''] = row.date.split('-');
  const date = layout.dateFormat
    .replace('yyyy', year)
    .replace('yy', year.slice(2))
    .replace('MM', month)
    .replace('dd', day);
  place(line, columns['date'], date);
  if (columns['amount'])
    place(
      line,
      columns['amount'],
      amountIn(row.amountOre, layout, columns['amount'], how.signBehind ?? false),
    );
  place(line, columns['direction'], row.amountOre < 0 ? '-' : '+');
  place(line, columns['text'], row.text);
  place(line, columns['reference'], row.reference);
  return line.join('');
}
