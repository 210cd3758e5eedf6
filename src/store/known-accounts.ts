/** What earlier files said of accounts: whose they are, and in which currencies. It never refuses a file, it warns or asks. */
import type { Finding } from '../domain/finding.ts';
import type { Gate } from './file-commit.ts';
import type { Store } from './open.ts';
import type { StagedFile } from './take-rows.ts';

/** Findings of one file and code. */
const mostFindings = 20;

/** Accounts of the file that have only come for another unit so far. To be asked before the file's statements are added. */
export function accountsKnownElsewhere(store: Store, file: StagedFile, gate: Gate): Finding[] {
  const places = store.native.prepare(
    'select distinct unit, import_id as "import" from bank_statement where file_account = ? order by unit <> ?, unit limit 2',
  );
  const accounts = new Set(
    gate.statements.flatMap(({ isOwn, fileAccount }) => (isOwn || fileAccount === null ? [] : [fileAccount])),
  );
  const found: Finding[] = [];
  for (const account of accounts) {
    const known = places.all(account, file.unit) as { unit: string; import: string }[];
    const other = known[0];
    if (!other || other.unit === file.unit || found.length === mostFindings) continue;
    const path = other.import === file.importId ? (gate.folders[other.unit] ?? '') : '';
    const params = { account, ...other, path };
    found.push({ code: 'account-known-elsewhere', severity: 'warning', params });
  }
  return found;
}

/** Remembers the currencies of the file's accounts, and tells of those that an account has not had before. */
export function noteCurrencies(store: Store, file: StagedFile, currencies: Gate['currencies']): Finding[] {
  const db = store.native;
  const known = db
    .prepare(
      'select currency from account_currency where unit = :unit and side = :side and account = :account order by currency',
    )
    .pluck();
  const note = db.prepare(
    `insert into account_currency (unit, side, account, currency, file_id) values (:unit, :side, :account, :currency, :id)
     on conflict do nothing`,
  );
  const found: Finding[] = [];
  for (const [account, uses] of currencies) {
    const before = known.all({ ...file, account }) as string[];
    for (const [currency, { row, count }] of uses) {
      if (before.includes(currency)) continue;
      note.run({ ...file, account, currency });
      if (before.length === 0 || found.length === mostFindings) continue;
      const params = { account, currency, known: before.join(', '), count };
      found.push({ code: 'account-currency-new', severity: 'warning', row, params });
    }
  }
  return found;
}
