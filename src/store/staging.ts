/**
 * Rows of a file that is being read, in a temporary table of this connection: bounded memory, no lock on the database while
 * the file is parsed, and nothing left behind when the process dies.
 */
import type { Side, TextField } from '../domain/row.ts';
import { textFields } from '../domain/row.ts';
import type { Store } from './open.ts';

/** A row as it is stored, its account the ledger account it belongs to. Days as day numbers. */
export interface StoredRow extends Partial<Readonly<Record<TextField, string>>> {
  readonly row: number;
  readonly line: number | null;
  readonly account: string;
  readonly fileAccount: string | null;
  readonly day: number;
  readonly valueDay: number | null;
  readonly amountOre: number;
  readonly currency: string;
  readonly objects: string | null;
  readonly extra: string | null;
  /** 16 bytes: the same row in another file has the same (design: ingest, overlapping rows). */
  readonly fingerprint: Buffer;
  /** SHA-256 (hex) of everything the row says. */
  readonly contentHash: string;
}

const fixed = [
  'row_no',
  'line',
  'account',
  'file_account',
  'day',
  'value_day',
  'amount_ore',
  'currency',
  'objects',
  'extra',
  'fingerprint',
];
const staged = [...fixed, 'content_hash', ...textFields];
const stored = [...fixed, ...textFields];

export interface Staging {
  add(row: StoredRow): void;
  /** Writes what is still in hand. */
  flush(): void;
}

const batchRows = 500;

/** Empties the staging table and gives a writer to it. */
export function openStaging(store: Store): Staging {
  const db = store.native;
  db.exec(
    `drop table if exists temp.staged_row; create temp table staged_row (${staged.join(', ')}, primary key (row_no)) without rowid`,
  );
  const insert = db.prepare(
    `insert into temp.staged_row (${staged.join(', ')}) values (${staged.map(() => '?').join(', ')})`,
  );
  let batch: StoredRow[] = [];
  const writeBatch = db.transaction((rows: StoredRow[]) => {
    for (const row of rows) {
      insert.run(
        row.row,
        row.line,
        row.account,
        row.fileAccount,
        row.day,
        row.valueDay,
        row.amountOre,
        row.currency,
        row.objects,
        row.extra,
        row.fingerprint,
        row.contentHash,
        ...textFields.map((field) => row[field] ?? null),
      );
    }
  });
  const flush = (): void => {
    writeBatch(batch);
    batch = [];
  };
  return {
    add(row) {
      batch.push(row);
      if (batch.length >= batchRows) flush();
    },
    flush,
  };
}

/**
 * Moves the staged rows into the books. Equal rows of one file are numbered (occurrence); a row that an earlier file already
 * gave, with the same number, is left out. Gives how many rows are new, in all and per account.
 */
export function takeStagedRows(
  store: Store,
  file: { id: string; unit: string; importId: string; side: Side },
): { total: number; perAccount: Record<string, number> } {
  const db = store.native;
  const columns = stored.join(', ');
  db.prepare(
    `insert into tx_row (file_id, unit, import_id, side, occurrence, row_hash, ${columns})
     select :id, :unit, :importId, :side, occurrence, content_hash || '-' || occurrence, ${columns}
     from (select *, row_number() over (partition by account, fingerprint order by row_no) - 1 as occurrence from temp.staged_row)
     where true order by row_no
     on conflict (unit, side, account, fingerprint, occurrence) do nothing`,
  ).run(file);
  const counts = db
    .prepare('select account, count(*) as n from tx_row where file_id = ? group by account')
    .all(file.id) as { account: string; n: number }[];
  return {
    total: counts.reduce((sum, count) => sum + count.n, 0),
    perAccount: Object.fromEntries(counts.map((count) => [count.account, count.n])),
  };
}

/** Empties the staging table, so that its pages do not wait for the next file. */
export function dropStaging(store: Store): void {
  store.native.exec('drop table if exists temp.staged_row');
}
