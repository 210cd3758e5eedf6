/**
 * Deviations that are tolerated. A vendor's habit stands on every line of its files: the first place is told with how many
 * there are, so that a mail about a file stays readable.
 */
import type { FormatCode } from '../../domain/codes.ts';
import type { Params } from '../../domain/finding.ts';
import type { Sink } from '../format.ts';
import { shown } from '../shown.ts';

/** `place` is a number of what `createNotices` was told, 1-based; 0 for the file as a whole. */
export interface Notices {
  /** Remembers a deviation; of a code only the foremost place keeps its params. */
  warn(code: FormatCode, place: number, params?: Params): void;
  /** Reports at once: the file is refused. */
  error(code: FormatCode, place: number, params?: Params): void;
  /** Gives the warnings to the sink in the order of their places, each with `count`. */
  flush(): void;
}

/** SIE 4 is told by line, SIE 5 by row (`LedgerEntry`). */
export function createNotices(sink: Sink, places: 'line' | 'row' = 'line'): Notices {
  const warnings = new Map<FormatCode, { place: number; params: Params; count: number }>();
  const at = (place: number): { line?: number; row?: number } => (place > 0 ? { [places]: place } : {});
  return {
    warn(code, place, params = {}) {
      const known = warnings.get(code);
      const count = (known?.count ?? 0) + 1;
      if (!known || place < known.place) warnings.set(code, { place, params: short(params), count });
      else known.count = count;
    },
    error(code, place, params = {}) {
      sink.finding({ code, severity: 'error', ...at(place), params: short(params) });
    },
    flush() {
      for (const [code, { place, params, count }] of [...warnings].sort(byPlace)) {
        sink.finding({ code, severity: 'warning', ...at(place), params: { count, ...params } });
      }
    },
  };
}

type Told = readonly [code: FormatCode, { readonly place: number }];

/** Where a file is cut into chunks decides which of two deviations is met first, and must not show. */
function byPlace([a, { place: first }]: Told, [b, { place: second }]: Told): number {
  return first - second || (a < b ? -1 : 1);
}

function short(params: Params): Params {
  const entries = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'string' ? shown(value) : value,
  ]);
  return Object.fromEntries(entries);
}
