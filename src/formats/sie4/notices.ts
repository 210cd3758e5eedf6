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
  /** Remembers a deviation; only the first of a code keeps its place and params. */
  warn(code: FormatCode, place: number, params?: Params): void;
  /** Reports at once: the file is refused. */
  error(code: FormatCode, place: number, params?: Params): void;
  /** Gives the warnings to the sink, each with `count`. */
  flush(): void;
}

/** SIE 4 is told by line, SIE 5 by row (`LedgerEntry`). */
export function createNotices(sink: Sink, places: 'line' | 'row' = 'line'): Notices {
  const warnings = new Map<FormatCode, { place: number; params: Params; count: number }>();
  const at = (place: number): { line?: number; row?: number } => (place > 0 ? { [places]: place } : {});
  return {
    warn(code, place, params = {}) {
      const known = warnings.get(code);
      if (known) known.count += 1;
      else warnings.set(code, { place, params: short(params), count: 1 });
    },
    error(code, place, params = {}) {
      sink.finding({ code, severity: 'error', ...at(place), params: short(params) });
    },
    flush() {
      for (const [code, { place, params, count }] of warnings) {
        sink.finding({ code, severity: 'warning', ...at(place), params: { count, ...params } });
      }
    },
  };
}

function short(params: Params): Params {
  const entries = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'string' ? shown(value) : value,
  ]);
  return Object.fromEntries(entries);
}
