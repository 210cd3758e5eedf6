import type { ConfigCode } from '../domain/codes.ts';
import { PrickakontoError } from '../domain/error.ts';
import type { Params } from '../domain/finding.ts';

/** Steps from the root of the file to a key: names and positions in lists. */
export type KeyPath = readonly (string | number)[];

/** One thing that is wrong (or doubtful) in the file. The texts are `textOf(code, params, language)`. */
export interface ConfigFault {
  readonly code: ConfigCode;
  readonly severity: 'error' | 'warning';
  /** 1-based; null when the fault is about the file as a whole. */
  readonly line: number | null;
  readonly column: number | null;
  /** Dotted path of the key, `imports[0].units.100.archivePath`; empty for the file as a whole. */
  readonly key: string;
  /** `key` and what else the texts name. */
  readonly params: Params;
}

/** What a check says, before it is known where in the file that is. */
export interface Remark {
  readonly code: ConfigCode;
  readonly severity: 'error' | 'warning';
  readonly path: KeyPath;
  readonly params: Params;
}

export function remark(code: ConfigCode, path: KeyPath, params: Params = {}): Remark {
  return { code, severity: 'error', path, params };
}

export function doubt(code: ConfigCode, path: KeyPath, params: Params = {}): Remark {
  return { code, severity: 'warning', path, params };
}

/** `imports[0].units.100.path` of the steps. */
export function keyText(path: KeyPath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** A configuration that cannot be used: every fault of it. `code` is the fault's own when there is only one. */
export class ConfigError extends PrickakontoError {
  readonly faults: readonly ConfigFault[];

  constructor(path: string, faults: readonly ConfigFault[]) {
    const [only, ...others] = faults.filter(({ severity }) => severity === 'error');
    if (only && others.length === 0) super(only.code, only.params);
    else super('config-invalid', { path, count: others.length + 1 });
    this.name = 'ConfigError';
    this.faults = faults;
  }
}
