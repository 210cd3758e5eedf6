/** A workspace on a real disk: configuration, import and archive folders, a store. Removed when the test ends. */
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

export interface WorkspaceOptions {
  readonly units?: readonly string[];
  /** Settle, window and gather times; short for tests. */
  readonly quietMs?: number;
  readonly windowQuiet?: string;
  readonly windowLongest?: string;
  readonly expects?: readonly string[];
  readonly onMissing?: string;
  readonly gather?: string;
  readonly mail?: Record<string, unknown>;
  /** Merged over the whole configuration. */
  readonly extra?: Record<string, unknown>;
  readonly archiveRoot?: string;
}

export interface Workspace {
  readonly folder: string;
  readonly configPath: string;
  readonly database: string;
  inbox(unit: string, importId: string): string;
  archive(unit: string, importId: string): string;
  /** Puts a file in an import folder by rename, as a careful sender does. */
  drop(unit: string, importId: string, name: string, content: string | Uint8Array): void;
  /** All files below a folder, hidden ones too, as paths relative to it. */
  files(folder: string): string[];
  /** The database, read from outside. */
  query<T = Record<string, unknown>>(sql: string, ...parameters: unknown[]): T[];
  [Symbol.dispose](): void;
}

const orgNumbers: Record<string, string> = {};

export function makeWorkspace(options: WorkspaceOptions = {}): Workspace {
  const folder = mkdtempSync(join(tmpdir(), 'prickakonto-'));
  const units = options.units ?? ['100'];
  const archiveRoot = options.archiveRoot ?? join(folder, 'arkiv');
  const inbox = (unit: string, importId: string): string => join(folder, 'import', unit, importId);
  const archive = (unit: string, importId: string): string => join(archiveRoot, unit, importId);
  const importIds = ['bok', 'bank'];
  for (const unit of units)
    for (const id of importIds)
      for (const path of [inbox(unit, id), archive(unit, id)]) mkdirSync(path, { recursive: true });
  const places = (id: string) =>
    Object.fromEntries(
      units.map((unit) => [unit, { path: inbox(unit, id), archivePath: archive(unit, id), scheduled: true }]),
    );
  const csv = { delimiter: ';', decimal: ',', dateFormat: 'yyyy-MM-dd', headerRow: 1, encoding: 'utf-8' };
  const config = {
    store: 'sqlite:prickakonto.db',
    mail: options.mail ?? {
      enabled: true,
      from: 'prickakonto@example.se',
      transport: 'file',
      folder: 'utkorg',
      gather: options.gather ?? '0s',
    },
    backgroundJobs: {
      enabled: true,
      reportErrors: true,
      notifyOnCompletion: true,
      recipients: ['ekonomi@example.se'],
    },
    units: units.map((code) => ({
      code,
      name: `Bolag ${code}`,
      ...(orgNumbers[code] ? { orgNumber: orgNumbers[code] } : {}),
    })),
    imports: [
      {
        id: 'bok',
        name: 'Huvudbok',
        format: 'csv',
        feeds: 'ledger',
        csv: {
          ...csv,
          columns: { date: 'Datum', amount: 'Belopp', reference: 'Referens', text: 'Text', account: 'Konto' },
        },
        units: places('bok'),
      },
      {
        id: 'bank',
        name: 'Kontoutdrag',
        format: 'csv',
        feeds: 'bank',
        account: '1930',
        csv: { ...csv, columns: { date: 'Datum', amount: 'Belopp', reference: 'Referens', text: 'Text' } },
        units: places('bank'),
      },
    ],
    groups: [
      {
        id: 'bank',
        name: 'Bankkonto 1930',
        type: 'bank',
        accounts: ['1930'],
        scheduled: true,
        rules: ['referens', 'belopp'],
        window: {
          quiet: options.windowQuiet ?? '300ms',
          longest: options.windowLongest ?? '60s',
          expects: options.expects ?? [],
          onMissing: options.onMissing ?? 'warn',
        },
      },
    ],
    rules: [
      {
        id: 'referens',
        name: 'Referens och belopp',
        type: 'exact',
        key: ['reference'],
        days: { before: 1, after: 5 },
      },
      { id: 'belopp', name: 'Belopp inom tre dagar', type: 'unique', days: { before: 0, after: 3 } },
    ],
    agent: {
      watch: process.env['PK_TEST_WATCH'] === 'none' ? 'none' : 'auto',
      settle: { quiet: `${options.quietMs ?? 100}ms`, every: '50ms' },
      rescan: { local: process.env['PK_TEST_WATCH'] === 'none' ? '250ms' : '5s', share: '5s' },
    },
    log: { folder: 'logg', level: 'debug' },
    ...options.extra,
  };
  const configPath = join(folder, 'prickakonto.yaml');
  writeFileSync(configPath, JSON.stringify(config, null, 2));
  const database = join(folder, 'prickakonto.db');
  return {
    folder,
    configPath,
    database,
    inbox,
    archive,
    drop(unit, importId, name, content) {
      const temporary = join(inbox(unit, importId), `.${name}.tmp`);
      writeFileSync(temporary, content);
      renameSync(temporary, join(inbox(unit, importId), name));
    },
    files: (path) =>
      readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
        .sort(),
    query(sql, ...parameters) {
      const db = new Database(database, { readonly: true, timeout: 10_000 });
      try {
        return db.prepare(sql).all(...parameters) as never;
      } finally {
        db.close();
      }
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** CSV text of ledger rows: account, date, amount in kronor as text, reference, text. */
export function ledgerCsv(
  rows: readonly (readonly [
    account: string,
    date: string,
    amount: string,
    reference: string,
    text: string,
  ])[],
): string {
  return ['Konto;Datum;Belopp;Referens;Text', ...rows.map((row) => row.join(';'))].join('\r\n');
}

export function bankCsv(
  rows: readonly (readonly [date: string, amount: string, reference: string, text: string])[],
): string {
  return ['Datum;Belopp;Referens;Text', ...rows.map((row) => row.join(';'))].join('\r\n');
}

/** `count` bank rows with amounts and references of their own. */
export function manyBankRows(count: number, seed = 0): string {
  return bankCsv(
    Array.from(
      { length: count },
      (_, i) => ['2026-11-10', `${seed * 1000 + i + 1},50`, `R${seed}-${i}`, `rad ${seed}-${i}`] as const,
    ),
  );
}
