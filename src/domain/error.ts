import type { Code } from './codes.ts';
import type { Params } from './finding.ts';

interface FaultOptions {
  readonly cause?: unknown;
  /** True when the same step may succeed later by itself (locked, busy, share gone). */
  readonly retryable?: boolean;
}

/** The one thrown fault: a code of the table, what it is about, and whether trying again can help. */
export class PrickakontoError extends Error {
  readonly code: Code;
  readonly params: Params;
  readonly retryable: boolean;

  constructor(code: Code, params: Params = {}, options: FaultOptions = {}) {
    super(
      `${code} ${JSON.stringify(params)}`,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.name = 'PrickakontoError';
    this.code = code;
    this.params = params;
    this.retryable = options.retryable ?? false;
  }
}
