/** From the valid file to the settings: defaults, absolute paths, milliseconds, öre. */
import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { accountKey } from '../domain/account-key.ts';
import type { CsvLayout } from '../domain/csv-layout.ts';
import type { Group } from '../domain/group.ts';
import type { PositionalLayout, Span } from '../domain/positional-layout.ts';
import type {
  AgentSettings,
  BackgroundJobs,
  ImportDefinition,
  ImportPlace,
  MailSettings,
  Settings,
} from '../domain/settings.ts';
import { absolutePath } from './absolute.ts';
import { defaultUnits } from './check-groups.ts';
import { durationMs } from './duration.ts';
import { resolveRule } from './resolve-rule.ts';
import type { ConfigInput } from './schema.ts';

type Of<K extends keyof ConfigInput> = NonNullable<ConfigInput[K]>;
type ToAbsolute = (path: string) => string;

const mailOff: MailSettings = {
  enabled: false,
  from: null,
  transport: 'smtp',
  smtp: null,
  folder: null,
  gatherMs: 10_000,
};
const jobsOff: BackgroundJobs = {
  enabled: false,
  reportErrors: false,
  notifyOnCompletion: false,
  recipients: [],
};

/** @param configPath absolute path of the file */
export function resolveSettings(input: ConfigInput, configPath: string): Settings {
  const absolute: ToAbsolute = (path) => absolutePath(path, dirname(configPath));
  const settings = {
    configPath,
    language: input.language,
    timeZone: input.timeZone,
    store: `sqlite:${absolute(input.store.slice('sqlite:'.length))}`,
    mail: input.mail ? resolveMail(input.mail, absolute) : mailOff,
    backgroundJobs: input.backgroundJobs ?? jobsOff,
    units: input.units.map((unit) => ({
      code: unit.code,
      name: unit.name,
      orgNumber: unit.orgNumber ?? null,
    })),
    imports: input.imports.map((definition) => resolveImport(definition, absolute)),
    groups: input.groups.map((group) => resolveGroup(group, input)),
    rules: input.rules.map((rule) => resolveRule(rule, input.normalisers)),
    normalisers: input.normalisers,
    agent: resolveAgent(input.agent),
    log: { ...input.log, folder: absolute(input.log.folder) },
    console: input.console,
  };
  return { ...settings, configHash: hashOf(settings) };
}

/** A duration that the schema has accepted. */
function ms(text: string): number {
  return durationMs(text) ?? 0;
}

function resolveMail(mail: Of<'mail'>, absolute: ToAbsolute): MailSettings {
  return {
    enabled: mail.enabled,
    from: mail.from ?? null,
    transport: mail.transport,
    smtp: mail.smtp
      ? {
          ...mail.smtp,
          user: mail.smtp.user ?? null,
          passwordFrom: secretFrom(mail.smtp.passwordFrom, absolute),
        }
      : null,
    folder: mail.folder === undefined ? null : absolute(mail.folder),
    gatherMs: ms(mail.gather),
  };
}

function secretFrom(from: string | undefined, absolute: ToAbsolute): string | null {
  if (from === undefined) return null;
  return from.startsWith('file:') ? `file:${absolute(from.slice('file:'.length))}` : from;
}

function resolveImport(definition: Of<'imports'>[number], absolute: ToAbsolute): ImportDefinition {
  const { csv, account } = definition;
  const accounts = account === undefined ? definition.accounts : { '*': account };
  return {
    id: definition.id,
    name: definition.name,
    format: definition.format,
    feeds: definition.feeds,
    accounts: accounts
      ? Object.fromEntries(Object.entries(accounts).map(([key, to]) => [accountKey(key), to]))
      : null,
    balanceGate: definition.balanceGate,
    voucherGate: definition.voucherGate,
    content: definition.content,
    csv: csv ? resolveCsv(csv) : null,
    positional: definition.positional ? resolvePositional(definition.positional) : null,
    derive: definition.derive ?? {},
    files: definition.files ?? null,
    completeThrough: definition.completeThrough ?? null,
    places: Object.entries(definition.units).map(([unit, place]) => resolvePlace(unit, place, absolute)),
  };
}

/**
 * What is left out is found out from each file. Who names the columns knows the file: then the header is on line 1 and the
 * sign as it is, unless said otherwise.
 */
function resolveCsv(csv: NonNullable<Of<'imports'>[number]['csv']>): CsvLayout {
  return {
    encoding: csv.encoding ?? null,
    sheet: csv.sheet ?? null,
    delimiter: csv.delimiter ?? null,
    quote: csv.quote ?? null,
    headerRow: csv.headerRow ?? (csv.columns ? 1 : null),
    decimal: csv.decimal ?? null,
    dateFormat: csv.dateFormat ?? null,
    columns: csv.columns ?? null,
    sign: csv.sign ?? (csv.columns ? 'asIs' : null),
  };
}

type PositionalInput = NonNullable<Of<'imports'>[number]['positional']>;
type SpanInput = PositionalInput['columns'][string];

function resolvePositional(input: PositionalInput): PositionalLayout {
  const { total } = input;
  return {
    ...input,
    encoding: input.encoding ?? null,
    recordLength: input.recordLength ?? null,
    only: input.only ?? null,
    columns: Object.fromEntries(
      Object.entries(input.columns).map(([name, span]) => [name, resolveSpan(span)]),
    ),
    total: total
      ? {
          match: total.match,
          amount: total.amount ? resolveSpan(total.amount) : null,
          count: total.count ? resolveSpan(total.count) : null,
        }
      : null,
  };
}

function resolveSpan({ from, to, length = 1 }: SpanInput): Span {
  return { from, to: to ?? from + length - 1 };
}

function resolvePlace(
  unit: string,
  place: Of<'imports'>[number]['units'][string],
  absolute: ToAbsolute,
): ImportPlace {
  const orNull = (path: string | undefined) => (path === undefined ? null : absolute(path));
  return {
    unit,
    path: orNull(place.path),
    archivePath: orNull(place.archivePath),
    quarantinePath: orNull(place.quarantinePath),
    scheduled: place.scheduled,
  };
}

function resolveGroup(group: Of<'groups'>[number], input: ConfigInput): Group {
  const { quiet, longest, expects, onMissing } = group.window;
  return {
    id: group.id,
    name: group.name,
    type: group.type,
    units: group.units ?? defaultUnits(input, group.type),
    accounts: group.accounts,
    scheduled: group.scheduled,
    waitFor: group.waitFor,
    rules: group.rules,
    window: { quietMs: ms(quiet), longestMs: ms(longest), expects, onMissing },
  };
}

function resolveAgent(agent: ConfigInput['agent']): AgentSettings {
  return {
    watch: agent.watch,
    settle: { quietMs: ms(agent.settle.quiet), everyMs: ms(agent.settle.every) },
    rescan: { localMs: ms(agent.rescan.local), shareMs: ms(agent.rescan.share) },
  };
}

/** What a run went by; where the file lies, how it logs and speaks and the console change no result. */
function hashOf(settings: Omit<Settings, 'configHash'>): string {
  const { configPath: _path, log: _log, console: _console, language: _language, ...effective } = settings;
  return createHash('sha256')
    .update(JSON.stringify(sorted(effective)))
    .digest('hex');
}

/** The same value with the keys of every map in order: one text for one meaning. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const inOrder = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(inOrder.map(([key, inner]) => [key, sorted(inner)]));
}
