/** Warnings about lines: a habit of a sender stands on every line of its files, so the first place is told with how many there are. */
import type { Code } from '../../domain/codes.ts';
import type { Params } from '../../domain/finding.ts';
import type { Sink } from '../format.ts';

export interface Notices {
  /** Remembers a deviation; only the first of a code keeps its line and params. */
  warn(code: Code, line: number, params?: Params): void;
  /** Reports at once: the file is refused. */
  error(code: Code, line: number, params?: Params, row?: number): void;
  errors(): number;
  /** Gives the warnings to the sink, each with `count`. */
  flush(): void;
}

export function createNotices(sink: Sink): Notices {
  const warnings = new Map<Code, { readonly line: number; readonly params: Params; count: number }>();
  let errors = 0;
  return {
    warn(code, line, params = {}) {
      const known = warnings.get(code);
      if (known) known.count += 1;
      else warnings.set(code, { line, params, count: 1 });
    },
    error(code, line, params = {}, row) {
      errors += 1;
      const place = { ...(line > 0 ? { line } : {}), ...(row === undefined ? {} : { row }) };
      sink.finding({ code, severity: 'error', ...place, params });
    },
    errors: () => errors,
    flush() {
      for (const [code, { line, params, count }] of warnings) {
        sink.finding({
          code,
          severity: 'warning',
          ...(line > 0 ? { line } : {}),
          params: { count, ...params },
        });
      }
      warnings.clear();
    },
  };
}
