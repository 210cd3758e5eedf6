import type { Code } from './codes.ts';

export type Params = Readonly<Record<string, string | number>>;

/** Something noticed in input, as a value: an error refuses the file, a warning stays on it. */
export interface Finding {
  readonly code: Code;
  readonly severity: 'error' | 'warning';
  /** 1-based line of the file, for formats of lines. */
  readonly line?: number;
  /** 1-based number of the row (entry, transaction) in the file. */
  readonly row?: number;
  readonly params: Params;
  /** Id of the question that it is until somebody has answered (`q7`). */
  readonly question?: string;
}
