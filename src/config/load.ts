/** Reads and checks `config/prickakonto.yaml`: every fault at once, each with line and key. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Settings } from '../domain/settings.ts';
import { checkGroups } from './check-groups.ts';
import { checkImports } from './check-imports.ts';
import { checkMail } from './check-mail.ts';
import { checkReferences } from './check-references.ts';
import { checkRules } from './check-rules.ts';
import { type ConfigDocument, parseConfig } from './document.ts';
import { ConfigError, type ConfigFault, keyText, type Remark, remark } from './fault.ts';
import { remarksOf } from './issues.ts';
import { resolveSettings } from './resolve.ts';
import { configSchema } from './schema.ts';

export { ConfigError, type ConfigFault } from './fault.ts';

export interface CheckedConfig {
  /** Null when there are errors. */
  readonly settings: Settings | null;
  readonly errors: readonly ConfigFault[];
  readonly warnings: readonly ConfigFault[];
}

const largestBytes = 1024 * 1024;

/** The settings of a valid file. Throws `ConfigError` with all its faults. */
export function loadSettings(path: string): Settings {
  const { settings, errors } = checkConfig(path);
  if (settings === null) throw new ConfigError(resolve(path), errors);
  return settings;
}

/** Checks a file without throwing; `settings` is null when there are errors. */
export function checkConfig(path: string): CheckedConfig {
  const configPath = resolve(path);
  const read = readText(configPath);
  if (typeof read !== 'string') {
    const { code, severity, params } = read;
    const fault: ConfigFault = { code, severity, line: null, column: null, key: '', params };
    return { settings: null, errors: [fault], warnings: [] };
  }
  return checkText(read, configPath);
}

/** Checks the text of a file that lies (or will lie) at an absolute path. */
export function checkText(text: string, configPath: string): CheckedConfig {
  const document = parseConfig(text);
  const parsed = document.raw === null ? null : configSchema.safeParse(document.raw);
  const found = [...document.remarks];
  if (parsed !== null) {
    found.push(...(parsed.error?.issues ?? []).flatMap((issue) => remarksOf(issue, document)));
    found.push(...crossChecks(document.raw, dirname(configPath)));
  }
  const faults = inOrder(found.map((one) => placed(one, document)));
  const errors = faults.filter((fault) => fault.severity === 'error');
  const warnings = faults.filter((fault) => fault.severity === 'warning');
  const settings = errors.length === 0 && parsed?.data ? resolveSettings(parsed.data, configPath) : null;
  return { settings, errors, warnings };
}

/** On the plain values, so that they run however malformed another part of the file is. */
function crossChecks(raw: unknown, folder: string): Remark[] {
  return [
    ...checkImports(raw, folder),
    ...checkReferences(raw),
    ...checkRules(raw),
    ...checkGroups(raw),
    ...checkMail(raw),
  ];
}

function readText(path: string): string | Remark {
  try {
    const { size } = statSync(path);
    if (size > largestBytes) return remark('config-file-too-large', [], { path, sizeBytes: size });
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return remark('config-file-missing', [], { path });
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return remark('config-not-utf8', [], { path });
    return remark('config-file-unreadable', [], { path, reason: code });
  }
}

function placed(one: Remark, document: ConfigDocument): ConfigFault {
  const { line, column, ...params } = one.params;
  const key = keyText(one.path);
  const found = document.placeOf(one.path);
  const place = typeof line === 'number' && typeof column === 'number' ? { line, column } : found;
  return {
    code: one.code,
    severity: one.severity,
    ...place,
    key,
    params: { ...params, key, line: place.line },
  };
}

/** By line, each fault once: two checks may see the same. */
function inOrder(faults: readonly ConfigFault[]): ConfigFault[] {
  const once = new Map(
    faults.map((fault) => [
      `${fault.code} ${fault.key} ${fault.line} ${JSON.stringify(fault.params)}`,
      fault,
    ]),
  );
  return [...once.values()].sort(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
}
