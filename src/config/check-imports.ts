/** Checks of imports that need more than one key: folders, accounts, layout. */
import { join, resolve, sep } from 'node:path';
import { accountKey } from '../domain/account-key.ts';
import { absolutePath } from './absolute.ts';
import { checkPositional } from './check-positional.ts';
import { doubt, type KeyPath, type Remark, remark } from './fault.ts';
import { entries, field, list, text } from './raw.ts';

interface Folder {
  readonly at: KeyPath;
  readonly importId: string;
  readonly unit: string;
  readonly path: string | null;
  readonly archivePath: string | null;
  readonly quarantinePath: string | null;
  readonly scheduled: boolean;
}

export function checkImports(raw: unknown, folder: string): Remark[] {
  const folders = foldersOf(raw, folder);
  const one = folders.flatMap((place) => [...checkFolder(place), ...checkQuarantine(place)]);
  const imports = list(field(raw, 'imports')).flatMap((item, index) => [
    ...checkAccounts(item, ['imports', index]),
    ...checkSpellings(item, ['imports', index]),
    ...checkCsv(item, ['imports', index]),
    ...checkPositional(item, ['imports', index]),
  ]);
  return [...one, ...checkShared(folders), ...imports];
}

function foldersOf(raw: unknown, base: string): Folder[] {
  const absolute = (value: unknown) => {
    const path = text(value);
    return path === null ? null : absolutePath(path, base);
  };
  return list(field(raw, 'imports')).flatMap((item, index) =>
    entries(field(item, 'units')).map(([unit, place]) => ({
      at: ['imports', index, 'units', unit],
      importId: text(field(item, 'id')) ?? `imports[${index}]`,
      unit,
      path: absolute(field(place, 'path')),
      archivePath: absolute(field(place, 'archivePath')),
      quarantinePath: absolute(field(place, 'quarantinePath')),
      scheduled: field(place, 'scheduled') === true,
    })),
  );
}

function checkFolder(one: Folder): Remark[] {
  const names = { import: one.importId, unit: one.unit };
  const found: Remark[] = [];
  if (one.scheduled && one.path === null)
    found.push(remark('config-path-missing', [...one.at, 'path'], names));
  if (one.scheduled && one.archivePath === null) {
    found.push(remark('config-archive-path-missing', [...one.at, 'archivePath'], names));
  }
  if (one.path === null || one.archivePath === null) return found;
  const at = [...one.at, 'archivePath'];
  if (same(one.path, one.archivePath))
    found.push(remark('config-paths-same', at, { ...names, path: one.path }));
  else if (nested(one.path, one.archivePath)) {
    found.push(remark('config-paths-nested', at, { ...names, path: one.path, archivePath: one.archivePath }));
  }
  return found;
}

/** The program's own folder in an import folder is never read, so an archive may lie there. */
function nested(path: string, archivePath: string): boolean {
  if (inside(archivePath, join(path, '.prickakonto'))) return false;
  return inside(path, archivePath) || inside(archivePath, path);
}

/** A file that goes to quarantine must not come back as a new one, nor lie among the imported. */
function checkQuarantine({ at, importId, unit, path, archivePath, quarantinePath }: Folder): Remark[] {
  const taken = [path, archivePath].some(
    (other) => other !== null && quarantinePath !== null && same(other, quarantinePath),
  );
  if (!taken) return [];
  const params = { import: importId, unit, path: quarantinePath ?? '' };
  return [remark('config-quarantine-path', [...at, 'quarantinePath'], params)];
}

/** Case is no difference where the file system sees none. */
function comparable(path: string): string {
  const full = resolve(path);
  return process.platform === 'linux' ? full : full.toLowerCase();
}

function same(a: string, b: string): boolean {
  return comparable(a) === comparable(b);
}

function inside(inner: string, outer: string): boolean {
  return comparable(inner).startsWith(comparable(outer).replace(/[\\/]$/, '') + sep);
}

function checkShared(folders: readonly Folder[]): Remark[] {
  const first = new Map<string, Folder>();
  const found: Remark[] = [];
  for (const one of folders) {
    if (one.path === null) continue;
    const other = first.get(comparable(one.path));
    if (!other) {
      first.set(comparable(one.path), one);
      continue;
    }
    const params = {
      import: one.importId,
      unit: one.unit,
      path: one.path,
      other: other.importId,
      otherUnit: other.unit,
    };
    found.push(remark('config-path-shared', [...one.at, 'path'], params));
  }
  return found;
}

function checkAccounts(item: unknown, at: KeyPath): Remark[] {
  const feeds = field(item, 'feeds');
  const id = text(field(item, 'id')) ?? '';
  const account = field(item, 'account') !== undefined;
  const accounts = field(item, 'accounts') !== undefined;
  if (account && accounts) return [remark('config-account-twice', [...at, 'account'], { import: id })];
  if (feeds === 'ledger' && (account || accounts)) {
    return [remark('config-accounts-on-ledger', [...at, account ? 'account' : 'accounts'], { import: id })];
  }
  const given =
    field(field(field(item, 'csv'), 'columns'), 'account') ??
    field(field(field(item, 'positional'), 'columns'), 'account') ??
    field(field(item, 'derive'), 'account');
  const needed = feeds === 'bank' || feeds === 'external';
  if (!needed || account || accounts || given !== undefined) return [];
  return [remark('config-accounts-missing', [...at, 'accounts'], { import: id, feeds: String(feeds) })];
}

/** Two spellings of one account would leave it to chance which of them counts. */
function checkSpellings(item: unknown, at: KeyPath): Remark[] {
  const names = entries(field(item, 'accounts')).map(([name]) => name);
  const keys = names.map(accountKey);
  return names.flatMap((name, index) => {
    if (keys.indexOf(keys[index] ?? '') === index) return [];
    return [remark('config-id-duplicate', [...at, 'accounts', name], { id: name, kind: 'account' })];
  });
}

/** Formats whose layout may stand under `csv`: a workbook's columns are a table's columns. */
const tables: ReadonlySet<unknown> = new Set(['csv', 'auto', 'xlsx']);

function checkCsv(item: unknown, at: KeyPath): Remark[] {
  const id = text(field(item, 'id')) ?? '';
  const csv = field(item, 'csv');
  if (csv === undefined || csv === null) return [];
  const found = tables.has(field(item, 'format'))
    ? []
    : [doubt('config-csv-unused', [...at, 'csv'], { import: id })];
  // Columns are found by their headings: without headings they have to be said.
  if (field(csv, 'headerRow') === 0 && field(csv, 'columns') === undefined)
    found.push(remark('config-csv-layout-missing', [...at, 'csv'], { import: id }));
  return [...found, ...checkColumns(csv, id, [...at, 'csv', 'columns'])];
}

function checkColumns(csv: unknown, id: string, at: KeyPath): Remark[] {
  const columns = entries(field(csv, 'columns')).map(([name]) => name);
  if (columns.length === 0) return [];
  const hasAmount = columns.includes('amount') || (columns.includes('debit') && columns.includes('credit'));
  const lacking = [columns.includes('date') ? '' : 'date', hasAmount ? '' : 'amount'].filter(
    (name) => name !== '',
  );
  if (lacking.length === 0) return [];
  return [remark('config-csv-columns', at, { import: id, missing: lacking.join(', ') })];
}
