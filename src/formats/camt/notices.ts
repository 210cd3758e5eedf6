/** What stands on many entries alike is told once a file: the first place, and how many there are. */
import type { FormatCode } from '../../domain/codes.ts';
import type { Params } from '../../domain/finding.ts';
import type { Sink } from '../format.ts';

export interface Notices {
  /** Only the first of a code keeps its row and params. */
  warn(code: FormatCode, row: number, params: Params): void;
  /** Gives the warnings to the sink, each with `count`. */
  flush(): void;
}

export function createNotices(sink: Sink): Notices {
  const first = new Map<FormatCode, { row: number; params: Params; count: number }>();
  return {
    warn(code, row, params) {
      const known = first.get(code);
      if (known) known.count += 1;
      else first.set(code, { row, params, count: 1 });
    },
    flush() {
      for (const [code, { row, params, count }] of first)
        sink.finding({ code, severity: 'warning', row, params: { ...params, count } });
    },
  };
}
