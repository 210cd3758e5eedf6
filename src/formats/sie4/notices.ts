/**
 * Deviations that are tolerated. A vendor's habit stands on every line of its files: the first place is told with how many
 * there are, so that a mail about a file stays readable.
 */
import type { FormatCode } from '../../domain/codes.ts';
import type { Params } from '../../domain/finding.ts';
import type { Sink } from '../format.ts';
import { shown } from '../shown.ts';

export interface Notices {
  /** Remembers a deviation; only the first of a code keeps its line and params. */
  warn(code: FormatCode, line: number, params?: Params): void;
  /** Reports at once: the file is refused. */
  error(code: FormatCode, line: number, params?: Params): void;
  /** Gives the warnings to the sink, each with `count`. */
  flush(): void;
}

export function createNotices(sink: Sink): Notices {
  const warnings = new Map<FormatCode, { line: number; params: Params; count: number }>();
  return {
    warn(code, line, params = {}) {
      const known = warnings.get(code);
      if (known) known.count += 1;
      else warnings.set(code, { line, params: short(params), count: 1 });
    },
    error(code, line, params = {}) {
      sink.finding({ code, severity: 'error', ...(line > 0 ? { line } : {}), params: short(params) });
    },
    flush() {
      for (const [code, { line, params, count }] of warnings) {
        sink.finding({
          code,
          severity: 'warning',
          ...(line > 0 ? { line } : {}),
          params: { count, ...params },
        });
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
